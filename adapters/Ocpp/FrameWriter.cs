using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ChargeBot.Adapters.Ocpp;

/// <summary>Writes frames (OCPP-J §4.2) into one buffer that is used again and again: one writer, one task at a time.</summary>
internal sealed class FrameWriter : IDisposable
{
    private readonly ArrayBufferWriter<byte> buffer = new(256);

    // What is written goes to a device and into no web page: umlauts and quotes need no escapes.
    private readonly Utf8JsonWriter json;

    public FrameWriter() => json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Begins an answer to the call of this id; its members follow.</summary>
    public Utf8JsonWriter BeginResult(ReadOnlySpan<byte> rawId)
    {
        Begin(FrameType.CallResult);
        json.WriteRawValue(rawId);
        json.WriteStartObject();
        return json;
    }

    /// <summary>A whole call of ours. Valid until the next frame is begun.</summary>
    public ReadOnlyMemory<byte> Call(string id, string action, Action<Utf8JsonWriter> payload)
    {
        Begin(FrameType.Call);
        json.WriteStringValue(id);
        json.WriteStringValue(action);
        payload(json);
        return Finish();
    }

    /// <summary>Ends what was begun. Valid until the next frame is begun.</summary>
    public ReadOnlyMemory<byte> End()
    {
        json.WriteEndObject();
        return Finish();
    }

    /// <summary>A whole CALLERROR.</summary>
    public ReadOnlyMemory<byte> Error(ReadOnlySpan<byte> rawId, CallFault fault)
    {
        Begin(FrameType.CallError);
        json.WriteRawValue(rawId);
        json.WriteStringValue(fault.Code);
        json.WriteStringValue(Lenient.Bounded(fault.Description, 255));
        json.WriteStartObject();
        json.WriteEndObject();
        return Finish();
    }

    public void Dispose() => json.Dispose();

    private void Begin(FrameType type)
    {
        buffer.ResetWrittenCount();
        json.Reset();
        json.WriteStartArray();
        json.WriteNumberValue((int)type);
    }

    private ReadOnlyMemory<byte> Finish()
    {
        json.WriteEndArray();
        json.Flush();
        return buffer.WrittenMemory;
    }
}
