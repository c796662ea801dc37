namespace ChargeBot.Adapters.Storage;

/// <summary>
/// Numbers for transactions (OCPP 1.6 has the backend give them): unique over all processes, taken from the database
/// a thousand at a time. What a process did not use before it ended is never used.
/// </summary>
public sealed class TransactionIds(Counters counters) : IDisposable
{
    /// <summary>Clear of the small numbers that other backends gave before us and that devices may still speak of.</summary>
    public const long First = 1_000_001;

    private const int Block = 1_000;

    private readonly SemaphoreSlim gate = new(1);
    private long next;
    private long end;

    /// <summary>The next number.</summary>
    public async ValueTask<long> Next()
    {
        await gate.WaitAsync();
        try
        {
            if (next == end)
            {
                next = await counters.Take("transactions", Block, First);
                end = next + Block;
            }

            return next++;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();
}
