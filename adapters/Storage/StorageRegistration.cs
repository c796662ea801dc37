using ChargeBot.Adapters.Storage.Activations;
using ChargeBot.Domain.Charging;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChargeBot.Adapters.Storage;

/// <summary>Puts storage into a host.</summary>
public static class StorageRegistration
{
    /// <summary>
    /// <c>Storage:Provider</c>: <c>sqlite</c> (the default; the file is <c>Storage:File</c>, by default
    /// <c>.chargebot/chargebot.db</c> under the content root) or <c>postgres</c> (<c>Storage:ConnectionString</c>).
    /// <see cref="Migrator.Migrate"/> is to be called before anything reads or writes. The writer takes units from the
    /// first moment on and, when the host is disposed, writes what it has taken.
    /// </summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => Dbs(configuration.GetSection("Storage"), provider.GetService<IHostEnvironment>()));
        services.AddSingleton<Writer>(provider => new GroupWriter(
            provider.GetRequiredService<ChargeBotDbs>(), new WriterOptions(), provider.GetRequiredService<ILogger<GroupWriter>>()));
        services.AddSingleton<Migrator>();
        services.AddSingleton<Counters>();
        services.AddSingleton<TransactionIds>();
        services.AddSingleton<Deadlines>();
        services.TryAddSingleton(new ErrorClassification(new ErrorThresholds()));
        services.AddSingleton<SessionJudge>();
        services.AddSingleton<ErrorRates>();
        services.AddSingleton<PortSessions>();
        services.AddSingleton<ActivationOverview>();
        services.AddHostedService<Rejudging>();
        services.AddSingleton(RetentionTimes.From(configuration));
        services.AddHostedService<Pruning>();
        return services;
    }

    private static ChargeBotDbs Dbs(IConfiguration storage, IHostEnvironment? host) => storage["Provider"] switch
    {
        null or "" or "sqlite" => ChargeBotDbs.Sqlite(Path.Combine(
            host?.ContentRootPath ?? Directory.GetCurrentDirectory(),
            storage["File"] is { Length: > 0 } file ? file : Path.Combine(".chargebot", "chargebot.db"))),
        "postgres" => ChargeBotDbs.Postgres(storage["ConnectionString"] is { Length: > 0 } connection
            ? connection
            : throw new InvalidOperationException("Storage:ConnectionString is missing; Storage:Provider postgres needs it.")),
        var other => throw new InvalidOperationException($"Storage:Provider is '{other}'; it can be sqlite or postgres."),
    };
}
