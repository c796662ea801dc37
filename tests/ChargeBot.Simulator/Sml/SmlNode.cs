using System.Buffers.Binary;
using System.Text;

namespace ChargeBot.Simulator.Sml;

/// <summary>The types of SML's binary encoding, by the number in the type-length field.</summary>
public enum SmlKind
{
    Octets = 0,
    Boolean = 4,
    Integer = 5,
    Unsigned = 6,
    List = 7,

    /// <summary>The single byte 00 that ends a message.</summary>
    End = 8,
}

/// <summary>
/// One element as it stands on the wire, with the width that it had there: what was read is written again byte for byte.
/// Written for the simulator alone, so that a mistake in the product's codec cannot cancel itself out here.
/// </summary>
public sealed class SmlNode
{
    private const int Deepest = 32;

    private SmlNode(SmlKind kind, byte[] content, IReadOnlyList<SmlNode> items) => (Kind, Content, Items) = (kind, content, items);

    public SmlKind Kind { get; }

    /// <summary>The bytes after the type-length field; empty for a list.</summary>
    public byte[] Content { get; }

    public IReadOnlyList<SmlNode> Items { get; }

    /// <summary>An optional element that is not set, which is the same on the wire as an empty octet string.</summary>
    public static SmlNode Absent { get; } = Octets([]);

    public bool IsAbsent => Kind == SmlKind.Octets && Content.Length == 0;

    public string Hex => Convert.ToHexString(Content);

    public string Text => Encoding.UTF8.GetString(Content);

    /// <summary>The number of an unsigned of any width; null for anything else.</summary>
    public ulong? Unsigned => Kind == SmlKind.Unsigned && Content.Length is >= 1 and <= 8
        ? Content.Aggregate(0UL, (sum, b) => sum << 8 | b)
        : null;

    /// <summary>The number of an integer of any width; null for anything else.</summary>
    public long? Integer => Kind == SmlKind.Integer && Content.Length is >= 1 and <= 8
        ? Content.Skip(1).Aggregate((long)(sbyte)Content[0], (sum, b) => sum << 8 | b)
        : null;

    public bool? Boolean => Kind == SmlKind.Boolean && Content.Length == 1 ? Content[0] != 0 : null;

    public SmlNode this[int index] => Items[index];

    public static SmlNode Octets(byte[] content) => new(SmlKind.Octets, content, []);

    /// <summary>Octets from hex; null is an element that is not set.</summary>
    public static SmlNode OfHex(string? hex) => hex is null ? Absent : Octets(Convert.FromHexString(hex));

    /// <summary>Octets in UTF-8; null is an element that is not set.</summary>
    public static SmlNode OfText(string? text) => text is null ? Absent : Octets(Encoding.UTF8.GetBytes(text));

    public static SmlNode Bool(bool value) => new(SmlKind.Boolean, [value ? (byte)1 : (byte)0], []);

    public static SmlNode U8(byte value) => new(SmlKind.Unsigned, [value], []);

    public static SmlNode U16(ushort value) => Number(SmlKind.Unsigned, value, 2);

    public static SmlNode U32(uint value) => Number(SmlKind.Unsigned, value, 4);

    public static SmlNode U64(ulong value) => Number(SmlKind.Unsigned, (long)value, 8);

    public static SmlNode I8(sbyte value) => Number(SmlKind.Integer, value, 1);

    public static SmlNode I16(short value) => Number(SmlKind.Integer, value, 2);

    public static SmlNode I32(int value) => Number(SmlKind.Integer, value, 4);

    public static SmlNode I64(long value) => Number(SmlKind.Integer, value, 8);

    public static SmlNode List(params IReadOnlyList<SmlNode> items) => new(SmlKind.List, [], items);

    /// <summary>Writes the element.</summary>
    public void Write(Stream to)
    {
        if (Kind == SmlKind.End)
        {
            to.WriteByte(0);
            return;
        }

        // The length of a list counts its elements, any other one its bytes with those of the type-length field itself.
        var fields = 1;
        if (Kind == SmlKind.List)
        {
            while (Items.Count >> 4 * fields > 0) fields++;
        }
        else
        {
            while (Content.Length + fields >> 4 * fields > 0) fields++;
        }

        var length = Kind == SmlKind.List ? Items.Count : Content.Length + fields;
        for (var i = fields - 1; i >= 0; i--)
        {
            var more = i > 0 ? 0x80 : 0;
            var type = i == fields - 1 ? (int)Kind << 4 : 0;
            to.WriteByte((byte)(more | type | length >> 4 * i & 0x0F));
        }

        to.Write(Content);
        foreach (var item in Items) item.Write(to);
    }

    public byte[] Encode()
    {
        var stream = new MemoryStream();
        Write(stream);
        return stream.ToArray();
    }

    /// <summary>Reads the element at this place and moves past it; null when the bytes are not one.</summary>
    public static SmlNode? Read(ReadOnlySpan<byte> bytes, ref int at, int depth = 0)
    {
        if (at >= bytes.Length || depth > Deepest) return null;
        var first = bytes[at];
        if (first == 0)
        {
            at++;
            return new SmlNode(SmlKind.End, [], []);
        }

        var (start, length, field) = (at, first & 0x0F, first);
        while ((field & 0x80) != 0)
        {
            if (++at >= bytes.Length || length > 0xFFFFFF) return null;
            field = bytes[at];
            length = length << 4 | field & 0x0F;
        }

        at++;
        var kind = (SmlKind)(first >> 4 & 0x07);
        if (kind == SmlKind.List)
        {
            var items = new List<SmlNode>();
            for (var i = 0; i < length; i++)
            {
                if (Read(bytes, ref at, depth + 1) is not { } item) return null;
                items.Add(item);
            }

            return new SmlNode(kind, [], items);
        }

        var content = length - (at - start);
        if (kind is not (SmlKind.Octets or SmlKind.Boolean or SmlKind.Integer or SmlKind.Unsigned)) return null;
        if (content < 0 || at + content > bytes.Length) return null;
        at += content;
        return new SmlNode(kind, bytes.Slice(at - content, content).ToArray(), []);
    }

    private static SmlNode Number(SmlKind kind, long value, int width)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        return new SmlNode(kind, bytes[(8 - width)..].ToArray(), []);
    }
}
