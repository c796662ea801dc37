namespace ChargeBot.Adapters.Lg2Wan.Sml;

/// <summary>
/// The fields of every body that is read, checked once for each message, so that the views never meet a surprise. The
/// sequences stand as in the specification. Optional and required fields are read alike, and numbers in any width:
/// meters are free with both. Each method moves a cursor over what it accepts.
/// </summary>
internal static class SmlShapes
{
    /// <summary>True for a tag whose body is read.</summary>
    public static bool IsKnown(uint tag) => tag is 0x0100 or 0x0101 or 0x0200 or 0x0201 or 0x0300 or 0x0301 or 0x0400 or 0x0401
        or 0x0500 or 0x0501 or 0x0600 or 0x0700 or 0x0701 or 0xFF01;

    /// <summary>True where a body has the fields of its tag; also true for one that is not read.</summary>
    public static bool Fits(SmlTable table, uint tag, int row)
    {
        var at = new Cursor(table, row);
        return tag switch
        {
            0x0100 => at.List(7) && at.Octets(6) && at.Number(),
            0x0101 => at.List(6) && at.Octets(4) && at.Time() && at.Number(),
            0x0200 or 0x0201 => at.List(1) && at.Octets(1),
            0x0300 or 0x0400 => at.List(9) && at.Octets(3) && at.Flag() && at.Time() && at.Time() && at.Path() && at.Path() && at.Tree(),
            0x0301 => at.List(8) && at.Octets(1) && at.Time() && at.Number() && at.Path() && at.Headers() && at.Periods() && at.Octets(2),
            0x0401 => at.List(9) && at.Octets(1) && at.Time() && at.Number() && at.Path() && at.Time() && at.Number() && at.PeriodEntries() && at.Octets(2),
            0x0500 => at.List(5) && at.Octets(3) && at.Path() && at.Octets(1),
            0x0501 => at.List(3) && at.Octets(1) && at.Path() && at.Tree(),
            0x0600 => at.List(5) && at.Octets(3) && at.Path() && at.Tree(),
            0x0700 => at.List(5) && at.Octets(5),
            0x0701 => at.List(7) && at.Octets(3) && at.Time() && at.ListEntries() && at.Octets(1) && at.Time(),
            0xFF01 => at.List(4) && at.Octets(3) && at.Tree(),
            _ => true,
        };
    }

    private ref struct Cursor(SmlTable table, int row)
    {
        private readonly SmlRow[] rows = table.Rows;
        private readonly SmlQuirks quirks = table.Quirks;
        private int row = row;

        public bool List(int count)
        {
            ref readonly var list = ref rows[row];
            if (list.Type is not SmlType.List || list.Length != count) return false;
            row++;
            return true;
        }

        public bool Octets(int times)
        {
            for (; times > 0; times--, row++)
                if (rows[row].Type is not SmlType.Octets) return false;
            return true;
        }

        public bool Number() => Absent() || Skip(rows[row].Type is SmlType.Unsigned or SmlType.Integer);

        public bool Flag() => Absent() || Skip(rows[row].Type is SmlType.Boolean);

        public bool Value() => Skip(rows[row].Type is not SmlType.EndOfMessage);

        public bool Time() => Absent() || (rows[row] switch
        {
            { Type: SmlType.Unsigned } => Skip((quirks & SmlQuirks.BareTime) != 0),
            { Length: 3 } => (quirks & SmlQuirks.TimeAsList) != 0 && Local(),
            _ => List(2) && Choice(),
        });

        public bool Path() => Absent() || (Any(out var count) && Octets(count));

        public bool Tree() => Absent() || (List(3) && Octets(1) && Parameter() && Trees());

        public bool Headers()
        {
            var fits = Any(out var count);
            for (; fits && count > 0; count--)
                fits = List(3) && Octets(1) && Number() && Number();
            return fits;
        }

        public bool Periods()
        {
            var fits = Any(out var count);
            for (; fits && count > 0; count--)
                fits = List(4) && Time() && Number() && Signed() && Octets(1);
            return fits;
        }

        public bool PeriodEntries()
        {
            var fits = Any(out var count);
            for (; fits && count > 0; count--)
                fits = PeriodEntry();
            return fits;
        }

        public bool ListEntries()
        {
            var fits = Any(out var count);
            for (; fits && count > 0; count--)
                fits = ListEntry();
            return fits;
        }

        private bool ListEntry() => List(7) && Octets(1) && Number() && Time() && Number() && Number() && Value() && Octets(1);

        private bool PeriodEntry() => List(5) && Octets(1) && Number() && Number() && Value() && Octets(1);

        private bool Signed()
        {
            var fits = Any(out var count);
            for (; fits && count > 0; count--)
                fits = List(2) && Value() && Octets(1);
            return fits;
        }

        private bool Trees()
        {
            if (Absent()) return true;
            var fits = Any(out var count);
            for (; fits && count > 0; count--)
                fits = Tree();
            return fits;
        }

        private bool Parameter()
        {
            if (Absent()) return true;
            if (!List(2) || rows[row].Type is not SmlType.Unsigned) return false;
            var tag = table.Number(rows[row++]);
            return tag switch
            {
                2 => PeriodEntry(),
                3 => Tupel(),
                4 => Time(),
                5 => ListEntry(),
                _ => Value(),
            };
        }

        private bool Tupel() => List(23) && Octets(1) && Time() && Number() && Numbers(9) && Octets(1) && Numbers(9) && Octets(1);

        private bool Numbers(int times)
        {
            for (; times > 0; times--)
                if (!Number()) return false;
            return true;
        }

        private bool Choice()
        {
            if (rows[row].Type is not SmlType.Unsigned) return false;
            return table.Number(rows[row++]) switch
            {
                1 or 2 => Skip(rows[row].Type is SmlType.Unsigned),
                3 => Local(),
                _ => false,
            };
        }

        private bool Local() => List(3) && Skip(rows[row].Type is SmlType.Unsigned) && Number() && Number();

        private bool Any(out int count)
        {
            count = rows[row].Length;
            return Skip(rows[row].Type is SmlType.List, 1);
        }

        private bool Absent() => Skip(rows[row] is { Type: SmlType.Octets, Length: 0 });

        private bool Skip(bool accepted, int rowsOfIt = 0)
        {
            if (accepted) row = rowsOfIt > 0 ? row + rowsOfIt : rows[row].Next;
            return accepted;
        }
    }
}
