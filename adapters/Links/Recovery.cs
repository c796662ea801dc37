using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChargeBot.Adapters.Links;

/// <summary>
/// After a start, wakes the owner of every charge point that has open commands: what was on the wire becomes Unknown,
/// what was not is sent as soon as its station is there. Whoever wakes one earlier does the same.
/// </summary>
internal sealed class Recovery(StationStore store, IGrainFactory grains, IHostApplicationLifetime lifetime, ILogger<Recovery> log) : BackgroundService
{
    private const int Page = 200;

    /// <summary>Wakes them.</summary>
    public async Task Wake(CancellationToken cancel)
    {
        var after = "";
        List<string> page;
        do
        {
            page = await store.WithOpenCommands(after, Page, cancel);
            await Parallel.ForEachAsync(page, cancel, async (chargePointId, _) =>
            {
                try
                {
                    await grains.GetGrain<IChargePointGrain>(chargePointId).Look();
                }
                catch (Exception failure)
                {
                    // Its commands' deadlines wake it again.
                    log.LogWarning(failure, "Charge point {ChargePointId} could not be woken.", chargePointId);
                }
            });
            after = page.LastOrDefault(after);
        }
        while (page.Count == Page);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.Started(stoppingToken);
        try
        {
            await Wake(stoppingToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "Open commands could not be read; their deadlines will wake them.");
        }
    }
}
