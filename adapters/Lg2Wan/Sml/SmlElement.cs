namespace ChargeBot.Adapters.Lg2Wan.Sml;

/// <summary>
/// An element of a file: a view on its row, valid until the file is loaded again. An element that is none (default)
/// reads as an absent one.
/// </summary>
internal readonly struct SmlElement : ISmlView<SmlElement>
{
    private readonly SmlTable? table;

    public SmlElement(SmlTable table, int row) => (this.table, Row) = (table, row);

    /// <summary>The table that it is in; none for an element that is none.</summary>
    public SmlTable? Table => table;

    /// <summary>Its row.</summary>
    public int Row { get; }

    /// <summary>Its type.</summary>
    public SmlType Type => table is null ? SmlType.Octets : table.Rows[Row].Type;

    /// <summary>True for an optional element that is not there; bytes of no length are written alike.</summary>
    public bool IsAbsent => table is null || table.Rows[Row] is { Type: SmlType.Octets, Length: 0 };

    /// <summary>The elements of a list; 0 for anything else.</summary>
    public int Count => table is not null && table.Rows[Row] is { Type: SmlType.List } row ? row.Length : 0;

    /// <summary>The bytes of the value; of a list none.</summary>
    public ReadOnlySpan<byte> Bytes => Memory.Span;

    /// <summary>The same bytes where a span cannot be kept, also only until the file is loaded again.</summary>
    public ReadOnlyMemory<byte> Memory =>
        table is null || table.Rows[Row] is not { Type: not SmlType.List } row ? default : table.Bytes.AsMemory(row.Value, row.Length);

    /// <summary>A number with its sign, the bits of one without, or 1 for true; 0 for anything else.</summary>
    public long Number => table is null ? 0 : table.Number(table.Rows[Row]);

    /// <summary>The bytes of a number.</summary>
    public int Width => table is not null && Type is not SmlType.List ? table.Rows[Row].Length : 0;

    /// <summary>The bytes of its type and length.</summary>
    public int TlBytes => table is null ? 0 : table.Rows[Row].TlBytes;

    /// <summary>The first element of a list.</summary>
    public SmlElement First => Count > 0 ? new SmlElement(table!, Row + 1) : default;

    /// <summary>The element behind this one in the same list, if this is not the last.</summary>
    public SmlElement Next => table is null ? default : new SmlElement(table, table.Rows[Row].Next);

    /// <summary>An element of a list by its position; an absent one beyond the end.</summary>
    public SmlElement this[int index]
    {
        get
        {
            if ((uint)index >= (uint)Count) return default;
            var row = Row + 1;
            var rows = table!.Rows;
            for (; index > 0; index--)
                row = rows[row].Next;
            return new SmlElement(table, row);
        }
    }

    /// <summary>The elements of a list.</summary>
    public SmlList<SmlElement> Elements => new(this);

    static SmlElement ISmlView<SmlElement>.Of(SmlElement element) => element;
}
