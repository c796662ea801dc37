using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ChargeBot.Adapters.Storage;

/// <summary>The model in a file.</summary>
public sealed class SqliteChargeBotDb(DbContextOptions<SqliteChargeBotDb> options) : ChargeBotDb(options)
{
    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);

        // SQLite cannot order or compare DateTimeOffset: microseconds since 1970 can be.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<MicrosecondsConverter>();
    }

    private sealed class MicrosecondsConverter() : ValueConverter<DateTimeOffset, long>(
        time => Times.ToMicroseconds(time), microseconds => Times.FromMicroseconds(microseconds));
}

/// <summary>For <c>dotnet ef migrations add NAME --project adapters --context SqliteChargeBotDb --output-dir Storage/Migrations/Sqlite</c>.</summary>
internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteChargeBotDb>
{
    public SqliteChargeBotDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteChargeBotDb>().UseSqlite("Data Source=design.db").Options);
}
