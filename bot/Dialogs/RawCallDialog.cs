using System.Text.RegularExpressions;
using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Ocpp;
using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Approvals;
using ChargeBot.Bot.Conversations;
using ChargeBot.Bot.Turns;
using ChargeBot.Domain.Approvals;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.People;

namespace ChargeBot.Bot.Dialogs;

/// <summary>
/// A raw call: any action of the station's own protocol, word for word. It is checked to the letter, asked about once more, with
/// who charges there now, and where configuration calls the action dangerous a second person decides. Only in personal chat:
/// what is typed may name a customer.
/// </summary>
public sealed partial class RawCallDialog(Network network, IChargePoints chargePoints, RawCalls calls, SecretBox box, ApprovalDesk approvals) : IDialog
{
    /// <inheritdoc/>
    public string Name => CardKinds.RawCall;

    /// <inheritdoc/>
    public IReadOnlyList<Route> Routes =>
    [
        new("rawcall.show", Permission.RawCall, new Words(
            ["ocpp", "raw call"], ["rohaufruf"], TakesPort: true,
            ("calls an OCPP action word for word: ocpp DE*ABC*E1234*1 ClearCache {}", "ruft eine OCPP-Aktion Wort für Wort auf: ocpp DE*ABC*E1234*1 ClearCache {}"))),
        new("rawcall.example", Permission.RawCall),
        new("rawcall.check", Permission.RawCall),
        new("rawcall.confirm", Permission.RawCall),
        new("rawcall.cancel", Permission.RawCall),
        new("rawcall.withdraw", Permission.RawCall),
    ];

    /// <inheritdoc/>
    public async Task Handle(Route route, TurnContext turn)
    {
        if (!turn.Turn.Personal)
        {
            turn.Say(Saying.PersonalOnly);
            return;
        }

        var typed = turn.Turn.Press is null ? Dictated(turn) : null;
        if (PortDialog.Named(network, turn) is not { } entry)
        {
            return;
        }

        if (entry.ChargePointId is not { } chargePointId || await chargePoints.Look(chargePointId) is not { Station: var station } || RawCalls.Actions(station.Protocol).Count == 0)
        {
            turn.Say(Saying.NoRawCall);
            return;
        }

        switch (route.Verb)
        {
            case "rawcall.show" when typed is not null:
                Check(turn, entry, station, typed);
                break;
            case "rawcall.show":
                turn.Show(Name, entry.PortId, new CardData { Raw = new RawDraft() });
                break;
            case "rawcall.example":
                Exemplify(turn, entry, station);
                break;
            case "rawcall.check":
                Check(turn, entry, station, new RawDraft(turn.Turn.Press?.Input("action", 100), turn.Turn.Press?.Input("payload", RawCalls.Longest + 1)));
                break;
            case "rawcall.confirm":
                await Send(turn, entry, station);
                break;
            case "rawcall.cancel":
                Back(turn, entry);
                break;
            default:
                await Withdrawal.Take(turn, route.Verb, network, chargePoints);
                break;
        }
    }

    /// <summary>'DE*ABC*E1234*1 Reset {"type":"Soft"}' or only its beginning; the port's id is left for who looks it up.</summary>
    private RawDraft? Dictated(TurnContext turn)
    {
        var brace = turn.Rest.IndexOf('{', StringComparison.Ordinal);
        var head = (brace < 0 ? turn.Rest : turn.Rest[..brace]).Trim();
        if (head.LastIndexOf(' ') is var space && (space < 0 || (brace < 0 && network.Index.Find(head).Exact is not null)))
        {
            turn.Rest = head;
            return null;
        }

        turn.Rest = head[..space].Trim();
        return new RawDraft(head[(space + 1)..], brace < 0 ? null : turn.Turn.Text[turn.Turn.Text.IndexOf('{', StringComparison.Ordinal)..]);
    }

    private void Exemplify(TurnContext turn, PortEntry entry, Station station)
    {
        var action = RawCalls.Spelled(station.Protocol, turn.Turn.Press?.Input("action", 100) ?? "");
        turn.Show(Name, entry.PortId, new CardData { Raw = new RawDraft(action, action is null ? null : box.Protect(RawCalls.Example(station.Protocol, action))) });
    }

    /// <summary>What was typed is kept protected: it may name a tag.</summary>
    private void Check(TurnContext turn, PortEntry entry, Station station, RawDraft typed)
    {
        var (action, payload) = (RawCalls.Spelled(station.Protocol, typed.Action ?? "") ?? typed.Action ?? "", Straightened(typed.Payload) is { Length: > 0 } text ? text : "{}");
        var fault = RawCalls.Fault(station.Protocol, action, payload);
        var draft = new RawDraft(action, fault?.Problem is RawProblem.Secret || payload.Length > RawCalls.Longest ? null : box.Protect(payload)) { Fault = fault };
        if (fault is not null || InterventionMachine.Fire(Step.Closed, DialogTrigger.Ask) is not { } step)
        {
            turn.Show(Name, entry.PortId, new CardData { Raw = draft });
            return;
        }

        turn.Show(Name, entry.PortId, new CardData { Step = step, Asked = turn.Agent.ObjectId, Raw = draft });
        turn.Unit.Deadlines.Add(new Deadline(Deadline.Question, Deadline.SubjectOf(turn.Result!), turn.Now + InterventionMachine.Patience));
    }

    /// <summary>Phones write quotes as a printer would.</summary>
    private static string? Straightened(string? payload) => payload?.Contains('"') is false ? Curly().Replace(payload, "\"") : payload;

    [GeneratedRegex("[“”„]")]
    private static partial Regex Curly();

    private async Task Send(TurnContext turn, PortEntry entry, Station station)
    {
        if (turn.Card?.Kind != Name || turn.Shown is not { Raw: { Action: { } action, Payload: { } kept } } shown || shown.Asked != turn.Agent.ObjectId
            || box.Reveal(kept) is not { } payload || RawCalls.Fault(station.Protocol, action, payload) is not null
            || InterventionMachine.Fire(shown.Step, DialogTrigger.Confirm) is not { } step)
        {
            return;
        }

        var call = new RawCall(action, kept) { Shown = RawCalls.Shown(payload) };
        turn.Unit.DeadlinesMet.Add((Deadline.Question, Deadline.SubjectOf(turn.Card)));
        if (calls.IsDangerous(action))
        {
            var approval = Approval.OfRawCall(call, entry, turn.Agent, turn.Now);
            await approvals.Ask(turn, approval);
            turn.Show(CardKinds.Approval, entry.PortId, new CardData { Step = Step.Watching, Asked = turn.Agent.ObjectId }, approval.Id);
            turn.Note("rawcall.ask", entry.StationId, entry.PortId, commandId: approval.Id, result: $"{action} {call.Shown}");
            return;
        }

        var record = turn.Request(entry, CommandKind.RawCall, call);
        turn.Show(Name, entry.PortId, new CardData { Step = step }, record.Id);
        turn.Note("rawcall.confirm", entry.StationId, entry.PortId, commandId: record.Id, result: $"{action} {call.Shown}");
    }

    private void Back(TurnContext turn, PortEntry entry)
    {
        if (turn.Card?.Kind == Name && InterventionMachine.Fire(turn.Shown.Step, DialogTrigger.Cancel) is not null)
        {
            turn.Show(Name, entry.PortId, new CardData { Raw = turn.Shown.Raw });
            turn.Unit.DeadlinesMet.Add((Deadline.Question, Deadline.SubjectOf(turn.Card)));
        }
    }
}
