using ChargeBot.Domain.Activations;
using ChargeBot.Domain.Approvals;
using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Domain.Charging;

/// <summary>What is known of a session beside itself: from the authentication to the signed readings.</summary>
public sealed record SessionTrace
{
    /// <summary>Nothing.</summary>
    public static SessionTrace None { get; } = new();

    /// <summary>The start from afar that it came of.</summary>
    public Activation? Activation { get; init; }

    /// <summary>The voucher that paid.</summary>
    public Voucher? Voucher { get; init; }

    /// <summary>The start command.</summary>
    public CommandRecord? Start { get; init; }

    /// <summary>The approval that it needed.</summary>
    public Approval? Approval { get; init; }

    /// <summary>What the charge point asked about its tag.</summary>
    public Authorization? Authorization { get; init; }

    /// <summary>How many readings of the meter came.</summary>
    public int Readings { get; init; }

    /// <summary>How many of them are signed.</summary>
    public int Signed { get; init; }
}
