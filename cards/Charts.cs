namespace ChargeBot.Cards;

/// <summary>
/// One of Teams' own charts. Clients that know none show a picture in its place, or where there is none leave it out (Adaptive
/// Cards 1.2, fallback): the card says the same figures in words.
/// </summary>
internal abstract record Chart(ChartData Data, Uri? Picture) : Element
{
    protected abstract ReadOnlySpan<byte> Kind { get; }

    public sealed override void Write(Pen pen)
    {
        pen.Json.WriteString("type"u8, Kind);
        WriteSpacing(pen);
        pen.Json.WriteString("title"u8, Data.Title);
        pen.Json.WriteStartArray("data"u8);
        foreach (var part in Data.Parts)
        {
            pen.Json.WriteStartObject();
            WritePart(pen, part);
            pen.Json.WriteString("color"u8, part.Tint.Name);
            pen.Json.WriteEndObject();
        }

        pen.Json.WriteEndArray();
        WriteOptions(pen);
        if (Picture is not { } url)
        {
            pen.Json.WriteString("fallback"u8, "drop"u8);
            return;
        }

        pen.Json.WriteStartObject("fallback"u8);
        new Picture(url, Data.Said) { Wide = true }.Write(pen);
        pen.Json.WriteEndObject();
    }

    protected abstract void WritePart(Pen pen, ChartPart part);

    protected virtual void WriteOptions(Pen pen)
    {
    }
}

/// <summary>Bars side by side, with their figures.</summary>
internal sealed record BarChart(ChartData Data, Uri? Picture) : Chart(Data, Picture)
{
    protected override ReadOnlySpan<byte> Kind => "Chart.VerticalBar"u8;

    protected override void WritePart(Pen pen, ChartPart part)
    {
        pen.Json.WriteString("x"u8, part.Name);
        pen.Json.WriteNumber("y"u8, part.Value);
    }

    protected override void WriteOptions(Pen pen) => pen.Json.WriteBoolean("showBarValues"u8, true);
}

/// <summary>A circle of slices, each named with its figure.</summary>
internal sealed record PieChart(ChartData Data, Uri? Picture) : Chart(Data, Picture)
{
    protected override ReadOnlySpan<byte> Kind => "Chart.Pie"u8;

    protected override void WritePart(Pen pen, ChartPart part)
    {
        pen.Json.WriteString("legend"u8, $"{part.Name} · {part.Figure}");
        pen.Json.WriteNumber("value"u8, part.Value);
    }
}
