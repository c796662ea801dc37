using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace ChargeBot.Adapters.Lg2Wan.Sml;

/// <summary>Reads the files of a connection, one after the other; the unfinished tail stays in the pipe.</summary>
/// <param name="pipe">The connection's input; the caller completes it.</param>
/// <param name="limits">What a sender may take of us; the default without.</param>
internal sealed class SmlFileReader(PipeReader pipe, SmlLimits? limits = null) : IDisposable
{
    private readonly SmlScanner scanner = new(limits);

    /// <summary>What it met, for the log.</summary>
    public SmlCounts Counts => scanner.Counts;

    /// <summary>
    /// Waits for the next intact file and loads it; damaged ones are counted and passed over. False at the end of the
    /// stream, or where the pipe's reading was canceled. What the pipe throws (a lost connection) is the caller's.
    /// </summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<bool> ReadAsync(SmlFile file, CancellationToken ct)
    {
        while (true)
        {
            var result = await pipe.ReadAsync(ct);
            var input = result.Buffer;
            if (TryLoad(ref input, result.IsCompleted, file))
            {
                pipe.AdvanceTo(input.Start);
                return true;
            }

            pipe.AdvanceTo(input.Start, input.End);
            if (result.IsCompleted || result.IsCanceled) return false;
        }
    }

    /// <summary>Gives the memory back; the pipe stays as it is.</summary>
    public void Dispose() => scanner.Dispose();

    private bool TryLoad(ref ReadOnlySequence<byte> input, bool completed, SmlFile file)
    {
        while (scanner.TryRead(ref input, completed, out var frame))
        {
            if (frame.Fault is not SmlFrameFault.None) continue;
            file.Load(frame);
            return true;
        }

        return false;
    }
}
