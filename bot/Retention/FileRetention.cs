using ChargeBot.Adapters.Blobs;
using ChargeBot.Adapters.Storage;
using ChargeBot.Domain.LogFiles;
using ChargeBot.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Retention;

/// <summary>
/// Each hour, forgets logs, photos, tickets and drafts whose time is over. A file goes from the store before its row says so: a store
/// that is away postpones it, and nothing is left there that no row knows of.
/// </summary>
public sealed class FileRetention(ChargeBotDbs dbs, Writer writer, RetentionTimes keep, FileShredder shredder, TimeProvider clock, ILogger<FileRetention> log) : BackgroundService
{
    private const int Page = 100;

    /// <summary>Forgets once.</summary>
    /// <returns>How many logs, files and tickets went.</returns>
    public async Task<int> Forget(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return await PageByPage(() => Logs(now, cancel)) + await PageByPage(() => Files(now, cancel))
            + await PageByPage(() => Tickets(keep.Before(KeptKind.Tickets, now) is { } closed ? row => row.ClosedAt < closed : null, cancel))
            + await PageByPage(() => Tickets(keep.Before(KeptKind.Drafts, now) is { } begun ? row => (row.State == TicketState.Draft || row.State == TicketState.Discarded) && row.CreatedAt < begun : null, cancel));
    }

    /// <summary>Until a page is not full: nothing more is over, or the store is away.</summary>
    private static async Task<int> PageByPage(Func<Task<int>> forget)
    {
        var total = 0;
        int gone;
        do
        {
            total += gone = await forget();
        }
        while (gone == Page);

        return total;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                log.LogInformation("Forgot {Things} logs, files and tickets.", await Forget(stoppingToken));
            }
            catch (Exception trouble) when (trouble is not OperationCanceledException)
            {
                log.LogWarning(trouble, "Not all files were forgotten; tried again in an hour.");
            }
        }
    }

    private async Task<int> Logs(DateTimeOffset now, CancellationToken cancel)
    {
        if (keep.Before(KeptKind.Logs, now) is not { } before)
        {
            return 0;
        }

        await using var db = dbs.Open();
        var over = await db.LogFiles.AsNoTracking().Where(row => row.State == LogState.Here && row.ArrivedAt < before).OrderBy(row => row.Id).Take(Page).ToListAsync(cancel);
        var gone = await shredder.Shred(over.Select(row => row.Blob), cancel) ? over.Select(row => row.Id).ToList() : [];
        await Commit(gone.Count, async (writing, stop) =>
        {
            foreach (var row in await writing.LogFiles.Where(row => gone.Contains(row.Id)).ToListAsync(stop))
            {
                row.Move(LogTrigger.Forget);
            }
        }, cancel);
        return gone.Count;
    }

    private async Task<int> Files(DateTimeOffset now, CancellationToken cancel)
    {
        if (keep.Before(KeptKind.Files, now) is not { } before)
        {
            return 0;
        }

        await using var db = dbs.Open();
        var over = await db.TicketFiles.AsNoTracking().Where(row => row.State == TicketFileState.Stored && db.Tickets.Any(ticket => ticket.Id == row.TicketId && ticket.ClosedAt < before))
            .OrderBy(row => row.Id).Take(Page).ToListAsync(cancel);
        return await shredder.Shred(over.Select(row => row.Blob).OfType<string>(), cancel) ? await FileShredder.Forget(writer, [.. over.Select(row => row.Id)], cancel) : 0;
    }

    private async Task<int> Tickets(System.Linq.Expressions.Expression<Func<Ticket, bool>>? over, CancellationToken cancel)
    {
        if (over is null)
        {
            return 0;
        }

        await using var db = dbs.Open();
        var gone = await db.Tickets.Where(over).OrderBy(row => row.Id).Take(Page).Select(row => row.Id).ToListAsync(cancel);
        var blobs = await db.TicketFiles.Where(row => gone.Contains(row.TicketId) && row.Blob != null).Select(row => row.Blob!).ToListAsync(cancel);
        if (!await shredder.Shred(blobs, cancel))
        {
            return 0;
        }

        await Commit(gone.Count, async (writing, stop) =>
        {
            await writing.TicketThumbnails.Where(row => writing.TicketFiles.Any(file => file.Id == row.FileId && gone.Contains(file.TicketId))).ExecuteDeleteAsync(stop);
            await writing.TicketFiles.Where(row => gone.Contains(row.TicketId)).ExecuteDeleteAsync(stop);
            await writing.TicketEvents.Where(row => gone.Contains(row.TicketId)).ExecuteDeleteAsync(stop);
            await writing.Tickets.Where(row => gone.Contains(row.Id)).ExecuteDeleteAsync(stop);
        }, cancel);
        return gone.Count;
    }

    private Task Commit(int things, Func<ChargeBotDb, CancellationToken, Task> change, CancellationToken cancel) =>
        things == 0 ? Task.CompletedTask : writer.Commit(new WriteUnit { Changes = change }, cancel);
}

/// <summary>Takes files out of the store for good.</summary>
public sealed class FileShredder(BlobShelf? shelf = null)
{
    /// <summary>Takes them all away. False: the store cannot be reached; some may be gone, and may be taken away again.</summary>
    public async Task<bool> Shred(IEnumerable<string> blobs, CancellationToken cancel)
    {
        foreach (var blob in blobs)
        {
            if (shelf is null || !await shelf.Delete(blob, cancel))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Says in the rows of a ticket's files that they are no longer kept; their small pictures go too.</summary>
    public static async Task<int> Forget(Writer writer, IReadOnlyList<Guid> files, CancellationToken cancel)
    {
        if (files.Count > 0)
        {
            await writer.Commit(new WriteUnit { Changes = (db, stop) => Forget(db, files, stop) }, cancel);
        }

        return files.Count;
    }

    /// <inheritdoc cref="Forget(Writer, IReadOnlyList{Guid}, CancellationToken)"/>
    public static async Task Forget(ChargeBotDb db, IReadOnlyList<Guid> files, CancellationToken cancel)
    {
        await db.TicketThumbnails.Where(row => files.Contains(row.FileId)).ExecuteDeleteAsync(cancel);
        foreach (var row in await db.TicketFiles.Where(row => files.Contains(row.Id)).ToListAsync(cancel))
        {
            (row.State, row.Problem, row.Blob, row.Source, row.Pictured) = (TicketFileState.Refused, TicketFile.NoLongerKept, null, null, false);
        }
    }
}
