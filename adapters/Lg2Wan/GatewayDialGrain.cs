using Microsoft.Extensions.Logging;

namespace ChargeBot.Adapters.Lg2Wan;

/// <summary>Dials one gateway, keyed by its identity: one grain, so one silo, and the socket is in it.</summary>
public interface IGatewayDialGrain : IGrainWithStringKey
{
    /// <summary>Sees to it that somebody dials, as long as the master data says so.</summary>
    Task Wake();
}

/// <summary>The owner of the outgoing connection to one gateway.</summary>
internal sealed class GatewayDialGrain(GatewayDial dial, ILogger<GatewayDialGrain> log) : Grain, IGatewayDialGrain, IDisposable
{
    private readonly CancellationTokenSource ending = new();
    private Task? dialling;

    /// <inheritdoc/>
    public Task Wake()
    {
        if (dialling is null or { IsCompleted: true })
        {
            // The socket is known here alone, and it works outside of this grain's turns.
            DelayDeactivation(TimeSpan.MaxValue);
            dialling = Dial(this.GetPrimaryKeyString(), ending.Token);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await ending.CancelAsync();
        await Task.WhenAny(dialling ?? Task.CompletedTask, Task.Delay(Timeout.Infinite, cancellationToken));
    }

    /// <inheritdoc/>
    public void Dispose() => ending.Dispose();

    private async Task Dial(string identity, CancellationToken ended)
    {
        try
        {
            await Task.Run(() => dial.Run(identity, ended), ended);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The silo stops: another one is woken.
        }
        catch (Exception failure)
        {
            log.LogError(failure, "{ChargePoint} is not dialled any more; the next waking begins anew", identity);
        }
        finally
        {
            DelayDeactivation(TimeSpan.Zero);
        }
    }
}
