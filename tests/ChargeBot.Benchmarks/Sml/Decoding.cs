using System.Buffers;
using System.IO.Pipelines;
using ChargeBot.Adapters.Lg2Wan.Sml;

namespace ChargeBot.Benchmarks.Sml;

/// <summary>What one window of decoding gave.</summary>
/// <param name="Passes">How often the corpus went through.</param>
/// <param name="Time">The CPU time of it.</param>
/// <param name="Pass">What was seen in one pass; the same in each.</param>
/// <param name="Allocated">The bytes allocated in the last pass, once it was under way; of the peer unknown.</param>
internal readonly record struct DecodingWindow(long Passes, TimeSpan Time, DecodedPass Pass, long Allocated = 0);

/// <summary>What one pass over the corpus saw: files, messages, and all fields added up.</summary>
internal readonly record struct DecodedPass(long Files, long Messages, ulong Sum);

/// <summary>Our side: the corpus through transport, checksums, every element and every field, as often as fits a window.</summary>
internal sealed class Decoding(byte[] corpus) : IDisposable
{
    private readonly SmlFile file = new();
    private DecodedPass seen;

    /// <summary>From memory, as the peer reads it.</summary>
    public DecodingWindow FromMemory(TimeSpan window) => Repeat(window, Pass);

    /// <summary>Through the reader of a connection.</summary>
    public DecodingWindow FromPipe(TimeSpan window) => Repeat(window, PassThroughPipe);

    public void Dispose() => file.Dispose();

    private DecodingWindow Repeat(TimeSpan window, Func<long> pass)
    {
        var (passes, start) = (0L, DecodingCore.Time);
        while (true)
        {
            seen = default;
            var allocated = pass();
            passes++;
            var time = DecodingCore.Time - start;
            if (time >= window)
                return new(passes, time, seen, allocated);
        }
    }

    private long Pass()
    {
        using var scanner = new SmlScanner();
        var input = new ReadOnlySequence<byte>(corpus);
        var before = GC.GetAllocatedBytesForCurrentThread();
        while (scanner.TryRead(ref input, completed: true, out var frame))
        {
            if (frame.Fault is not SmlFrameFault.None)
                continue;
            file.Load(frame);
            Look();
        }
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private long PassThroughPipe()
    {
        var pipe = PipeReader.Create(new ReadOnlySequence<byte>(corpus));
        using var reader = new SmlFileReader(pipe);
        var before = GC.GetAllocatedBytesForCurrentThread();
        while (Read(reader.ReadAsync(file, CancellationToken.None)))
            Look();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        pipe.Complete();
        return allocated;
    }

    private static bool Read(ValueTask<bool> read) =>
        read.IsCompletedSuccessfully ? read.Result : throw new InvalidOperationException("Reading from memory had to wait.");

    private void Look() => seen = new(seen.Files + 1, seen.Messages + file.Messages.Count, seen.Sum + FieldSum.Of(file));
}
