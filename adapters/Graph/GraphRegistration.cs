using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Timeout;

namespace ChargeBot.Adapters.Graph;

/// <summary>Registers this folder.</summary>
public static class GraphRegistration
{
    private const int MostRepetitions = 4;

    /// <summary>A longer wait is for the next look.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Adds <see cref="GraphDirectory"/> and <see cref="GraphApps"/> where a group is configured, <see cref="SharedFiles"/> where files are;
    /// without either nothing of this folder exists. An <see cref="IGraphTokens"/> is the caller's to add.
    /// </summary>
    public static IServiceCollection AddGraph(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = GraphSettings.From(configuration);
        if (!settings.On)
        {
            return services;
        }

        services.AddSingleton(settings);
        services.AddSingleton(provider => new GraphClient(
            provider.GetRequiredService<IHttpClientFactory>(), provider.GetRequiredService<IGraphTokens>(), settings, provider.GetRequiredService<ILogger<GraphClient>>()));
        if (settings.Files)
        {
            services.AddSingleton(provider => new SharedFiles(provider.GetRequiredService<GraphClient>(), settings, provider.GetRequiredService<ILogger<SharedFiles>>()));
        }

        if (settings.People)
        {
            services.AddPeople(settings);
        }

        services.AddHttpClient(GraphClient.Http, client =>
            {
                client.Timeout = TimeSpan.FromSeconds(100);
                client.MaxResponseContentBufferSize = GraphClient.MaxBytes;
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                ConnectTimeout = TimeSpan.FromSeconds(5),
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            })
            // Its lines hold whole addresses, with the ids of people and the names of files.
            .RemoveAllLoggers()
            .AddResilienceHandler("graph", Repeat);
        return services;
    }

    private static void AddPeople(this IServiceCollection services, GraphSettings settings)
    {
        services.AddSingleton(provider => new GraphApps(provider.GetRequiredService<GraphClient>(), settings, provider.GetRequiredService<ILogger<GraphApps>>()));
        services.AddSingleton(provider => new GraphDirectory(
            new GroupMembers(provider.GetRequiredService<GraphClient>(), settings, provider.GetRequiredService<ILogger<GroupMembers>>()),
            provider.GetRequiredService<GraphClient>(),
            new Faces(provider.GetRequiredService<GraphClient>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<Faces>>()),
            settings, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<GraphDirectory>>()));
        services.AddHostedService(provider => provider.GetRequiredService<GraphDirectory>());
    }

    /// <summary>What Graph is asked only reads, or installs what may be installed twice: every call may be made again.</summary>
    private static void Repeat(ResiliencePipelineBuilder<HttpResponseMessage> pipeline) => pipeline
        .AddRetry(new HttpRetryStrategyOptions
        {
            MaxRetryAttempts = MostRepetitions,
            BackoffType = DelayBackoffType.Exponential,
            Delay = TimeSpan.FromMilliseconds(200),
            UseJitter = true,
            ShouldHandle = args => ValueTask.FromResult(args.Outcome switch
            {
                { Exception: HttpRequestException or TimeoutRejectedException } => true,
                { Result.Headers.RetryAfter: { } after } when after.Delta > LongestWait => false,
                {
                    Result.StatusCode: HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or HttpStatusCode.BadGateway
                    or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout
                } => true,
                _ => false,
            }),
        })
        .AddTimeout(TimeSpan.FromSeconds(10));
}
