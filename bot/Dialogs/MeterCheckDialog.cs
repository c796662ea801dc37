using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Conversations;
using ChargeBot.Bot.Turns;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Dialogs;

/// <summary>Meter check: asks the device whether its meter complies with calibration law. It interrupts nobody, so one press does it.</summary>
public sealed class MeterCheckDialog(Network network, IChargePoints chargePoints, ChargeBotDbs dbs) : IDialog
{
    /// <inheritdoc/>
    public string Name => "metercheck";

    /// <inheritdoc/>
    public IReadOnlyList<Route> Routes =>
    [
        new("metercheck.ask", Permission.MeterCheck, new Words(
            ["meter check", "check meter"], ["zähler prüfen", "zählerprüfung"], TakesPort: true,
            ("asks whether the meter complies with calibration law", "fragt, ob der Zähler dem Eichrecht entspricht"))),
        new("metercheck.withdraw", Permission.MeterCheck),
    ];

    /// <inheritdoc/>
    public Task Handle(Route route, TurnContext turn) => route.Verb == "metercheck.ask" ? Ask(turn) : Withdraw(turn);

    private async Task Ask(TurnContext turn)
    {
        if (PortDialog.Named(network, turn) is not { } entry)
        {
            return;
        }

        if (entry.Planned || entry.ChargePointId is not { } chargePointId || await chargePoints.Look(chargePointId) is not { } station
            || station.Find(entry.PortId) is not { } port || !station.Station.Can(Verbs.MeterCheck))
        {
            turn.Say(Saying.NoMeterCheck);
            return;
        }

        // A second press while one is under way is about that one.
        await using var db = dbs.Open();
        if (await db.Commands.FirstOrDefaultAsync(row => row.PortId == entry.PortId && row.Kind == CommandKind.MeterCheck && row.EndedAt == null) is { } open)
        {
            turn.Show(Name, entry.PortId, new CardData { Step = Step.Watching }, open.Id);
            return;
        }

        var record = turn.Request(entry, CommandKind.MeterCheck, new MeterCheck(port.Port.ConnectorId));
        turn.Show(Name, entry.PortId, new CardData { Step = Step.Watching }, record.Id);
        turn.Note("metercheck.ask", entry.StationId, entry.PortId, null, record.Id);
    }

    private Task Withdraw(TurnContext turn) => Withdrawal.Take(turn, "metercheck.withdraw", network, chargePoints);
}
