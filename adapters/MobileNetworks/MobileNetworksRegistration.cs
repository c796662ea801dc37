using System.Net;
using ChargeBot.Adapters.MobileNetworks.OperatorApi;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Timeout;

namespace ChargeBot.Adapters.MobileNetworks;

/// <summary>Registers this folder.</summary>
public static class MobileNetworksRegistration
{
    private const int MostRepetitions = 2;

    /// <summary>A longer wait than this is told to the person, not waited for.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Adds <see cref="SimCards"/>, <see cref="SimImport"/> and <see cref="OperatorClient"/>.
    /// <see cref="MobileNetworkSettings.Validate"/> is the caller's to ask, so that all problems of a start are told together.
    /// </summary>
    public static IServiceCollection AddMobileNetworks(this IServiceCollection services, IConfiguration configuration) =>
        services.AddMobileNetworks(MobileNetworkSettings.From(configuration));

    internal static IServiceCollection AddMobileNetworks(this IServiceCollection services, MobileNetworkSettings settings)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(settings);
        services.AddSingleton<SimCards>();
        services.AddSingleton<SimImport>();
        services.AddSingleton<OperatorTokens>();
        services.AddSingleton(provider => new OperatorClient(
            provider.GetRequiredService<IHttpClientFactory>(), provider.GetRequiredService<OperatorTokens>(), settings,
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<OperatorClient>>()));
        services.AddHttpClient(OperatorClient.Http, client =>
            {
                client.Timeout = OperatorApiSettings.Patience;
                client.MaxResponseContentBufferSize = 64 * 1024;
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                ConnectTimeout = TimeSpan.FromSeconds(5),
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            })
            .AddResilienceHandler("operator", pipeline => Repeat(pipeline, settings.Api ?? new OperatorApiSettings()));
        return services;
    }

    /// <summary>Every question only reads, so every one may be put again.</summary>
    private static void Repeat(ResiliencePipelineBuilder<HttpResponseMessage> pipeline, OperatorApiSettings api) => pipeline
        .AddRetry(new HttpRetryStrategyOptions
        {
            MaxRetryAttempts = MostRepetitions,
            BackoffType = DelayBackoffType.Exponential,
            Delay = api.RetryDelay,
            UseJitter = true,
            ShouldHandle = args => ValueTask.FromResult(args.Outcome switch
            {
                { Exception: HttpRequestException or TimeoutRejectedException } => true,
                { Result: { StatusCode: HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable, Headers.RetryAfter: { } after } } =>
                    after.Delta <= LongestWait,
                {
                    Result.StatusCode: HttpStatusCode.RequestTimeout or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway
                    or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout
                } => true,
                _ => false,
            }),
        })
        .AddTimeout(TimeSpan.FromSeconds(api.TimeoutSeconds));
}
