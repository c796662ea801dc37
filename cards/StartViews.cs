using ChargeBot.Domain.Activations;
using ChargeBot.Domain.Approvals;
using ChargeBot.Domain.CalibrationLaw;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Charging;

namespace ChargeBot.Cards;

/// <summary>What stands in the way of a start, or may.</summary>
public enum StartObstacle
{
    /// <summary>Nothing that is known.</summary>
    None,

    /// <summary>A session runs at the port: a second one would be refused.</summary>
    InSession,

    /// <summary>The station's model or firmware cannot be started from afar.</summary>
    CannotAtAll,

    /// <summary>The port is out of order.</summary>
    Faulted,

    /// <summary>It was taken out of operation.</summary>
    OutOfOperation,

    /// <summary>It is kept for someone.</summary>
    Reserved,

    /// <summary>No cable is plugged in yet.</summary>
    NotPlugged,
}

/// <summary>Why a start was not taken as it was typed.</summary>
public enum StartProblem
{
    /// <summary>It was, or nothing was typed yet.</summary>
    None,

    /// <summary>No EMAID.</summary>
    EmaidMissing,

    /// <summary>No EMAID's shape.</summary>
    EmaidShape,

    /// <summary>Its check digit is another one.</summary>
    EmaidCheckDigit,

    /// <summary>No duration, or one out of bounds.</summary>
    Duration,

    /// <summary>No customer's name.</summary>
    Name,

    /// <summary>Neither a telephone number nor an e-mail address.</summary>
    Contact,

    /// <summary>No description.</summary>
    Description,

    /// <summary>No voucher code's shape.</summary>
    VoucherShape,

    /// <summary>There is no such voucher.</summary>
    VoucherUnknown,

    /// <summary>It was deactivated.</summary>
    VoucherInactive,

    /// <summary>It is not valid yet.</summary>
    VoucherTooEarly,

    /// <summary>It is not valid any more.</summary>
    VoucherOver,

    /// <summary>All its sessions are used.</summary>
    VoucherUsedUp,

    /// <summary>Too many wrong ones: nothing is looked at for a while.</summary>
    Locked,

    /// <summary>The port cannot take a start any more.</summary>
    Port,
}

/// <summary>Which ways of starting a person may choose from.</summary>
/// <param name="Port">The port.</param>
/// <param name="Ways">The ways.</param>
/// <param name="Obstacle">What stands in the way.</param>
public sealed record StartChoiceView(PortView Port, IReadOnlyList<ActivationKind> Ways, StartObstacle Obstacle);

/// <summary>The form of a start.</summary>
/// <param name="Port">The port.</param>
/// <param name="Kind">On whose account.</param>
/// <param name="Obstacle">What stands in the way.</param>
public sealed record StartFormView(PortView Port, ActivationKind Kind, StartObstacle Obstacle)
{
    /// <summary>Why it was not taken.</summary>
    public StartProblem Problem { get; init; }

    /// <summary>Until when nothing is looked at (UTC).</summary>
    public DateTimeOffset? LockedUntil { get; init; }

    /// <summary>What was typed, by input.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; init; } = new Dictionary<string, string>();

    /// <summary>What stands in the way of billing here.</summary>
    public BillingObstacles Billing { get; init; }

    /// <summary>How long the person may give goodwill alone, minutes.</summary>
    public int AloneMinutes { get; init; }
}

/// <summary>An activation, as far as it has come.</summary>
/// <param name="Port">Its port, as it is now.</param>
/// <param name="Activation">The activation.</param>
public sealed record ActivationView(PortView Port, Activation Activation)
{
    /// <summary>Its start command; null: nothing was asked of the charge point yet.</summary>
    public CommandRecord? Start { get; init; }

    /// <summary>Its session.</summary>
    public ChargingSession? Session { get; init; }

    /// <summary>The last stop that was asked for the session.</summary>
    public CommandRecord? Stop { get; init; }

    /// <summary>The approval that it needs, or needed.</summary>
    public Approval? Approval { get; init; }

    /// <summary>Whose decision is awaited, as colleagues know them.</summary>
    public string? AwaitsWhom { get; init; }

    /// <summary>The customer, in clear; null where the card must not say.</summary>
    public string? Customer { get; init; }

    /// <summary>What stands in the way of billing here.</summary>
    public BillingObstacles Billing { get; init; }

    /// <summary>The way to the page for the password; null: it is over, or there is none.</summary>
    public Uri? Page { get; init; }

    /// <summary>Until when the page is good (UTC).</summary>
    public DateTimeOffset? PageUntil { get; init; }

    /// <summary>Wrong passwords lately.</summary>
    public int WrongPasswords { get; init; }

    /// <summary>Until when no password is looked at (UTC).</summary>
    public DateTimeOffset? LockedUntil { get; init; }

    /// <summary>How many minutes the reader may add; 0: none.</summary>
    public int MayAdd { get; init; }

    /// <summary>The reader asked for it, or may do what who asked may.</summary>
    public bool Own { get; init; } = true;
}
