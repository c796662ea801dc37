using ChargeBot.Adapters.Links;
using ChargeBot.Bot.Conversations;
using ChargeBot.Bot.Turns;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.People;

namespace ChargeBot.Bot.Dialogs;

/// <summary>Controller reboot: the manual's choice between soft and hard, each with what it will do.</summary>
public sealed class RebootDialog(Network network) : IDialog
{
    /// <inheritdoc/>
    public string Name => "reboot";

    /// <inheritdoc/>
    public IReadOnlyList<Route> Routes => [new("reboot.ask", Permission.SoftReboot, new Words(
        ["reboot", "restart"], ["neustart", "neu starten"], TakesPort: true,
        ("restarts the controller: soft or hard", "startet den Controller neu: weich oder hart")))];

    /// <inheritdoc/>
    public Task Handle(Route route, TurnContext turn)
    {
        if (PortDialog.Named(network, turn) is { } port)
        {
            turn.Show(port.Planned ? CardKinds.Port : Name, port.PortId, new CardData());
        }

        return Task.CompletedTask;
    }
}

/// <summary>Soft reboot: restarts the controller once nobody charges at any of its ports; until then it can be taken back.</summary>
public sealed class SoftRebootDialog(Network network, IChargePoints chargePoints) : Intervention(network, chargePoints)
{
    /// <inheritdoc/>
    public override string Name => "softreboot";

    /// <inheritdoc/>
    protected override Permission Permission => Permission.SoftReboot;

    /// <inheritdoc/>
    protected override CommandKind Kind => CommandKind.SoftReboot;

    // An OCPP 1.6 soft reset stops running transactions; the portal's soft reboot does not, so ours waits for the last driver.
    /// <inheritdoc/>
    protected override bool WaitsUntilIdle => true;

    /// <inheritdoc/>
    protected override Words Words => new(
        ["reboot soft", "soft reboot"], ["neustart weich", "weicher neustart", "neustart soft"], TakesPort: true,
        ("restarts the controller once nobody charges", "startet den Controller neu, sobald niemand mehr lädt"));

    /// <inheritdoc/>
    protected override DeviceCommand? CommandFor(StationSnapshot station, PortSnapshot port, TurnContext turn) => new Reset(Hard: false);
}

/// <summary>Hard reboot: restarts the controller now and interrupts whoever charges at it.</summary>
public sealed class HardRebootDialog(Network network, IChargePoints chargePoints) : Intervention(network, chargePoints)
{
    /// <inheritdoc/>
    public override string Name => "hardreboot";

    /// <inheritdoc/>
    protected override Permission Permission => Permission.HardReboot;

    /// <inheritdoc/>
    protected override CommandKind Kind => CommandKind.HardReboot;

    /// <inheritdoc/>
    protected override bool TakesStationDown => true;

    /// <inheritdoc/>
    protected override Words Words => new(
        ["reboot hard", "hard reboot"], ["neustart hart", "harter neustart", "neustart hard"], TakesPort: true,
        ("restarts the controller at once", "startet den Controller sofort neu"));

    /// <inheritdoc/>
    protected override DeviceCommand? CommandFor(StationSnapshot station, PortSnapshot port, TurnContext turn) => new Reset(Hard: true);
}
