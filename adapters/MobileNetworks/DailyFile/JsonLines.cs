using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace ChargeBot.Adapters.MobileNetworks.DailyFile;

/// <summary>The rows of a file with one JSON object in each line: a broken line takes no other with it.</summary>
internal static class JsonLines
{
    /// <summary>Reads them, one at a time.</summary>
    public static async IAsyncEnumerable<SimRow> Read(Stream stream, [EnumeratorCancellation] CancellationToken cancel)
    {
        var pipe = PipeReader.Create(stream, new StreamPipeReaderOptions(leaveOpen: true));
        var (number, line) = (0, 0);
        for (var ended = false; !ended;)
        {
            var read = await pipe.ReadAsync(cancel);
            var rest = read.Buffer;
            ended = read.IsCompleted;
            while (Cut(ref rest, read.IsCompleted) is { } text)
            {
                line++;
                if (!IsBlank(text))
                {
                    yield return JsonValues.Parse(text, ++number, $"line {line}");
                }
            }

            if (rest.Length > SimFileLimits.Row)
            {
                yield return SimRow.Unreadable(number + 1, $"line {line + 1}", $"it is longer than {SimFileLimits.Row >> 10} KB. What follows was not read.");
                ended = true;
            }

            pipe.AdvanceTo(rest.Start, read.Buffer.End);
        }

        await pipe.CompleteAsync();
    }

    /// <summary>The next line, and at the end what is left; null where there is none as a whole.</summary>
    private static ReadOnlySequence<byte>? Cut(ref ReadOnlySequence<byte> rest, bool last)
    {
        if (rest.PositionOf((byte)'\n') is { } end)
        {
            var line = rest.Slice(0, end);
            rest = rest.Slice(rest.GetPosition(1, end));
            return line;
        }

        if (!last || rest.IsEmpty || rest.Length > SimFileLimits.Row)
        {
            return null;
        }

        var left = rest;
        rest = rest.Slice(rest.End);
        return left;
    }

    private static bool IsBlank(ReadOnlySequence<byte> line)
    {
        foreach (var part in line)
        {
            if (part.Span.ContainsAnyExcept(" \t\r"u8))
            {
                return false;
            }
        }

        return true;
    }
}
