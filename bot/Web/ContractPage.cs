using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using ChargeBot.Adapters.Storage.Activations;
using ChargeBot.Bot.Activations;
using ChargeBot.Domain.Activations;
using ChargeBot.Domain.Audit;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Web;

/// <summary>
/// The password of a customer's contract: typed here, checked and forgotten. It stands in no state, log, trace, audit entry or
/// card; what is stored is only that it was right, or that it was wrong.
/// </summary>
public sealed class ContractPage(
    Network network, Starts starts, IContracts contracts, Attempts attempts, IChargePoints chargePoints, ChargeBotDbs dbs, Writer writer, TimeProvider clock) : IOneTimePurpose
{
    /// <summary>Its name in the tickets.</summary>
    public const string Purpose = "contract";

    /// <summary>The portal's bounds of a password, in characters.</summary>
    private const int Shortest = 5, Longest = 30;

    /// <inheritdoc/>
    public string Name => Purpose;

    /// <inheritdoc/>
    public Permission Permission => Permission.StartByContract;

    /// <inheritdoc/>
    public async Task<OneTimeForm> Offer(OneTimePage page)
    {
        var activation = await Find(page);
        return new OneTimeForm(
            In(page, "Password of the contract", "Passwort des Vertrags"),
            activation is { State: ActivationState.AwaitingPassword }
                ? In(page, $"EMAID {activation.Emaid}, at {activation.PortId}. The customer tells the password. It is checked and forgotten; then charging is started.",
                    $"EMAID {activation.Emaid}, an {activation.PortId}. Das Passwort nennt der Kunde. Es wird geprüft und vergessen; dann wird das Laden gestartet.")
                : Over(page),
            activation is { State: ActivationState.AwaitingPassword }
                ? [new OneTimeButton("start", In(page, "Start charging", "Laden starten")) { Label = In(page, "Password", "Passwort"), MaxLength = Longest, Hidden = true }]
                : []);
    }

    /// <inheritdoc/>
    public async Task<OneTimeDeed> Press(OneTimePage page, ServiceAgent agent, string press, string typed)
    {
        if (await Find(page) is not { State: ActivationState.AwaitingPassword } activation || activation.PersonId != page.PersonId
            || Emaid.Read(activation.Emaid, out var emaid) is not EmaidProblem.None)
        {
            return new OneTimeDeed { Problem = Over(page) };
        }

        if (press != "start" || typed.Length is < Shortest or > Longest)
        {
            return new OneTimeDeed { Problem = In(page, $"A password has {Shortest} to {Longest} characters.", $"Ein Passwort hat {Shortest} bis {Longest} Zeichen.") };
        }

        string[] counted = [Attempts.OfContract(emaid), Attempts.OfPasswordsBy(page.PersonId)];
        if (await attempts.Count(counted) is { } until)
        {
            await Noted(page, activation, "contract.locked");
            return new OneTimeDeed { Problem = Locked(page, activation, until) };
        }

        switch (await contracts.Check(emaid, typed, CancellationToken.None))
        {
            case ContractCheck.Right:
                return await Start(page, activation, counted);
            case ContractCheck.Unavailable:
                await TakeBack(counted);
                return new OneTimeDeed { Problem = In(page, "The provider cannot be asked just now. Please try again in a moment.", "Der Anbieter ist gerade nicht zu erreichen. Bitte gleich noch einmal versuchen.") };
            case ContractCheck.Inactive:
                await TakeBack(counted);
                await Noted(page, activation, "contract.inactive");
                return new OneTimeDeed { Problem = In(page, "This contract is not in use. Ask the customer to call the provider, or give goodwill.", "Dieser Vertrag ist nicht aktiv. Der Kunde muss seinen Anbieter anrufen; oder geben Sie Kulanz.") };
            default:
                await Noted(page, activation, "contract.wrong");
                var (wrong, locked) = await attempts.Of(counted);
                return new OneTimeDeed
                {
                    Problem = locked is { } end ? Locked(page, activation, end)
                        : In(page, $"EMAID and password do not fit. Wrong {wrong} of {Lockout.Most} times.", $"EMAID und Passwort passen nicht zusammen. {wrong} von {Lockout.Most} Mal falsch."),
                };
        }
    }

    private async Task<OneTimeDeed> Start(OneTimePage page, Activation activation, string[] counted)
    {
        var now = clock.GetUtcNow();
        var unit = new WriteUnit();
        Attempts.Clear(unit, counted);
        unit.RedrawCommands.Add(activation.Id);
        unit.Audit.Add(Entry(page, activation, "contract.right"));
        var place = network.Find(activation.PortId) is { } entry ? await starts.At(entry) : null;
        Func<Activation, bool> move = place is { Takes: true } ? one => one.Proceed() : one => one.GiveUp(now, StartFailure.PortChanged);
        if (!move(activation))
        {
            return new OneTimeDeed { Problem = Over(page) };
        }

        var start = activation.State is ActivationState.Starting ? activation.Start(now) : null;
        unit.Also(async (db, cancel) =>
        {
            if (await ActivationMoves.Move(db, activation.Id, now, page.PersonId, move, cancel) is null)
            {
                throw new UnitFailedException(UnitFailure.Stale);
            }
        });
        if (start is null)
        {
            return new OneTimeDeed
            {
                Unit = unit,
                Then = () => Task.FromResult(new OneTimeText(In(page, "The port is not free any more", "Der Ladepunkt ist nicht mehr frei"),
                    In(page, "The password was right, but nothing was started. Look at the card in the chat.", "Das Passwort war richtig, gestartet wurde nichts. Bitte die Karte im Chat ansehen."))),
            };
        }

        unit.Request(start);
        return new OneTimeDeed
        {
            Unit = unit,
            Then = async () =>
            {
                await chargePoints.Submit(start.Copy());
                return new OneTimeText(In(page, "The password was right", "Das Passwort war richtig"),
                    In(page, "The charger is asked to start. The card in the chat follows it; you can close this page.", "Die Ladesäule soll starten. Die Karte im Chat verfolgt es; Sie können diese Seite schließen."));
            },
        };
    }

    private async Task<Activation?> Find(OneTimePage page)
    {
        if (!Guid.TryParse(page.Subject, out var id))
        {
            return null;
        }

        await using var db = dbs.Open();
        return await db.Activations.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id);
    }

    /// <summary>It was no wrong password.</summary>
    private Task TakeBack(string[] counted)
    {
        var unit = new WriteUnit();
        unit.Also((db, cancel) => db.Lockouts.Where(row => counted.Contains(row.Subject) && row.Wrong > 0)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Wrong, row => row.Wrong - 1).SetProperty(row => row.Until, (DateTimeOffset?)null), cancel));
        return writer.Commit(unit);
    }

    /// <summary>Notes it, and lets the card say so.</summary>
    private Task Noted(OneTimePage page, Activation activation, string what)
    {
        var unit = new WriteUnit();
        unit.Audit.Add(Entry(page, activation, what));
        unit.RedrawCommands.Add(activation.Id);
        return writer.Commit(unit);
    }

    private AuditEntry Entry(OneTimePage page, Activation activation, string what) => new()
    {
        Id = Guid.CreateVersion7(clock.GetUtcNow()),
        At = clock.GetUtcNow(),
        Who = page.PersonId,
        What = what,
        StationId = activation.StationId,
        PortId = activation.PortId,
        CommandId = activation.Id,
    };

    private string Locked(OneTimePage page, Activation activation, DateTimeOffset until)
    {
        var clock = TimeZoneInfo.ConvertTime(until, SiteZone.Find(network.Find(activation.PortId)?.TimeZone ?? SiteZone.Usual)).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        return In(page, $"Too many wrong passwords: none is looked at until {clock}.", $"Zu viele falsche Passwörter: Bis {clock} wird keines mehr geprüft.");
    }

    private static string Over(OneTimePage page) => In(page,
        "This start does not wait for a password any more. Look at the card in the chat.", "Dieser Start wartet nicht mehr auf ein Passwort. Bitte die Karte im Chat ansehen.");

    private static string In(OneTimePage page, string en, string de) => page.Language == "de" ? de : en;
}
