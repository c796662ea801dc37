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
    public bool IsAbsent
    {
        get
        {
            if (table is null) return true;
            ref readonly var row = ref table.Rows[Row];
            return row.Type is SmlType.Octets && row.Length == 0;
        }
    }

    /// <summary>The elements of a list; 0 for anything else.</summary>
    public int Count
    {
        get
        {
            if (table is null) return 0;
            ref readonly var row = ref table.Rows[Row];
            return row.Type is SmlType.List ? row.Length : 0;
        }
    }

    /// <summary>The bytes of the value; of a list none.</summary>
    public ReadOnlySpan<byte> Bytes
    {
        get
        {
            if (table is null) return default;
            ref readonly var row = ref table.Rows[Row];
            return row.Type is SmlType.List ? default : table.Bytes.AsSpan(row.Value, row.Length);
        }
    }

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

    /// <summary>An element of a list whose shape was checked, by its position, where none in front of it is a list: its row is known.</summary>
    public SmlElement Leaf(int index) => table is null ? default : new SmlElement(table, Row + 1 + index);

    /// <summary>An element of a list by its position; an absent one beyond the end.</summary>
    public SmlElement this[int index]
    {
        get
        {
            if (table is null) return default;
            var rows = table.Rows;
            ref readonly var list = ref rows[Row];
            if (list.Type is not SmlType.List || (uint)index >= (uint)list.Length) return default;
            var row = Row + 1;

            // A list without lists in it, as most are, has its elements side by side.
            return new SmlElement(table, list.Next == row + list.Length ? row + index : Behind(rows, row, index));
        }
    }

    /// <summary>The elements of a list.</summary>
    public SmlList<SmlElement> Elements => new(this);

    private static int Behind(SmlRow[] rows, int row, int count)
    {
        for (; count > 0; count--)
            row = rows[row].Next;
        return row;
    }

    static SmlElement ISmlView<SmlElement>.Of(SmlElement element) => element;
}
