using System.IO.Pipelines;
using ChargeBot.Adapters.Lg2Wan.Sml;

namespace ChargeBot.Adapters.Lg2Wan;

/// <summary>
/// A connection to a gateway: whole files of bounded length in, one file at a time out, and nobody waits for ever for a
/// gateway that does not read.
/// </summary>
/// <param name="pipe">The connection.</param>
/// <param name="abort">Ends it at once.</param>
/// <param name="options">Our limits.</param>
internal sealed class GatewaySocket(IDuplexPipe pipe, Action abort, Lg2WanOptions options) : IDisposable
{
    /// <summary>A file that was this long leaves its memory; the next ones are small again.</summary>
    private const int LongFile = 64 * 1024;

    /// <summary>Before a login nobody needs more.</summary>
    private static readonly SmlLimits BeforeLogin = new() { MaxFileBytes = 4096, MaxElements = 512 };

    private readonly SmlLimits limits = new() { MaxFileBytes = options.MaxFileBytes, MaxElements = options.MaxFileBytes };
    private readonly SemaphoreSlim sending = new(1, 1);
    private readonly SmlWriter writer = new();
    private SmlFileReader reader = new(pipe.Input, BeforeLogin);
    private SmlFile file = new(BeforeLogin);
    private string? endedBecause;
    private bool any;
    private int over;

    /// <summary>Why the connection ended, for the log.</summary>
    public string EndedBecause => endedBecause ?? "the gateway is gone";

    /// <summary>What came.</summary>
    public SmlCounts Counts => reader.Counts;

    /// <summary>The gateway has logged in: it may send longer files now.</summary>
    public void Trust()
    {
        reader.Dispose();
        file.Dispose();
        (reader, file, any) = (new SmlFileReader(pipe.Input, limits), new SmlFile(limits), false);
    }

    /// <summary>The next file, valid until the next one is received; null at the end.</summary>
    public async ValueTask<SmlFile?> Receive(CancellationToken cancel)
    {
        if (any && file.Payload.Length > LongFile)
        {
            file.Dispose();
            (file, any) = (new SmlFile(limits), false);
        }

        try
        {
            if (await reader.ReadAsync(file, cancel))
            {
                any = true;
                return file;
            }

            endedBecause ??= "the gateway closed";
        }
        catch (Exception error) when (IsGone(error))
        {
            endedBecause ??= cancel.IsCancellationRequested ? "it took too long" : "the connection broke";
        }

        return null;
    }

    /// <summary>Sends one file. False: proven that nothing of it left. True: it left, or may have.</summary>
    public async ValueTask<bool> Send(Action<SmlWriter> write)
    {
        if (!await sending.WaitAsync(options.SendTimeout))
        {
            Drop("the gateway does not read");
            return false;
        }

        using var limit = new CancellationTokenSource(options.SendTimeout);
        try
        {
            if (Volatile.Read(ref over) != 0)
            {
                return false;
            }

            writer.BeginFile();
            write(writer);
            writer.EndFile(pipe.Output);
            if ((await pipe.Output.FlushAsync(limit.Token)).IsCompleted)
            {
                Drop("the connection broke");
            }
        }
        catch (Exception error) when (IsGone(error))
        {
            Drop(limit.IsCancellationRequested ? "the gateway does not read" : "the connection broke");
        }
        finally
        {
            sending.Release();
        }

        return true;
    }

    /// <summary>Ends the connection at once: SML has no word for goodbye.</summary>
    public void Drop(string why)
    {
        endedBecause ??= why;
        if (Interlocked.Exchange(ref over, 1) == 0)
        {
            abort();
        }
    }

    /// <summary>Nothing is sent any more; what was sent may still leave.</summary>
    public void End() => Volatile.Write(ref over, 1);

    public void Dispose()
    {
        reader.Dispose();
        file.Dispose();
        writer.Dispose();
    }

    // A pipe that its other side has completed says so with the last of these.
    private static bool IsGone(Exception error) =>
        error is OperationCanceledException or IOException or ObjectDisposedException or InvalidOperationException;
}
