using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Conversations;
using ChargeBot.Bot.Turns;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.People;

namespace ChargeBot.Bot.Dialogs;

/// <summary>
/// A dialog that interrupts someone or something: it asks with a preflight, requests the command, and shows its truth.
/// Each kind is one small file that says its words, its permission and what it asks of the device.
/// </summary>
public abstract class Intervention(Network network, IChargePoints chargePoints) : IDialog
{
    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Route> Routes =>
    [
        new($"{Name}.ask", Permission, Words),
        new($"{Name}.confirm", Permission),
        new($"{Name}.cancel", Permission.Look),
        new($"{Name}.withdraw", Permission),
    ];

    /// <summary>The group of the role × verb table.</summary>
    protected abstract Permission Permission { get; }

    /// <summary>How it is said.</summary>
    protected abstract Words Words { get; }

    /// <summary>What the command record calls it.</summary>
    protected abstract CommandKind Kind { get; }

    /// <summary>What is asked of the device, or null where nothing can be: then the card says what can.</summary>
    protected abstract DeviceCommand? CommandFor(StationSnapshot station, PortSnapshot port, TurnContext turn);

    /// <summary>Whether all ports of the station go down with this one.</summary>
    protected virtual bool TakesStationDown => false;

    /// <summary>Whether the command waits until nobody charges at the station.</summary>
    protected virtual bool WaitsUntilIdle => false;

    /// <inheritdoc/>
    public Task Handle(Route route, TurnContext turn) => route.Verb[(Name.Length + 1)..] switch
    {
        "ask" => Ask(turn),
        "confirm" => Confirm(turn),
        "cancel" => Cancel(turn),
        _ => Withdraw(turn),
    };

    private async Task Ask(TurnContext turn)
    {
        if (PortDialog.Named(network, turn) is not { } port)
        {
            return;
        }

        if (port.Planned || port.ChargePointId is null)
        {
            turn.Show(CardKinds.Port, port.PortId, new CardData());
            return;
        }

        var station = await chargePoints.Look(port.ChargePointId);
        if (InterventionMachine.Fire(StepOf(turn), DialogTrigger.Ask) is { } step)
        {
            turn.Show(Name, port.PortId, new CardData
            {
                Step = step,
                Asked = turn.Agent.ObjectId,
                NeedsReason = turn.Grant is Grant.AllowedWithReason,
                Sessions = Interrupted(station, port.PortId),
            });
            turn.Unit.Deadlines.Add(new Deadline(Deadline.Question, Deadline.SubjectOf(turn.Result!), turn.Now + InterventionMachine.Patience));
        }
    }

    private async Task Confirm(TurnContext turn)
    {
        if (!MayAnswer(turn) || InterventionMachine.Fire(StepOf(turn), DialogTrigger.Confirm) is not { } step)
        {
            return;
        }

        var card = turn.Card!;
        var reason = turn.Turn.Press?.Input("reason");
        if (turn.Grant is Grant.AllowedWithReason && reason is null)
        {
            turn.Show(Name, card.PortId, turn.Shown with { ReasonMissing = true });
            return;
        }

        if (card.PortId is not { } portId || network.Find(portId) is not { ChargePointId: { } chargePointId } entry
            || await chargePoints.Look(chargePointId) is not { } station || station.Find(portId) is not { } port)
        {
            turn.Say(Saying.CardUnknown);
            return;
        }

        if (Interrupted(station, portId) is var now && !now.SequenceEqual(turn.Shown.Sessions))
        {
            // Another driver came, or the one asked about left: nothing is sent, and the question is put again.
            turn.Show(Name, portId, turn.Shown with { Sessions = now });
            return;
        }

        if (CommandFor(station, port, turn) is not { } command || !station.Station.Can(command.Verb()))
        {
            turn.Show(CardKinds.Port, portId, new CardData());
            return;
        }

        var onlyIfIdle = turn.Grant is Grant.AllowedWithReason;
        if (onlyIfIdle && (command is Reset ? !station.Idle : port.InSession))
        {
            turn.Say(Saying.WouldInterrupt);
            return;
        }

        var record = new CommandRecord
        {
            Id = Guid.CreateVersion7(turn.Now),
            StationId = entry.StationId,
            ChargePointId = chargePointId,
            PortId = portId,
            Kind = Kind,
            Command = command,
            PersonId = turn.Agent.ObjectId,
            PersonName = turn.Agent.Name,
            Reason = reason,
            OnlyIfNobodyInterrupted = onlyIfIdle,
            SessionId = port.Running?.Id,
            RequestedAt = turn.Now,
        }.Request(WaitsUntilIdle && !station.Idle);

        turn.Request(record);
        turn.Show(Name, portId, new CardData { Step = step, Asked = turn.Agent.ObjectId }, record.Id);
        turn.Unit.DeadlinesMet.Add((Deadline.Question, Deadline.SubjectOf(card)));
        turn.Note($"{Name}.confirm", entry.StationId, portId, reason, record.Id);
    }

    private Task Cancel(TurnContext turn)
    {
        if (MayAnswer(turn) && InterventionMachine.Fire(StepOf(turn), DialogTrigger.Cancel) is not null)
        {
            turn.Show(CardKinds.Port, turn.Card!.PortId, new CardData());
            turn.Unit.DeadlinesMet.Add((Deadline.Question, Deadline.SubjectOf(turn.Card)));
        }

        return Task.CompletedTask;
    }

    private Task Withdraw(TurnContext turn) => InterventionMachine.Fire(StepOf(turn), DialogTrigger.Withdraw) is null
        ? Task.CompletedTask : Withdrawal.Take(turn, $"{Name}.withdraw", network, chargePoints);

    /// <summary>A question is answered by the person to whom it was put.</summary>
    private static bool MayAnswer(TurnContext turn)
    {
        if (turn.Shown.Asked == turn.Agent.ObjectId)
        {
            return true;
        }

        turn.Say(Saying.AskedSomeoneElse);
        return false;
    }

    private List<Guid> Interrupted(StationSnapshot? station, string portId) => [.. (station?.Ports ?? [])
        .Where(port => (TakesStationDown || port.Port.Id == portId) && port.Running is not null).Select(port => port.Running!.Id)];

    private Step StepOf(TurnContext turn) => turn.Card?.Kind == Name ? turn.Shown.Step : Step.Closed;
}
