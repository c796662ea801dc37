using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Conversations;
using ChargeBot.Bot.Turns;
using ChargeBot.Cards;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Parameters;
using ChargeBot.Domain.People;

namespace ChargeBot.Bot.Dialogs;

/// <summary>
/// The LG2WAN parameters of a port and its charger: shows them, has them read, and changes one. Where the manual warns, or
/// the value does not go with others, the person is asked once more; what is set is read back by the adapter.
/// </summary>
public sealed class ParametersDialog(Network network, IChargePoints chargePoints, ParametersPainter parameters) : IDialog
{
    private const int MaxValue = 200;

    /// <inheritdoc/>
    public string Name => CardKinds.Parameters;

    /// <inheritdoc/>
    public IReadOnlyList<Route> Routes =>
    [
        new("parameters.show", Permission.ReadConfiguration, new Words(
            ["parameters", "parameter"], ["parameter"], TakesPort: true,
            ("shows the LG2WAN parameters of a port and its charger", "zeigt die LG2WAN-Parameter eines Ladepunkts und seiner Ladesäule"))),
        new("parameters.open", Permission.ReadConfiguration),
        new("parameters.read", Permission.ReadConfiguration, new Words(
            ["read parameters"], ["parameter lesen", "parameter abfragen"], TakesPort: true,
            ("has the parameters read from the charger", "liest die Parameter aus der Ladesäule"))),
        new("parameters.save", Permission.EditParameters),
        new("parameters.confirm", Permission.EditParameters),
        new("parameters.cancel", Permission.Look),
        new("parameters.withdraw", Permission.EditParameters),
    ];

    /// <inheritdoc/>
    public async Task Handle(Route route, TurnContext turn)
    {
        if (PortDialog.Named(network, turn) is not { } port)
        {
            return;
        }

        if (port.Planned || port.ChargePointId is not { } chargePointId || await chargePoints.Look(chargePointId) is not { } station
            || station.Find(port.PortId) is not { } here)
        {
            turn.Show(CardKinds.Port, port.PortId, new CardData());
            return;
        }

        var desk = new Desk(turn, port, station, here);
        await (route.Verb switch
        {
            "parameters.open" => Open(desk),
            "parameters.read" => Read(desk),
            "parameters.save" => Save(desk),
            "parameters.confirm" => Confirm(desk),
            "parameters.cancel" => Cancel(desk),
            "parameters.withdraw" => Withdraw(desk),
            _ => Show(desk),
        });
    }

    private static Task Show(Desk at)
    {
        var scope = at.Turn.Turn.Press?.Input("scope") ?? at.Turn.Rest;
        at.Turn.Show(CardKinds.Parameters, at.Port.PortId, new CardData { OfCharger = scope == "charger" });
        return Task.CompletedTask;
    }

    private static Task Open(Desk at)
    {
        if (at.Lg2Wan && Lg2WanParameters.Find(at.Turn.Turn.Press?.Input("parameter")) is { } one)
        {
            at.Turn.Show(CardKinds.Parameters, at.Port.PortId, new CardData { OfCharger = one.Scope is ParameterScope.Charger, Setting = new Setting(one.Key) });
            return Task.CompletedTask;
        }

        return Show(at);
    }

    private static Task Read(Desk at)
    {
        var shown = new CardData { OfCharger = at.Turn.Shown.OfCharger };
        if (!at.Lg2Wan || !at.Station.Station.Online || !at.Station.Station.Can(Verbs.ReadConfiguration))
        {
            at.Turn.Show(CardKinds.Parameters, at.Port.PortId, shown);
            return Task.CompletedTask;
        }

        var record = at.Turn.Request(at.Port, CommandKind.ReadConfiguration, new ReadConfiguration([]));
        at.Turn.Show(CardKinds.Parameters, at.Port.PortId, shown, record.Id);
        at.Turn.Note("parameters.read", at.Port.StationId, at.Port.PortId, commandId: record.Id);
        return Task.CompletedTask;
    }

    private async Task Save(Desk at)
    {
        var (turn, shown) = (at.Turn, at.Turn.Shown);
        var values = await parameters.Values(at.Port.StationId);
        if (Editable(at, shown, values) is not { } one)
        {
            await Show(at);
            return;
        }

        var typed = turn.Turn.Press?.Input("value", MaxValue);
        var input = one.Validate(typed);
        var setting = new Setting(one.Key);
        if (!input.IsOk)
        {
            turn.Show(CardKinds.Parameters, at.Port.PortId, shown with { Setting = setting with { Typed = typed, Problem = input.Problem } });
            return;
        }

        var connector = ParameterView.ConnectorOf(one, at.Here.Port);
        var (value, present) = (input.Value!, values.FirstOrDefault(row => row.ConnectorId == connector && row.Key == one.Key));
        if (present?.Reported == value)
        {
            turn.Show(CardKinds.Parameters, at.Port.PortId, shown with { Setting = setting with { Unchanged = true } });
        }
        else if (InterventionMachine.Fire(shown.Step, DialogTrigger.Ask) is { } asking)
        {
            var asked = shown with { Step = asking, Asked = turn.Agent.ObjectId, Setting = setting with { Value = value } };
            if (one.Warning is null && ParameterConcerns.Of(one, value, connector, values).Count == 0)
            {
                Change(at, one, asked);
                return;
            }

            turn.Show(CardKinds.Parameters, at.Port.PortId, asked);
            turn.Unit.Deadlines.Add(new Deadline(Deadline.Question, Subject(turn.Result!), turn.Now + InterventionMachine.Patience));
        }
    }

    private async Task Confirm(Desk at)
    {
        var shown = at.Turn.Shown;
        if (!MayAnswer(at.Turn))
        {
            return;
        }

        if (Editable(at, shown, await parameters.Values(at.Port.StationId)) is not { } one)
        {
            await Show(at);
            return;
        }

        Change(at, one, shown);
        at.Turn.Unit.DeadlinesMet.Add((Deadline.Question, Subject(at.Turn.Card!)));
    }

    private static void Change(Desk at, ParameterDefinition one, CardData asked)
    {
        if (asked.Setting?.Value is not { } value || InterventionMachine.Fire(asked.Step, DialogTrigger.Confirm) is not { } step)
        {
            return;
        }

        var record = at.Turn.Request(at.Port, CommandKind.ChangeParameter, new ChangeParameter(one.Key, value) { ConnectorId = ParameterView.ConnectorOf(one, at.Here.Port) });
        at.Turn.Show(CardKinds.Parameters, at.Port.PortId, asked with { Step = step }, record.Id);
        at.Turn.Note("parameters.save", at.Port.StationId, at.Port.PortId, commandId: record.Id, result: $"{one.Key} = {value}");
    }

    private static Task Cancel(Desk at)
    {
        if (MayAnswer(at.Turn) && InterventionMachine.Fire(at.Turn.Shown.Step, DialogTrigger.Cancel) is { } step)
        {
            var shown = at.Turn.Shown;
            at.Turn.Show(CardKinds.Parameters, at.Port.PortId, shown with { Step = step, Setting = shown.Setting is { } asked ? new Setting(asked.Key) { Typed = asked.Value } : null });
            at.Turn.Unit.DeadlinesMet.Add((Deadline.Question, Subject(at.Turn.Card!)));
        }

        return Task.CompletedTask;
    }

    private Task Withdraw(Desk at) => at.Turn.Card?.Kind != CardKinds.Parameters || InterventionMachine.Fire(at.Turn.Shown.Step, DialogTrigger.Withdraw) is null
        ? Task.CompletedTask : Withdrawal.Take(at.Turn, "parameters.withdraw", network, chargePoints);

    /// <summary>The parameter that the card is about, where it may be changed here; what is pressed says only to what.</summary>
    private static ParameterDefinition? Editable(Desk at, CardData shown, IReadOnlyList<DeviceValue> values) =>
        at.Turn.Card?.Kind == CardKinds.Parameters && at.Lg2Wan && at.Station.Station.Can(Verbs.ChangeParameter)
        && Lg2WanParameters.Of(at.Station.Station, values).FirstOrDefault(one => one.Key == shown.Setting?.Key) is { ReadOnly: false, Secret: false } one ? one : null;

    private static bool MayAnswer(TurnContext turn)
    {
        if (turn.Card?.Kind == CardKinds.Parameters && turn.Shown.Asked == turn.Agent.ObjectId)
        {
            return true;
        }

        turn.Say(Saying.AskedSomeoneElse);
        return false;
    }

    private static string Subject(PostedCard card) => Deadline.SubjectOf(card.ConversationId, card.Id);

    /// <summary>What a turn is about.</summary>
    private sealed record Desk(TurnContext Turn, PortEntry Port, StationSnapshot Station, PortSnapshot Here)
    {
        public bool Lg2Wan => Station.Station.Protocol is Protocol.Lg2Wan;
    }
}
