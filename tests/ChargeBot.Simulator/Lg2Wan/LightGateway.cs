using System.Diagnostics;
using System.Net.Sockets;
using System.Security.Cryptography;
using ChargeBot.Simulator.Sml;

namespace ChargeBot.Simulator.Lg2Wan;

/// <summary>
/// A gateway for load alone: it logs in, answers what it is asked, and pushes when the fleet says so. It charges the
/// whole time or never, and refuses every order.
/// </summary>
internal sealed class LightGateway
{
    private static readonly GatewayHabits Habits = new();
    private readonly GatewayFleet fleet;
    private readonly int index;
    private readonly string serverId;
    private readonly GatewayPort[] ports;
    private readonly PushTemplate push;
    private Socket? socket;
    private int count;
    private long sentAt;
    private volatile bool sending;
    private volatile bool ready;

    public LightGateway(GatewayFleet fleet, int index, int portCount, bool charging)
    {
        (this.fleet, this.index) = (fleet, index);
        serverId = GatewayFleet.ServerId(index);
        ports = [.. Enumerable.Range(1, portCount).Select(i => new GatewayPort(i))];
        if (charging)
        {
            var session = new GatewaySession(1, $"LOAD-{index}", TimeProvider.System.GetUtcNow(), ports[0].MeterWh, null);
            (ports[0].Status, ports[0].Session) = (GatewayStatus.Charging, session);
        }

        push = new PushTemplate(serverId, [.. ports.Select(p => StatusList(p.Number, PushTemplate.Time, PushTemplate.Meter)), ChargerList(PushTemplate.Time)]);
    }

    public bool Ready => ready;

    /// <summary>One connection from its login to its end, for whatever reason.</summary>
    public async Task ConnectAsync(string host, int port, CancellationToken ct)
    {
        using var connection = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await connection.ConnectAsync(host, port, ct);
            socket = connection;
            var id = RandomNumberGenerator.GetBytes(16);
            var open = SmlBodies.OpenRequest(Habits.ControllerId, id, serverId, fleet.User, fleet.Password);
            await SendAsync([new([.. id, 0], SmlTag.OpenRequest, open), new([.. id, 0xFF], SmlTag.CloseRequest, SmlBodies.Close())], ct);
            var receiver = new SmlReceiver();
            var buffer = new byte[1024];
            while (await connection.ReceiveAsync(buffer, ct) is > 0 and var length)
            {
                foreach (var payload in receiver.Take(buffer.AsSpan(0, length)))
                {
                    if (SmlMessage.ReadAll(payload) is { Count: > 1 } file) await CameAsync(file, ct);
                }
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The fleet connects it again.
        }
        finally
        {
            ready = false;
            socket = null;
        }
    }

    /// <summary>Sends the next push; false when the gateway is not ready or its last push is still on its way.</summary>
    public bool Push(DateTimeOffset now, CancellationToken ct)
    {
        if (!ready || sending || socket is not { } connection) return false;
        var bytes = push.Fill(index, ++count % 100_000_000, now, (ulong)(ports[0].MeterWh * 10) + (ulong)count);
        if (bytes.IsEmpty) return false;
        sending = true;
        sentAt = Stopwatch.GetTimestamp();
        _ = FinishAsync(connection, bytes, ct);
        return true;
    }

    private async Task FinishAsync(Socket connection, ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        try
        {
            await connection.SendAsync(bytes, ct);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Its connection has ended.
        }

        sending = false;
    }

    private async Task CameAsync(IReadOnlyList<SmlMessage> file, CancellationToken ct)
    {
        if (file[0] is { Tag: SmlTag.OpenResponse, Body.Items.Count: 6 } answer)
        {
            var attention = file.FirstOrDefault(m => m.Tag == SmlTag.Attention)?.Body[1].Hex;
            if (answer.Body[2].Content.AsSpan().SequenceEqual(push.Id) && attention == "8181C7C7FD00") fleet.Acknowledged(Stopwatch.GetElapsedTime(sentAt));
            else if (attention is not null) fleet.Refused();
            return;
        }

        if (file[0] is not { Tag: SmlTag.OpenRequest, Body.Items.Count: 7 } open) return;
        var now = TimeProvider.System.GetUtcNow();
        await SendAsync(
            [
                new(open.TransactionId, SmlTag.OpenResponse, SmlBodies.OpenResponse(open.Body[2].Content, serverId, now)),
                .. file.Skip(1).Where(m => m.Tag != SmlTag.CloseRequest).SelectMany(m => Answers(m, now)),
                new(file[^1].TransactionId, SmlTag.CloseResponse, SmlBodies.Close()),
            ],
            ct);
    }

    private IEnumerable<SmlMessage> Answers(SmlMessage message, DateTimeOffset now)
    {
        var fields = message.Body.Items;
        if (message.Tag == SmlTag.GetListRequest)
        {
            ready = true;
            return [.. ports.Select(p => StatusList(p.Number, now, null)).Prepend(ChargerList(now))
                .Select(list => new SmlMessage(message.TransactionId, SmlTag.GetListResponse, list))];
        }

        var path = message.Tag == SmlTag.GetParameterRequest && fields is [_, _, _, { Items: [var only] }, _] ? only.Hex : "";
        List<SmlNode> children = Names.Read(path) switch
        {
            { Group: Names.Parameters, Number: 0 } n => new GatewayParameters(Habits, ports.Length).Read(n.Port),
            { Group: Names.Details, Number: 0, Port: > 0 } n when n.Port <= ports.Length => new DeviceDetails(serverId, Habits, new SignedMeter?[ports.Length]).OfPort(n.Port),
            { Group: Names.Communication, Number: 0 } => new DeviceDetails(serverId, Habits, []).OfCommunication(),
            _ => [],
        };
        return
        [
            children.Count > 0
                ? new(message.TransactionId, SmlTag.GetParameterResponse, SmlBodies.ParameterResponse(serverId, fields[3], SmlBodies.Tree(path, null, children)))
                : new(message.TransactionId, SmlTag.Attention, SmlBodies.Attention(serverId, AttentionNumber.NotExecuted, null)),
        ];
    }

    private async Task SendAsync(IReadOnlyList<SmlMessage> file, CancellationToken ct)
    {
        if (socket is { } connection) await connection.SendAsync(SmlTransport.Wrap(file), ct);
    }

    private SmlNode StatusList(int port, DateTimeOffset time, SmlNode? meter)
    {
        var entries = ports[port - 1].StatusEntries(Habits.PowerW, meter);
        return SmlBodies.GetListResponse(serverId, Names.Of(port, Names.Status, 0), SmlBodies.Time(time), entries);
    }

    private SmlNode ChargerList(DateTimeOffset time) => SmlBodies.GetListResponse(
        serverId, Names.Of(0, Names.Status, 0), SmlBodies.Time(time), SimulatedGateway.ChargerEntries(Habits, GatewayStatus.Available, 1));
}
