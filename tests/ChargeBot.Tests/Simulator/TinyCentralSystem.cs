using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ChargeBot.Tests.Simulator;

/// <summary>A central system of a few lines, so that the simulator is tested against something that is not the product.</summary>
internal sealed class TinyCentralSystem : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, WebSocket> sockets = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonArray>> pending = new();
    private readonly Channel<(string Identity, string Action, JsonObject Payload)> calls =
        Channel.CreateUnbounded<(string Identity, string Action, JsonObject Payload)>();

    private int transactions = 100;

    private TinyCentralSystem(WebApplication app) => this.app = app;

    public Uri Url { get; private set; } = new("ws://127.0.0.1");

    /// <summary>The Authorization header of the last connection of an identity.</summary>
    public ConcurrentDictionary<string, string> Authorization { get; } = new();

    public static async Task<TinyCentralSystem> StartAsync(CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var system = new TinyCentralSystem(app);
        app.UseWebSockets();
        app.Run(system.AcceptAsync);
        await app.StartAsync(ct);
        system.Url = new Uri(app.Urls.First().Replace("http://", "ws://", StringComparison.Ordinal) + "/ocpp");
        return system;
    }

    /// <summary>The next call of this action by this charge point; everything before it is passed over.</summary>
    public async Task<JsonObject> NextAsync(string identity, string action, CancellationToken ct)
    {
        while (true)
        {
            var call = await calls.Reader.ReadAsync(ct);
            if (call.Identity == identity && call.Action == action) return call.Payload;
        }
    }

    /// <summary>Calls a charge point; the whole answering frame comes back.</summary>
    public async Task<JsonArray> CallAsync(string identity, string action, JsonObject payload, CancellationToken ct)
    {
        var id = Guid.NewGuid().ToString();
        var waiting = pending[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await SendAsync(sockets[identity], new JsonArray(2, id, action, payload), ct);
        return await waiting.Task.WaitAsync(TimeSpan.FromSeconds(20), ct);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var socket in sockets.Values) socket.Abort();
        await app.DisposeAsync();
    }

    private async Task AcceptAsync(HttpContext context)
    {
        var identity = context.Request.Path.Value!.Split('/')[^1];
        Authorization[identity] = context.Request.Headers.Authorization.ToString();
        using var socket = await context.WebSockets.AcceptWebSocketAsync("ocpp1.6");
        sockets[identity] = socket;
        var buffer = new byte[64 * 1024];
        try
        {
            while (true)
            {
                var got = await socket.ReceiveAsync(buffer.AsMemory(), context.RequestAborted);
                if (got.MessageType == WebSocketMessageType.Close) return;
                var frame = (JsonArray)JsonNode.Parse(buffer.AsSpan(0, got.Count))!;
                if ((int)frame[0]! != 2)
                {
                    if (pending.TryRemove((string)frame[1]!, out var waiting)) waiting.SetResult(frame);
                    continue;
                }

                await SendAsync(socket, new JsonArray(3, (string)frame[1]!, Answer((string)frame[2]!)), context.RequestAborted);
                await calls.Writer.WriteAsync((identity, (string)frame[2]!, (JsonObject)frame[3]!.DeepClone()), context.RequestAborted);
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // The charge point went away.
        }
    }

    private JsonObject Answer(string action) => action switch
    {
        "BootNotification" => new() { ["status"] = "Accepted", ["interval"] = 300, ["currentTime"] = "2026-11-23T08:00:00Z" },
        "StartTransaction" => new()
        {
            ["transactionId"] = Interlocked.Increment(ref transactions),
            ["idTagInfo"] = new JsonObject { ["status"] = "Accepted" },
        },
        "Heartbeat" => new() { ["currentTime"] = "2026-11-23T08:00:00Z" },
        _ => [],
    };

    private static Task SendAsync(WebSocket socket, JsonArray frame, CancellationToken ct) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(frame.ToJsonString()), WebSocketMessageType.Text, true, ct);
}
