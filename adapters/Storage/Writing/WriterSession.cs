using System.Buffers;
using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace ChargeBot.Adapters.Storage;

/// <summary>
/// The writer's own connection, with one EF context over it for as long as it lasts and every statement prepared once.
/// Not for two at a time.
/// </summary>
internal sealed class WriterSession : IAsyncDisposable
{
    private readonly ChargeBotDb db;
    private readonly Dialect dialect;
    private readonly Statements statements;
    private readonly Dictionary<string, DbCommand> prepared = [];
    private readonly ArrayBufferWriter<byte> buffer = new(16 * 1024);
    private readonly Utf8JsonWriter json;

    private WriterSession(ChargeBotDb db, Dialect dialect)
    {
        (this.db, this.dialect) = (db, dialect);
        statements = dialect == Dialect.Sqlite ? Statements.Sqlite : Statements.Postgres;
        json = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true });
    }

    public static async Task<WriterSession> Open(ChargeBotDbs dbs, CancellationToken cancel)
    {
        var db = dbs.OpenToWrite();
        try
        {
            // Every SaveChanges happens inside the writer's own transaction, which is all or nothing already.
            db.Database.AutoSavepointsEnabled = false;
            await db.Database.OpenConnectionAsync(cancel);
            if (dbs.Dialect == Dialect.Sqlite)
            {
                // FULL: what was acknowledged outlives a power loss. With a whole group in each commit it costs next to nothing.
                // What a statement sets aside to undo itself lasts as long as the statement: in memory, not in a file that is
                // created and deleted for each. The upper pages of all indexes stay in 32 MB of memory, and the log is carried over into
                // the file every 16 MB: each carrying over costs two more waits for the disk.
                await db.Database.ExecuteSqlRawAsync(
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-32000; PRAGMA wal_autocheckpoint=4000;", cancel);
            }

            return new WriterSession(db, dbs.Dialect);
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    /// <summary>Writes the units in one transaction. Throws when any of them cannot be written; then nothing is.</summary>
    /// <returns>The cards that are due now.</returns>
    public async Task<List<DueCard>> Write(IReadOnlyList<WriteUnit> units, CancellationToken cancel)
    {
        try
        {
            var due = new List<DueCard>();
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            foreach (var batch in Batch.Fold(units))
            {
                await Write(batch, transaction.GetDbTransaction(), due, cancel);
            }

            await Save(units, cancel);
            await Commit(transaction);
            return due;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var command in prepared.Values)
        {
            await command.DisposeAsync();
        }

        await json.DisposeAsync();
        await db.DisposeAsync();
    }

    private static async Task Commit(IDbContextTransaction transaction)
    {
        try
        {
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (Exception failure)
        {
            throw new CommitLostException(failure);
        }
    }

    private async Task Write(Batch batch, DbTransaction transaction, List<DueCard> due, CancellationToken cancel)
    {
        if (await Run(statements.Seen, Statements.SeenRows, batch.Seen) != batch.Seen.Count)
        {
            throw new UnitFailedException(UnitFailure.Duplicate);
        }

        await Run(statements.Drafts, Statements.DraftRows, batch.Drafts);
        await Run(statements.Recents, Statements.RecentRows, batch.Recents);
        await Run(statements.Conversations, Statements.ConversationRows, batch.Conversations);
        await Run(statements.NewCards, Statements.CardRows, batch.NewCards);
        await Run(statements.SentCards, Statements.SentRows, batch.SentCards);
        if (await Run(statements.MovedCards, Statements.MovedRows, batch.MovedCards) != batch.MovedCards.Count)
        {
            throw new UnitFailedException(UnitFailure.Stale);
        }

        var now = batch.NewCards.Concat(batch.MovedCards).Where(card => card.Version > card.DrawnVersion)
            .Select(card => new DueCard(card.ConversationId, card.Id, card.Version == 1 ? card : null));
        due.AddRange(now.Concat(await Redraw(batch.RedrawCommands, transaction, cancel)).Except(due));
        await Run(statements.DeadlinesMet, Statements.MetRows, batch.DeadlinesMet);
        await Run(statements.Deadlines, Statements.DeadlineRows, batch.Deadlines);
        await Run(statements.Audit, Statements.AuditRows, batch.Audit);
        await Run(statements.Readings, Statements.ReadingRows, batch.Readings);
        await Run(statements.Metered, Statements.MeteredRows, batch.Metered);
        await Run(statements.Heard, Statements.HeardRows, batch.Heard);
        await Run(statements.Judged, Statements.JudgedRows, batch.Judged);

        async Task<int> Run<T>(string sql, RowSet<T> kind, IReadOnlyCollection<T> rows)
        {
            if (rows.Count == 0)
            {
                return 0;
            }

            var command = await Command(sql, kind.Json(rows, dialect, buffer, json), transaction, cancel);
            return await command.ExecuteNonQueryAsync(cancel);
        }
    }

    private async Task<List<DueCard>> Redraw(HashSet<Guid> commands, DbTransaction transaction, CancellationToken cancel)
    {
        var due = new List<DueCard>();
        if (commands.Count == 0)
        {
            return due;
        }

        var command = await Command(statements.RedrawCommands, Statements.CommandIds.Json(commands, dialect, buffer, json), transaction, cancel);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            due.Add(new DueCard(reader.GetString(0), reader.GetGuid(1)));
        }

        return due;
    }

    /// <summary>Plain EF: everything that is not one of the lists.</summary>
    private async Task Save(IReadOnlyList<WriteUnit> units, CancellationToken cancel)
    {
        var any = false;
        foreach (var unit in units)
        {
            if (unit.Changes is { } changes)
            {
                any = true;
                await changes(db, cancel);
            }
        }

        if (any)
        {
            await db.SaveChangesAsync(cancel);
        }
    }

    private async Task<DbCommand> Command(string sql, string rows, DbTransaction transaction, CancellationToken cancel)
    {
        if (!prepared.TryGetValue(sql, out var command))
        {
            command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = sql;
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.DbType) = ("rows", System.Data.DbType.String);
            command.Parameters.Add(parameter);
            command.Transaction = transaction;
            if (command is NpgsqlCommand)
            {
                await command.PrepareAsync(cancel);
            }

            prepared.Add(sql, command);
        }

        command.Transaction = transaction;
        command.Parameters[0].Value = rows;
        return command;
    }
}

/// <summary>The commit itself failed: whether it was written, nobody can say, so nothing of it may be tried again.</summary>
internal sealed class CommitLostException(Exception inner) : Exception("The commit failed.", inner);
