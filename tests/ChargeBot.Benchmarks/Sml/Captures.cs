using System.Buffers;
using System.Buffers.Binary;
using ChargeBot.Adapters.Lg2Wan.Sml;

namespace ChargeBot.Benchmarks.Sml;

/// <summary>A file as it stood in a capture, from its start to its end.</summary>
/// <param name="Capture">Where it was found.</param>
/// <param name="Bytes">Its bytes.</param>
/// <param name="Messages">The messages that we read in it.</param>
/// <param name="Sum">What we add up to over them.</param>
internal sealed record CapturedFile(string Capture, byte[] Bytes, int Messages, ulong Sum);

/// <summary>What real meters sent: the captures of the test data, and what the measurement makes of them.</summary>
internal static class Captures
{
    /// <summary>The folder of the test data's SML files; null where there is none.</summary>
    public static string? Folder =>
        Environment.GetEnvironmentVariable("CHARGEBOT_TESTDATA") is { Length: > 0 } data && Directory.Exists(Path.Combine(data, "sml"))
            ? Path.Combine(data, "sml")
            : null;

    /// <summary>All intact files in the captures of a folder, in their order.</summary>
    public static List<CapturedFile> Read(string folder)
    {
        var files = new List<CapturedFile>();
        using var loaded = new SmlFile();
        foreach (var capture in Directory.GetFiles(folder, "*.bin").Order(StringComparer.Ordinal))
        {
            using var scanner = new SmlScanner();
            var input = new ReadOnlySequence<byte>(File.ReadAllBytes(capture));
            while (scanner.TryRead(ref input, completed: true, out var frame))
            {
                if (frame.Fault is not SmlFrameFault.None)
                    continue;
                loaded.Load(frame);
                files.Add(new(capture, frame.Bytes.ToArray(), loaded.Messages.Count, FieldSum.Of(loaded)));
            }
        }
        return files;
    }

    /// <summary>Each file behind its length, as the peer reads them.</summary>
    public static byte[] WithLengths(IEnumerable<CapturedFile> files)
    {
        using var all = new MemoryStream();
        Span<byte> length = stackalloc byte[4];
        foreach (var file in files)
        {
            BinaryPrimitives.WriteInt32BigEndian(length, file.Bytes.Length);
            all.Write(length);
            all.Write(file.Bytes);
        }
        return all.ToArray();
    }

    /// <summary>
    /// The files again and again, each time in another order, which no branch predictor learns by heart; the same ones
    /// in every run.
    /// </summary>
    public static byte[] Repeat(List<CapturedFile> files, int bytes)
    {
        using var corpus = new MemoryStream(bytes + (64 * 1024));
        var random = new Random(20261123);
        CapturedFile[] order = [.. files];
        while (corpus.Length < bytes)
        {
            random.Shuffle(order);
            foreach (var file in order)
                corpus.Write(file.Bytes);
        }
        return corpus.ToArray();
    }
}
