using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace ChargeBot.Adapters.Storage;

/// <summary>Opens the database to read. Writes go through <see cref="Writer"/>.</summary>
public sealed class ChargeBotDbs : IDisposable
{
    private readonly Func<ChargeBotDb> open;
    private readonly Func<ChargeBotDb> openToWrite;
    private readonly Action close;

    private ChargeBotDbs(Dialect dialect, string? file, Func<ChargeBotDb> open, Func<ChargeBotDb> openToWrite, Action close)
    {
        (Dialect, File) = (dialect, file);
        (this.open, this.openToWrite, this.close) = (open, openToWrite, close);
    }

    /// <summary>Which of the two databases it is.</summary>
    internal Dialect Dialect { get; }

    /// <summary>Where SQLite keeps it; null in PostgreSQL.</summary>
    internal string? File { get; }

    /// <summary>A database in a file, whose folder is made where it is missing.</summary>
    public static ChargeBotDbs Sqlite(string file)
    {
        var path = Path.GetFullPath(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var connection = new SqliteConnectionStringBuilder { DataSource = path }.ToString();
        return Over<SqliteChargeBotDb>(
            Dialect.Sqlite, path, options => new(options), builder => builder.UseSqlite(connection), () => Close(connection));
    }

    /// <summary>A database in PostgreSQL.</summary>
    public static ChargeBotDbs Postgres(string connectionString) => Over<PostgresChargeBotDb>(
        Dialect.Postgres, null, options => new(options), builder => builder.UseNpgsql(connectionString), () => ClosePostgres(connectionString));

    /// <summary>A context out of the pool, to be disposed soon. What it reads is not tracked.</summary>
    public ChargeBotDb Open() => open();

    /// <summary>Closes the connections that nobody uses any more: SQLite then leaves one file behind, not three.</summary>
    public void Dispose() => close();

    /// <summary>A context of its own that tracks: for the writer and for migrations.</summary>
    internal ChargeBotDb OpenToWrite() => openToWrite();

    private static ChargeBotDbs Over<T>(
        Dialect dialect, string? file, Func<DbContextOptions<T>, T> make, Action<DbContextOptionsBuilder<T>> use, Action close)
        where T : ChargeBotDb
    {
        var read = new DbContextOptionsBuilder<T>().UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
        var write = new DbContextOptionsBuilder<T>();
        use(read);
        use(write);
        return new ChargeBotDbs(dialect, file, new PooledDbContextFactory<T>(read.Options).CreateDbContext, () => make(write.Options), close);
    }

    private static void Close(string connectionString)
    {
        using var connection = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(connection);
    }

    private static void ClosePostgres(string connectionString)
    {
        using var connection = new NpgsqlConnection(connectionString);
        NpgsqlConnection.ClearPool(connection);
    }
}
