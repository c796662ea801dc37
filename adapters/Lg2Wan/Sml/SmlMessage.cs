namespace ChargeBot.Adapters.Lg2Wan.Sml;

/// <summary>Where a message lies in its file, and what was found about it.</summary>
/// <param name="Start">Its first byte, in the table's bytes.</param>
/// <param name="End">The byte behind it.</param>
/// <param name="Row">Its list of six; none where it could not be read.</param>
/// <param name="BodyRow">Its body.</param>
/// <param name="Tag">The tag of its body.</param>
/// <param name="Crc">Its checksum, as the two bytes on the wire.</param>
/// <param name="CrcKind">Which checksum that is.</param>
/// <param name="Fault">Why it was not read.</param>
internal readonly record struct SmlMessageRow(
    int Start, int End, int Row, int BodyRow, uint Tag, ushort Crc, SmlCrcKind CrcKind, SmlFault Fault);

/// <summary>A message of a file, valid until the file is loaded again.</summary>
internal readonly struct SmlMessage
{
    private readonly SmlTable table;
    private readonly SmlMessageRow row;

    public SmlMessage(SmlTable table, SmlMessageRow row) => (this.table, this.row) = (table, row);

    /// <summary>Why it was not read; nothing else of it is set unless this is <see cref="SmlFault.None"/>.</summary>
    public SmlFault Fault => row.Fault;

    /// <summary>What joins an answer with its request.</summary>
    public ReadOnlySpan<byte> TransactionId => Part(0).Bytes;

    /// <summary>The group in which it may be worked on side by side with others.</summary>
    public byte GroupNo => (byte)Part(1).Number;

    /// <summary>What happens to the messages behind it where it fails: 0 on, 1 next group, 2 end after the group, 255 end.</summary>
    public byte AbortOnError => (byte)Part(2).Number;

    /// <summary>What it is; <see cref="SmlBody.Unknown"/> for a tag that is not read here.</summary>
    public SmlBody Body => SmlShapes.IsKnown(row.Tag) ? (SmlBody)row.Tag : SmlBody.Unknown;

    /// <summary>The tag of its body.</summary>
    public uint Tag => row.Tag;

    /// <summary>The body, whatever it is.</summary>
    public SmlElement Content => row.Row < 0 ? default : new SmlElement(table, row.BodyRow);

    /// <summary>Its list of six.</summary>
    public SmlElement Element => row.Row < 0 ? default : new SmlElement(table, row.Row);

    /// <summary>Its checksum, as the two bytes on the wire; a zero that the sender dropped is there again.</summary>
    public ushort Crc => row.Crc;

    /// <summary>Which checksum that is.</summary>
    public SmlCrcKind CrcKind => row.CrcKind;

    /// <summary>Where it lies in the payload.</summary>
    public Range Bytes => (row.Start - SmlTable.Front)..(row.End - SmlTable.Front);

    /// <summary>True where the body is the one of this view, which then looks at it.</summary>
    public bool Is<T>(out T body)
        where T : struct, ISmlBody<T>
    {
        var fits = row.Fault is SmlFault.None && row.Tag == (uint)T.Body;
        body = fits ? T.Of(new SmlElement(table, row.BodyRow)) : default;
        return fits;
    }

    private SmlElement Part(int index) => Element[index];
}
