using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Conversations;
using ChargeBot.Bot.Turns;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Dialogs;

/// <summary>Controller ID: chooses the gateway of a station from those that reported and belong to nobody, and asks before it replaces one.</summary>
public sealed class ControllerDialog(Network network, Adoption adoption, ChargeBotDbs dbs) : IDialog
{
    /// <inheritdoc/>
    public string Name => CardKinds.Controller;

    /// <inheritdoc/>
    public IReadOnlyList<Route> Routes =>
    [
        new("controller.ask", Permission.Adopt, new Words(
            ["controller", "choose gateway"], ["gateway wählen"], TakesPort: true,
            ("gives a station the gateway that waits", "gibt einer Station das Gateway, das wartet"))),
        new("controller.choose", Permission.Adopt),
        new("controller.confirm", Permission.Adopt),
        new("controller.cancel", Permission.Look),
    ];

    /// <inheritdoc/>
    public async Task Handle(Route route, TurnContext turn)
    {
        if (PortDialog.Named(network, turn) is not { } port)
        {
            return;
        }

        await (route.Verb switch
        {
            "controller.ask" => Ask(port, turn),
            "controller.choose" => Choose(port, turn),
            "controller.confirm" => Confirm(port, turn),
            _ => Cancel(port, turn),
        });
    }

    private async Task Ask(PortEntry port, TurnContext turn)
    {
        await using var db = dbs.Open();
        if (!await db.Stations.AnyAsync(row => row.Id == port.StationId && row.Protocol == Protocol.Lg2Wan))
        {
            turn.Say(Saying.NoGateway);
            return;
        }

        // A list is no question yet: nothing waits for an answer.
        turn.Show(Name, port.PortId, new CardData());
    }

    private async Task Choose(PortEntry port, TurnContext turn)
    {
        var named = turn.Turn.Press?.Input("gateway");
        await using var db = dbs.Open();
        if (!await db.HeldChargePoints.AnyAsync(row => row.ChargePointId == named && row.Protocol == Protocol.Lg2Wan))
        {
            turn.Say(Saying.GatewayGone);
            return;
        }

        if (turn.Card?.Kind == Name && InterventionMachine.Fire(turn.Shown.Step, DialogTrigger.Ask) is { } step)
        {
            var present = await db.Stations.Where(row => row.Id == port.StationId).Select(row => row.ChargePointId).FirstOrDefaultAsync();
            turn.Show(Name, port.PortId, new CardData { Step = step, Asked = turn.Agent.ObjectId, ChargePointId = named, Replaces = present });
            turn.Unit.Deadlines.Add(new Deadline(Deadline.Question, Deadline.SubjectOf(turn.Result!), turn.Now + InterventionMachine.Patience));
        }
    }

    private async Task Confirm(PortEntry port, TurnContext turn)
    {
        var shown = turn.Shown;
        if (turn.Card?.Kind != Name || shown.ChargePointId is not { } gateway || InterventionMachine.Fire(shown.Step, DialogTrigger.Confirm) is null)
        {
            return;
        }

        if (shown.Asked != turn.Agent.ObjectId)
        {
            turn.Say(Saying.AskedSomeoneElse);
            return;
        }

        var result = await adoption.Assign(gateway, port.StationId, shown.Replaces, turn.Agent.ObjectId);
        turn.Unit.DeadlinesMet.Add((Deadline.Question, Deadline.SubjectOf(turn.Card)));
        if (result is AdoptionResult.Adopted)
        {
            turn.Show(CardKinds.Details, port.PortId, new CardData { Saved = true });
            return;
        }

        // Somebody was faster: the list as it is now.
        turn.Say(Saying.GatewayGone);
        turn.Show(Name, port.PortId, new CardData());
    }

    private Task Cancel(PortEntry port, TurnContext turn)
    {
        if (turn.Card?.Kind == Name && turn.Shown is { Step: Step.Asking })
        {
            turn.Unit.DeadlinesMet.Add((Deadline.Question, Deadline.SubjectOf(turn.Card)));
            turn.Show(Name, port.PortId, new CardData());
        }
        else
        {
            turn.Show(CardKinds.Details, port.PortId, new CardData());
        }

        return Task.CompletedTask;
    }
}
