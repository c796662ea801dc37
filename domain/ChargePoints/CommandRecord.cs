using System.Text.Json.Serialization;

namespace ChargeBot.Domain.ChargePoints;

/// <summary>What a person asks of a charge port. One person's wish is one record, whatever the protocol makes of it.</summary>
public enum CommandKind
{
    /// <summary>End the running session, with the device's word.</summary>
    Stop,

    /// <summary>End it without validation; our record is closed and flagged.</summary>
    ForceStop,

    /// <summary>Release the plug.</summary>
    Unlock,

    /// <summary>Restart the controller once nobody charges at it.</summary>
    SoftReboot,

    /// <summary>Restart it now.</summary>
    HardReboot,

    /// <summary>Ask the device for its state now.</summary>
    Refresh,

    /// <summary>Out of operation, or back.</summary>
    Availability,

    /// <summary>Read the device's configuration.</summary>
    ReadConfiguration,

    /// <summary>Start a session.</summary>
    RemoteStart,

    /// <summary>Change a parameter of the device.</summary>
    ChangeParameter,

    /// <summary>Check whether the meter complies with calibration law.</summary>
    MeterCheck,

    /// <summary>Fetch the device's log.</summary>
    RequestLog,

    /// <summary>An action of the device's own protocol, word for word.</summary>
    RawCall,
}

/// <summary>Where a command stands. A card never claims more than this.</summary>
public enum CommandState
{
    /// <summary>Asked for and stored; not on the wire yet.</summary>
    Requested,

    /// <summary>A soft reboot that waits until nobody charges at the station.</summary>
    WaitingUntilIdle,

    /// <summary>Written durably just before its frame left.</summary>
    Sent,

    /// <summary>The device said that it will.</summary>
    Accepted,

    /// <summary>The device was seen to do it.</summary>
    Confirmed,

    /// <summary>The device refused, or cannot: its words are kept.</summary>
    Rejected,

    /// <summary>Never sent: unreachable until the deadline.</summary>
    Expired,

    /// <summary>Taken back, or overtaken by events, before it was sent.</summary>
    Withdrawn,

    /// <summary>Sent, and no word or deed since. Never sent again by itself.</summary>
    Unknown,
}

/// <summary>
/// One command to one charge point, from the wish to what the device was seen to do.
/// Its moves are declared in <see cref="CommandMachine"/>; every method here answers whether anything moved.
/// </summary>
public sealed class CommandRecord
{
    /// <summary>Ours; ordered by time. Also the idempotency key: one press makes one record.</summary>
    public required Guid Id { get; init; }

    /// <summary>Which station.</summary>
    public required string StationId { get; init; }

    /// <summary>Its identity on the wire when the command was asked for.</summary>
    public required string ChargePointId { get; init; }

    /// <summary>Which port it was asked for; a reboot takes the whole station down all the same.</summary>
    public required string PortId { get; init; }

    /// <summary>What the person wants.</summary>
    public required CommandKind Kind { get; init; }

    /// <summary>What is asked of the device for it.</summary>
    public required DeviceCommand Command { get; init; }

    /// <summary>Who asked: the Entra object id.</summary>
    public required string PersonId { get; init; }

    /// <summary>Who asked, as colleagues know them.</summary>
    public required string PersonName { get; init; }

    /// <summary>Why, in the person's words; null where no reason was due.</summary>
    public string? Reason { get; init; }

    /// <summary>The person may do this only where nobody is interrupted: checked again just before it is sent.</summary>
    public bool OnlyIfNobodyInterrupted { get; init; }

    /// <summary>The session that it is about, where one was known.</summary>
    public Guid? SessionId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>Where it stands.</summary>
    [JsonInclude]
    public CommandState State { get; private set; }

    /// <summary>When the present state ends by itself (UTC); null: it does not.</summary>
    [JsonInclude]
    public DateTimeOffset? Deadline { get; private set; }

    /// <summary>When the frame left (UTC).</summary>
    [JsonInclude]
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>When the device answered (UTC).</summary>
    [JsonInclude]
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>When it came to its end (UTC); an Accepted one without a deed ends too.</summary>
    [JsonInclude]
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The message id of the frame, for late answers.</summary>
    [JsonInclude]
    public string? MessageId { get; private set; }

    /// <summary>The connection it was sent on.</summary>
    [JsonInclude]
    public long Epoch { get; private set; }

    /// <summary>The device's own words, or why it was overtaken.</summary>
    [JsonInclude]
    public string? Words { get; private set; }

    /// <summary>The device said that what it took comes into force with its next restart.</summary>
    [JsonInclude]
    public bool NeedsReboot { get; private set; }

    /// <summary>Something that speaks for success without proving it (a reconnect, a status); settles the deadline.</summary>
    [JsonInclude]
    public string? WeakEvidence { get; private set; }

    /// <summary>Concurrency token: raised at every move.</summary>
    [JsonInclude]
    public int Version { get; private set; }

    /// <summary>Nothing more is expected of it.</summary>
    public bool Settled => EndedAt is not null;

    /// <summary>The device said yes and then read otherwise: something else than silence ended the wait for its deed. <see cref="Words"/> is what it reads.</summary>
    public bool ReadOtherwise => State is CommandState.Accepted && EndedAt - AnsweredAt < CommandTimes.ToConfirm(Kind);

    /// <summary>It is on the wire or was: what the device does from now on counts.</summary>
    public bool WasSent => SentAt is not null;

    /// <summary>A new command, waiting for its turn on the wire or until nobody charges.</summary>
    public CommandRecord Request(bool waitUntilIdle)
    {
        State = waitUntilIdle ? CommandState.WaitingUntilIdle : CommandState.Requested;
        Deadline = RequestedAt + (waitUntilIdle ? CommandTimes.WaitUntilIdle : CommandTimes.ToReach(Kind));
        return this;
    }

    /// <summary>Someone charges: a soft reboot waits for them.</summary>
    public bool WaitUntilIdle(DateTimeOffset now) => Move(CommandTrigger.BecomeBusy, now, RequestedAt + CommandTimes.WaitUntilIdle);

    /// <summary>Nobody charges any more: on to the wire.</summary>
    public bool BecameIdle(DateTimeOffset now) => Move(CommandTrigger.BecomeIdle, now, now + CommandTimes.ToReach(Kind));

    /// <summary>To be stored before the first byte of the frame leaves.</summary>
    public bool Send(DateTimeOffset now, string messageId, long epoch)
    {
        if (!Move(CommandTrigger.Send, now, now + CommandTimes.ToAnswer))
        {
            return false;
        }

        (SentAt, MessageId, Epoch) = (now, messageId, epoch);
        return true;
    }

    /// <summary>The link proves that nothing reached the socket: it may be sent later.</summary>
    public bool NeverLeft(DateTimeOffset now)
    {
        // A soft reboot may have waited for hours: its time to be reached does not run from the wish.
        var since = Kind is CommandKind.SoftReboot ? now : RequestedAt;
        if (!Move(CommandTrigger.NeverLeft, now, since + CommandTimes.ToReach(Kind)))
        {
            return false;
        }

        (SentAt, MessageId) = (null, null);
        return true;
    }

    /// <summary>The device's answer, in time or late.</summary>
    public bool Answer(DateTimeOffset now, Outcome outcome)
    {
        if (outcome.Kind is OutcomeKind.Unreachable)
        {
            return NeverLeft(now);
        }

        if (outcome.Kind is OutcomeKind.TimedOut)
        {
            // Said of a frame that was answered meanwhile, it says nothing.
            return State is CommandState.Sent && DeadlinePassed(now);
        }

        var moved = outcome.Kind is OutcomeKind.Accepted
            ? Move(CommandTrigger.Accept, now, now + CommandTimes.ToConfirm(Kind))
            : Move(CommandTrigger.Reject, now, null);
        if (!moved)
        {
            return false;
        }

        (AnsweredAt, NeedsReboot) = (now, outcome.NeedsReboot);
        Words = outcome.Words ?? (outcome.Kind is OutcomeKind.NotSupported ? nameof(OutcomeKind.NotSupported) : null);
        if (outcome.Kind is OutcomeKind.Accepted && Confirmations.ByAnswer(Command))
        {
            Move(CommandTrigger.Confirm, now, null);
        }

        return true;
    }

    /// <summary>The device was seen to do it.</summary>
    public bool Confirm(DateTimeOffset now, string? words = null)
    {
        if (!Move(CommandTrigger.Confirm, now, null))
        {
            return false;
        }

        Words = words ?? Words;
        return true;
    }

    /// <summary>Something speaks for it: kept, and weighed at the deadline; at once where that is over.</summary>
    public bool Suggest(DateTimeOffset now, string evidence)
    {
        if (State is CommandState.Unknown)
        {
            return Confirm(now, evidence);
        }

        if (!WasSent || Settled || WeakEvidence == evidence)
        {
            return false;
        }

        WeakEvidence = evidence;
        Version++;
        return true;
    }

    /// <summary>It said yes, and reads otherwise: no deed, and nothing more to wait for. What it reads is kept in its words.</summary>
    public bool ReadsOtherwise(DateTimeOffset now, string? read)
    {
        if (State is not CommandState.Accepted || Settled)
        {
            return false;
        }

        (EndedAt, Deadline, Words) = (now, null, read);
        Version++;
        return true;
    }

    /// <summary>The present state's time is over.</summary>
    public bool DeadlinePassed(DateTimeOffset now)
    {
        if (WasSent && WeakEvidence is not null)
        {
            return Confirm(now, WeakEvidence);
        }

        if (State is CommandState.Accepted && !Confirmations.SilenceIsUnknown(Kind))
        {
            (EndedAt, Deadline) = (now, null);
            Version++;
            return true;
        }

        return Move(CommandTrigger.DeadlinePassed, now, null);
    }

    /// <summary>Taken back by a person before it was sent, or overtaken by events (then with the words that say so).</summary>
    public bool Withdraw(DateTimeOffset now, string? words = null)
    {
        if (!Move(CommandTrigger.Withdraw, now, null))
        {
            return false;
        }

        Words = words;
        return true;
    }

    /// <summary>We restarted and cannot know whether the frame arrived.</summary>
    public bool LostSight(DateTimeOffset now) => State is CommandState.Sent && Move(CommandTrigger.DeadlinePassed, now, null);

    /// <summary>A copy that others may read while this one moves on.</summary>
    public CommandRecord Copy() => (CommandRecord)MemberwiseClone();

    private bool Move(CommandTrigger trigger, DateTimeOffset now, DateTimeOffset? deadline)
    {
        var machine = CommandMachine.Over(() => State, state => State = state);
        if (!machine.CanFire(trigger))
        {
            return false;
        }

        machine.Fire(trigger);
        Deadline = deadline;
        EndedAt = CommandMachine.Ends(State) ? now : null;
        Version++;
        return true;
    }
}
