using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Charging;

namespace ChargeBot.Domain.Activations;

/// <summary>On whose account a session is started from afar: the manual's authentication types.</summary>
public enum ActivationKind
{
    /// <summary>The customer is billed by his contract.</summary>
    Contract,

    /// <summary>Nobody is billed.</summary>
    Goodwill,

    /// <summary>A voucher pays.</summary>
    Voucher,
}

/// <summary>Why an activation came to nothing.</summary>
public enum StartFailure
{
    /// <summary>It did not, or not yet.</summary>
    None,

    /// <summary>Taken back by the person who asked.</summary>
    Withdrawn,

    /// <summary>No right password came in time.</summary>
    NoPassword,

    /// <summary>A supervisor said no.</summary>
    NotApproved,

    /// <summary>Nobody decided in time.</summary>
    NobodyDecided,

    /// <summary>When it was approved the port could not take it any more.</summary>
    PortChanged,

    /// <summary>The charge point refused.</summary>
    Refused,

    /// <summary>The charge point was not reached in time: nothing was sent.</summary>
    NotReached,

    /// <summary>The charge point said yes, and no session began in time.</summary>
    NothingBegan,

    /// <summary>The charge point never answered, and no session began in time.</summary>
    NoAnswer,
}

/// <summary>
/// One start of a session from afar: who asked for it, on whose account, and what became of it. Its start command has the
/// same id, so one press makes one of each; what the device does moves it in the transaction that stores what the device did.
/// </summary>
public sealed class Activation
{
    /// <summary>Ours; ordered by time. The start command's id too, and the approval's where one is needed.</summary>
    public required Guid Id { get; init; }

    /// <summary>On whose account.</summary>
    public required ActivationKind Kind { get; init; }

    /// <summary>Where.</summary>
    public required string StationId { get; init; }

    /// <inheritdoc cref="StationId"/>
    public required string PortId { get; init; }

    /// <summary>The station's identity on the wire when it was asked for.</summary>
    public required string ChargePointId { get; init; }

    /// <summary>The port's connector.</summary>
    public required int ConnectorId { get; init; }

    /// <summary>The site, as its port's place reads: what the goodwill policy counts by.</summary>
    public string Site { get; init; } = "";

    /// <summary>Who asked: the Entra object id.</summary>
    public required string PersonId { get; init; }

    /// <summary>Who asked, as colleagues know them.</summary>
    public required string PersonName { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>The tag that the start goes by (<see cref="ActivationTag"/>).</summary>
    public required string IdTag { get; init; }

    /// <summary>How long the session may last, minutes; null: without end (vouchers alone).</summary>
    public int? Minutes { get; set; }

    /// <summary>The contract, canonical; for goodwill where the customer has one. Personal.</summary>
    public string? Emaid { get; init; }

    /// <summary>The goodwill customer's name and telephone or e-mail, protected as they stand here.</summary>
    public string? Customer { get; init; }

    /// <summary>What tells one goodwill customer from another without saying who it is.</summary>
    public string? CustomerKey { get; init; }

    /// <summary>The goodwill's short problem description.</summary>
    public string? Problem { get; init; }

    /// <summary>The voucher that pays.</summary>
    public Guid? VoucherId { get; init; }

    /// <summary>Why the goodwill needed approval, one reason in each line; null: it did not.</summary>
    public string? NeedsApproval { get; private set; }

    /// <summary>Where it stands.</summary>
    public ActivationState State { get; set; }

    /// <summary>Why nothing was started.</summary>
    public StartFailure Failure { get; set; }

    /// <summary>A session of the voucher is taken for it; given back, once, where nothing was started.</summary>
    public bool HoldsVoucher { get; set; }

    /// <summary>The session that began.</summary>
    public Guid? SessionId { get; set; }

    /// <summary>When it began (UTC).</summary>
    public DateTimeOffset? BegunAt { get; set; }

    /// <summary>When the session has to end (UTC); null: it has not begun, or has no end.</summary>
    public DateTimeOffset? EndsAt { get; set; }

    /// <summary>The warning that it ends soon was given.</summary>
    public bool Warned { get; set; }

    /// <summary>When the session ended, or nothing was started (UTC).</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Concurrency token: raised at every move.</summary>
    public int Version { get; set; }

    /// <summary>A tag may begin a session while this holds.</summary>
    public bool AwaitsSession => State is ActivationState.Starting or ActivationState.Overdue;

    /// <summary>The session runs, as far as we know.</summary>
    public bool Runs => State is ActivationState.Begun or ActivationState.Charging;

    /// <summary>By how much the session ran over its end.</summary>
    public TimeSpan? Overrun => EndedAt - EndsAt is { } over && over > TimeSpan.Zero && State is ActivationState.Ended ? over : null;

    /// <summary>After so long the device itself gives no more, minutes from the session's beginning; null: it cannot do that.</summary>
    public int? LimitMinutes { get; init; }

    /// <summary>The start command, as it stands in the person's name.</summary>
    /// <param name="now">UTC.</param>
    public CommandRecord Start(DateTimeOffset now) => new CommandRecord
    {
        Id = Id,
        StationId = StationId,
        ChargePointId = ChargePointId,
        PortId = PortId,
        Kind = CommandKind.RemoteStart,
        Command = new RemoteStart(ConnectorId, IdTag) { Limit = Limit, End = now + ActivationTimes.ToBegin + Limit },
        PersonId = PersonId,
        PersonName = PersonName,
        RequestedAt = now,
    }.Request(waitUntilIdle: false);

    private TimeSpan? Limit => LimitMinutes is { } minutes ? TimeSpan.FromMinutes(minutes) : null;

    private TimeSpan? Duration => Minutes is { } minutes ? TimeSpan.FromMinutes(minutes) : null;

    /// <summary>The same, before a supervisor has decided.</summary>
    /// <param name="why">Why one has to, one reason in each line (<see cref="GoodwillReasons"/>).</param>
    public Activation Awaiting(string why)
    {
        (State, NeedsApproval) = (ActivationState.AwaitingApproval, why);
        return this;
    }

    /// <summary>The password was right, or it was approved.</summary>
    public bool Proceed() => Move(ActivationTrigger.Proceed);

    /// <summary>Nothing is started, or was.</summary>
    public bool GiveUp(DateTimeOffset now, StartFailure failure)
    {
        if (!Move(ActivationTrigger.GiveUp))
        {
            return false;
        }

        (Failure, EndedAt) = (failure, now);
        return true;
    }

    /// <summary>Follows its start command to where that came.</summary>
    public bool Follow(CommandRecord start, DateTimeOffset now) => start switch
    {
        { State: CommandState.Rejected } => GiveUp(now, StartFailure.Refused),
        { State: CommandState.Expired } => GiveUp(now, StartFailure.NotReached),
        { State: CommandState.Withdrawn } => GiveUp(now, StartFailure.Withdrawn),
        { State: CommandState.Unknown } or { State: CommandState.Accepted, Settled: true } => Move(ActivationTrigger.Linger),
        _ => false,
    };

    /// <summary>The transaction began under its tag.</summary>
    public bool Begin(ChargingSession session)
    {
        if (!Move(ActivationTrigger.Begin))
        {
            return false;
        }

        (SessionId, BegunAt, EndsAt) = (session.Id, session.StartedAt, session.StartedAt + Duration);
        return true;
    }

    /// <summary>Energy was seen to flow.</summary>
    public bool Flow() => Move(ActivationTrigger.Flow);

    /// <summary>The session ended.</summary>
    public bool End(ChargingSession session)
    {
        if (!Move(ActivationTrigger.End))
        {
            return false;
        }

        EndedAt = session.EndedAt;
        return true;
    }

    /// <summary>May last longer, or shorter; the warning is due anew.</summary>
    public bool Last(int minutes)
    {
        if (State is ActivationState.Ended or ActivationState.NotStarted || minutes == Minutes)
        {
            return false;
        }

        Minutes = minutes;
        (EndsAt, Warned) = (BegunAt + TimeSpan.FromMinutes(minutes), false);
        Version++;
        return true;
    }

    /// <summary>A copy that others may read while this one moves on.</summary>
    public Activation Copy() => (Activation)MemberwiseClone();

    private bool Move(ActivationTrigger trigger)
    {
        var machine = ActivationMachine.Over(() => State, state => State = state);
        if (!machine.CanFire(trigger))
        {
            return false;
        }

        machine.Fire(trigger);
        Version++;
        return true;
    }
}

/// <summary>How long what belongs to an activation may take.</summary>
public static class ActivationTimes
{
    /// <summary>The shortest session that is started, and the longest, minutes.</summary>
    public const int Shortest = 5, Longest = 24 * 60;

    /// <summary>What stands in the form, minutes.</summary>
    public const int Usual = 120;

    /// <summary>For the charge point's yes and the driver's plug: until then a device must not count the session's time.</summary>
    public static TimeSpan ToBegin => TimeSpan.FromMinutes(5);

    /// <summary>After the start was due, a late one is still taken for so long; then the tag is dead and the voucher given back.</summary>
    public static TimeSpan Grace => TimeSpan.FromMinutes(5);

    /// <summary>What a device's own limit leaves beyond the duration, so that there is room to extend it, minutes.</summary>
    public const int Slack = 30;

    /// <summary>So long before its end people are told that a session ends.</summary>
    public static TimeSpan Warning => TimeSpan.FromMinutes(10);
}
