using ChargeBot.Adapters.Links;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChargeBot.Adapters.Lg2Wan;

/// <summary>
/// Wakes those who dial: at the start, and every minute, for the silo of one may have been lost. Each silo does so; to a
/// grain that is awake it says nothing new.
/// </summary>
internal sealed class GatewayDialler(
    Gateways gateways, IGrainFactory grains, IOptions<Lg2WanOptions> settings, IHostApplicationLifetime lifetime, TimeProvider time,
    ILogger<GatewayDialler> log) : BackgroundService
{
    /// <summary>A change of the network is seen within this time.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Before the host has started there is no silo to ask.
        using (var started = CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStarted, stoppingToken))
        {
            await Task.Delay(Timeout.Infinite, started.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        using var timer = new PeriodicTimer(Look, time);
        var (seen, woken) = (-1L, 0L);
        do
        {
            try
            {
                if (gateways.Version is var version && (version != seen || time.GetElapsedTime(woken) >= settings.Value.WakeInterval))
                {
                    (seen, woken) = (version, time.GetTimestamp());
                    foreach (var identity in await gateways.Outgoing(stoppingToken))
                    {
                        await grains.GetGrain<IGatewayDialGrain>(identity).Wake();
                    }
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogWarning(failure, "Who is to be dialled could not be found out; the next look comes in a second.");
                seen = -1;
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
