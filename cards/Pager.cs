namespace ChargeBot.Cards;

/// <summary>Where one is in a long list, and the way to its other pages.</summary>
internal static class Pager
{
    /// <summary>'13 to 24 of 400' between back and on; null where all of it is on one page.</summary>
    public static Columns? For(Texts t, int page, int total, int size, string verb, params (string Key, string Value)[] data)
    {
        if (total <= size)
        {
            return null;
        }

        var (first, last) = ((page * size) + 1, Math.Min(total, (page + 1) * size));
        return new Columns(
            Way(t.PageBack, page - 1, page > 0, Align.Left),
            new Column(new Text(t.OfMany(first, last, total)) { Small = true, Subtle = true, Align = Align.Center }),
            Way(t.PageOn, page + 1, last < total, Align.Right))
        { Near = true };

        Column Way(string title, int to, bool there, Align align) => new(
            new Text(there ? title : " ") { Small = true, Bold = there, Tint = there ? Tint.Accent : Tint.Default, Align = align })
        {
            Press = there ? new Press(title, verb, [.. data, ("page", to.ToString(System.Globalization.CultureInfo.InvariantCulture))]) { WithoutInputs = true } : null,
        };
    }
}
