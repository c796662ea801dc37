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
}
