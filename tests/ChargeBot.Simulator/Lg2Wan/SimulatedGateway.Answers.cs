using ChargeBot.Simulator.Sml;

namespace ChargeBot.Simulator.Lg2Wan;

/// <summary>What the gateway answers to the bot's requests.</summary>
public sealed partial class SimulatedGateway
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<(byte Group, byte Number), Func<int, GatewayReply?>> scripted = new();
    private readonly List<(DateTimeOffset Time, int Port, ushort Number, string Words)> logbook = [];

    /// <summary>Scripts the answer to an order; the function sees the port, null means the usual behaviour.</summary>
    public void OnOrder(GatewayOrder order, Func<int, GatewayReply?> script) => OnRequest(Names.Orders, (byte)order, script);

    /// <summary>Scripts one fixed answer to an order.</summary>
    public void OnOrder(GatewayOrder order, GatewayReply reply) => OnOrder(order, _ => reply);

    /// <summary>Scripts the answer to any request by the group and number of its list or path: group 01 number 00 is the status.</summary>
    public void OnRequest(byte group, byte number, Func<int, GatewayReply?> script) => scripted[(group, number)] = script;

    /// <summary>Works on one file of requests: all of it is one answer file, and what has to be done comes after that.</summary>
    private async Task AnswerAsync(GatewayLink connection, IReadOnlyList<SmlMessage> file, CancellationToken ct)
    {
        var open = file[0];
        var asked = file.Skip(1).Where(m => m.Tag != SmlTag.CloseRequest).ToArray();
        if (way is GatewayWay.Listen && !loggedIn.Task.IsCompleted)
        {
            await TakeLoginAsync(connection, open, ct);
            return;
        }

        // The first question may overtake what we do about the answer to our login, which came before it.
        await loggedIn.Task.WaitAsync(ct);

        var answers = new List<SmlMessage>();
        var deeds = new List<Func<CancellationToken, Task>>();
        var damage = Damage.None;
        var delay = habits.AnswerDelay;
        var toldStatus = false;
        foreach (var message in asked)
        {
            var path = PathOf(message);
            journal.Add(new RequestReceived(message.Tag, path));
            var name = NameOf(path);
            if (name is { Group: Names.Orders } order) journal.Add(new OrderReceived((GatewayOrder)order.Number, order.Port));
            var script = name is { } n && scripted.TryGetValue((n.Group, n.Number), out var s) ? s(n.Port) : null;
            switch (script)
            {
                case GatewayReply.Silence: return;
                case GatewayReply.Drop: connection.Abort(); return;
                case GatewayReply.Attention a: answers.Add(Attention(message, a.Number, a.Message)); continue;
                case GatewayReply.AcceptedThenNothing: answers.Add(Attention(message, AttentionNumber.Done)); continue;
                case GatewayReply.Late late: delay = late.Delay; break;
                case GatewayReply.Damaged damaged: damage = damaged.Damage; break;
            }

            var (usual, deed) = Usual(message, path, name);
            answers.AddRange(usual);
            if (deed is not null) deeds.Add(deed);
            toldStatus |= name is { Group: Names.Status, Port: 0 };
        }

        if (delay > TimeSpan.Zero) await Task.Delay(delay, ct);
        await RespondAsync(connection, file, answers, damage == Damage.None ? NextDamage() : damage, ct);
        if (asked.Length == 0) journal.Add(new KeepAliveAnswered());
        if (toldStatus && !ready)
        {
            ready = true;
            journal.Add(new GatewayReady());
        }

        foreach (var deed in deeds) Background(deed);
    }

    private Task RespondAsync(
        GatewayLink connection, IReadOnlyList<SmlMessage> file, IReadOnlyList<SmlMessage> answers, Damage damage, CancellationToken ct)
    {
        var open = file[0];
        var close = file[^1].Tag == SmlTag.CloseRequest ? file[^1].TransactionId : [.. open.TransactionId.Take(16), 0xFF];
        return connection.SendAsync(
            [
                new(open.TransactionId, SmlTag.OpenResponse, SmlBodies.OpenResponse(open.Body[2].Content, ServerId, Now())),
                .. answers,
                new(close, SmlTag.CloseResponse, SmlBodies.Close()),
            ],
            damage,
            ct);
    }

    /// <summary>The bot dialled us and introduces itself.</summary>
    private async Task TakeLoginAsync(GatewayLink connection, SmlMessage open, CancellationToken ct)
    {
        var fields = open.Body.Items;
        ushort? refusal = fields[3].Hex != ServerId ? AttentionNumber.WrongServerId
            : (user ?? "") != fields[4].Text || (password ?? "") != fields[5].Text ? AttentionNumber.WrongPassword : null;
        await RespondAsync(connection, [open], refusal is { } number ? [Attention(open, number)] : [], NextDamage(), ct);
        if (refusal is null)
        {
            loggedIn.TrySetResult();
            return;
        }

        journal.Add(new LoginRefused(refusal.Value));
        connection.Close();
    }

    /// <summary>The usual answer to one message, and what is done after it.</summary>
    private (IReadOnlyList<SmlMessage> Answers, Func<CancellationToken, Task>? Deed) Usual(
        SmlMessage message, string path, (int Port, byte Group, byte Number)? name)
    {
        var fields = message.Body.Items;
        var serverId = message.Tag == SmlTag.GetListRequest ? fields.ElementAtOrDefault(1) : fields.ElementAtOrDefault(0);
        if (serverId is { IsAbsent: false } wanted && wanted.Hex != ServerId) return ([Attention(message, AttentionNumber.WrongServerId)], null);
        if (name is not { } n || n.Port > Ports.Count) return ([Attention(message, AttentionNumber.UnknownObject)], null);
        switch (message.Tag, n.Group)
        {
            case (SmlTag.GetListRequest, Names.Status) when n.Number == 0:
                int[] lists = n.Port == 0 ? [0, .. Ports.Select(p => p.Number)] : [n.Port];
                return ([.. lists.Select(p => new SmlMessage(message.TransactionId, SmlTag.GetListResponse, StatusList(p)))], null);
            case (SmlTag.GetParameterRequest, Names.Parameters or Names.Details or Names.Communication):
                return ([ReadTree(message, path, n)], null);
            case (SmlTag.SetParameterRequest, Names.Orders):
                var (number, words, deed) = Obey((GatewayOrder)n.Number, n.Port, fields[4]);
                return ([Attention(message, number, words)], deed);
            case (SmlTag.SetParameterRequest, Names.Parameters or Names.Details):
                return ([Attention(message, Set(n, fields[4]))], null);
            case (SmlTag.GetProfileListRequest, Names.Logbook) when habits.KnowsLogbook && n is { Port: 0, Number: 1 }:
                return (ReadLogbook(message), null);
            default:
                return ([Attention(message, AttentionNumber.UnknownObject)], null);
        }
    }

    private SmlMessage ReadTree(SmlMessage message, string path, (int Port, byte Group, byte Number) name)
    {
        var children = name.Group switch
        {
            Names.Parameters => Parameters.Read(name.Port),
            Names.Details when name.Port > 0 => details.OfPort(name.Port),
            Names.Communication when name.Port == 0 => details.OfCommunication(),
            _ => [],
        };
        var tree = name.Number == 0 ? SmlBodies.Tree(path, null, children) : children.Find(c => c[0].Hex == path);
        return tree is null || children.Count == 0
            ? Attention(message, AttentionNumber.UnknownObject)
            : new(message.TransactionId, SmlTag.GetParameterResponse, SmlBodies.ParameterResponse(ServerId, message.Body[3], tree));
    }

    private ushort Set((int Port, byte Group, byte Number) name, SmlNode tree)
    {
        if (tree.Items is not [_, { Items: [{ Unsigned: 1 }, var value] }, ..]) return AttentionNumber.WrongType;
        if (name.Group == Names.Parameters)
        {
            var result = Parameters.Write(name.Port, name.Number, value);
            if (result == AttentionNumber.Done) Note(name.Port, 0x0020, $"Parameter {name.Number:X2} changed");
            return result;
        }

        if (name.Port == 0 || name.Number is 0 or > 0x0B) return AttentionNumber.UnknownObject;
        if (name.Number != 7) return AttentionNumber.NotWritable;
        if (value.Boolean is not { } on) return AttentionNumber.WrongType;
        details.SetAutoDetection(name.Port, on);
        return AttentionNumber.Done;
    }

    private List<SmlMessage> ReadLogbook(SmlMessage message)
    {
        var (begin, end) = (SmlBodies.ReadTime(message.Body[4]), SmlBodies.ReadTime(message.Body[5]));
        if (end < begin) return [Attention(message, AttentionNumber.EndBeforeBegin)];
        lock (gate)
        {
            List<SmlMessage> entries =
            [
                .. logbook.Where(e => !(e.Time < begin) && !(e.Time > end)).Select(e => new SmlMessage(
                    message.TransactionId,
                    SmlTag.GetProfileListResponse,
                    SmlBodies.ProfileEntry(
                        ServerId, message.Body[6], Now(), e.Time,
                        (Names.Of(e.Port, Names.Logbook, 2), SmlNode.U16(e.Number)),
                        (Names.Of(e.Port, Names.Logbook, 3), SmlNode.OfText(e.Words))))),
            ];
            return entries.Count > 0 ? entries : [Attention(message, AttentionNumber.NoEntry)];
        }
    }

    /// <summary>The status list of a port, or with 0 the charger's own.</summary>
    private SmlNode StatusList(int port)
    {
        lock (gate)
        {
            if (port > 0) Ports[port - 1].Advance(Now(), habits.PowerW);
            var entries = port > 0 ? Ports[port - 1].StatusEntries(habits.PowerW) : ChargerEntries(habits, ChargerStatus, starts);
            return SmlBodies.GetListResponse(ServerId, Names.Of(port, Names.Status, 0), SmlBodies.Time(Now()), entries);
        }
    }

    private GatewayStatus ChargerStatus => Ports.All(p => !p.Operative) ? GatewayStatus.OutOfOperation : GatewayStatus.Available;

    internal static List<SmlNode> ChargerEntries(GatewayHabits habits, GatewayStatus status, uint starts)
    {
        return
        [
            Entry(0x01, SmlNode.U8((byte)status)),
            Entry(0x20, SmlNode.OfText(habits.Type.ToString().ToUpperInvariant())),
            Entry(0x21, SmlNode.OfText(habits.Firmware)),
            Entry(0x22, SmlNode.OfText(habits.ControllerId)),
            Entry(0x23, SmlNode.U32(starts)),
            Entry(0x24, SmlNode.OfText(habits.Vendor)),
            Entry(0x25, SmlNode.OfText(habits.SerialNumber)),
        ];

        static SmlNode Entry(byte number, SmlNode value) => SmlBodies.Entry(Names.Of(0, Names.Status, number), value);
    }

    /// <summary>Writes into the logbook.</summary>
    private void Note(int port, ushort number, string words)
    {
        lock (gate)
        {
            logbook.Add((Now(), port, number, words));
            if (logbook.Count > 500) logbook.RemoveAt(0);
        }
    }

    private SmlMessage Attention(SmlMessage to, ushort number, string? words = null) =>
        new(to.TransactionId, SmlTag.Attention, SmlBodies.Attention(ServerId, number, words));

    /// <summary>A request's list name or path, in hex; empty where it has none.</summary>
    private static string PathOf(SmlMessage message)
    {
        var fields = message.Body.Items;
        return message.Tag switch
        {
            SmlTag.GetListRequest when fields.Count == 5 => fields[4].Hex,
            SmlTag.GetParameterRequest or SmlTag.SetParameterRequest when fields.Count == 5 => Last(fields[3]),
            SmlTag.GetProfileListRequest when fields.Count == 9 => Last(fields[6]),
            _ => "",
        };

        static string Last(SmlNode path) => path.Items.Count == 1 ? path[0].Hex : "";
    }

    private static (int Port, byte Group, byte Number)? NameOf(string path) =>
        path == Names.PushInterval ? (0, Names.Parameters, (byte)0x0F) : Names.Read(path);
}
