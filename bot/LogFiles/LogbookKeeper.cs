using System.Security.Cryptography;
using ChargeBot.Adapters.Blobs;
using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.LogFiles;

/// <summary>Brings logbooks that came with an answer into the store for files, and tells who asked. While the store is away they lie in their rows.</summary>
public sealed class LogbookKeeper(ChargeBotDbs dbs, Writer writer, Deadlines deadlines, TimeProvider clock, BlobShelf? shelf = null) : IDeadlineHandler
{
    private const string Type = "text/plain; charset=utf-8";

    private static readonly TimeSpan Again = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public string Kind => Deadline.Logbook;

    /// <inheritdoc/>
    public async Task Passed(string subject, CancellationToken cancel)
    {
        var (_, id) = Deadline.Read(subject);
        await using var db = dbs.Open();
        if (await db.Logbooks.AsNoTracking().FirstOrDefaultAsync(row => row.LogId == id, cancel) is not { } book
            || await db.LogFiles.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancel) is not { } file)
        {
            await deadlines.Meet(Kind, subject, cancel);
            return;
        }

        if (shelf is null || !await shelf.Put(file.Blob, new MemoryStream(book.Text, writable: false), Type, cancel))
        {
            await deadlines.Put(new Deadline(Kind, subject, clock.GetUtcNow() + Again), cancel);
            return;
        }

        file.Received = book.Text.Length;
        var unit = LogArrival.Of(file, $"logbook-{file.StationId}-{file.To:yyyyMMdd-HHmm}", Type, Convert.ToHexString(SHA256.HashData(book.Text)), clock.GetUtcNow());
        unit.DeadlinesMet.Add((Kind, subject));
        unit.Also((writing, stop) => writing.Logbooks.Where(row => row.LogId == id).ExecuteDeleteAsync(stop));
        await writer.Commit(unit, cancel);
    }
}
