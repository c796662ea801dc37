using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;

namespace ChargeBot.Tests.Peers;

/// <summary>
/// A charge point that we did not write: npm's ocpp-rpc in strict mode, driven over standard input and output (charge-point.js).
/// A RemoteStop is followed by its StopTransaction, a Reset by a new connection and boot, unless told otherwise.
/// </summary>
internal sealed class OcppRpcChargePoint : IAsyncDisposable
{
    private readonly Process process;
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonObject>> orders = new();
    private readonly List<JsonObject> events = [];
    private readonly List<(Func<JsonObject, bool> Fits, TaskCompletionSource<JsonObject> Waiter)> waiting = [];
    private readonly Lock gate = new();
    private readonly Task reading;
    private int lastOrder;

    private OcppRpcChargePoint(Process process)
    {
        this.process = process;
        reading = ReadAsync();
    }

    /// <summary>Schema violations that the peer saw in our frames; a good test ends with none.</summary>
    public ConcurrentQueue<string> Violations { get; } = new();

    /// <summary>Starts the peer without connecting; skips the test when there is no Node.</summary>
    /// <param name="server">Without the identity, for example <c>ws://127.0.0.1:3978/ocpp</c>.</param>
    /// <param name="identity">The identity on the wire.</param>
    /// <param name="password">For basic authentication, or null.</param>
    /// <param name="ct">The test's end.</param>
    /// <param name="protocol">The WebSocket subprotocol; only connecting and any call work with others than the usual one.</param>
    public static async Task<OcppRpcChargePoint> StartAsync(Uri server, string identity, string? password, CancellationToken ct, string protocol = "ocpp1.6")
    {
        var (node, folder) = await NpmPeers.InstallAsync(ct);
        var start = new ProcessStartInfo(node, [Path.Combine(folder, "charge-point.js"), server.ToString().TrimEnd('/'), identity, password ?? "", protocol])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = folder,
        };
        return new OcppRpcChargePoint(Process.Start(start)!);
    }

    /// <summary>Connects and says nothing yet.</summary>
    public Task ConnectAsync(CancellationToken ct) => OrderAsync("connect", [], ct);

    /// <summary>Connects and boots.</summary>
    public async Task BootAsync(CancellationToken ct)
    {
        await OrderAsync("connect", [], ct);
        await OrderAsync("boot", [], ct);
    }

    public Task StatusAsync(int connector, string status, CancellationToken ct) =>
        OrderAsync("status", new() { ["connector"] = connector, ["status"] = status }, ct);

    /// <summary>Begins a transaction and reports Charging; returns the transaction's number.</summary>
    public async Task<int> ChargeAsync(int connector, string idTag, int meterWh, CancellationToken ct)
    {
        var got = await OrderAsync("start", new() { ["connector"] = connector, ["idTag"] = idTag, ["meter"] = meterWh }, ct);
        return (int)got["transactionId"]!;
    }

    public Task MeterAsync(int wh, CancellationToken ct) => OrderAsync("meter", new() { ["wh"] = wh }, ct);

    public Task StopAsync(string reason, CancellationToken ct) => OrderAsync("stop", new() { ["reason"] = reason }, ct);

    /// <summary>From now on a RemoteStop is accepted and nothing follows until <see cref="StopAsync"/>.</summary>
    public Task HoldStopAsync(CancellationToken ct) => OrderAsync("set", new() { ["values"] = new JsonObject { ["holdStop"] = true } }, ct);

    /// <summary>Scripts the answer to an action, for example UnlockConnector with the status UnlockFailed.</summary>
    public Task ReplyAsync(string action, JsonObject payload, CancellationToken ct) =>
        OrderAsync("reply", new() { ["action"] = action, ["payload"] = payload }, ct);

    /// <summary>From now on the action is not answered.</summary>
    public Task StaySilentAsync(string action, CancellationToken ct) =>
        OrderAsync("reply", new() { ["action"] = action, ["silent"] = true }, ct);

    /// <summary>Sends any call and returns its result.</summary>
    public Task<JsonObject> CallAsync(string action, JsonObject payload, CancellationToken ct) =>
        OrderAsync("call", new() { ["action"] = action, ["payload"] = payload }, ct);

    /// <summary>Cuts the line without a close frame.</summary>
    public Task DropAsync(CancellationToken ct) => OrderAsync("drop", [], ct);

    /// <summary>The next call of this action from the central system; its payload.</summary>
    public async Task<JsonObject> CalledAsync(string action, CancellationToken ct) =>
        (JsonObject)(await NextAsync(e => (string?)e["event"] == "called" && (string?)e["method"] == action, ct))["params"]!;

    /// <summary>The next event of this name: connected, disconnected, stopped, booted, failed.</summary>
    public Task<JsonObject> NextAsync(string name, CancellationToken ct) => NextAsync(e => (string?)e["event"] == name, ct);

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        try
        {
            await process.WaitForExitAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(5));
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
        }

        await reading;
        process.Dispose();
    }

    private async Task<JsonObject> OrderAsync(string order, JsonObject arguments, CancellationToken ct)
    {
        var id = Interlocked.Increment(ref lastOrder);
        var waiting = orders[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        (arguments["id"], arguments["order"]) = (id, order);
        await process.StandardInput.WriteLineAsync(arguments.ToJsonString().AsMemory(), ct);
        await process.StandardInput.FlushAsync(ct);
        var answer = await waiting.Task.WaitAsync(TimeSpan.FromSeconds(40), ct);
        return answer["error"] is { } error
            ? throw new InvalidOperationException($"{order}: {error}")
            : answer["result"] as JsonObject ?? [];
    }

    private async Task<JsonObject> NextAsync(Func<JsonObject, bool> fits, CancellationToken ct)
    {
        var waiter = new TaskCompletionSource<JsonObject>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            var i = events.FindIndex(e => fits(e));
            if (i >= 0)
            {
                var found = events[i];
                events.RemoveAt(i);
                return found;
            }

            waiting.Add((fits, waiter));
        }

        return await waiter.Task.WaitAsync(TimeSpan.FromSeconds(60), ct);
    }

    private async Task ReadAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            var said = (JsonObject)JsonNode.Parse(line)!;
            if (said["id"] is { } id)
            {
                if (orders.TryRemove((int)id, out var order)) order.SetResult(said);
                continue;
            }

            if ((string?)said["event"] == "invalid") Violations.Enqueue(line);
            lock (gate)
            {
                var i = waiting.FindIndex(w => w.Fits(said));
                if (i < 0) events.Add(said);
                else
                {
                    waiting[i].Waiter.SetResult(said);
                    waiting.RemoveAt(i);
                }
            }
        }

        foreach (var order in orders.Values) order.TrySetException(new IOException("The peer has ended."));
    }
}
