using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using ChargeBot.Benchmarks.Load;

namespace ChargeBot.Benchmarks.Devices;

/// <summary>
/// A charge point of OCPP 1.6J on a bare WebSocket: it boots, says that its two connectors are available, and answers
/// the calls that a measurement waits for when it is told to.
/// </summary>
internal sealed class RawChargePoint : IAsyncDisposable
{
    private readonly ClientWebSocket socket = new();
    private readonly CancellationTokenSource ending = new();
    private readonly Dictionary<string, TaskCompletionSource> asked = [];
    private readonly Lock gate = new();
    private readonly SemaphoreSlim sending = new(1);
    private readonly Dictionary<string, TaskCompletionSource<DeviceCall>> awaited = [];
    private Task reading = Task.CompletedTask;
    private int lastId;

    /// <summary>Connects and boots; returns when all its first messages are acknowledged.</summary>
    public static async Task<RawChargePoint> Connect(Uri bot, int station, CancellationToken stop)
    {
        var point = new RawChargePoint();
        point.socket.Options.AddSubProtocol("ocpp1.6");
        await point.socket.ConnectAsync(new Uri($"ws://{bot.Authority}/ocpp/{Network.Identity(station)}"), stop);
        point.reading = Task.Run(point.Read, stop);
        await point.Call("BootNotification", """{"chargePointVendor":"Bench","chargePointModel":"Raw","firmwareVersion":"1.0"}""", stop);
        for (var connector = 0; connector <= 2; connector++)
        {
            await point.Call("StatusNotification", string.Create(CultureInfo.InvariantCulture,
                $$"""{"connectorId":{{connector}},"errorCode":"NoError","status":"Available","timestamp":"{{DateTimeOffset.UtcNow:yyyy-MM-ddTHH:mm:ss}}Z"}"""), stop);
        }
        return point;
    }

    /// <summary>The next call of this action, which is then left to be answered.</summary>
    public Task<DeviceCall> Next(string action)
    {
        lock (gate)
            return (awaited[action] = new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
    }

    /// <summary>Answers it; returns when the frame was written.</summary>
    public async Task<long> Answer(DeviceCall call, string payload, CancellationToken stop)
    {
        var at = Stopwatch.GetTimestamp();
        await Write($"""[3,"{call.MessageId}",{payload}]""", stop);
        return at;
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await reading;
        socket.Dispose();
        sending.Dispose();
        ending.Dispose();
    }

    private async Task Call(string action, string payload, CancellationToken stop)
    {
        var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var id = (++lastId).ToString(CultureInfo.InvariantCulture);
        lock (gate)
            asked[id] = answered;
        await Write($"""[2,"{id}","{action}",{payload}]""", stop);
        await answered.Task.WaitAsync(TimeSpan.FromSeconds(30), stop);
    }

    private async Task Write(string frame, CancellationToken stop)
    {
        await sending.WaitAsync(stop);
        try
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(frame), WebSocketMessageType.Text, endOfMessage: true, stop);
        }
        finally
        {
            sending.Release();
        }
    }

    private async Task Read()
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (true)
            {
                var length = 0;
                ValueWebSocketReceiveResult part;
                do
                {
                    part = await socket.ReceiveAsync(buffer.AsMemory(length), ending.Token);
                    length += part.Count;
                }
                while (!part.EndOfMessage);
                if (part.MessageType == WebSocketMessageType.Close)
                    return;
                await Take(Stopwatch.GetTimestamp(), buffer.AsMemory(0, length));
            }
        }
        catch (Exception trouble) when (trouble is OperationCanceledException or WebSocketException)
        {
            // The end, ours or the bot's; whoever waits for an answer sees that none comes.
        }
    }

    private async Task Take(long at, ReadOnlyMemory<byte> bytes)
    {
        using var frame = JsonDocument.Parse(bytes);
        var id = frame.RootElement[1].GetString()!;
        if (frame.RootElement[0].GetInt32() != 2)
        {
            lock (gate)
            {
                if (asked.Remove(id, out var waiting))
                    waiting.SetResult();
            }
            return;
        }
        TaskCompletionSource<DeviceCall>? waiter;
        lock (gate)
            awaited.Remove(frame.RootElement[2].GetString()!, out waiter);
        if (waiter is not null)
            waiter.SetResult(new(at, id, frame.RootElement[3].Clone()));
        else
            await Write($$"""[4,"{{id}}","NotImplemented","",{}]""", ending.Token);
    }
}

/// <summary>What a charge point is asked.</summary>
/// <param name="At">When its frame was here, in ticks of the stopwatch.</param>
/// <param name="MessageId">By which it is answered.</param>
/// <param name="Payload">What it says.</param>
internal readonly record struct DeviceCall(long At, string MessageId, JsonElement Payload);
