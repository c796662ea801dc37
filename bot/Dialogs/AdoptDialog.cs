using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Conversations;
using ChargeBot.Bot.Turns;
using ChargeBot.Cards;
using ChargeBot.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Dialogs;

/// <summary>Adopt: makes a station of ours out of a charge point that connected and that nobody imported.</summary>
public sealed class AdoptDialog(Adoption adoption, ChargeBotDbs dbs) : IDialog
{
    /// <inheritdoc/>
    public string Name => CardKinds.Held;

    /// <inheritdoc/>
    public IReadOnlyList<Route> Routes =>
    [
        new("adopt.ask", Permission.Adopt, new Words(
            ["adopt"], ["adoptieren", "übernehmen"], TakesPort: false,
            ("takes in a charge point that nobody imported", "übernimmt eine Ladesäule, die niemand importiert hat"))),
        new("adopt.confirm", Permission.Adopt),
        new("adopt.cancel", Permission.Look),
    ];

    /// <inheritdoc/>
    public Task Handle(Route route, TurnContext turn) => route.Verb switch
    {
        "adopt.ask" => Ask(turn),
        "adopt.confirm" => Confirm(turn),
        _ => Cancel(turn),
    };

    private async Task Ask(TurnContext turn)
    {
        var named = turn.Turn.Press?.Input("chargePoint") ?? turn.Shown.ChargePointId ?? turn.Rest;
        await using var db = dbs.Open();
        var held = await db.HeldChargePoints.Where(row => named == "" || row.ChargePointId == named)
            .OrderByDescending(row => row.LastSeenAt).FirstOrDefaultAsync();
        if (held is null)
        {
            turn.Say(Saying.NothingHeld);
            return;
        }

        if (InterventionMachine.Fire(turn.Shown.Step, DialogTrigger.Ask) is { } step)
        {
            turn.Show(Name, null, new CardData { Step = step, ChargePointId = held.ChargePointId, Asked = turn.Agent.ObjectId });
        }
    }

    private async Task Confirm(TurnContext turn)
    {
        var (shown, stationId) = (turn.Shown, turn.Turn.Press?.Input("stationId") ?? "");
        if (shown.ChargePointId is not { } chargePointId || shown.Asked != turn.Agent.ObjectId
            || InterventionMachine.Fire(shown.Step, DialogTrigger.Confirm) is null)
        {
            turn.Say(Saying.AskedSomeoneElse);
            return;
        }

        switch (await adoption.Adopt(chargePointId, stationId, turn.Agent.ObjectId))
        {
            case AdoptionResult.Adopted:
                turn.Show(CardKinds.Words, null, new CardData { Saying = Saying.Adopted, Detail = stationId });
                break;
            case AdoptionResult.NotHeld:
                turn.Say(Saying.NothingHeld);
                break;
            case var refused:
                turn.Show(Name, null, shown with
                {
                    TypedStationId = stationId,
                    Problem = refused is AdoptionResult.BadId ? AdoptProblem.NotAnId : AdoptProblem.Taken,
                });
                break;
        }
    }

    private Task Cancel(TurnContext turn)
    {
        turn.Show(Name, null, turn.Shown with { Step = Step.Closed, Problem = null, TypedStationId = null });
        return Task.CompletedTask;
    }
}
