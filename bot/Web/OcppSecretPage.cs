using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Approvals;
using ChargeBot.Bot.Conversations;
using ChargeBot.Bot.Dialogs;
using ChargeBot.Bot.Turns;
using ChargeBot.Domain.Approvals;
using ChargeBot.Domain.Audit;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Parameters;
using ChargeBot.Domain.People;

namespace ChargeBot.Bot.Web;

/// <summary>A secret of an OCPP charger: a password, a key, an address with one in it. It is set here and shown nowhere.</summary>
public sealed class OcppSecretPage(Network network, IChargePoints chargePoints, SecretBox box, DangerousKeys dangerous, ApprovalDesk approvals, TimeProvider clock) : IOneTimePurpose
{
    /// <summary>Its name in the tickets.</summary>
    public const string Purpose = "ocppsecret";

    private const char Between = '\n';

    /// <inheritdoc/>
    public string Name => Purpose;

    /// <inheritdoc/>
    public Permission Permission => Permission.EditParameters;

    /// <summary>What a ticket is about: the port through which the charger was found, and the key.</summary>
    public static string SubjectOf(string portId, string key) => $"{portId}{Between}{key}";

    /// <inheritdoc/>
    public Task<OneTimeForm> Offer(OneTimePage page)
    {
        var (portId, key) = Read(page);
        var station = network.Find(portId)?.StationId ?? portId;
        return Task.FromResult(new OneTimeForm(
            In(page, $"{key} of {station}", $"{key} von {station}"),
            In(page, "What you type goes to the charger, and nobody can read it out again. That you set it is noted under your name.",
                "Was Sie eingeben, geht an die Ladesäule und lässt sich nicht wieder auslesen. Dass Sie es setzen, wird unter Ihrem Namen festgehalten."),
            [new OneTimeButton("set", In(page, "Set it", "Setzen")) { Label = In(page, "New value", "Neuer Wert"), MaxLength = OcppKeys.LongestValue }]));
    }

    /// <inheritdoc/>
    public async Task<OneTimeDeed> Press(OneTimePage page, ServiceAgent agent, string press, string typed)
    {
        var (portId, key) = Read(page);
        if (press != "set" || typed.Length == 0)
        {
            return new OneTimeDeed { Problem = In(page, "Please give a value.", "Bitte einen Wert angeben.") };
        }

        if (Unfit(key, typed) is { } why)
        {
            return new OneTimeDeed { Problem = In(page, why.En, why.De) };
        }

        if (network.Find(portId) is not { ChargePointId: { } chargePointId } entry
            || await chargePoints.Look(chargePointId) is not { } station || !station.Station.Can(Verbs.ChangeParameter))
        {
            return new OneTimeDeed { Problem = In(page, "This charger cannot be set from here.", "Diese Ladesäule lässt sich von hier aus nicht setzen.") };
        }

        var change = new ChangeParameter(key, box.Protect(typed)) { Secret = true, WriteOnly = SecretValues.Names(key) };
        if (dangerous is { NeedApproval: true } && dangerous.Contains(key))
        {
            return await Approved(page, Approval.OfChange(change, entry, agent, clock.GetUtcNow()));
        }

        var record = new CommandRecord
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            StationId = entry.StationId,
            ChargePointId = chargePointId,
            PortId = entry.PortId,
            Kind = CommandKind.ChangeParameter,
            Command = change,
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

    /// <summary>With this one the charger can be lost: a second person says yes before it leaves, and never sees it.</summary>
    private async Task<OneTimeDeed> Approved(OneTimePage page, Approval approval)
    {
        var unit = new WriteUnit();
        await approvals.Ask(unit, approval);
        unit.NewCards.Add(ApprovalDesk.CardFor(approval, page.ConversationId, page.PersonId, page.Language, approval.AskedAt, shared: false));
        unit.Audit.Add(new AuditEntry
        {
            Id = Guid.CreateVersion7(approval.AskedAt),
            At = approval.AskedAt,
            Who = page.PersonId,
            What = $"{Purpose}.ask",
            StationId = approval.StationId,
            PortId = approval.PortId,
            Why = ((ChangeParameter)approval.Command!).Key,
            CommandId = approval.Id,
        });
        return new OneTimeDeed
        {
            Unit = unit,
            Then = () => Task.FromResult(new OneTimeText(In(page, "A second person is asked", "Eine zweite Person wird gefragt"),
                In(page, "With this value the charger can be lost, so someone else has to say yes. A card in the chat follows it.",
                    "Mit diesem Wert kann die Ladesäule verloren gehen, deshalb muss jemand anderes zustimmen. Eine Karte im Chat verfolgt es."))),
        };
    }

    /// <summary>What cannot be sent, and a password that the standard does not allow: with that the charger would be lost to us.</summary>
    private static Bilingual? Unfit(string key, string typed) => OcppInput.ProblemOfSecret(typed) is not OcppProblem.None
        ? new($"At most {OcppKeys.LongestValue} characters that can be printed.", $"Höchstens {OcppKeys.LongestValue} druckbare Zeichen.")
        : OcppKeys.Find(key) is { Type: OcppType.Text, Max: { } most } one && (typed.Length < one.Min || typed.Length > most)
            ? new($"It has {one.Min} to {most} characters.", $"Es hat {one.Min} bis {most} Zeichen.") : null;

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
            Kind = CardKinds.OcppParameters,
            PortId = record.PortId,
            CommandId = record.Id,
            Data = new CardData { Step = Step.Watching, Asked = page.PersonId }.Write(),
            Language = page.Language,
            CreatedAt = record.RequestedAt,
        });
        unit.Audit.Add(new AuditEntry
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            At = clock.GetUtcNow(),
            Who = page.PersonId,
            What = $"{Purpose}.set",
            StationId = record.StationId,
            PortId = record.PortId,
            Why = ((ChangeParameter)record.Command).Key,
            CommandId = record.Id,
        });
        return unit;
    }

    private static (string PortId, string Key) Read(OneTimePage page) => page.Subject.Split(Between) is [var port, var key] ? (port, key) : (page.Subject, "");

    private static string In(OneTimePage page, string en, string de) => page.Language == "de" ? de : en;
}
