using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.Options;

namespace ChargeBot.Bot.Demo;

/// <summary>
/// Brings the sample network's file into the database before the charge points connect; returns one line that says
/// what came in.
/// </summary>
/// <param name="services">The running bot's services.</param>
/// <param name="file">The sample network.</param>
/// <param name="ct">Ends with the bot.</param>
[SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "It is what it does.")]
public delegate Task<string> ImportSampleNetwork(IServiceProvider services, string file, CancellationToken ct);

/// <summary>Registers the demo.</summary>
public static class DemoParts
{
    /// <summary>Adds the demo when <c>Demo:Enabled</c> says so, and nothing otherwise.</summary>
    /// <param name="services">The bot's services.</param>
    /// <param name="configuration">The bot's settings.</param>
    /// <param name="import">Imports the sample network; null to leave the database as it is.</param>
    public static IServiceCollection AddDemo(
        this IServiceCollection services, IConfiguration configuration, ImportSampleNetwork? import = null)
    {
        var section = configuration.GetSection(DemoOptions.Section);
        if (!section.GetValue<bool>(nameof(DemoOptions.Enabled))) return services;
        services.Configure<DemoOptions>(section)
            .PostConfigure<DemoOptions>(o => o.Lg2WanPort = configuration.GetValue<int>("Lg2Wan:Port"));
        return services.AddHostedService(s => new DemoHost(
            s,
            s.GetRequiredService<IServer>(),
            s.GetRequiredService<IHostApplicationLifetime>(),
            s.GetRequiredService<IHostEnvironment>(),
            s.GetRequiredService<IOptions<DemoOptions>>().Value,
            import,
            s.GetService<TimeProvider>() ?? TimeProvider.System,
            Console.Out));
    }
}
