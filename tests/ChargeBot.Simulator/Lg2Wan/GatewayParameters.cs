using ChargeBot.Simulator.Sml;

namespace ChargeBot.Simulator.Lg2Wan;

/// <summary>The parameters of group 03: what is known here, in which range, and what stands in them now.</summary>
public sealed class GatewayParameters
{
    private sealed record Definition(
        byte Number, bool OfPort, bool OnAccu, SmlNode Default, ulong Least = 0, ulong Most = 0, bool ReadOnly = false, bool Gen3 = false);

    private static readonly Definition[] All =
    [
        new(0x01, false, true, SmlNode.Bool(true)),
        new(0x02, true, false, SmlNode.U8(10), 0, 80),
        new(0x03, true, false, SmlNode.Bool(true)),
        new(0x04, false, false, SmlNode.Bool(false)),
        new(0x05, false, false, SmlNode.Bool(false)),
        new(0x06, true, true, SmlNode.U8(32), 6, 80),
        new(0x07, false, true, SmlNode.U16(63), 6, 1000),
        new(0x08, false, false, SmlNode.U8(3), 1, 3),
        new(0x09, false, true, SmlNode.U16(400), 100, 1000),
        new(0x0A, false, true, SmlNode.OfText("26201"), 0, 6),
        new(0x0B, false, true, SmlNode.U8(1), 0, 2),
        new(0x0C, true, false, SmlNode.Bool(false)),
        new(0x0D, false, false, SmlNode.OfText("30148275"), 4, 16, Gen3: true),
        new(0x0E, false, false, SmlNode.OfText("192.168.12.20"), 0, 45),
        new(0x0F, false, true, SmlNode.U16(15), 1, 1440),
        new(0x10, false, false, SmlNode.OfText("192.168.12.1"), 0, 45),
        new(0x11, true, true, SmlNode.U8(9), 0, 63),
        new(0x12, true, true, SmlNode.Bool(true)),
        new(0x13, false, true, SmlNode.U16(42), ReadOnly: true),
    ];

    private readonly Lock gate = new();
    private readonly Dictionary<(int Scope, byte Number), SmlNode> values = [];
    private readonly Definition[] known;

    internal GatewayParameters(GatewayHabits habits, int ports)
    {
        known = [.. All.Where(d => habits.Type != GatewayType.Accu || d.OnAccu)
            .Where(d => !d.Gen3 || habits.Type == GatewayType.Lsx && habits.IsAtLeast(3, 0))];
        foreach (var d in known)
        {
            foreach (var scope in d.OfPort ? Enumerable.Range(1, ports) : [0]) values[(scope, d.Number)] = d.Default;
        }
    }

    /// <summary>What stands in a parameter now; null where this gateway does not know it.</summary>
    /// <param name="scope">The port, or 0 for the whole charger.</param>
    /// <param name="number">Its number in the dialect's table.</param>
    public SmlNode? this[int scope, byte number]
    {
        get
        {
            lock (gate) return values.GetValueOrDefault((scope, number));
        }
    }

    /// <summary>The push interval that the parameter sets.</summary>
    internal TimeSpan PushInterval => TimeSpan.FromMinutes((int)(this[0, 0x0F]?.Unsigned ?? 15));

    /// <summary>The children of a scope's tree; none where the scope is not here.</summary>
    internal List<SmlNode> Read(int scope)
    {
        lock (gate)
        {
            return [.. values.Where(v => v.Key.Scope == scope).OrderBy(v => v.Key.Number)
                .Select(v => SmlBodies.Tree(NameOf(scope, v.Key.Number), v.Value))];
        }
    }

    /// <summary>The wire's name of a parameter: one has a public name.</summary>
    internal static string NameOf(int scope, byte number) =>
        number == 0x0F ? Names.PushInterval : Names.Of(scope, Names.Parameters, number);

    /// <summary>Writes one; the return value is the attention's number.</summary>
    internal ushort Write(int scope, byte number, SmlNode value)
    {
        lock (gate)
        {
            if (!values.TryGetValue((scope, number), out var old)) return AttentionNumber.UnknownObject;
            var definition = known.First(d => d.Number == number);
            if (definition.ReadOnly) return AttentionNumber.NotWritable;
            if (value.Kind != old.Kind) return AttentionNumber.WrongType;
            var measure = value.Kind == SmlKind.Octets ? (ulong)value.Text.Length : value.Unsigned ?? definition.Least;
            if (measure < definition.Least || measure > definition.Most) return AttentionNumber.OutOfRange;
            // Kept in the width of the table, whatever width came.
            values[(scope, number)] = value.Kind == SmlKind.Unsigned
                ? old.Content.Length == 1 ? SmlNode.U8((byte)measure) : SmlNode.U16((ushort)measure)
                : value;
            return AttentionNumber.Done;
        }
    }
}
