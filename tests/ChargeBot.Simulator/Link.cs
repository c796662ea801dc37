using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Net.WebSockets;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChargeBot.Simulator;

/// <summary>
/// One WebSocket to the central system and OCPP-J's three frames on it (OCPP-J 1.6, 4.2). Written for the simulator
/// alone, so that a mistake in the product's codec cannot cancel itself out here.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore without a wait handle holds nothing.")]
[SuppressMessage("Usage", "CA2213", Justification = "See Dispose.")]
internal sealed class Link(ClientWebSocket socket, Func<string, string, JsonObject, Task> called) : IDisposable
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly SemaphoreSlim sending = new(1, 1);
    private readonly SemaphoreSlim calling = new(1, 1);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonObject>> pending = new();

    public bool Open => socket.State == WebSocketState.Open;

    /// <summary>Reads until the link ends, for whatever reason.</summary>
    public async Task ReadToEndAsync(CancellationToken ct)
    {
        var buffer = new byte[16 * 1024];
        var frame = new MemoryStream();
        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer.AsMemory(), ct);
                if (part.MessageType == WebSocketMessageType.Close) return;
                frame.Write(buffer, 0, part.Count);
                if (!part.EndOfMessage) continue;
                var text = Encoding.UTF8.GetString(frame.GetBuffer(), 0, (int)frame.Length);
                frame.SetLength(0);
                Dispatch(text);
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The other end or our own reset cut the line: the caller decides what comes next.
        }
        finally
        {
            foreach (var waiting in pending.Values) waiting.TrySetException(new LinkLostException());
        }
    }

    /// <summary>Sends a call and waits for its result; one call is outstanding at a time (OCPP-J 1.6, 4.1.1).</summary>
    public async Task<JsonObject> CallAsync(string action, JsonObject payload, TimeSpan timeout, CancellationToken ct)
    {
        await calling.WaitAsync(ct);
        var id = Guid.NewGuid().ToString();
        var waiting = new TaskCompletionSource<JsonObject>(TaskCreationOptions.RunContinuationsAsynchronously);
        pending[id] = waiting;
        try
        {
            await SendAsync(new JsonArray(2, id, action, payload), ct);
            return await waiting.Task.WaitAsync(timeout, ct);
        }
        finally
        {
            pending.TryRemove(id, out _);
            calling.Release();
        }
    }

    public Task AnswerAsync(string id, Reply reply, CancellationToken ct) => reply switch
    {
        Reply.Result result => SendAsync(new JsonArray(3, id, result.Payload.DeepClone()), ct),
        Reply.Error error => SendAsync(new JsonArray(4, id, error.Code, error.Description, new JsonObject()), ct),
        _ => Task.CompletedTask,
    };

    public Task SendAsync(JsonArray frame, CancellationToken ct) => SendTextAsync(frame.ToJsonString(Plain), ct);

    public async Task SendTextAsync(string text, CancellationToken ct)
    {
        await sending.WaitAsync(ct);
        try
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, ct);
        }
        catch (Exception e) when (e is WebSocketException or ObjectDisposedException or InvalidOperationException)
        {
            throw new LinkLostException(e);
        }
        finally
        {
            sending.Release();
        }
    }

    /// <summary>Cuts the line without a close frame, as a charger that loses power does.</summary>
    public void Abort() => socket.Abort();

    /// <summary>The socket alone: whoever still waits for its turn shall find the link lost, not a disposed gate.</summary>
    public void Dispose() => socket.Dispose();

    private void Dispatch(string text)
    {
        if (JsonNode.Parse(text) is not JsonArray { Count: >= 3 } frame) return;
        var id = (string)frame[1]!;
        switch ((int)frame[0]!)
        {
            case 2:
                _ = called(id, (string)frame[2]!, frame[3]?.DeepClone() as JsonObject ?? []);
                break;
            case 3 when pending.TryGetValue(id, out var waiting):
                waiting.TrySetResult(frame[2]?.DeepClone() as JsonObject ?? []);
                break;
            case 4 when pending.TryGetValue(id, out var waiting):
                waiting.TrySetException(new CallRefusedException((string?)frame[2] ?? "", (string?)frame[3] ?? ""));
                break;
        }
    }
}

/// <summary>The link went away while something was under way.</summary>
public sealed class LinkLostException(Exception? inner = null) : Exception("The link to the central system is gone.", inner);

/// <summary>The central system answered a call with a CALLERROR.</summary>
public sealed class CallRefusedException(string code, string description) : Exception($"{code}: {description}")
{
    public string Code { get; } = code;
}
