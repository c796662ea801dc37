using ChargeBot.Domain.Activations;
using ChargeBot.Domain.CalibrationLaw;
using ChargeBot.Domain.Charging;
using ChargeBot.Domain.Parameters;

namespace ChargeBot.Domain.ChargePoints;

/// <summary>
/// What is true about one station, and how an event of its device changes that. One owner holds it (the charge point's
/// grain); what an event touched is saved in one transaction before the device is acknowledged.
/// </summary>
public sealed class StationState(
    Station station, IEnumerable<Port> ports, IEnumerable<ChargingSession> sessions, IEnumerable<CommandRecord> openCommands)
{
    private const int EndedKept = 20;
    private const int SessionsKept = 3;

    /// <summary>The error code of what has none (OCPP 1.6 §7.6).</summary>
    private const string NoError = "NoError";

    /// <summary>Devices round their readings as they like, up to a tenth of a kWh. Wh.</summary>
    private const long MeterRounding = 100;

    /// <summary>A time that was stored comes back without the last digits that a device may give.</summary>
    private static readonly TimeSpan ToldTime = TimeSpan.FromMilliseconds(1);

    private static readonly TimeSpan EndedKeptFor = TimeSpan.FromDays(1);

    private readonly List<Port> ports = [.. ports.OrderBy(port => port.ConnectorId)];
    private readonly List<ChargingSession> sessions = [.. sessions.OrderBy(session => session.StartedAt)];
    private readonly List<CommandRecord> commands = [.. openCommands];

    /// <summary>What was last said of the station as a whole (connector 0).</summary>
    private (PortStatus, string?, string?) whole;

    /// <summary>What was noticed last.</summary>
    private (StationEventKind, string, DateTimeOffset?) noticed;

    /// <summary>The station itself.</summary>
    public Station Station => station;

    /// <summary>Its ports, by connector number.</summary>
    public IReadOnlyList<Port> Ports => ports;

    /// <summary>Running sessions, and the last ones of each port.</summary>
    public IReadOnlyList<ChargingSession> Sessions => sessions;

    /// <summary>Open commands, and the ended ones that the device may yet speak to, in the order in which they were asked for.</summary>
    public IReadOnlyList<CommandRecord> Commands => commands;

    /// <summary>The session that runs at a port, or null.</summary>
    public ChargingSession? Running(string portId) =>
        sessions.LastOrDefault(session => session.PortId == portId && session.State is SessionState.Running);

    /// <summary>The session that last ended at a port, or null.</summary>
    public ChargingSession? Last(string portId) =>
        sessions.LastOrDefault(session => session.PortId == portId && session.State is not SessionState.Running);

    /// <summary>Whether anyone charges at any port: what a soft reboot waits for.</summary>
    public bool Idle => !ports.Exists(InSession);

    /// <summary>The others that one press asked for together with a command: their card shows them all.</summary>
    public IEnumerable<CommandRecord> AskedWith(CommandRecord command) => commands.Where(other =>
        other.Id != command.Id && other.RequestedAt == command.RequestedAt && other.PersonId == command.PersonId && other.PortId == command.PortId);

    /// <summary>Adds a command, and forgets those that ended long ago.</summary>
    public void Add(CommandRecord command, DateTimeOffset now)
    {
        var ended = commands.FindAll(old => old.Settled).OrderByDescending(old => old.EndedAt).ToList();
        commands.RemoveAll(old => old.EndedAt < now - EndedKeptFor || ended.IndexOf(old) >= EndedKept);
        commands.Add(command);
    }

    /// <summary>Whether the session that an event ends is in memory.</summary>
    public bool Remembers(TransactionStopped stopped) => sessions.Exists(session => Names(stopped, session));

    /// <summary>The port at which an event ends a session; null where that is not known.</summary>
    public Port? PortOf(TransactionStopped stopped) => stopped.Began is { } began ? At(began.ConnectorId)
        : ports.Find(port => port.Id == sessions.FindLast(session => session.TransactionId == stopped.TransactionId)?.PortId);

    /// <summary>Keeps the verdicts on signed readings with the session that an event has just ended; a record told again brings none.</summary>
    public static void Keep(IReadOnlyList<SignedRecord> records, StationChanges changes)
    {
        if (records.Count == 0 || changes.Ended.FirstOrDefault() is not { } session)
        {
            return;
        }

        session.Calibration = SignedRecord.StatusOf(records);
        foreach (var record in records)
        {
            changes.Add(record.For(session));
        }
    }

    /// <summary>An older session that an event names again.</summary>
    public void Recall(ChargingSession session) => sessions.Insert(0, session);

    /// <summary>Master data that was imported or edited; ports that are not among it stay.</summary>
    public void Refresh(Station master, IEnumerable<Port> masters)
    {
        station.TakeMasterData(master);
        foreach (var port in masters)
        {
            if (ports.Find(known => known.Id == port.Id) is { } known)
            {
                known.TakeMasterData(port);
            }
            else
            {
                ports.Add(port);
            }
        }

        ports.Sort((one, other) => one.ConnectorId.CompareTo(other.ConnectorId));
    }

    /// <summary>
    /// Whom a command would interrupt now: for a reboot anyone at the station, else whoever charges at its port.
    /// </summary>
    public bool WouldInterrupt(CommandRecord command) => command.Kind is CommandKind.SoftReboot or CommandKind.HardReboot || command.Command is Reset
        ? !Idle
        : ports.Find(port => port.Id == command.PortId) is { } port && InSession(port);

    /// <summary>Whether the session that a stop was asked for has ended meanwhile, so that it would meet nobody, or the next driver.</summary>
    public bool Outlived(CommandRecord command)
    {
        var now = sessions.Find(session => session.Id == command.SessionId)?.State;
        return command.SessionId is not null && command.Kind switch
        {
            CommandKind.Stop => now is not SessionState.Running,
            CommandKind.ForceStop => now is SessionState.Ended,
            _ => false,
        };
    }

    /// <summary>Applies what the device told us.</summary>
    /// <param name="seen">The event.</param>
    /// <param name="nextTransactionId">Gives the number for a new transaction.</param>
    /// <param name="changes">Collects what has to be saved.</param>
    public DeviceReply Apply(DeviceEvent seen, Func<long> nextTransactionId, StationChanges changes)
    {
        station.LastMessageAt = seen.ReceivedAt;
        station.LastMessage = seen.Message;
        if (seen is Booted { Starts: { } starts } hello && starts == station.Starts)
        {
            // Who it is, said again at a reconnect, is no boot.
            Identify(hello, changes);
            seen = new Heard(seen.ReceivedAt) { Message = seen.Message };
        }

        var reply = seen switch
        {
            Booted boot => Apply(boot, changes),
            StatusReported status => Apply(status, changes),
            TransactionStarted started => Apply(started, nextTransactionId, changes),
            TransactionStopped stopped => Apply(stopped, changes),
            MeterValuesReported values => Apply(values, changes),
            ConfigurationReported read => Apply(read, changes),
            AuthorizationAsked asked => Apply(asked, changes),
            LogStatusReported log => Apply(log, changes),
            Noticed notice => Apply(notice, changes),
            _ => new DeviceReply(),
        };

        // What is told a second time is no new deed: it must not confirm what was asked for since.
        Judge(seen is TransactionStarted && !changes.Identified && !changes.Added.Any(added => added is ChargingSession)
            ? new Heard(seen.ReceivedAt) { Message = seen.Message } : seen, changes);
        return reply;
    }

    /// <summary>What a device read out as its answer to a command: the same word as one that it gives by itself.</summary>
    public void Take(ConfigurationReported read, StationChanges changes)
    {
        changes.Read(read);
        Judge(read, changes);
    }

    /// <summary>
    /// Closes our record of the session that a force stop was asked for, without the device's word and flagged as such.
    /// A session that began after the wish is another driver's and stays.
    /// </summary>
    public void CloseByForce(CommandRecord command, DateTimeOffset now, StationChanges changes)
    {
        if (Running(command.PortId) is { } session && (command.SessionId ?? session.Id) == session.Id && session.StartedAt <= command.RequestedAt)
        {
            Close(session, now, SessionFlags.ForceStopped, changes);
        }
    }

    /// <summary>Which request it is about is not said: it is the last one that was sent.</summary>
    private DeviceReply Apply(LogStatusReported log, StationChanges changes)
    {
        if (commands.FindLast(command => command.Kind is CommandKind.RequestLog && command.WasSent) is { } asked)
        {
            changes.Heard(asked, log.Status);
        }

        return new DeviceReply();
    }

    /// <summary>A word that is repeated without end, such as Downloading, is kept once.</summary>
    private DeviceReply Apply(Noticed notice, StationChanges changes)
    {
        var told = (notice.Kind, notice.Words, notice.Kind is StationEventKind.Security ? notice.ReportedAt : null);
        if (told != noticed)
        {
            noticed = told;
            changes.Add(StationEvent.Of(station, notice.Kind, notice.ReceivedAt, notice.Words) with { ReportedAt = notice.ReportedAt });
        }

        return new DeviceReply();
    }

    private DeviceReply Apply(Booted boot, StationChanges changes)
    {
        Identify(boot, changes);
        station.BootedAt = boot.ReceivedAt;
        changes.Touch(station);
        changes.Add(StationEvent.Of(station, StationEventKind.Booted, boot.ReceivedAt, boot.Firmware));
        if (boot.MeterNumber is { } meter)
        {
            changes.Read(new ConfigurationReported(boot.ReceivedAt, [new ConfigurationValue(DeviceDetail.MeterNumber, meter, ReadOnly: true)]) { Message = boot.Message });
        }

        return new DeviceReply();
    }

    private void Identify(Booted boot, StationChanges changes)
    {
        var before = (station.Vendor, station.Model, station.SerialNumber, station.Firmware, station.Starts, station.Cannot);
        (station.Vendor, station.Model) = (boot.Vendor ?? station.Vendor, boot.Model ?? station.Model);
        (station.SerialNumber, station.Firmware) = (boot.SerialNumber ?? station.SerialNumber, boot.Firmware ?? station.Firmware);
        if (station is { BootedAt: not null, Firmware: { } firmware } && before.Firmware is { } old && old != firmware)
        {
            changes.Add(FirmwareChanged(old, firmware, boot.ReceivedAt));
        }

        (station.Starts, station.Cannot) = (boot.Starts, boot.Cannot);
        if (before != (station.Vendor, station.Model, station.SerialNumber, station.Firmware, station.Starts, station.Cannot))
        {
            changes.Touch(station);
        }
    }

    private ValueChange FirmwareChanged(string before, string after, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(at),
        StationId = station.Id,
        ConnectorId = 0,
        Key = ValueChange.Firmware,
        Before = before,
        After = after,
        Source = ChangeSource.Device,
        At = at,
    };

    private static DeviceReply Apply(ConfigurationReported read, StationChanges changes)
    {
        changes.Read(read);
        return new DeviceReply();
    }

    private DeviceReply Apply(AuthorizationAsked asked, StationChanges changes)
    {
        changes.Add(new Authorization
        {
            Id = Guid.CreateVersion7(asked.ReceivedAt),
            StationId = station.Id,
            IdTag = asked.IdTag,
            ActivationId = asked.ActivationId,
            At = asked.ReceivedAt,
            Verdict = asked.Verdict,
        });
        return new DeviceReply(Verdict: asked.Verdict);
    }

    private DeviceReply Apply(StatusReported status, StationChanges changes)
    {
        if (status.OnlyPlugged && At(status.ConnectorId) is { } plugged && plugged.Status.InSession())
        {
            status = status with { Status = plugged.Status };
        }

        Remember(status, changes);
        if (At(status.ConnectorId) is { } port)
        {
            (port.Status, port.StatusAt, port.StatusWords) = (status.Status, status.ReceivedAt, status.Words);
            (port.ErrorCode, port.ErrorInfo) = (status.ErrorCode, status.ErrorInfo);
            changes.Touch(port);
        }

        return new DeviceReply();
    }

    /// <summary>A status that says something new; one that repeats what was known says nothing.</summary>
    private void Remember(StatusReported status, StationChanges changes)
    {
        var now = (status.Status, status.ErrorCode, status.ErrorInfo);
        var port = At(status.ConnectorId);
        if (port is null ? now != whole : port.StatusAt is null || now != (port.Status, port.ErrorCode, port.ErrorInfo))
        {
            changes.Add(StationEvent.Of(station, StationEventKind.Status, status.ReceivedAt, string.Join(' ', new[] { status.Words, status.ErrorCode is NoError ? null : status.ErrorCode, status.ErrorInfo }.OfType<string>())) with
            {
                ConnectorId = status.ConnectorId,
                ReportedAt = status.ReportedAt,
                Status = status.Status,
            });
        }

        whole = port is null ? now : whole;
    }

    private DeviceReply Apply(TransactionStarted started, Func<long> nextTransactionId, StationChanges changes)
    {
        if (At(started.ConnectorId) is not { } port)
        {
            return new DeviceReply(nextTransactionId());
        }

        if (sessions.FindLast(session => session.PortId == port.Id && IsUnauthorised(session, started)) is { } anonymous)
        {
            return Identify(anonymous, started, changes);
        }

        // A link that was lost before our answer makes the device tell the same start again under a new message id.
        if (sessions.LastOrDefault(session => session.PortId == port.Id && Told(session, started)) is { } told)
        {
            return new DeviceReply(told.TransactionId, Verdict: told.Flags.HasFlag(SessionFlags.Unauthorised) ? TagVerdict.Invalid : started.Verdict);
        }

        if (Running(port.Id) is { } abandoned)
        {
            Close(abandoned, started.ReceivedAt, SessionFlags.None, changes);
        }

        var session = Begin(started, port, started.TransactionId ?? nextTransactionId(), changes);
        port.LastSeenTransactionId = session.TransactionId;
        changes.Touch(port);
        return new DeviceReply(session.TransactionId, Verdict: started.Verdict);
    }

    /// <summary>OCPP 2.0.1: a transaction may begin with the plug, and who charges is told later.</summary>
    private static bool IsUnauthorised(ChargingSession session, TransactionStarted started) => session is { IdTag: "", DeviceTransactionId: not null }
        && session.DeviceTransactionId == started.DeviceTransactionId && started.IdTag.Length > 0;

    private static DeviceReply Identify(ChargingSession session, TransactionStarted started, StationChanges changes)
    {
        (session.IdTag, session.ActivationId) = (started.IdTag, started.ActivationId);
        session.Flags |= started.Verdict is TagVerdict.Invalid ? SessionFlags.Unauthorised : SessionFlags.None;
        changes.Identify(session);
        changes.Activate(ActivationTrigger.Begin, session);
        return new DeviceReply(session.TransactionId, Verdict: started.Verdict);
    }

    private ChargingSession Begin(TransactionStarted started, Port port, long number, StationChanges changes)
    {
        var session = new ChargingSession
        {
            Id = Guid.CreateVersion7(started.ReceivedAt),
            StationId = station.Id,
            PortId = port.Id,
            TransactionId = number,
            DeviceTransactionId = started.DeviceTransactionId,
            IdTag = started.IdTag,
            StartedAt = started.ReceivedAt,
            StartReportedAt = started.ReportedAt,
            MeterStart = started.MeterStart,
            MeterLast = started.MeterStart,
            MeterLastAt = started.ReceivedAt,
            ActivationId = started.ActivationId,
            Flags = Doubt(started.ReportedAt, started.ReceivedAt) | (started.Verdict is TagVerdict.Invalid ? SessionFlags.Unauthorised : SessionFlags.None),
        };
        Keep(session);
        changes.Add(session);
        changes.Activate(ActivationTrigger.Begin, session);
        return session;
    }

    /// <summary>Whether an event tells of a session that we have already: by the device's own number, or by its beginning.</summary>
    private static bool Told(ChargingSession session, TransactionStarted started) => started.DeviceTransactionId is { } name ? session.DeviceTransactionId == name
        : session.IdTag == started.IdTag && session.MeterStart == started.MeterStart && (started.TransactionId is { } number
            ? session.TransactionId == number
            : (session.StartReportedAt - started.ReportedAt)?.Duration() < ToldTime);

    private DeviceReply Apply(TransactionStopped stopped, StationChanges changes)
    {
        var named = sessions.FindLast(session => Names(stopped, session));
        var session = named ?? Unseen(stopped, changes) ?? Guess(stopped);
        if (session is null || session.State is SessionState.Ended)
        {
            // Unknown to us, or told again: acknowledged, for a refusal would be repeated for ever.
            return new DeviceReply();
        }

        session.State = SessionState.Ended;
        (session.EndedAt, session.EndReportedAt) = (stopped.ReceivedAt, stopped.ReportedAt);
        session.StopReason = stopped.Reason;
        session.Flags |= (named is null && stopped.Began is null ? SessionFlags.EndMatchedLoosely : SessionFlags.None) | Doubt(stopped.ReportedAt, stopped.ReceivedAt);
        session.Power = null;
        if (stopped.MeterStop is { } meter)
        {
            var backwards = meter < session.MeterStart || meter < session.MeterLast - MeterRounding;
            session.Flags |= backwards ? SessionFlags.EnergyImplausible : SessionFlags.None;
            (session.MeterLast, session.MeterLastAt) = (meter, stopped.ReceivedAt);
        }

        foreach (var sample in stopped.Samples)
        {
            session.Saw(sample.Power);
        }

        changes.Touch(session);
        changes.Record(session);
        changes.Activate(ActivationTrigger.End, session);
        Store(stopped.Samples, session.PortId, session, stopped.ReceivedAt, changes);
        return new DeviceReply();
    }

    /// <summary>A device's own numbers may begin anew: where it tells the whole session, all of it has to fit.</summary>
    private static bool Names(TransactionStopped stopped, ChargingSession session) =>
        session.TransactionId == stopped.TransactionId && (stopped.Began is null || Told(session, stopped.Began));

    /// <summary>A session of which we hear for the first time at its end: the device tells all of it.</summary>
    private ChargingSession? Unseen(TransactionStopped stopped, StationChanges changes)
    {
        if (stopped.Began is not { } began || At(began.ConnectorId) is not { } port)
        {
            return null;
        }

        var session = Begin(began, port, stopped.TransactionId, changes);
        session.Flags |= SessionFlags.StartUnseen;
        return session;
    }

    private DeviceReply Apply(MeterValuesReported values, StationChanges changes)
    {
        if (At(values.ConnectorId) is not { } port)
        {
            return new DeviceReply();
        }

        if (values.TransactionId is > 0 and < int.MaxValue && port.LastSeenTransactionId != values.TransactionId)
        {
            port.LastSeenTransactionId = values.TransactionId;
            changes.Touch(port);
        }

        // What was kept while the line was down may be about a session that is over: it is no word about the one that runs.
        var session = sessions.LastOrDefault(one => one.PortId == port.Id && one.TransactionId == values.TransactionId) ?? Running(port.Id);
        var flowed = session?.Flowed;
        foreach (var sample in session?.State is SessionState.Running ? values.Samples : [])
        {
            if (session!.AwaitsMeter && sample.Energy is { } first)
            {
                session.MeterStart = first;
                changes.Touch(session);
            }

            if (sample.Energy >= session.MeterStart)
            {
                (session.MeterLast, session.MeterLastAt) = (sample.Energy.Value, values.ReceivedAt);
                changes.Meter(session);
            }

            if (sample.Power is { } power)
            {
                session!.Power = power;
                session.Saw(power);
                changes.Meter(session);
            }
        }

        if (flowed is false && session!.Flowed)
        {
            changes.Activate(ActivationTrigger.Flow, session);
        }

        Store(values.Samples, port.Id, session, values.ReceivedAt, changes);
        return new DeviceReply();
    }

    /// <summary>Lets every command that is on the wire see what happened.</summary>
    private void Judge(DeviceEvent seen, StationChanges changes)
    {
        var ended = changes.Ended.FirstOrDefault(session => session.State is SessionState.Ended);
        foreach (var command in commands)
        {
            if (ports.Find(port => port.Id == command.PortId) is not { } port)
            {
                continue;
            }

            var moved = Confirmations.Read(command, seen, port, Running(port.Id) is not null, ended) switch
            {
                Sign.Proof => command.Confirm(seen.ReceivedAt, Confirmations.WordsOf(command.Command, seen)),
                Sign.Hint => command.Suggest(seen.ReceivedAt, port.Status.ToString()),
                Sign.Contradiction => command.ReadsOtherwise(seen.ReceivedAt, Confirmations.WordsOf(command.Command, seen)),
                _ => false,
            };
            if (moved)
            {
                changes.Moved(command);
            }
            else if (command.Settled && Completes(seen, command, port, changes))
            {
                changes.Redraw(command);
            }
        }
    }

    /// <summary>What still reaches the card of a command that has come to its end: the final energy, and the port's new status soon after.</summary>
    private static bool Completes(DeviceEvent seen, CommandRecord command, Port port, StationChanges changes) => seen switch
    {
        TransactionStopped => command.SessionId is { } session && changes.Touched(session),
        StatusReported status => status.ConnectorId == port.ConnectorId && seen.ReceivedAt - command.EndedAt < TimeSpan.FromMinutes(2),
        _ => false,
    };

    /// <summary>Stops that name transaction 0 or -1 mean the one that runs: by IdTag, or because it is the only one.</summary>
    private ChargingSession? Guess(TransactionStopped stopped)
    {
        if (stopped.TransactionId > 0)
        {
            return null;
        }

        var running = sessions.FindAll(session => session.State is SessionState.Running);
        var same = running.FindAll(session => session.IdTag == stopped.IdTag);
        return same.Count == 1 ? same[0] : running.Count == 1 ? running[0] : null;
    }

    private static void Close(ChargingSession session, DateTimeOffset now, SessionFlags flags, StationChanges changes)
    {
        session.State = SessionState.ClosedByUs;
        session.EndedAt = now;
        session.Power = null;
        session.Flags |= flags;
        changes.Touch(session);
        changes.Record(session);
        changes.Activate(ActivationTrigger.End, session);
    }

    /// <summary>Of the ended sessions of a port the last ones stay: a late word may complete one that we closed.</summary>
    private void Keep(ChargingSession session)
    {
        var ended = sessions.FindAll(old => old.PortId == session.PortId && old.State is not SessionState.Running);
        sessions.RemoveAll(old => ended.IndexOf(old) is var at && at >= 0 && at < ended.Count - SessionsKept);
        sessions.Add(session);
    }

    private static void Store(IEnumerable<MeterSample> samples, string portId, ChargingSession? session, DateTimeOffset now, StationChanges changes)
    {
        foreach (var sample in samples)
        {
            changes.Add(new MeterReading
            {
                Id = Guid.CreateVersion7(now),
                PortId = portId,
                SessionId = session?.Id,
                At = now,
                ReportedAt = sample.ReportedAt,
                Energy = sample.Energy,
                Power = sample.Power,
                Raw = sample.Raw,
            });
        }
    }

    private static SessionFlags Doubt(DateTimeOffset? reported, DateTimeOffset received) =>
        reported is { } time && (received - time).Duration() < TimeSpan.FromDays(1) ? SessionFlags.None : SessionFlags.ClockDoubtful;

    private bool InSession(Port port) => port.Status.InSession() || Running(port.Id) is not null;

    private Port? At(int connectorId) => ports.Find(port => port.ConnectorId == connectorId);
}
