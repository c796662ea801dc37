using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace ChargeBot.Adapters.MobileNetworks.DailyFile;

/// <summary>The rows of a JSON file: an array of objects, or an object with such an array in it. One object is held at a time.</summary>
internal sealed class JsonRows(Stream stream)
{
    private readonly List<SimRow> ready = [];
    private int number;
    private int? listDepth;
    private string? member;
    private DateTimeOffset? fileTime;
    private string? broken;
    private bool ended;

    /// <summary>Reads them.</summary>
    public async IAsyncEnumerable<SimRow> Read([EnumeratorCancellation] CancellationToken cancel)
    {
        var pipe = PipeReader.Create(stream, new StreamPipeReaderOptions(leaveOpen: true));
        var state = new JsonReaderState(new JsonReaderOptions { MaxDepth = 16, AllowTrailingCommas = true });
        while (broken is null && !ended)
        {
            var read = await pipe.ReadAsync(cancel);
            var used = Advance(read.Buffer, read.IsCompleted, ref state);
            var left = read.Buffer.Length - used;
            pipe.AdvanceTo(read.Buffer.GetPosition(used), read.Buffer.End);
            foreach (var row in ready)
            {
                yield return row;
            }

            ready.Clear();
            broken ??= ended ? null
                : left > SimFileLimits.Row ? $"an object is longer than {SimFileLimits.Row >> 10} KB."
                : read.IsCompleted ? listDepth is null ? "there is no list of SIMs in the file." : "the file ends before its list does."
                : null;
        }

        await pipe.CompleteAsync();
        if (broken is not null)
        {
            yield return SimRow.Unreadable(number + 1, $"row {number + 1}", $"{broken} What follows was not read.");
        }
    }

    /// <summary>Reads on as far as values are whole.</summary>
    /// <returns>How many bytes are done with.</returns>
    private long Advance(ReadOnlySequence<byte> bytes, bool last, ref JsonReaderState state)
    {
        var reader = new Utf8JsonReader(bytes, last, state);
        var done = 0L;
        try
        {
            while (!ended && reader.Read() && Token(ref reader))
            {
                (done, state) = (reader.BytesConsumed, reader.CurrentState);
            }
        }
        catch (JsonException)
        {
            broken = "this is not valid JSON.";
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, escaped, is found only when the text is taken.
            broken = "a text holds a broken escape (\\uD800).";
        }

        return done;
    }

    /// <summary>Works on one token; false where the bytes do not reach to the end of what it begins.</summary>
    private bool Token(ref Utf8JsonReader reader)
    {
        if (listDepth is { } depth)
        {
            ended = reader.TokenType is JsonTokenType.EndArray && reader.CurrentDepth == depth - 1;
            return ended || Element(ref reader);
        }

        switch (reader.TokenType)
        {
            case JsonTokenType.StartArray when reader.CurrentDepth == 0:
                listDepth = 1;
                break;
            case JsonTokenType.StartArray when reader.CurrentDepth == 1 && member is not null && SimColumns.Lists.Contains(member):
                listDepth = 2;
                break;
            case JsonTokenType.PropertyName when reader.CurrentDepth == 1:
                member = SimColumns.Plain(reader.GetString()!);
                break;
            case JsonTokenType.String when reader.CurrentDepth == 1 && member is not null && SimColumns.FileTime.Contains(member):
                fileTime = SimWords.Time(reader.GetString()!) ?? fileTime;
                break;
        }

        return true;
    }

    private bool Element(ref Utf8JsonReader reader)
    {
        if (!JsonDocument.TryParseValue(ref reader, out var document))
        {
            return false;
        }

        using (document)
        {
            ready.Add(JsonValues.Row(document.RootElement, ++number, $"row {number}", fileTime));
            return true;
        }
    }
}
