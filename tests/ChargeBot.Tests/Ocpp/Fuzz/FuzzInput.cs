using System.Buffers;
using System.Text;
using System.Text.Json;

namespace ChargeBot.Tests.Ocpp.Fuzz;

/// <summary>
/// One frame of the fuzzer, made from its number alone: a valid one whose values or names were replaced by what devices should never
/// send, and often damaged byte by byte on top.
/// </summary>
internal sealed class FuzzInput
{
    /// <summary>Type, id and action.</summary>
    private const int Head = 3;

    private static readonly byte[][] Oddities = [.. Odd().Select(Encoding.UTF8.GetBytes)];

    private readonly (byte[] Frame, (int Start, int Length)[] Places)[] corpus;
    private readonly ArrayBufferWriter<byte> bytes = new(64 * 1024);
    private readonly SortedSet<int> chosen = [];
    private byte[] work = new byte[64 * 1024];
    private ulong state;

    public FuzzInput(IEnumerable<string> frames) => corpus = [.. frames.Select(frame => Encoding.UTF8.GetBytes(frame)).Select(frame => (frame, PlacesOf(frame)))];

    /// <summary>The frame.</summary>
    public ReadOnlyMemory<byte> Bytes => bytes.WrittenMemory;

    /// <summary>Makes the frame of this number.</summary>
    public void Make(long number)
    {
        state = ((ulong)number * 0x9E3779B97F4A7C15) + 0x7654321;
        bytes.ResetWrittenCount();
        Replace(corpus[Next(corpus.Length)]);
        if (Next(4) == 0)
        {
            Damage();
        }
    }

    /// <summary>A number from 0 to below this.</summary>
    public int Next(int below)
    {
        // splitmix64
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (int)((z ^ (z >> 31)) % (ulong)below);
    }

    /// <summary>Writes the frame with up to four of its values and names replaced; type, id and action less often.</summary>
    private void Replace((byte[] Frame, (int Start, int Length)[] Places) of)
    {
        chosen.Clear();
        for (var times = Next(5); times > 0; times--)
        {
            var place = Next(of.Places.Length);
            chosen.Add(place < Head && Next(5) > 0 ? Next(of.Places.Length) : place);
        }

        var at = 0;
        foreach (var (start, length) in chosen.Select(place => of.Places[place]))
        {
            if (start < at)
            {
                continue;
            }

            bytes.Write(of.Frame.AsSpan(at, start - at));
            switch (Next(10))
            {
                case 0:
                    break;
                case 1:
                    bytes.Write(of.Frame.AsSpan(start, length));
                    bytes.Write(","u8);
                    bytes.Write(of.Frame.AsSpan(start, length));
                    break;
                case 2 or 3:
                    var other = corpus[Next(corpus.Length)];
                    var place = other.Places[Next(other.Places.Length)];
                    bytes.Write(other.Frame.AsSpan(place.Start, place.Length));
                    break;
                default:
                    bytes.Write(Oddities[Next(Oddities.Length)]);
                    break;
            }

            at = start + length;
        }

        bytes.Write(of.Frame.AsSpan(at));
    }

    /// <summary>Bytes changed, cut out, doubled or put in.</summary>
    private void Damage()
    {
        var length = bytes.WrittenCount;
        if (work.Length < length * 2)
        {
            work = new byte[length * 2];
        }

        bytes.WrittenSpan.CopyTo(work);
        for (var times = 1 + Next(6); times > 0 && length > 1; times--)
        {
            var at = Next(length);
            var some = 1 + Next(Math.Min(length - at, 40));
            switch (Next(5))
            {
                case 0:
                    length = at;
                    break;
                case 1:
                    work.AsSpan(at + some, length - at - some).CopyTo(work.AsSpan(at));
                    length -= some;
                    break;
                case 2 when length + some <= work.Length:
                    work.AsSpan(at, length - at).CopyTo(work.AsSpan(at + some));
                    length += some;
                    break;
                default:
                    work[at] = (byte)(Next(2) == 0 ? Next(256) : "[]{}\",:\\0-.eE \n"[Next(15)]);
                    break;
            }
        }

        bytes.ResetWrittenCount();
        bytes.Write(work.AsSpan(0, length));
    }

    /// <summary>Where values and names stand in a frame, outer ones before inner ones.</summary>
    private static (int, int)[] PlacesOf(byte[] frame)
    {
        var places = new List<(int Start, int Length)>();
        var open = new Stack<int>();
        var reader = new Utf8JsonReader(frame);
        while (reader.Read())
        {
            var (start, end) = ((int)reader.TokenStartIndex, (int)reader.BytesConsumed);
            switch (reader.TokenType)
            {
                case JsonTokenType.StartArray or JsonTokenType.StartObject:
                    open.Push(start);
                    break;
                case JsonTokenType.EndArray or JsonTokenType.EndObject:
                    var begun = open.Pop();
                    places.Add((begun, end - begun));
                    break;
                case JsonTokenType.PropertyName:
                    // Its colon belongs to the reader's token.
                    places.Add((start, frame.AsSpan(start + 1).IndexOf((byte)'"') + 2));
                    break;
                default:
                    places.Add((start, end - start));
                    break;
            }
        }

        return [.. places.OrderBy(place => place.Start).ThenByDescending(place => place.Length).Skip(1)];
    }

    private static IEnumerable<string> Odd() =>
    [
        "null", "true", "false", "0", "-1", "-0.0", "0.5", "1e400", "-1e400", "1e-400", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
        "2147483648", "123456789012345678901234567890", "\"\"", "\" \"", "\"\\u0000\"", "\"\\uD800\"", "\"\\uDC00\\uD800\"", "\"Celcius\"", "\"NaN\"", "\"1,5\"", "\"٣\"",
        "\"1970-01-01T00:00:00Z\"", "\"0001-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59.9999999Z\"", "\"2022-02-29T10:00:00+02\"", "\"2026-11-23T08:00:00.123456789+14:59\"",
        "\"kWh\"", "\"SignedData\"", "\"Faulted\"", "\"OCMF|{}|{}\"", "\"🔌\"", "\"\\\"]\"", "{}", "[]", "[null]", "[[[[[[[[]]]]]]]]", "{\"a\":{\"a\":{\"a\":{}}}}",
        "{\"status\":\"Accepted\",\"status\":\"Rejected\"}", "[{},{},{},{}]", "2", "3", "4", "\"Heartbeat\"", "\"transactionId\"",
        $"\"{new string('x', 3_000)}\"", $"\"{string.Concat(Enumerable.Repeat("\\u00e4", 600))}\"", new string('[', 80) + new string(']', 80), $"[{string.Join(',', Enumerable.Repeat("1", 500))}]",
    ];
}
