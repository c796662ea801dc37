using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ChargeBot.Adapters.Lg2Wan;

/// <summary>What is seen of the gateways from outside. Names of messages only: no identity, identification or payload.</summary>
internal static class Lg2WanTelemetry
{
    /// <summary>The name of the source and of the meter.</summary>
    public const string Name = "ChargeBot.Lg2Wan";

    public static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = new(Name);
    private static readonly UpDownCounter<int> Open = Meter.CreateUpDownCounter<int>("lg2wan.connections", "{connection}", "Gateways that are logged in");
    private static readonly Counter<long> Refusals = Meter.CreateCounter<long>("lg2wan.refusals", "{connection}", "Connections that came to no login, by reason");
    private static readonly Counter<long> Files = Meter.CreateCounter<long>("lg2wan.files", "{file}", "Files from gateways, by kind");
    private static readonly Histogram<double> Seconds = Meter.CreateHistogram<double>("lg2wan.call.duration", "s", "From an order or question to its answer");

    public static void Connected() => Open.Add(1);

    public static void Disconnected() => Open.Add(-1);

    public static void Refused(string reason) => Refusals.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public static void Came(string kind) => Files.Add(1, new KeyValuePair<string, object?>("kind", kind));

    public static void Damaged(long files)
    {
        if (files > 0)
        {
            Files.Add(files, new KeyValuePair<string, object?>("kind", "damaged"));
        }
    }

    /// <summary>What we asked was answered, or not.</summary>
    public static void Answered(string what, string result, TimeSpan took) =>
        Seconds.Record(took.TotalSeconds, new TagList { { "action", what }, { "result", result } });
}
