using ChargeBot.Domain.Charging;

namespace ChargeBot.Cards;

/// <summary>A chart as figures and words: Teams' own element and the picture in its place are drawn from the same.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Parts">Its bars or slices.</param>
public sealed record ChartData(string Title, IReadOnlyList<ChartPart> Parts)
{
    /// <summary>The same in a sentence, for whoever does not see it.</summary>
    public string Said => $"{Title}: {string.Join("; ", Parts.Select(part => $"{part.Name} {part.Figure}"))}.";
}

/// <summary>A bar or slice.</summary>
/// <param name="Name">What it stands for.</param>
/// <param name="Value">How large it is.</param>
/// <param name="Figure">The same as people read it, with its share where that says something.</param>
/// <param name="Tint">Its colour.</param>
public sealed record ChartPart(string Name, int Value, string Figure, ChartTint Tint);

/// <summary>A colour by Teams' name for it and as it is painted; it never says anything that the words do not.</summary>
/// <param name="Name">Teams' name.</param>
/// <param name="Rgb">0xRRGGBB.</param>
public sealed record ChartTint(string Name, uint Rgb);

/// <summary>The two charts of the error rate.</summary>
public static class ErrorRateCharts
{
    private static readonly ChartTint Good = new("good", 0x1E7E45);
    private static readonly ChartTint Bad = new("attention", 0xC4314B);

    // Neighbours in the circle differ in lightness, so that they stay apart where colours do not.
    private static readonly ChartTint[] Tints =
    [
        new("categoricalBlue", 0x2563C9), new("categoricalMarigold", 0xE8A317), new("categoricalPurple", 0x6B3FA0), new("categoricalLime", 0x86B817),
        new("categoricalRed", 0xB3261E), new("categoricalLightBlue", 0x6FB1E8), new("categoricalTeal", 0x0F766E), new("categoricalLavender", 0xB49AE8),
        new("categoricalGreen", 0x2E7D32), new("divergingPeach", 0xF2A07B), new("divergingGray", 0x7A7F87),
    ];

    /// <summary>Faulty and successful sessions.</summary>
    /// <param name="counts">How many.</param>
    /// <param name="language">The reader's.</param>
    public static ChartData Sessions(ErrorCounts counts, Language language)
    {
        var t = Texts.In(language);
        return new ChartData(t.SessionsChart,
        [
            new ChartPart(t.SuccessfulTitle, counts.Successful, t.Count(counts.Successful), Good),
            new ChartPart(t.FaultyTitle, counts.Faulty, t.Count(counts.Faulty), Bad),
        ]);
    }

    /// <summary>Faulty sessions by type.</summary>
    /// <param name="counts">How many.</param>
    /// <param name="language">The reader's.</param>
    public static ChartData Types(ErrorCounts counts, Language language)
    {
        var t = Texts.In(language);
        return new ChartData(t.TypesChart, [.. counts.ByType.Select(row => new ChartPart(
            t.ErrorShort(row.Type), row.Count, t.CountAndShare(row.Count, counts.Faulty), Tints[((int)row.Type - 1) % Tints.Length]))]);
    }
}
