using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using ChargeBot.Simulator.Logs;

namespace ChargeBot.Simulator;

/// <summary>
/// A charge point that speaks OCPP 1.6J over a real WebSocket. This part holds its life: connect, boot, report, and
/// connect again. What it answers is in SimulatedChargePoint.Answers.cs, how it charges in SimulatedChargePoint.Charging.cs,
/// its log in SimulatedChargePoint.Logs.cs.
/// </summary>
/// <param name="server">The central system without the identity, for example <c>ws://127.0.0.1:3978/ocpp</c>.</param>
/// <param name="identity">The identity on the wire, which is the last segment of the address.</param>
/// <param name="connectors">How many connectors it has, numbered from 1.</param>
/// <param name="personality">Its habits.</param>
/// <param name="password">For basic authentication; null for none.</param>
/// <param name="log">Where it tells what happens, a line at a time.</param>
public sealed partial class SimulatedChargePoint(
    Uri server,
    string identity,
    int connectors = 1,
    Personality? personality = null,
    string? password = null,
    Action<string>? log = null) : IAsyncDisposable
{
    private readonly CancellationTokenSource life = new();
    private readonly Personality habits = personality ?? new Personality();
    private readonly Journal journal = new();
    private readonly ConcurrentDictionary<string, Func<JsonObject, Reply?>> scripted = new();
    private readonly ConcurrentQueue<Stop> unsentStops = new();
    private readonly SemaphoreSlim flushing = new(1, 1);
    private TaskCompletionSource mayConnect = Completed();
    private Link? link;
    private Task running = Task.CompletedTask;
    private string? password = password;
    private bool resetting;

    public string Identity { get; } = identity;

    public IReadOnlyList<SimulatedConnector> Connectors { get; } =
        [.. Enumerable.Range(1, connectors).Select(i => new SimulatedConnector(i, 1_000_000 + i * 1_234))];

    public ConfigurationKeys Keys { get; } = new(connectors, (personality ?? new Personality()).MeterInterval);

    /// <summary>Switches it on; from here on it connects, and connects again whenever the link is lost.</summary>
    public void Start()
    {
        Note(LogLine.Security, "StartupOfTheDevice: power on");
        if (habits.Connects) running = Task.Run(() => LiveAsync(life.Token));
    }

    /// <summary>Switches it on and waits for its first accepted boot.</summary>
    public async Task StartAsync(CancellationToken ct)
    {
        Start();
        await BootedAsync(ct);
    }

    /// <summary>The next accepted BootNotification.</summary>
    public Task BootedAsync(CancellationToken ct) => journal.NextAsync<Booted>(_ => true, ct);

    /// <summary>The next loss of the link.</summary>
    public Task LinkDownAsync(CancellationToken ct) => journal.NextAsync<LinkDown>(_ => true, ct);

    /// <summary>The next call of this action from the central system, an earlier one that nobody asked for included.</summary>
    public Task<CallReceived> CallReceivedAsync(string action, CancellationToken ct) =>
        journal.NextAsync<CallReceived>(c => c.Action == action, ct);

    /// <summary>The next transaction that begins.</summary>
    public Task<TransactionStarted> TransactionStartedAsync(CancellationToken ct) =>
        journal.NextAsync<TransactionStarted>(_ => true, ct);

    /// <summary>The next StopTransaction that the central system has acknowledged.</summary>
    public Task<TransactionStopped> TransactionStoppedAsync(CancellationToken ct) =>
        journal.NextAsync<TransactionStopped>(_ => true, ct);

    /// <summary>The next upload of its log that has come to its end.</summary>
    public Task<LogUploaded> LogUploadedAsync(CancellationToken ct) => journal.NextAsync<LogUploaded>(_ => true, ct);

    /// <summary>
    /// Scripts the answer to an action. The function sees the payload; null means the usual behaviour. What it returns
    /// is sent instead, and the charge point then does nothing else about the call.
    /// </summary>
    public void OnCall(string action, Func<JsonObject, Reply?> script) => scripted[action] = script;

    /// <summary>Scripts one fixed answer.</summary>
    public void OnCall(string action, Reply reply) => scripted[action] = _ => reply;

    /// <summary>Sends any call, for what this class has no method for.</summary>
    public Task<JsonObject> CallAsync(string action, JsonObject payload, CancellationToken ct)
    {
        Note("ocpp", $"> {action} {payload.ToJsonString(Readable)}");
        return (link ?? throw new LinkLostException()).CallAsync(action, payload, habits.CallTimeout, ct);
    }

    /// <summary>Sends bytes that need not be a frame.</summary>
    public Task SendRawAsync(string text, CancellationToken ct) =>
        (link ?? throw new LinkLostException()).SendTextAsync(text, ct);

    /// <summary>Cuts the line without a close frame; it stays away until <see cref="Reconnect"/>.</summary>
    public void DropLink()
    {
        mayConnect = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        link?.Abort();
    }

    /// <summary>Ends what <see cref="DropLink"/> began.</summary>
    public void Reconnect() => mayConnect.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        await life.CancelAsync();
        link?.Abort();
        await running;
        life.Dispose();
        flushing.Dispose();
    }

    private async Task LiveAsync(CancellationToken ct)
    {
        var backOff = habits.FirstBackOff;
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await mayConnect.Task.WaitAsync(ct);
                if (await OneConnectionAsync(ct)) backOff = habits.FirstBackOff;
                var wait = resetting ? habits.BootTime : backOff * (0.75 + Random.Shared.NextDouble() / 2);
                resetting = false;
                if (wait > TimeSpan.Zero) await Task.Delay(wait, ct);
                backOff = backOff * 2 < habits.LongestBackOff ? backOff * 2 : habits.LongestBackOff;
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
        }
    }

    /// <summary>Connects and stays until the link ends. True when it got as far as an accepted boot.</summary>
    private async Task<bool> OneConnectionAsync(CancellationToken ct)
    {
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("ocpp1.6");
        socket.Options.KeepAliveInterval = TimeSpan.FromSeconds(30);
        string? authorization = null;
        if (password is not null)
        {
            var pair = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Identity}:{password}"));
            authorization = $"Basic {pair}";
            socket.Options.SetRequestHeader("Authorization", authorization);
        }

        NoteConnection(authorization);

        try
        {
            await socket.ConnectAsync(new Uri($"{server.ToString().TrimEnd('/')}/{Uri.EscapeDataString(Identity)}"), ct);
        }
        catch (WebSocketException e)
        {
            Say($"no connection: {e.Message}");
            return false;
        }

        using var link = new Link(socket, AnswerAsync);
        using var upkeep = CancellationTokenSource.CreateLinkedTokenSource(ct);
        this.link = link;
        var reading = link.ReadToEndAsync(ct);
        var serving = ServeAsync(upkeep.Token);
        await reading;
        await upkeep.CancelAsync();
        var booted = await serving;
        this.link = null;
        journal.Add(new LinkDown());
        if (!ct.IsCancellationRequested) Say("the link is down");
        return booted;
    }

    /// <summary>The charge point's own traffic on one connection.</summary>
    private async Task<bool> ServeAsync(CancellationToken ct)
    {
        var booted = false;
        try
        {
            var heartbeat = await BootAsync(ct);
            booted = true;
            await ReportStatusAsync(0, ct);
            foreach (var connector in Connectors) await ReportStatusAsync(connector.Id, ct);
            journal.Add(new Booted());
            await FlushStopsAsync(ct);
            var metering = MeterAsync(ct);
            while (!ct.IsCancellationRequested)
            {
                await Task.Delay(heartbeat, ct);
                await CallAsync("Heartbeat", [], ct);
            }

            await metering;
        }
        catch (Exception e) when (e is LinkLostException or OperationCanceledException or TimeoutException or CallRefusedException)
        {
            if (e is TimeoutException or CallRefusedException) Say($"gave up on this connection: {e.Message}");
            link?.Abort();
        }

        return booted;
    }

    private async Task<TimeSpan> BootAsync(CancellationToken ct)
    {
        while (true)
        {
            var answer = await CallAsync("BootNotification", BootPayload(), ct);
            var interval = (int?)answer["interval"] ?? 0;
            if ((string?)answer["status"] == "Accepted")
            {
                Say("booted");
                return TimeSpan.FromSeconds(interval > 0 ? interval : 60);
            }

            Say($"boot not accepted: {answer["status"]}");
            await Task.Delay(TimeSpan.FromSeconds(interval > 0 ? interval : 10), ct);
        }
    }

    private JsonObject BootPayload() => new()
    {
        ["chargePointVendor"] = habits.Vendor,
        ["chargePointModel"] = habits.Model,
        ["chargePointSerialNumber"] = habits.SerialNumber,
        ["firmwareVersion"] = habits.Firmware,
    };

    private void Say(string line)
    {
        Note("app", line);
        log?.Invoke($"{Identity}: {line}");
    }

    private static TaskCompletionSource Completed()
    {
        var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        source.SetResult();
        return source;
    }
}
