using System.Diagnostics;
using System.Globalization;

namespace ChargeBot.Benchmarks.Reports;

/// <summary>Times that were measured, exact, sorted when asked.</summary>
internal sealed class Latencies
{
    private readonly List<long> ticks = [];
    private bool sorted;

    public int Count => ticks.Count;

    /// <summary>Adds one, in ticks of the stopwatch.</summary>
    public void Add(long elapsed)
    {
        ticks.Add(elapsed);
        sorted = false;
    }

    public void Add(Latencies others)
    {
        ticks.AddRange(others.ticks);
        sorted = false;
    }

    /// <summary>The nearest-rank percentile in milliseconds.</summary>
    public double Percentile(double percent)
    {
        if (ticks.Count == 0)
            return double.NaN;
        if (!sorted)
            ticks.Sort();
        sorted = true;
        var rank = Math.Clamp((int)Math.Ceiling(percent / 100 * ticks.Count) - 1, 0, ticks.Count - 1);
        return ticks[rank] * 1000.0 / Stopwatch.Frequency;
    }

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    public static string Ms(double milliseconds) => milliseconds.ToString(milliseconds < 10 ? "F2" : "F1", CultureInfo.InvariantCulture);

    public static string Whole(double number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
