using ChargeBot.Cards;
using ScottPlot;
using SkiaSharp;

namespace ChargeBot.Bot.Web;

/// <summary>
/// Paints charts as PNG, for clients that do not draw Teams' charts. Dark on an opaque light ground, which is read in a
/// dark client as well; the letters are large enough for a picture that a phone shows at half its size.
/// </summary>
internal static class ChartPainting
{
    /// <summary>Pixels.</summary>
    public const int Width = 640;

    private const int BarsHeight = 360;
    private const int LegendLine = 32;
    private const float Letters = 24;
    private const float SmallLetters = 21;

    private static readonly Color Ground = Color.FromHex("#FFFFFF");
    private static readonly Color Ink = Color.FromHex("#242424");
    /// <summary>Plain letters that European languages are complete in, where this machine has them.</summary>
    private static readonly string FontName =
        new[] { "Segoe UI", "Noto Sans", "DejaVu Sans", "Liberation Sans", "Arial" }.FirstOrDefault(SKFontManager.Default.FontFamilies.Contains) ?? Fonts.Sans;

    private static readonly Lock Turn = new();

    /// <summary>Whether this machine has letters to draw with: a container may have no font at all, and a chart without its figures says nothing.</summary>
    public static bool HasLetters { get; } = SKFontManager.Default.FontFamilyCount > 0;

    /// <summary>Bars side by side, each with its figure above and its name below.</summary>
    public static byte[] Bars(ChartData chart) => Paint(plot =>
    {
        Bar[] parts = [.. chart.Parts.Select((part, index) => new Bar
        {
            Position = index,
            Value = part.Value,
            Size = 0.55,
            FillColor = Colour(part),
            LineWidth = 0,
            Label = part.Figure,
        })];
        var bars = plot.Add.Bars(parts);
        (bars.ValueLabelStyle.FontSize, bars.ValueLabelStyle.FontName, bars.ValueLabelStyle.ForeColor, bars.ValueLabelStyle.Bold) = (Letters, FontName, Ink, false);
        plot.Axes.Bottom.SetTicks([.. chart.Parts.Select((_, index) => (double)index)], [.. chart.Parts.Select(part => part.Name)]);
        Letter(plot.Axes.Bottom.TickLabelStyle);
        plot.Axes.Bottom.MajorTickStyle.Length = 0;
        plot.Axes.Bottom.MinimumSize = 56;
        plot.Axes.Bottom.TickLabelStyle.OffsetY = 8;
        plot.Axes.Left.IsVisible = plot.Axes.Right.IsVisible = plot.Axes.Top.IsVisible = false;
        plot.HideGrid();
        var most = Math.Max(1, chart.Parts.Max(part => part.Value));
        plot.Axes.SetLimits(-0.6, chart.Parts.Count - 0.4, 0, most * 1.2);
        return BarsHeight;
    }, chart.Title);

    /// <summary>A circle, its slices named with their figures at its right.</summary>
    public static byte[] Pie(ChartData chart) => Paint(plot =>
    {
        PieSlice[] slices = [.. chart.Parts.Select(part => new PieSlice { Value = part.Value, FillColor = Colour(part), Label = "", LegendText = $"{part.Name} · {part.Figure}" })];
        var pie = plot.Add.Pie(slices);
        (pie.LineWidth, pie.LineColor, pie.Padding) = (chart.Parts.Count > 1 ? 2 : 0, Ground, 0.02);
        plot.Axes.Left.IsVisible = plot.Axes.Right.IsVisible = plot.Axes.Top.IsVisible = plot.Axes.Bottom.IsVisible = false;
        plot.HideGrid();
        var legend = plot.ShowLegend(Edge.Right).Legend;
        (legend.FontSize, legend.FontName, legend.FontColor) = (SmallLetters, FontName, Ink);
        (legend.OutlineWidth, legend.ShadowColor, legend.BackgroundColor) = (0, Colors.Transparent, Ground);
        (legend.SymbolWidth, legend.SymbolPadding, legend.InterItemPadding, legend.Padding) = (18, 8, new PixelPadding(2, 2, 3, 3), new PixelPadding(6, 6, 10, 10));
        return Math.Max(320, 110 + (chart.Parts.Count * LegendLine));
    }, chart.Title);

    private static byte[] Paint(Func<Plot, int> draw, string title)
    {
        // ScottPlot keeps its fonts in statics; one picture at a time also bounds what drawing may cost.
        lock (Turn)
        {
            using var plot = new Plot();
            plot.FigureBackground.Color = plot.DataBackground.Color = Ground;
            var height = draw(plot);
            plot.Axes.Title.Label.Text = title;
            (plot.Axes.Title.Label.FontSize, plot.Axes.Title.Label.FontName, plot.Axes.Title.Label.ForeColor, plot.Axes.Title.Label.Bold) = (Letters, FontName, Ink, false);
            return plot.GetImageBytes(Width, height, ImageFormat.Png);
        }
    }

    private static void Letter(LabelStyle style) => (style.FontSize, style.FontName, style.ForeColor) = (Letters, FontName, Ink);

    private static Color Colour(ChartPart part) => Color.FromHex($"#{part.Tint.Rgb:X6}");
}
