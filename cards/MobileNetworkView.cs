using ChargeBot.Domain.MobileNetworks;

namespace ChargeBot.Cards;

/// <summary>Whether there can be mobile network details of a station, and where not, why.</summary>
public enum SimState
{
    /// <summary>The station is no LG2WAN station.</summary>
    NotLg2Wan,

    /// <summary>No SIM-ICCID is known of the station.</summary>
    NoIccid,

    /// <summary>What stands there as SIM-ICCID is none.</summary>
    OddIccid,

    /// <summary>The operator does not manage this SIM.</summary>
    NotManaged,

    /// <summary>The operator manages it.</summary>
    Managed,
}

/// <summary>The mobile network details of a port's station.</summary>
/// <param name="Port">The port and its station.</param>
/// <param name="State">Whether there are any.</param>
/// <param name="Last4">The last four digits of the SIM-ICCID; null: none is known.</param>
/// <param name="Details">What is known.</param>
public sealed record MobileNetworkView(PortView Port, SimState State, string? Last4, MobileNetworkDetails Details)
{
    /// <summary>There is an operator's API to ask.</summary>
    public bool CanRefresh { get; init; }

    /// <summary>When the operator was asked last for this card (UTC); null: never.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>The operator's answer is still awaited.</summary>
    public bool Asking { get; init; }

    /// <summary>What the operator did not answer then.</summary>
    public IReadOnlyList<OperatorRefusal> Refusals { get; init; } = [];
}
