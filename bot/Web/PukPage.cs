using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Conversations;
using ChargeBot.Bot.Dialogs;
using ChargeBot.Bot.Turns;
using ChargeBot.Domain.Audit;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Parameters;
using ChargeBot.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Web;

/// <summary>A charger's PUK: shown once, or set anew. It is in clear only while the page is written or read.</summary>
public sealed class PukPage(Network network, IChargePoints chargePoints, ChargeBotDbs dbs, SecretBox box, TimeProvider clock) : IOneTimePurpose
{
    /// <inheritdoc/>
    public string Name => "puk";

    /// <inheritdoc/>
    public Permission Permission => Permission.Puk;

    private static ParameterDefinition Definition => Lg2WanParameters.Find(Lg2WanParameters.Puk)!;

    /// <inheritdoc/>
    public Task<OneTimeForm> Offer(OneTimePage page) => Task.FromResult(new OneTimeForm(
        In(page, $"PUK of {Station(page)}", $"PUK von {Station(page)}"),
        In(page, "Shown once, to you alone. Both showing and setting it are noted under your name.",
            "Wird einmal gezeigt, nur Ihnen. Zeigen und Setzen werden unter Ihrem Namen festgehalten."),
        [
            new OneTimeButton("show", In(page, "Show the PUK", "PUK zeigen")),
            new OneTimeButton("set", In(page, "Set the PUK", "PUK setzen")) { Label = In(page, "New PUK", "Neue PUK"), MaxLength = ParameterInputs.MaxText },
        ]));

    /// <inheritdoc/>
    public Task<OneTimeDeed> Press(OneTimePage page, ServiceAgent agent, string press, string typed) => press switch
    {
        "show" => Task.FromResult(Show(page)),
        "set" => Set(page, agent, typed),
        _ => Task.FromResult(new OneTimeDeed { Problem = In(page, "Please press one of the buttons.", "Bitte eine der Schaltflächen drücken.") }),
    };

    private OneTimeDeed Show(OneTimePage page)
    {
        var unit = new WriteUnit();
        unit.Audit.Add(Noted(page, "puk.show"));
        return new OneTimeDeed
        {
            Unit = unit,
            Then = async () => await Puk(page) is { } puk
                ? new OneTimeText(In(page, $"PUK of {Station(page)}", $"PUK von {Station(page)}"), In(page, "Close this page when you have noted it.", "Schließen Sie die Seite, wenn Sie sie notiert haben."), puk)
                : new OneTimeText(In(page, "Not known yet", "Noch nicht bekannt"), In(page, "The charger has not told its PUK. Read the parameters, then try again.",
                    "Die Ladesäule hat ihre PUK nicht gemeldet. Lesen Sie die Parameter und versuchen Sie es dann noch einmal.")),
        };
    }

    private async Task<OneTimeDeed> Set(OneTimePage page, ServiceAgent agent, string typed)
    {
        var input = Definition.Validate(typed);
        if (!input.IsOk)
        {
            return new OneTimeDeed { Problem = In(page, $"A PUK has 1 to {ParameterInputs.MaxText} characters that can be printed.", $"Eine PUK hat 1 bis {ParameterInputs.MaxText} druckbare Zeichen.") };
        }

        if (network.Find(page.Subject) is not { ChargePointId: { } chargePointId } entry
            || await chargePoints.Look(chargePointId) is not { } station || !station.Station.Can(Verbs.ChangeParameter))
        {
            return new OneTimeDeed { Problem = In(page, "This charger cannot be set from here.", "Diese Ladesäule lässt sich von hier aus nicht setzen.") };
        }

        var record = new CommandRecord
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            StationId = entry.StationId,
            ChargePointId = chargePointId,
            PortId = entry.PortId,
            Kind = CommandKind.ChangeParameter,
            Command = new ChangeParameter(Definition.Key, box.Protect(input.Value!)) { Secret = true },
            PersonId = agent.ObjectId,
            PersonName = agent.Name,
            RequestedAt = clock.GetUtcNow(),
        }.Request(waitUntilIdle: false);
        return new OneTimeDeed
        {
            Unit = Asked(page, record),
            Then = async () =>
            {
                await chargePoints.Submit(record.Copy());
                return new OneTimeText(In(page, "Asked of the charger", "An die Ladesäule gegeben"),
                    In(page, "A card in the chat follows what becomes of it. You can close this page.", "Eine Karte im Chat verfolgt, was daraus wird. Sie können diese Seite schließen."));
            },
        };
    }

    /// <summary>The command, its deadline and the card that follows it.</summary>
    private WriteUnit Asked(OneTimePage page, CommandRecord record)
    {
        var unit = new WriteUnit();
        unit.Request(record);
        unit.NewCards.Add(new PostedCard
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            ConversationId = page.ConversationId,
            PersonId = page.PersonId,
            Kind = CardKinds.Parameters,
            PortId = page.Subject,
            CommandId = record.Id,
            Data = new CardData { Step = Step.Watching, Asked = page.PersonId, OfCharger = true }.Write(),
            Language = page.Language,
            CreatedAt = record.RequestedAt,
        });
        unit.Audit.Add(Noted(page, "puk.set") with { CommandId = record.Id });
        return unit;
    }

    private async Task<string?> Puk(OneTimePage page)
    {
        var stationId = network.Find(page.Subject)?.StationId;
        await using var db = dbs.Open();
        var value = await db.DeviceValues.FirstOrDefaultAsync(row => row.StationId == stationId && row.ConnectorId == 0 && row.Key == Lg2WanParameters.Puk);
        return box.Reveal(value?.Reported);
    }

    private AuditEntry Noted(OneTimePage page, string what) => new()
    {
        Id = Guid.CreateVersion7(clock.GetUtcNow()),
        At = clock.GetUtcNow(),
        Who = page.PersonId,
        What = what,
        StationId = network.Find(page.Subject)?.StationId,
        PortId = page.Subject,
    };

    private string Station(OneTimePage page) => network.Find(page.Subject)?.StationId ?? page.Subject;

    private static string In(OneTimePage page, string en, string de) => page.Language == "de" ? de : en;
}
