using ChargeBot.Adapters.Lg2Wan.Sml;
using ChargeBot.Domain.CalibrationLaw;

namespace ChargeBot.Adapters.Lg2Wan;

/// <summary>
/// Takes the signed elements out of a list, each by its name, and remembers the first that is missing, stands there twice
/// or does not fit. SML lets a number be as wide as its sender likes; one that is wider than its place in the block is
/// refused, for the bits that would be cut off are bits that nobody signed.
/// </summary>
/// <param name="list">The list.</param>
internal sealed class SignedList(SmlGetListRes list)
{
    private const int MaxKey = 256;

    /// <summary>Why the block cannot be rebuilt; null while it can.</summary>
    public Obstacle? Obstacle { get; private set; }

    /// <summary>The meter's public key (8181C78205FF), if the list carries one.</summary>
    public byte[]? PublicKey() =>
        list.TryFind(Obis.Parse("8181C78205FF"), out var entry) && entry.Value.Octets is { Length: > 0 and <= MaxKey } key ? key.ToArray() : null;

    /// <summary>Whether the list has any of these elements.</summary>
    public bool HasAny(IEnumerable<string> names) => names.Any(name => list.TryFind(Obis.Parse(name), out _));

    /// <summary>A register: time, status, unit, scaler and value.</summary>
    public BlockReading Reading(string name)
    {
        var entry = Find(name);
        return new(
            Time(entry, name), (ulong)Number(entry[1], $"{name} status"), (byte)Number(entry[3], $"{name} unit", 0, byte.MaxValue),
            (sbyte)Number(entry[4], $"{name} scaler", sbyte.MinValue, sbyte.MaxValue), Number(entry[5], name));
    }

    /// <summary>An element's time.</summary>
    public BlockTime Time(string name) => Time(Find(name), name);

    /// <summary>An element's bytes; none where its value is left out.</summary>
    public byte[] Octets(string name) => Octets(Find(name)[5], name);

    /// <summary>The signature of a single value.</summary>
    public byte[] Signature(string name) => Octets(Find(name)[6], $"{name} valueSignature");

    /// <summary>A number of up to 64 bits.</summary>
    public long Int64(string name) => Number(Find(name)[5], name);

    /// <summary>A number that fits 32 bits.</summary>
    public uint UInt32(string name) => (uint)Number(Find(name)[5], name, 0, uint.MaxValue);

    /// <summary>A number that fits 16 bits.</summary>
    public ushort UInt16(string name) => (ushort)Number(Find(name)[5], name, 0, ushort.MaxValue);

    /// <summary>The seconds that the meter has run: a time as value, or the bare number.</summary>
    public uint SecondIndex(string name)
    {
        var value = Find(name)[5];
        return SmlValue.Of(value).Kind is SmlValueKind.Time
            ? TimeOf(value[1], name).Seconds
            : (uint)Number(value, name, 0, uint.MaxValue);
    }

    private SmlElement Find(string name)
    {
        var wanted = Obis.Parse(name);
        SmlElement found = default;
        foreach (var entry in list.Values)
        {
            if (entry.Name != wanted)
                continue;
            if (!found.IsAbsent)
                Stop(VerdictReason.ElementTwice, name);
            found = entry.Element;
        }
        if (found.IsAbsent)
            Stop(VerdictReason.ElementMissing, name);
        return found;
    }

    private BlockTime Time(SmlElement entry, string name) => TimeOf(entry[2], $"{name} valTime");

    private BlockTime TimeOf(SmlElement time, string name)
    {
        if (time.IsAbsent || SmlTime.Read(time) is not { } read)
        {
            Stop(VerdictReason.ElementMissing, name);
            return default;
        }

        // Its choice is a list of two, with the number or the list of three in the second place; either may stand alone.
        var value = time.Count == 2 ? time[1] : time;
        var fits = value.Type is SmlType.List ? value[0].Width <= 4 && value[1].Width <= 2 && value[2].Width <= 2 : value.Width <= 4;
        if (!fits)
            Stop(VerdictReason.ElementUnfit, name);
        return new(read.Seconds, read.LocalOffset + read.SeasonOffset);
    }

    private byte[] Octets(SmlElement element, string name)
    {
        if (element.Type is not SmlType.Octets)
            Stop(VerdictReason.ElementUnfit, name);
        return element.Bytes.ToArray();
    }

    private long Number(SmlElement element, string name, long min, long max)
    {
        var number = Number(element, name);
        if (number < min || number > max)
            Stop(VerdictReason.ElementUnfit, name);
        return number;
    }

    private long Number(SmlElement element, string name)
    {
        if (element.IsAbsent)
            Stop(VerdictReason.ElementMissing, name);
        else if (element.Type is not (SmlType.Integer or SmlType.Unsigned))
            Stop(VerdictReason.ElementUnfit, name);
        return element.Number;
    }

    private void Stop(VerdictReason reason, string detail) => Obstacle ??= new(reason, detail);
}
