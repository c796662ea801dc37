namespace ChargeBot.Adapters.Ocpp;

/// <summary>
/// When a device may be called. Some drop the link when they are called before their boot is accepted, and others come
/// back without booting at all: commands are held until Boot.conf is sent, or for a grace time after the first
/// message, or after the connection where nothing is said. <c>ready</c> is called once, with true when no boot was seen
/// and one should be asked for.
/// </summary>
internal sealed class Readiness(OcppOptions options, TimeProvider time, Func<bool, Task> ready) : IDisposable
{
    private ITimer? timer;
    private bool spoke;
    private int done;

    /// <summary>The device may be called from some time on; without this call it never may.</summary>
    public void Begin() => timer = time.CreateTimer(_ => _ = Fire(booted: false), null, options.SilentGrace, Timeout.InfiniteTimeSpan);

    /// <summary>It said something that is no boot.</summary>
    public void Spoke()
    {
        if (!spoke && options.BootGrace < options.SilentGrace)
        {
            timer?.Change(options.BootGrace, Timeout.InfiniteTimeSpan);
        }

        spoke = true;
    }

    /// <summary>Its boot was answered Accepted.</summary>
    public Task Booted() => Fire(booted: true);

    public void Dispose()
    {
        Interlocked.Exchange(ref done, 1);
        timer?.Dispose();
    }

    private Task Fire(bool booted)
    {
        if (Interlocked.Exchange(ref done, 1) != 0)
        {
            return Task.CompletedTask;
        }

        timer?.Dispose();
        return ready(!booted);
    }
}
