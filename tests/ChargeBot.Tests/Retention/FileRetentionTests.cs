using ChargeBot.Adapters.Blobs;
using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Retention;
using ChargeBot.Domain.LogFiles;
using ChargeBot.Domain.Tickets;
using ChargeBot.Tests.Blobs;
using ChargeBot.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace ChargeBot.Tests.Retention;

public sealed class FileRetentionOnSqliteTests : FileRetentionTests<Sqlite>;

public sealed class FileRetentionOnPostgresTests : FileRetentionTests<Postgres>;

/// <summary>Logs, photos, tickets and drafts go in time, out of a real store before their rows say so.</summary>
public abstract class FileRetentionTests<TBackend> : StorageTests<TBackend>
    where TBackend : IStorageBackend
{
    [Fact]
    public async Task As_many_as_are_over_go_at_once()
    {
        var now = Storage.Clock.GetUtcNow();
        await Storage.Writer.Commit(new WriteUnit
        {
            Changes = (db, _) =>
            {
                db.Tickets.AddRange(Enumerable.Range(0, 230).Select(_ => Ticket(TicketState.Draft, now.AddDays(-31))));
                return Task.CompletedTask;
            },
        }, Cancel);
        using var retention = new FileRetention(Storage.Dbs, Storage.Writer, RetentionTimes.From(new ConfigurationBuilder().Build()), new FileShredder(), Storage.Clock, NullLogger<FileRetention>.Instance);
        Assert.Equal(230, await retention.Forget(Cancel));
    }

    [Fact]
    public async Task Each_goes_by_its_time_and_a_store_that_is_away_postpones_it()
    {
        await using var azurite = await Azurite.Start();
        using var shelf = new BlobShelf(new BlobSettings(null, azurite.ConnectionString, "files"), Storage.Clock, NullLogger<BlobShelf>.Instance);
        var now = Storage.Clock.GetUtcNow();
        var (oldLog, youngLog) = (Log(now.AddDays(-91)), Log(now.AddDays(-89)));
        var (gone, closed, open, draft) = (Ticket(TicketState.Closed, now.AddDays(-1_100)), Ticket(TicketState.Closed, now.AddDays(-400)), Ticket(TicketState.InProgress, now.AddDays(-2_000)), Ticket(TicketState.Draft, now.AddDays(-31)));
        List<TicketFile> files = [.. new[] { gone, closed, open, draft }.Select(ticket => File(ticket.Id, now))];
        foreach (var blob in files.Select(file => file.Blob!).Append(oldLog.Blob).Append(youngLog.Blob))
        {
            Assert.True(await shelf.Put(blob, new MemoryStream([1, 2, 3]), "text/plain", Cancel));
        }

        await Storage.Writer.Commit(new WriteUnit
        {
            Changes = (db, _) =>
            {
                db.LogFiles.AddRange(oldLog, youngLog);
                db.Tickets.AddRange(gone, closed, open, draft);
                db.TicketFiles.AddRange(files);
                db.TicketThumbnails.AddRange(files.Select(file => new TicketThumbnail(file.Id, [1])));
                db.TicketEvents.Add(new TicketEvent { Id = Guid.CreateVersion7(now), TicketId = gone.Id, At = now, Kind = TicketEventKind.Sent, PersonId = "p", PersonName = "P" });
                return Task.CompletedTask;
            },
        }, Cancel);
        using var retention = new FileRetention(Storage.Dbs, Storage.Writer, RetentionTimes.From(new ConfigurationBuilder().Build()), new FileShredder(shelf), Storage.Clock, NullLogger<FileRetention>.Instance);
        await azurite.Halt();
        Assert.Equal(0, await retention.Forget(Cancel));
        await azurite.Run();
        Assert.Equal(5, await retention.Forget(Cancel));

        await using var db = Storage.Dbs.Open();
        Assert.Equal([LogState.Gone, LogState.Here], (await db.LogFiles.OrderBy(row => row.ArrivedAt).ToListAsync(Cancel)).Select(row => row.State));
        Assert.Equal(new[] { closed.Id, open.Id }.Order(), (await db.Tickets.Select(row => row.Id).ToListAsync(Cancel)).Order());
        var forgotten = await db.TicketFiles.SingleAsync(row => row.TicketId == closed.Id, Cancel);
        Assert.Equal((TicketFileState.Refused, TicketFile.NoLongerKept), (forgotten.State, forgotten.Problem));
        Assert.Equal(TicketFileState.Stored, await db.TicketFiles.Where(row => row.TicketId == open.Id).Select(row => row.State).SingleAsync(Cancel));
        Assert.Equal(files[2].Id, (await db.TicketThumbnails.SingleAsync(Cancel)).FileId);
        Assert.Empty(await db.TicketEvents.ToListAsync(Cancel));
        var left = new List<string>();
        foreach (var blob in files.Select(file => file.Blob!).Append(oldLog.Blob).Append(youngLog.Blob))
        {
            if (await shelf.Read(blob, 0, Cancel) is { } there)
            {
                await there.DisposeAsync();
                left.Add(blob);
            }
        }

        Assert.Equal([files[2].Blob!, youngLog.Blob], left);
        Assert.Equal(0, await retention.Forget(Cancel));
    }

    private static LogFile Log(DateTimeOffset at)
    {
        var log = new LogFile
        {
            Id = Guid.CreateVersion7(at),
            StationId = "S1",
            PortId = "P1",
            ChargePointId = "C1",
            Kind = LogKind.Diagnostics,
            From = at,
            To = at,
            PersonId = "p",
            PersonName = "P",
            ConversationId = "a:1",
            Language = "en",
            RequestedAt = at,
            Until = at,
        };
        log.Move(LogTrigger.Arrive);
        log.ArrivedAt = at;
        return log;
    }

    private static Ticket Ticket(TicketState state, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(at),
        StationId = "S1",
        PortId = "P1",
        Site = "here",
        TenantId = "t",
        ConversationId = "a:1",
        AuthorId = "p",
        AuthorName = "P",
        CreatedAt = at,
        State = state,
        ClosedAt = state is TicketState.Closed ? at : null,
    };

    private static TicketFile File(Guid ticket, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7(now);
        return new TicketFile { Id = id, TicketId = ticket, PersonId = "p", Name = "x.txt", AddedAt = now, State = TicketFileState.Stored, Blob = $"tickets/{id:N}", Pictured = true };
    }
}
