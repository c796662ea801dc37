using ChargeBot.Adapters.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChargeBot.Tests.Storage;

/// <summary>One of the two databases; the same tests run on both.</summary>
public interface IStorageBackend
{
    /// <summary>An empty database of its own for one test.</summary>
    static abstract Task<TestStorage> Make();
}

/// <summary>SQLite in a folder of its own.</summary>
public sealed class Sqlite : IStorageBackend
{
    public static async Task<TestStorage> Make()
    {
        var folder = Directory.CreateTempSubdirectory("chargebot-storage-").FullName;
        var dbs = ChargeBotDbs.Sqlite(Path.Combine(folder, "chargebot.db"));
        await new Migrator(dbs, TimeProvider.System, NullLogger<Migrator>.Instance).Migrate();
        return new TestStorage(dbs, () =>
        {
            Directory.Delete(folder, recursive: true);
            return Task.CompletedTask;
        });
    }
}

/// <summary>PostgreSQL, in a database of its own.</summary>
public sealed class Postgres : IStorageBackend
{
    public static async Task<TestStorage> Make() =>
        new(ChargeBotDbs.Postgres(await PostgresCluster.Database()), () => Task.CompletedTask);
}

/// <summary>Tests of which each has a database of its own.</summary>
public abstract class StorageTests<TBackend> : IAsyncLifetime
    where TBackend : IStorageBackend
{
    protected TestStorage Storage { get; private set; } = null!;

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => Storage = await TBackend.Make();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Storage is not null)
        {
            await Storage.DisposeAsync();
        }
    }
}

/// <summary>A database with the real writer over it.</summary>
public sealed class TestStorage : IAsyncDisposable
{
    private readonly Func<Task> remove;

    public TestStorage(ChargeBotDbs dbs, Func<Task> remove)
    {
        (Dbs, this.remove) = (dbs, remove);
        Writer = NewWriter();
    }

    public ChargeBotDbs Dbs { get; }

    public Writer Writer { get; }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));

    internal GroupWriter NewWriter(WriterOptions? options = null) =>
        new(Dbs, options ?? new WriterOptions(), NullLogger<GroupWriter>.Instance);

    public async ValueTask DisposeAsync()
    {
        await ((IAsyncDisposable)Writer).DisposeAsync();
        Dbs.Dispose();
        await remove();
    }
}
