using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ChargeBot.Adapters.Storage;

/// <summary>The model in PostgreSQL.</summary>
public sealed class PostgresChargeBotDb(DbContextOptions<PostgresChargeBotDb> options) : ChargeBotDb(options)
{
    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);

        // timestamptz takes offset 0 only and keeps microseconds.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
    }

    private sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTimeOffset>(
        time => Times.Stored(time), time => time);
}

/// <summary>For <c>dotnet ef migrations add NAME --project adapters --context PostgresChargeBotDb --output-dir Storage/Migrations/Postgres</c>.</summary>
internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresChargeBotDb>
{
    public PostgresChargeBotDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresChargeBotDb>().UseNpgsql("Host=localhost;Database=chargebot").Options);
}
