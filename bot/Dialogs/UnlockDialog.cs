using ChargeBot.Adapters.Links;
using ChargeBot.Bot.Turns;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.People;

namespace ChargeBot.Bot.Dialogs;

/// <summary>Unlock: releases the plug (the manual's Unlock), with a confirmation. A device may end its transaction with it.</summary>
public sealed class UnlockDialog(Network network, IChargePoints chargePoints) : Intervention(network, chargePoints)
{
    /// <inheritdoc/>
    public override string Name => "unlock";

    /// <inheritdoc/>
    protected override Permission Permission => Permission.Unlock;

    /// <inheritdoc/>
    protected override CommandKind Kind => CommandKind.Unlock;

    /// <inheritdoc/>
    protected override Words Words => new(
        ["unlock"], ["entriegeln", "entriegle", "entsperren"], TakesPort: true,
        ("releases the plug", "gibt den Stecker frei"));

    /// <inheritdoc/>
    protected override DeviceCommand? CommandFor(StationSnapshot station, PortSnapshot port, TurnContext turn) => new UnlockConnector(port.Port.ConnectorId);
}
