using System.Text;
using System.Text.Json;

namespace ChargeBot.Adapters.MobileNetworks.DailyFile;

/// <summary>The connectivity platform's daily file: CSV or JSON, told apart by how it begins.</summary>
internal static class SimFile
{
    /// <summary>Its rows, one at a time, from the beginning.</summary>
    /// <param name="stream">Seekable; stays open.</param>
    /// <param name="cancel">Ends the reading.</param>
    public static async Task<IAsyncEnumerable<SimRow>> Open(Stream stream, CancellationToken cancel)
    {
        if (stream.Length > SimFileLimits.File)
        {
            return AsyncEnumerable.ToAsyncEnumerable([SimRow.Unreadable(0, "file", $"it is longer than {SimFileLimits.File >> 20} MB; divide it.")]);
        }

        stream.Position = 0;
        var begin = new byte[SimFileLimits.Row];
        var length = await stream.ReadAtLeastAsync(begin, begin.Length, throwOnEndOfStream: false, cancel);
        var mark = begin.AsSpan(0, length).StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        var text = begin.AsMemory(mark, length - mark).TrimStart(" \t\r\n"u8);
        stream.Position = mark;
        return text.IsEmpty || text.Span[0] is not ((byte)'{' or (byte)'[') ? CsvRows.Read(stream, cancel)
            : IsSim(FirstLine(text.Span)) ? JsonLines.Read(stream, cancel)
            : new JsonRows(stream).Read(cancel);
    }

    private static ReadOnlySpan<byte> FirstLine(ReadOnlySpan<byte> text) => text.IndexOf((byte)'\n') is >= 0 and var end ? text[..end] : text;

    /// <summary>Whether a line is a SIM as a whole; an object that holds the list of all has no ICCID itself.</summary>
    private static bool IsSim(ReadOnlySpan<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            using var document = JsonDocument.ParseValue(ref reader);
            return document.RootElement.ValueKind is JsonValueKind.Object
                && JsonValues.Row(document.RootElement, 0, "", null).Values.Keys.Any(SimColumns.Iccid.Contains);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
