using ChargeBot.Adapters.Links;
using ChargeBot.Bot.Turns;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.People;

namespace ChargeBot.Bot.Dialogs;

/// <summary>
/// Stop: ends the running session with the device's word (the manual's Stop). Possible at any time: for a session that
/// the backend does not know, the transaction id that the device last spoke of is used.
/// </summary>
public sealed class StopDialog(Network network, IChargePoints chargePoints) : Intervention(network, chargePoints)
{
    /// <inheritdoc/>
    public override string Name => "stop";

    /// <inheritdoc/>
    protected override Permission Permission => Permission.Stop;

    /// <inheritdoc/>
    protected override CommandKind Kind => CommandKind.Stop;

    /// <inheritdoc/>
    protected override Words Words => new(
        ["stop", "stop charging"], ["stoppe", "stopp", "beende", "laden beenden"], TakesPort: true,
        ("ends the running session", "beendet den laufenden Ladevorgang"));

    /// <inheritdoc/>
    protected override DeviceCommand? CommandFor(StationSnapshot station, PortSnapshot port, TurnContext turn) => station.StopAt(port);
}
