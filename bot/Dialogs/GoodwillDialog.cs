using System.Security.Cryptography;
using System.Text;
using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Activations;
using ChargeBot.Bot.Approvals;
using ChargeBot.Bot.Turns;
using ChargeBot.Cards;
using ChargeBot.Domain.Activations;
using ChargeBot.Domain.Approvals;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.People;

namespace ChargeBot.Bot.Dialogs;

/// <summary>Starts as goodwill: within the policy at once, beyond it when a supervisor says yes.</summary>
public sealed class GoodwillDialog(Network network, Starts starts, SecretBox box, GoodwillPolicy policy, ApprovalDesk approvals, ChargeBotDbs dbs)
    : StartForm(network, starts, box)
{
    private const int FewestDigits = 6;

    /// <inheritdoc/>
    protected override ActivationKind Kind => ActivationKind.Goodwill;

    /// <inheritdoc/>
    protected override Permission Permission => Permission.Goodwill;

    /// <inheritdoc/>
    protected override Words Words => new(
        ["goodwill", "start goodwill"], ["kulanz", "starte kulanz"], TakesPort: true,
        ("starts a session that nobody is billed for", "startet einen Vorgang, den niemand bezahlt"));

    /// <inheritdoc/>
    protected override async Task<StartDecision> Decide(TurnContext turn, StartPlace place)
    {
        if (turn.Turn.Press is not { } press)
        {
            return new StartDecision(StartProblem.Name);
        }

        var (name, contact, problem) = (press.Input(StartFormCard.NameInput), press.Input(StartFormCard.ContactInput), press.Input(StartFormCard.DescriptionInput));
        var typedEmaid = press.Input(StartFormCard.EmaidInput);
        var wrong = Emaid.Read(typedEmaid, out var emaid);
        var refused = name is null ? StartProblem.Name
            : KeyOf(contact) is null ? StartProblem.Contact
            : typedEmaid is not null && wrong is not EmaidProblem.None ? ContractDialog.Said(wrong)
            : problem is null ? StartProblem.Description
            : Minutes(press) is null ? StartProblem.Duration
            : StartProblem.None;
        if (refused is not StartProblem.None)
        {
            return new StartDecision(refused);
        }

        var (minutes, key) = (Minutes(press)!.Value, KeyOf(contact)!);
        var draft = (await Starts.Make(turn, place, Kind, minutes)).With(
            ActivationState.Starting, typedEmaid is null ? null : emaid.Value, null, Box.Protect($"{name}, {contact}"), key, problem);
        await using var db = dbs.Open();
        var given = await Count(db, draft, place, turn.Now, CancellationToken.None);
        var reasons = policy.Judge(turn.Agent.Roles, minutes, GoodwillPolicy.MostEnergy(place.Port.Port.MaxPower, minutes), given);
        turn.Unit.Also(async (writing, cancel) =>
        {
            // Whoever gave some since we counted counts: then the decision is made anew.
            if (await Count(writing, draft, place, turn.Now, cancel) is var now && now with { EnergyToday = given.EnergyToday } != given)
            {
                throw new UnitFailedException(UnitFailure.Stale);
            }
        });
        if (reasons.Count == 0)
        {
            return StartDecision.Of(draft);
        }

        var activation = draft.Awaiting(string.Join('\n', reasons.Select(GoodwillReasons.Write)));
        await approvals.Ask(turn, new Approval
        {
            Id = activation.Id,
            Kind = ApprovalKind.Goodwill,
            StationId = activation.StationId,
            PortId = activation.PortId,
            TenantId = turn.Agent.TenantId,
            AskedBy = turn.Agent.ObjectId,
            AskedByName = turn.Agent.Name,
            AskedAt = turn.Now,
            ExpiresAt = turn.Now + ApprovalTimes.ToDecide,
        });
        return StartDecision.Of(activation);
    }

    private static Task<GoodwillGiven> Count(ChargeBotDb db, Activation draft, StartPlace place, DateTimeOffset now, CancellationToken cancel) =>
        GoodwillBook.Count(db, draft.PortId, draft.Site, draft.CustomerKey, draft.PersonId, SiteZone.Find(place.Station.Station.TimeZone), now, cancel);

    /// <summary>What tells one customer from another, however a number is written: its last digits, or the address; null where it is neither.</summary>
    private static string? KeyOf(string? contact)
    {
        if (contact is null)
        {
            return null;
        }

        var digits = string.Concat(contact.Where(char.IsAsciiDigit));
        var same = contact.Contains('@', StringComparison.Ordinal) && contact.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < contact.Length - 1
            ? contact.Trim().ToUpperInvariant()
            : digits.Length >= FewestDigits ? digits[^Math.Min(9, digits.Length)..] : null;
        return same is null ? null : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(same)));
    }
}
