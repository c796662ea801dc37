using ChargeBot.Adapters.Links;
using ChargeBot.Bot.Turns;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.People;

namespace ChargeBot.Bot.Dialogs;

/// <summary>
/// Force stop: ends a session without validation (the manual's Force stop). Our record is closed and flagged; the device
/// is asked in the way that the person picks, mildest first.
/// </summary>
public sealed class ForceStopDialog(Network network, IChargePoints chargePoints) : Intervention(network, chargePoints)
{
    /// <inheritdoc/>
    public override string Name => "force";

    /// <inheritdoc/>
    protected override Permission Permission => Permission.ForceStop;

    /// <inheritdoc/>
    protected override CommandKind Kind => CommandKind.ForceStop;

    /// <inheritdoc/>
    protected override Words Words => new(
        ["force stop", "forcestop"], ["stopp erzwingen", "zwangsstopp", "stoppe sofort"], TakesPort: true,
        ("ends a session that will not stop, or that we do not know", "beendet einen Vorgang, der nicht stoppt oder den wir nicht kennen"));

    /// <inheritdoc/>
    protected override DeviceCommand? CommandFor(StationSnapshot station, PortSnapshot port, TurnContext turn) => turn.Turn.Press?.Input("way") switch
    {
        "remotestop" => station.ForceStopAt(port),
        "availability" => new ChangeAvailability(port.Port.ConnectorId, Operative: false),
        "unlock" => new UnlockConnector(port.Port.ConnectorId),
        "reset" => new Reset(Hard: true),
        _ => null,
    };
}
