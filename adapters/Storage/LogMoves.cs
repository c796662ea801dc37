using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.LogFiles;

namespace ChargeBot.Adapters.Storage;

/// <summary>Moves a request for a log in the transaction of what moves it.</summary>
public static class LogMoves
{
    /// <summary>The charge point says how far its upload is.</summary>
    public static async Task Hear(ChargeBotDb db, Guid id, string status, CancellationToken cancel)
    {
        if (await db.LogFiles.FindAsync([id], cancel) is { } log)
        {
            log.Hear(status.Length > 100 ? status[..100] : status);
        }
    }

    /// <summary>The command that asks came to its end without the file: refused, not sent, or nothing came.</summary>
    public static async Task Follow(ChargeBotDb db, CommandRecord command, CancellationToken cancel)
    {
        if (command.State is not CommandState.Confirmed && await db.LogFiles.FindAsync([command.Id], cancel) is { } log && log.Move(LogTrigger.Fail))
        {
            log.Words = command.Words ?? log.Words;
        }
    }

    /// <summary>A logbook came with the answer to the command that asks: it waits for the store.</summary>
    public static async Task Book(ChargeBotDb db, Guid id, string chargePointId, IReadOnlyList<LogEntry> entries, DateTimeOffset now, CancellationToken cancel)
    {
        if (await db.LogFiles.FindAsync([id], cancel) is not { State: LogState.Asked } log)
        {
            return;
        }

        if (entries.Count == 0)
        {
            log.Move(LogTrigger.Fail);
            log.Words = Logbook.Empty;
            return;
        }

        log.Move(LogTrigger.Upload);
        db.Logbooks.Add(Logbook.Of(log, entries));
        db.Deadlines.Add(new Deadline(Deadline.Logbook, Deadline.SubjectOf(chargePointId, id), now));
    }
}
