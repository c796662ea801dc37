using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using ChargeBot.Benchmarks.Reports;

namespace ChargeBot.Benchmarks.Hub;

/// <summary>
/// A charge point of OCPP 1.6J that costs next to nothing: frames made beforehand, masked with zero, over a bare socket. It sends
/// the next message when the last one was answered, Heartbeat and MeterValues in turn, and answers what it is asked.
/// </summary>
internal sealed class HubClient : IDisposable
{
    private const string Digits = "0000000000";
    private const byte Text = 0x81, Ping = 0x89, Pong = 0x8A, CloseFrame = 0x88, Masked = 0x80;

    private readonly Socket socket;
    private readonly byte[] buffer = new byte[8 * 1024];
    private byte[] heartbeat = [];
    private byte[] meterValues = [];
    private int filled, taken;
    private long lastId;

    private HubClient(Socket socket) => this.socket = socket;

    /// <summary>Messages that were answered, since the client began.</summary>
    public long Answered { get; private set; }

    /// <summary>Of these, MeterValues.</summary>
    public long Readings { get; private set; }

    /// <summary>Answers that were none: CALLERRORs.</summary>
    public long Refused { get; private set; }

    /// <summary>Connects, and boots where wanted.</summary>
    public static async Task<HubClient> Connect(IPEndPoint server, string identity, bool boots, CancellationToken stop)
    {
        var client = new HubClient(new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true });
        try
        {
            await client.socket.ConnectAsync(server, stop);
            await client.Shake(server, identity, stop);
            if (boots)
            {
                await client.Ask("BootNotification", """{"chargePointVendor":"Bench","chargePointModel":"Hub","firmwareVersion":"1.0"}""", stop);
            }

            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>Begins a transaction, to which all readings belong.</summary>
    public async Task Begin(CancellationToken stop)
    {
        var now = DateTimeOffset.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        using var answer = JsonDocument.Parse(await Ask("StartTransaction", $$"""{"connectorId":1,"idTag":"BENCH","meterStart":0,"timestamp":"{{now}}"}""", stop));
        var transaction = answer.RootElement[2].GetProperty("transactionId").GetInt64();
        heartbeat = FrameOf($$"""[2,"{{Digits}}","Heartbeat",{}]""");
        meterValues = FrameOf(string.Create(CultureInfo.InvariantCulture,
            $$"""[2,"{{Digits}}","MeterValues",{"connectorId":1,"transactionId":{{transaction}},"meterValue":[{"timestamp":"{{now}}","sampledValue":[{"value":"{{Digits}}","context":"Sample.Periodic","measurand":"Energy.Active.Import.Register","unit":"Wh"},{"value":"7200","context":"Sample.Periodic","measurand":"Power.Active.Import","unit":"W"},{"value":"31.2","context":"Sample.Periodic","measurand":"Current.Import","unit":"A"}]}]}]"""));
    }

    /// <summary>Sends and is answered until the load ends.</summary>
    public async Task Run(HubLoad load, Latencies latencies, CancellationToken stop)
    {
        while (!load.Ended)
        {
            lastId++;
            var reading = lastId % 2 == 0;
            var frame = reading ? meterValues : heartbeat;
            Number(frame, Head(frame) + 4, lastId);
            if (reading)
            {
                Number(frame, frame.AsSpan().IndexOf("\"value\":\""u8) + 9, lastId);
            }

            var at = Stopwatch.GetTimestamp();
            await socket.SendAsync(frame, stop);
            var answer = await Answer(lastId, stop);
            if (load.Measuring)
            {
                latencies.Add(Stopwatch.GetTimestamp() - at);
            }

            Answered++;
            Readings += reading && answer == '3' ? 1 : 0;
            Refused += answer == '4' ? 1 : 0;
        }
    }

    public void Dispose() => socket.Dispose();

    private async Task Shake(IPEndPoint server, string identity, CancellationToken stop)
    {
        var request = $"GET /ocpp/{identity} HTTP/1.1\r\nHost: {server}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: ocpp1.6\r\n\r\n";
        await socket.SendAsync(Encoding.ASCII.GetBytes(request), stop);
        int end;
        while ((end = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8)) < 0)
        {
            await Fill(stop);
        }

        if (!buffer.AsSpan(0, filled).StartsWith("HTTP/1.1 101"u8))
        {
            throw new InvalidOperationException($"The server refuses: {Encoding.ASCII.GetString(buffer, 0, Math.Min(filled, 200))}");
        }

        taken = end + 4;
    }

    /// <summary>Makes a call whose answer is wanted as text.</summary>
    private async Task<string> Ask(string action, string payload, CancellationToken stop)
    {
        var id = (++lastId).ToString(CultureInfo.InvariantCulture).PadLeft(Digits.Length, '0');
        await socket.SendAsync(FrameOf($"[2,\"{id}\",\"{action}\",{payload}]"), stop);
        while (true)
        {
            var text = Encoding.UTF8.GetString(buffer, await Frame(stop), length);
            if (text.StartsWith("[3,", StringComparison.Ordinal) && text.Contains(id, StringComparison.Ordinal))
            {
                return text;
            }

            if (text.StartsWith("[4,", StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"{action} was refused: {text}");
            }
        }
    }

    private int length;

    /// <summary>The type of the answer to this call; what the server asks meanwhile is answered.</summary>
    private async ValueTask<char> Answer(long id, CancellationToken stop)
    {
        while (true)
        {
            var start = await Frame(stop);
            if (length > 14 && Utf8Parser.TryParse(buffer.AsSpan(start + 4, Digits.Length), out long answered, out _) && answered == id)
            {
                return (char)buffer[start + 1];
            }
        }
    }

    /// <summary>Where the next text frame's payload begins; pings and calls are answered on the way.</summary>
    private async ValueTask<int> Frame(CancellationToken stop)
    {
        while (true)
        {
            while (filled - taken < 2 || filled - taken < 2 + Extended(buffer[taken + 1]) + (length = LengthAt(taken)))
            {
                await Fill(stop);
            }

            var (opcode, start) = (buffer[taken], taken + 2 + Extended(buffer[taken + 1]));
            taken = start + length;
            switch (opcode)
            {
                case Ping:
                    await socket.SendAsync(FrameOf(Encoding.UTF8.GetString(buffer, start, length), Pong), stop);
                    break;
                case CloseFrame:
                    throw new InvalidOperationException("The server closed the connection.");
                case Text when buffer[start + 1] == '2':
                    using (var call = JsonDocument.Parse(buffer.AsMemory(start, length)))
                    {
                        var payload = call.RootElement[2].GetString() == "GetConfiguration" ? """{"configurationKey":[{"key":"HeartbeatInterval","readonly":false,"value":"300"}]}""" : """{"status":"Accepted"}""";
                        await socket.SendAsync(FrameOf($"[3,{call.RootElement[1].GetRawText()},{payload}]"), stop);
                    }

                    break;
                default:
                    return start;
            }
        }
    }

    private static int Extended(byte second) => (second & 0x7F) == 126 ? 2 : 0;

    private int LengthAt(int at) => (buffer[at + 1] & 0x7F) is var small && small < 126 ? small : filled - at < 4 ? int.MaxValue / 2 : BinaryPrimitives.ReadUInt16BigEndian(buffer.AsSpan(at + 2));

    private async ValueTask Fill(CancellationToken stop)
    {
        if (taken > 0)
        {
            buffer.AsSpan(taken, filled - taken).CopyTo(buffer);
            (filled, taken) = (filled - taken, 0);
        }

        var read = filled == buffer.Length ? throw new InvalidOperationException("A frame is longer than the client's buffer.") : await socket.ReceiveAsync(buffer.AsMemory(filled), stop);
        filled += read == 0 ? throw new InvalidOperationException("The server hung up.") : read;
    }

    private static int Head(byte[] frame) => frame[1] == (Masked | 126) ? 8 : 6;

    private static byte[] FrameOf(string text, byte opcode = Text)
    {
        var payload = Encoding.UTF8.GetBytes(text);
        byte[] head = payload.Length < 126 ? [opcode, (byte)(Masked | payload.Length), 0, 0, 0, 0] : [opcode, Masked | 126, (byte)(payload.Length >> 8), (byte)payload.Length, 0, 0, 0, 0];
        return [.. head, .. payload];
    }

    private static void Number(byte[] frame, int at, long value)
    {
        for (var i = Digits.Length - 1; i >= 0; i--, value /= 10)
        {
            frame[at + i] = (byte)('0' + (value % 10));
        }
    }
}
