using System.Globalization;
using System.Runtime.InteropServices;

namespace ChargeBot.Benchmarks.Reports;

/// <summary>What the figures were measured on; without it they say nothing.</summary>
internal static class Machine
{
    public static string Describe()
    {
        var model = Lines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim() ?? "unknown processor";
        var load = Lines("/proc/loadavg").FirstOrDefault()?.Split(' ')[0] ?? "unknown";
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024.0 * 1024 * 1024);
        return string.Create(CultureInfo.InvariantCulture,
            $"{Environment.ProcessorCount} × {model}, {memory:F0} GB, {RuntimeInformation.OSDescription.Trim()}, {RuntimeInformation.FrameworkDescription}; load average before: {load}; the load's client and the fake channel run on the same cores.\n");
    }

    private static string[] Lines(string file) => File.Exists(file) ? File.ReadAllLines(file) : [];
}
