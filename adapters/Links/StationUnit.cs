using ChargeBot.Adapters.Storage;
using ChargeBot.Adapters.Storage.Activations;
using ChargeBot.Domain.Activations;
using ChargeBot.Domain.Audit;
using ChargeBot.Domain.CalibrationLaw;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Charging;
using ChargeBot.Domain.Parameters;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Adapters.Links;

/// <summary>
/// Makes the one transaction out of what an event or a command changed about a station. Of stations and ports only what
/// the device says is written: what people maintain is written by them, perhaps at this very moment.
/// </summary>
internal static class StationUnit
{
    private static readonly string[] LiveOfStation =
    [
        nameof(Station.Vendor), nameof(Station.Model), nameof(Station.SerialNumber), nameof(Station.Firmware), nameof(Station.BootedAt),
        nameof(Station.Online), nameof(Station.OnlineChangedAt), nameof(Station.LastMessageAt), nameof(Station.LastMessage), nameof(Station.Epoch),
        nameof(Station.Starts), nameof(Station.Cannot), nameof(Station.Protocol),
    ];

    private static readonly string[] LiveOfPort =
    [
        nameof(Port.Status), nameof(Port.StatusAt), nameof(Port.StatusWords), nameof(Port.ErrorCode), nameof(Port.ErrorInfo),
        nameof(Port.LastSeenTransactionId),
    ];

    private static readonly string[] MovingOfCommand =
    [
        nameof(CommandRecord.State), nameof(CommandRecord.Deadline), nameof(CommandRecord.SentAt), nameof(CommandRecord.AnsweredAt),
        nameof(CommandRecord.EndedAt), nameof(CommandRecord.MessageId), nameof(CommandRecord.Epoch), nameof(CommandRecord.Words),
        nameof(CommandRecord.NeedsReboot), nameof(CommandRecord.WeakEvidence), nameof(CommandRecord.Version),
    ];

    /// <summary>The unit.</summary>
    /// <param name="chargePointId">Whose.</param>
    /// <param name="stationId">The same by its station.</param>
    /// <param name="changes">What changed; copied, so that the owner may go on.</param>
    /// <param name="stored">The version of each command as the database has it.</param>
    /// <param name="secrets">Tells whether two protected secrets are the same.</param>
    /// <param name="judge">Judges sessions that ended.</param>
    /// <param name="now">UTC.</param>
    public static WriteUnit Of(string chargePointId, string stationId, StationChanges changes, Func<CommandRecord, int> stored, SecretBox secrets, SessionJudge judge, DateTimeOffset now)
    {
        var unit = new WriteUnit { Patient = true };
        unit.Readings.AddRange(changes.Added.OfType<MeterReading>());
        unit.Metered.AddRange(changes.Metered.Select(session => session.Copy()));
        if (changes.OnlyReadings)
        {
            return unit;
        }

        unit.RedrawCommands.AddRange(changes.ToRedraw.Select(command => command.Id));
        unit.RedrawCommands.AddRange(changes.Activated.Select(one => one.Session.ActivationId!.Value));
        unit.Deadlines.AddRange(changes.Added.OfType<ChargingSession>().Where(session => session.Flags.HasFlag(SessionFlags.Unauthorised))
            .Select(session => new Deadline(Deadline.Session, Deadline.SubjectOf(chargePointId, session.Id), now)));
        foreach (var command in changes.Commands)
        {
            var subject = Deadline.SubjectOf(chargePointId, command.Id);
            if (command.Deadline is { } due)
            {
                unit.Deadlines.Add(new Deadline(Deadline.Command, subject, due));
            }
            else
            {
                unit.DeadlinesMet.Add((Deadline.Command, subject));
            }

            if (command.Settled)
            {
                unit.Audit.Add(Told(command, now));
            }
        }

        Station[] stations = [.. changes.Changed.OfType<Station>().Select(station => station.Copy())];
        Port[] ports = [.. changes.Changed.OfType<Port>().Select(port => port.Copy())];
        ChargingSession[] begun = [.. changes.Added.OfType<ChargingSession>().Select(session => session.Copy())];
        ChargingSession[] sessions = [.. changes.Changed.OfType<ChargingSession>().Select(session => session.Copy())];
        ChargingSession[] ended = [.. changes.Ended.Select(session => session.Copy())];
        SignedRecord[] signed = [.. changes.Added.OfType<SignedRecord>()];
        ValueChange[] noted = [.. changes.Added.OfType<ValueChange>()];
        Authorization[] asked = [.. changes.Added.OfType<Authorization>()];
        StationEvent[] happened = [.. changes.Added.OfType<StationEvent>()];
        ConfigurationReported[] read = [.. changes.Configuration];
        (ActivationTrigger, ChargingSession)[] activated = [.. changes.Activated.Select(one => (one.Trigger, one.Session.Copy()))];
        (CommandRecord Command, int Stored)[] moved = [.. changes.Commands.Select(command => (command.Copy(), stored(command)))];
        if (changes.Log is var (asking, status))
        {
            unit.Also((db, cancel) => LogMoves.Hear(db, asking.Id, status, cancel));
        }

        foreach (var command in moved.Select(one => one.Command).Where(command => command.Kind is CommandKind.RequestLog && command.Settled))
        {
            unit.Also((db, cancel) => LogMoves.Follow(db, command, cancel));
        }

        if (stations.Length + ports.Length + begun.Length + sessions.Length + ended.Length + moved.Length + signed.Length + noted.Length + asked.Length + happened.Length + read.Length + activated.Length > 0)
        {
            unit.Also(async (db, cancel) =>
            {
                Modify(db, stations, LiveOfStation);
                Modify(db, ports, LiveOfPort);
                db.Sessions.AddRange(begun);
                db.Sessions.UpdateRange(sessions);
                db.SignedRecords.AddRange(signed);
                db.ValueChanges.AddRange(noted);
                db.Authorizations.AddRange(asked);
                db.StationEvents.AddRange(happened);
                foreach (var (command, version) in moved)
                {
                    Modify(db, [command], MovingOfCommand);
                    db.Entry(command).Property(record => record.Version).OriginalValue = version;
                }

                await ActivationMoves.Follow(db, moved.Select(one => one.Command).Where(command => command.Kind is CommandKind.RemoteStart), activated, now, cancel);
                foreach (var session in ended)
                {
                    await judge.Judge(db, await db.Sessions.FindAsync([session.Id], cancel) ?? session, await Record(db, session, cancel), cancel);
                }

                await ReportedValues.Write(db, stationId, read, [.. moved.Select(one => one.Command)], secrets, now, cancel);
            });
        }

        return unit;
    }

    /// <summary>Compare and set: another owner that was here meanwhile (a partition) makes this one give up.</summary>
    public static Func<ChargeBotDb, CancellationToken, Task> RaiseEpoch(string stationId, long epoch) => async (db, cancel) =>
    {
        var raised = await db.Stations.Where(row => row.Id == stationId && row.Epoch < epoch)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Epoch, epoch), cancel);
        if (raised == 0)
        {
            throw new UnitFailedException(UnitFailure.Stale);
        }
    };

    /// <summary>One after the other.</summary>
    public static Func<ChargeBotDb, CancellationToken, Task> Both(
        Func<ChargeBotDb, CancellationToken, Task> first, Func<ChargeBotDb, CancellationToken, Task>? then) => async (db, cancel) =>
    {
        await first(db, cancel);
        await (then?.Invoke(db, cancel) ?? Task.CompletedTask);
    };

    private static void Modify<T>(ChargeBotDb db, T[] entities, string[] properties) where T : class
    {
        foreach (var entity in entities)
        {
            var entry = db.Attach(entity);
            foreach (var property in properties)
            {
                entry.Property(property).IsModified = true;
            }
        }
    }

    /// <summary>One record for each session: written at its end, and over again where a late word completes it.</summary>
    private static async Task<ChargeRecord> Record(ChargeBotDb db, ChargingSession session, CancellationToken cancel)
    {
        var end = session.EndedAt ?? session.MeterLastAt;
        if (await db.ChargeRecords.FindAsync([session.Id], cancel) is { } record)
        {
            (record.EndedAt, record.EndReportedAt, record.MeterStop) = (end, session.EndReportedAt, session.MeterLast);
            (record.StopReason, record.Flags, record.Calibration) = (session.StopReason, session.Flags, session.Calibration);
            return record;
        }

        return db.ChargeRecords.Add(new ChargeRecord
        {
            Id = session.Id,
            StationId = session.StationId,
            PortId = session.PortId,
            TransactionId = session.TransactionId,
            IdTag = session.IdTag,
            StartedAt = session.StartedAt,
            StartReportedAt = session.StartReportedAt,
            EndedAt = end,
            EndReportedAt = session.EndReportedAt,
            MeterStart = session.MeterStart,
            MeterStop = session.MeterLast,
            StopReason = session.StopReason,
            Flags = session.Flags,
            Calibration = session.Calibration,
        }).Entity;
    }

    private static AuditEntry Told(CommandRecord command, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        At = now,
        Who = command.State is CommandState.Expired or CommandState.Withdrawn or CommandState.Unknown ? "system" : "device",
        What = $"{Verb(command.Kind)}:{command.State}",
        StationId = command.StationId,
        PortId = command.PortId,
        CommandId = command.Id,
        Result = command.Words,
    };

    private static string Verb(CommandKind kind)
    {
        var name = kind.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
