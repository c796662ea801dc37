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

    /// <inheritdoc/>
    /// <remarks>
    /// PostgreSQL refuses a NUL inside a text. What a device said must be stored before it is acknowledged, so one that
    /// sends a NUL would be refused for ever.
    /// </remarks>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var entry in ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified))
        {
            foreach (var property in entry.Metadata.GetProperties().Where(property => property.ClrType == typeof(string)))
            {
                if (entry.CurrentValues[property] is string text && text.Contains('\0'))
                {
                    entry.CurrentValues[property] = text.Replace('\0', '\uFFFD');
                }
            }
        }

        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
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
