using System.Globalization;
using System.Text;

namespace ChargeBot.Adapters.Lg2Wan.Sml;

/// <summary>What a value is.</summary>
internal enum SmlValueKind : byte
{
    /// <summary>There is none.</summary>
    Absent,

    /// <summary>Bytes, text among them.</summary>
    Octets,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A signed number.</summary>
    Integer,

    /// <summary>A number without sign.</summary>
    Unsigned,

    /// <summary>A time: SML_ListType 1 in a message, SML_ProcParValue 4 in a parameter.</summary>
    Time,

    /// <summary>A value with its time and status: SML_ListType 2.</summary>
    TimestampedValue,

    /// <summary>Scaler and unit of a COSEM object: SML_ListType 3.</summary>
    ScalerUnit,

    /// <summary>A list that is none of these.</summary>
    List,
}

/// <summary>
/// SML_Value: read from a message, where its bytes are valid until the file is loaded again, or made of what C# has,
/// to be written. A made number has the width of its type: a <see cref="uint"/> is written with four bytes.
/// </summary>
internal readonly struct SmlValue : ISmlView<SmlValue>
{
    private readonly long number;
    private readonly ReadOnlyMemory<byte> octets;

    private SmlValue(SmlValueKind kind, int width, long number, SmlElement element = default) =>
        (Kind, Width, this.number, Element) = (kind, (byte)width, number, element);

    private SmlValue(SmlValueKind kind, SmlElement element) => (Kind, Element) = (kind, element);

    private SmlValue(ReadOnlyMemory<byte> octets)
    {
        this.octets = octets;
        Kind = octets.IsEmpty ? SmlValueKind.Absent : SmlValueKind.Octets;
    }

    private SmlValue(SmlTime time)
        : this(SmlValueKind.Time, (int)time.Kind, time.Seconds | (long)(ushort)time.LocalOffset << 32 | (long)time.SeasonOffset << 48)
    {
    }

    /// <summary>What it is.</summary>
    public SmlValueKind Kind { get; }

    /// <summary>The bytes of a number, 1 to 8.</summary>
    public byte Width { get; }

    /// <summary>The element that it was read from; an absent one for a value that was made.</summary>
    public SmlElement Element { get; }

    /// <summary>True where there is none.</summary>
    public bool IsAbsent => Kind is SmlValueKind.Absent;

    /// <summary>True for a number of either kind.</summary>
    public bool IsNumber => Kind is SmlValueKind.Integer or SmlValueKind.Unsigned;

    /// <summary>The number with its sign; of one without, its bits; 1 for true; 0 for anything else.</summary>
    public long Signed => number;

    /// <summary>The number without sign; of one with, its bits.</summary>
    public ulong Unsigned => (ulong)number;

    /// <summary>The number as it is, whether it has a sign or not; 0 for anything else.</summary>
    public decimal Number => !IsNumber ? 0 : Kind is SmlValueKind.Unsigned ? Unsigned : Signed;

    /// <summary>True for true, and for a number that is not 0.</summary>
    public bool IsTrue => Kind is SmlValueKind.Boolean or SmlValueKind.Integer or SmlValueKind.Unsigned && number != 0;

    /// <summary>The bytes; none for anything else.</summary>
    public ReadOnlySpan<byte> Octets => octets.IsEmpty ? Element.Bytes : octets.Span;

    /// <summary>The bytes as text: UTF-8, or Latin-1 where they are not; null for anything else.</summary>
    public string? Text => Kind is SmlValueKind.Octets ? SmlText.Of(Octets) : null;

    /// <summary>The time; null for anything else.</summary>
    public SmlTime? Time => Kind is not SmlValueKind.Time ? null : Element.IsAbsent ? MadeTime : SmlTime.Read(Element[1]);

    /// <summary>The value with its time and status; null for anything else.</summary>
    public SmlTimestampedValue? Timestamped => Kind is SmlValueKind.TimestampedValue ? new(Element[1]) : null;

    /// <summary>Scaler and unit; null for anything else.</summary>
    public (sbyte Scaler, byte Unit)? ScalerUnit =>
        Kind is SmlValueKind.ScalerUnit ? ((sbyte)Element[1][1][0].Number, (byte)Element[1][1][1].Number) : null;

    private SmlTime MadeTime => new((SmlTimeKind)Width, (uint)number, (short)(number >> 32), (short)(number >> 48));

    public static implicit operator SmlValue(bool value) => new(SmlValueKind.Boolean, 1, value ? 1 : 0);

    public static implicit operator SmlValue(byte value) => new(SmlValueKind.Unsigned, 1, value);

    public static implicit operator SmlValue(ushort value) => new(SmlValueKind.Unsigned, 2, value);

    public static implicit operator SmlValue(uint value) => new(SmlValueKind.Unsigned, 4, value);

    public static implicit operator SmlValue(ulong value) => new(SmlValueKind.Unsigned, 8, (long)value);

    public static implicit operator SmlValue(sbyte value) => new(SmlValueKind.Integer, 1, value);

    public static implicit operator SmlValue(short value) => new(SmlValueKind.Integer, 2, value);

    public static implicit operator SmlValue(int value) => new(SmlValueKind.Integer, 4, value);

    public static implicit operator SmlValue(long value) => new(SmlValueKind.Integer, 8, value);

    public static implicit operator SmlValue(ReadOnlyMemory<byte> octets) => new(octets);

    public static implicit operator SmlValue(byte[] octets) => new(octets);

    public static implicit operator SmlValue(string text) => new(Encoding.UTF8.GetBytes(text));

    public static implicit operator SmlValue(SmlTime time) => new(time);

    /// <summary>Reads SML_Value.</summary>
    public static SmlValue Of(SmlElement element)
    {
        if (element.Table is not { } table) return default;
        ref readonly var row = ref table.Rows[element.Row];
        return row.Type switch
        {
            SmlType.Octets => new(row.Length == 0 ? SmlValueKind.Absent : SmlValueKind.Octets, element),
            SmlType.Boolean => new(SmlValueKind.Boolean, 1, table.Number(row), element),
            SmlType.Integer => new(SmlValueKind.Integer, row.Length, table.Number(row), element),
            SmlType.Unsigned => new(SmlValueKind.Unsigned, row.Length, table.Number(row), element),
            SmlType.List => new(ListKind(element), element),
            _ => default,
        };
    }

    /// <summary>Reads SML_ProcParValue 4: the list of its tag and the time.</summary>
    public static SmlValue OfTime(SmlElement choice) => new(SmlValueKind.Time, choice);

    /// <summary>The number times ten to the power of the scaler; null for what is no number, and beyond what decimal holds.</summary>
    public decimal? Scaled(sbyte scaler) => IsNumber ? SmlScale.Apply(Number, scaler) : null;

    /// <summary>For people: the number, the text or hexadecimal digits.</summary>
    public override string ToString() => Kind switch
    {
        SmlValueKind.Absent => "",
        SmlValueKind.Octets => Convert.ToHexString(Octets),
        SmlValueKind.Boolean => IsTrue ? "true" : "false",
        SmlValueKind.Integer => Signed.ToString(CultureInfo.InvariantCulture),
        SmlValueKind.Unsigned => Unsigned.ToString(CultureInfo.InvariantCulture),
        _ => Kind.ToString(),
    };

    private static SmlValueKind ListKind(SmlElement list) =>
        list is not { Count: 2, First: { Type: SmlType.Unsigned } tag } ? SmlValueKind.List
        : tag.Number switch
        {
            1 when SmlTime.Read(tag.Next) is not null => SmlValueKind.Time,
            2 when tag.Next.Count == 3 => SmlValueKind.TimestampedValue,
            3 when tag.Next is { Count: 2 } cosem && cosem[1].Count == 2 => SmlValueKind.ScalerUnit,
            _ => SmlValueKind.List,
        };
}

/// <summary>SML_TimestampedValue: a value with its own time and status.</summary>
/// <param name="element">The list of three.</param>
internal readonly struct SmlTimestampedValue(SmlElement element)
{
    /// <summary>When.</summary>
    public SmlTime? Time => SmlTime.Read(element[0]);

    /// <summary>The status.</summary>
    public ulong Status => (ulong)element[1].Number;

    /// <summary>The value.</summary>
    public SmlValue Value => SmlValue.Of(element[2]);
}
