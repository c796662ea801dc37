using System.Buffers;
using System.IO.Compression;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text;
using ChargeBot.Domain.LogFiles;

namespace ChargeBot.Bot.LogFiles;

/// <summary>A log line by line, however large: never more of it in memory than a line may be long.</summary>
public static class LogLines
{
    /// <summary>Each line in turn, cut where it is longer than anyone reads. What is packed with gzip is unpacked.</summary>
    /// <param name="log">The log; read to its end at most.</param>
    /// <param name="packed">It is packed with gzip.</param>
    /// <param name="most">Bytes of lines at most: a small file can unpack to a huge one.</param>
    /// <param name="cancel">Ends it.</param>
    public static async IAsyncEnumerable<string> Read(Stream log, bool packed, long most, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var plain = packed ? new GZipStream(log, CompressionMode.Decompress, leaveOpen: true) : log;
        var reader = PipeReader.Create(plain, new StreamPipeReaderOptions(bufferSize: 64 * 1024, leaveOpen: true));
        for (var total = 0L; total < most;)
        {
            ReadResult read;
            try
            {
                read = await reader.ReadAsync(cancel);
            }
            catch (InvalidDataException)
            {
                // It calls itself packed and is not, or breaks off: what could be read was handed out.
                break;
            }

            var buffer = read.Buffer;
            while (Next(ref buffer, read.IsCompleted) is { } line)
            {
                total += line.Length + 1;
                yield return line;
            }

            reader.AdvanceTo(buffer.Start, buffer.End);
            if (read.IsCompleted)
            {
                break;
            }
        }

        await reader.CompleteAsync();
    }

    /// <summary>The bytes of a log with its secrets masked.</summary>
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> Masked(Stream log, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var line in Read(log, packed: false, long.MaxValue, cancel))
        {
            yield return Encoding.UTF8.GetBytes(LogSecrets.Mask(line) + "\n");
        }
    }

    private static string? Next(ref ReadOnlySequence<byte> buffer, bool last)
    {
        if (buffer.IsEmpty)
        {
            return null;
        }

        if (buffer.PositionOf((byte)'\n') is { } end)
        {
            var line = Text(buffer.Slice(0, end));
            buffer = buffer.Slice(buffer.GetPosition(1, end));
            return line;
        }

        // A line without an end is taken as it is, once it is longer than anyone reads.
        if (!last && buffer.Length < LogSecrets.LongestLine * 4)
        {
            return null;
        }

        var rest = Text(buffer);
        buffer = buffer.Slice(buffer.End);
        return rest;
    }

    private static string Text(ReadOnlySequence<byte> line) => Encoding.UTF8.GetString(line.Length > LogSecrets.LongestLine * 4 ? line.Slice(0, LogSecrets.LongestLine * 4) : line).TrimEnd('\r');
}
