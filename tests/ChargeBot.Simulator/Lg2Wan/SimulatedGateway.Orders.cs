using ChargeBot.Simulator.Sml;

namespace ChargeBot.Simulator.Lg2Wan;

/// <summary>What the orders of group 02 do.</summary>
public sealed partial class SimulatedGateway
{
    private bool rebootsWhenIdle;

    private (ushort Number, string? Words, Func<CancellationToken, Task>? Deed) Obey(GatewayOrder order, int port, SmlNode tree)
    {
        var arguments = tree.Items is [_, _, { Kind: SmlKind.List } children] ? children.Items : [];
        lock (gate)
        {
            return (order, port) switch
            {
                (GatewayOrder.Start, > 0) => OrderStart(Ports[port - 1], arguments),
                (GatewayOrder.Stop, > 0) => OrderStop(Ports[port - 1], arguments),
                (GatewayOrder.ForceStop, > 0) => (AttentionNumber.Done, null, ct => ActAsync(() => EndSessionAsync(port, "Remote", ct), ct)),
                (GatewayOrder.Unlock, > 0) when habits.KnowsUnlock =>
                    (AttentionNumber.Done, null, ct => ActAsync(() => EndSessionAsync(port, "Remote", ct), ct)),
                (GatewayOrder.SoftReboot, 0) => OrderSoftReboot(),
                (GatewayOrder.HardReboot, 0) => (AttentionNumber.Done, null, ct => ActAsync(RebootAsync, ct)),
                (GatewayOrder.Availability, _) => OrderAvailability(port, arguments),
                (GatewayOrder.CheckMeter, > 0) when meters[port - 1] is not null => OrderMeterCheck(port),
                _ => (AttentionNumber.UnknownObject, null, null),
            };
        }
    }

    private (ushort, string?, Func<CancellationToken, Task>?) OrderStart(GatewayPort port, IReadOnlyList<SmlNode> arguments)
    {
        var identification = Value(arguments, Names.Of(port.Number, Names.Status, 0x11));
        if (identification is not { Kind: SmlKind.Octets, IsAbsent: false }) return Refuse("no identification");
        var end = Time(arguments, Names.Of(port.Number, Names.Orders, 0x11));
        if (end <= Now()) return (AttentionNumber.EndBeforeBegin, "the end is over", null);
        if (port.Status == GatewayStatus.Faulted) return Refuse("the port is faulted");
        if (!port.Operative) return Refuse("the port is out of operation");
        if (port.Session is not null) return Refuse("a session runs");
        if (port.Starting) return (AttentionNumber.Busy, "a session begins", null);
        port.Starting = true;
        return (AttentionNumber.Done, null, ct => ActAsync(() => BeginSessionAsync(port.Number, identification.Text, end, ct), ct));
    }

    private (ushort, string?, Func<CancellationToken, Task>?) OrderStop(GatewayPort port, IReadOnlyList<SmlNode> arguments)
    {
        if (Value(arguments, Names.Of(port.Number, Names.Status, 0x10))?.Unsigned is not { } number) return Refuse("no number of a session");
        if (port.Session is not { } session) return Refuse("no session runs");
        return number != 0 && number != session.Number
            ? Refuse("another session runs")
            : (AttentionNumber.Done, null, ct => ActAsync(() => EndSessionAsync(port.Number, "Remote", ct), ct));
    }

    private (ushort, string?, Func<CancellationToken, Task>?) OrderSoftReboot()
    {
        if (Ports.All(p => p.Session is null)) return (AttentionNumber.Done, null, ct => ActAsync(RebootAsync, ct));
        rebootsWhenIdle = true;
        return (AttentionNumber.Later, "when nobody charges", null);
    }

    private (ushort, string?, Func<CancellationToken, Task>?) OrderAvailability(int port, IReadOnlyList<SmlNode> arguments)
    {
        if (Value(arguments, Names.Of(port, Names.Orders, 0x12))?.Boolean is not { } operative) return (AttentionNumber.WrongType, null, null);
        var meant = Ports.Where(p => port == 0 || p.Number == port).ToArray();
        var later = false;
        foreach (var p in meant)
        {
            p.Operative = operative;
            if (p.Session is not null) later |= !operative;
            else if (operative && p.Status == GatewayStatus.OutOfOperation) p.Status = GatewayStatus.Available;
            else if (!operative && p.Status != GatewayStatus.Faulted) p.Status = GatewayStatus.OutOfOperation;
        }

        return (later ? AttentionNumber.Later : AttentionNumber.Done, null, PushStatusAsync);
    }

    private (ushort, string?, Func<CancellationToken, Task>?) OrderMeterCheck(int port)
    {
        details.SetMeterCheck(port, 3);
        return (AttentionNumber.Done, null, ct => ActAsync(
            () =>
            {
                details.SetMeterCheck(port, habits.MeterCheckFinds);
                return Task.CompletedTask;
            },
            ct));
    }

    /// <summary>Down without a word and up again: sessions end, the start is counted, records wait for the next login.</summary>
    private Task RebootAsync()
    {
        rebooting = true;
        foreach (var port in Ports)
        {
            NoteEnd(port, "Reboot");
            lock (gate)
            {
                port.Starting = false;
                if (port.Status != GatewayStatus.Faulted) port.Status = Resting(port);
            }
        }

        lock (gate) (rebootsWhenIdle, starts) = (false, starts + 1);
        Note(0, 0x0001, "Controller started");
        Say("reboots");
        link?.Abort();
        return Task.CompletedTask;
    }

    /// <summary>From the answer to the deed some time goes by.</summary>
    private async Task ActAsync(Func<Task> deed, CancellationToken ct)
    {
        await Task.Delay(habits.ReactionTime, ct);
        await deed();
    }

    private static (ushort, string?, Func<CancellationToken, Task>?) Refuse(string words) => (AttentionNumber.NotExecuted, words, null);

    private static SmlNode? Value(IReadOnlyList<SmlNode> arguments, string name) =>
        arguments.FirstOrDefault(a => a.Items.Count == 3 && a[0].Hex == name)?[1] is { Items: [{ Unsigned: 1 }, var value] } ? value : null;

    private static DateTimeOffset? Time(IReadOnlyList<SmlNode> arguments, string name) =>
        arguments.FirstOrDefault(a => a.Items.Count == 3 && a[0].Hex == name)?[1] is { Items: [{ Unsigned: 4 }, var time] }
            ? SmlBodies.ReadTime(time)
            : null;
}
