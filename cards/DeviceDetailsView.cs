using ChargeBot.Domain.Parameters;

namespace ChargeBot.Cards;

/// <summary>The manual's tab 'Device details' of a port, and its station's communication device.</summary>
/// <param name="Port">The port, as it is now.</param>
/// <param name="Device">Details of the port, in the manual's order.</param>
/// <param name="Communication">Those of the communication device; empty where the station has none.</param>
public sealed record DeviceDetailsView(PortView Port, IReadOnlyList<DetailRow> Device, IReadOnlyList<DetailRow> Communication)
{
    /// <summary>Only one person reads it: numbers of SIM and modem stand there whole.</summary>
    public bool Personal { get; init; }

    /// <summary>The form that is open, or none.</summary>
    public DetailForm Form { get; init; }

    /// <summary>Something was saved just now.</summary>
    public bool Saved { get; init; }

    /// <summary>What was typed and can be nothing of the kind: it was not saved, and is asked for again.</summary>
    public IReadOnlyList<string> Wrong { get; init; } = [];
}

/// <summary>Which master data are edited.</summary>
public enum DetailForm
{
    /// <summary>None: the details are shown.</summary>
    None,

    /// <summary>The port's.</summary>
    Device,

    /// <summary>The communication device's; in personal chat alone.</summary>
    Communication,
}

/// <summary>The choice of the gateway that drives a station from now on.</summary>
/// <param name="Port">The port from which it was asked, as it is now.</param>
/// <param name="Gateways">Those that reported and belong to nobody, the last first.</param>
public sealed record GatewayChoiceView(PortView Port, IReadOnlyList<Domain.ChargePoints.HeldChargePoint> Gateways)
{
    /// <summary>The one that was chosen, to be confirmed; null: the list is shown.</summary>
    public Domain.ChargePoints.HeldChargePoint? Chosen { get; init; }

    /// <summary>The number of the present gateway, or null.</summary>
    public string? PresentControllerId { get; init; }

    /// <summary>Commands for the present one that were not sent yet.</summary>
    public int Waiting { get; init; }
}
