using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace ChargeBot.Adapters.Ocpp;

/// <summary>The message types of OCPP-J (§4.1.3).</summary>
internal enum FrameType
{
    /// <summary>None of the three: ignored, as §4.1.3 asks.</summary>
    Other = 0,

    /// <summary>A request.</summary>
    Call = 2,

    /// <summary>Its answer.</summary>
    CallResult = 3,

    /// <summary>Its answer where it could not be worked on.</summary>
    CallError = 4,
}

/// <summary>One frame, taken apart but not yet understood. Valid as long as the bytes that it was parsed from.</summary>
internal sealed class Frame : IDisposable
{
    /// <summary>The longest message id that is answered; the specification has 36 characters.</summary>
    private const int MaxIdBytes = 512;

    private readonly JsonDocument document;

    private Frame(JsonDocument document, FrameType type) => (this.document, Type) = (document, type);

    public FrameType Type { get; }

    /// <summary>The message id as it was written, in its quotes: given back byte for byte.</summary>
    public ReadOnlySpan<byte> RawId => JsonMarshal.GetRawUtf8Value(document.RootElement[1]);

    /// <summary>The message id.</summary>
    public string Id => document.RootElement[1].Text(MaxIdBytes)!;

    /// <summary>The action of a call, the code of an error; Undefined where it is missing.</summary>
    public JsonElement Name => At(2);

    /// <summary>What a call or a result carries; Undefined where it is missing.</summary>
    public JsonElement Payload => At(Type is FrameType.Call ? 3 : 2);

    /// <summary>The words of an error; Undefined where they are missing.</summary>
    public JsonElement Description => At(3);

    /// <summary>Takes a frame apart. What is no OCPP-J frame is false, whatever is wrong with it.</summary>
    public static bool TryParse(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out Frame? frame)
    {
        frame = null;
        JsonDocument? document = null;
        try
        {
            document = JsonDocument.Parse(bytes);
        }
        catch (JsonException)
        {
            return false;
        }

        var root = document.RootElement;
        if (root.ValueKind is JsonValueKind.Array && root.GetArrayLength() >= 2
            && IsId(root[1].ValueKind) && JsonMarshal.GetRawUtf8Value(root[1]).Length <= MaxIdBytes)
        {
            frame = new Frame(document, root[0].Whole() is >= 2 and <= 4 and var type ? (FrameType)type : FrameType.Other);
            return true;
        }

        document.Dispose();
        return false;
    }

    /// <summary>What can be said about a frame from its first bytes alone: broken and oversized ones are answered by it.</summary>
    public static FrameHead Peek(ReadOnlySpan<byte> start)
    {
        var reader = new Utf8JsonReader(start, isFinalBlock: false, default);
        FrameHead head = default;
        try
        {
            if (!reader.Read() || reader.TokenType is not JsonTokenType.StartArray
                || !reader.Read() || reader.TokenType is not JsonTokenType.Number || !reader.TryGetInt32(out var type)
                || !reader.Read() || reader.TokenType is not (JsonTokenType.String or JsonTokenType.Number)
                || reader.ValueSpan.Length > MaxIdBytes)
            {
                return default;
            }

            var (from, to) = ((int)reader.TokenStartIndex, (int)reader.BytesConsumed);
            head = new FrameHead((FrameType)type, start[from..to].ToArray(), null);
            if (reader.Read() && reader.TokenType is JsonTokenType.String && reader.ValueSpan.Length <= MaxIdBytes)
            {
                head = head with { Action = Encoding.UTF8.GetString(reader.ValueSpan) };
            }
        }
        catch (JsonException)
        {
            // As far as it could be read.
        }

        return head;
    }

    public void Dispose() => document.Dispose();

    private static bool IsId(JsonValueKind kind) => kind is JsonValueKind.String or JsonValueKind.Number;

    private JsonElement At(int index) => index < document.RootElement.GetArrayLength() ? document.RootElement[index] : default;
}

/// <summary>The readable beginning of a frame.</summary>
/// <param name="Type">What it is; Other where unreadable.</param>
/// <param name="RawId">Its id as written, in its quotes; null where unreadable.</param>
/// <param name="Action">Its action; null where unreadable.</param>
internal readonly record struct FrameHead(FrameType Type, byte[]? RawId, string? Action);
