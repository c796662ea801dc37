using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ChargeBot.Adapters.Ocpp;

/// <summary>What is seen of the links from outside. Names of actions only: no identity, IdTag or payload.</summary>
internal static class OcppTelemetry
{
    /// <summary>The name of the source and of the meter.</summary>
    public const string Name = "ChargeBot.Ocpp";

    public static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = new(Name);
    private static readonly UpDownCounter<int> Open = Meter.CreateUpDownCounter<int>("ocpp.connections", "{connection}", "Charge points that are connected");
    private static readonly Counter<long> Refusals = Meter.CreateCounter<long>("ocpp.refusals", "{connection}", "Connections refused at the door, by reason");
    private static readonly Counter<long> Messages = Meter.CreateCounter<long>("ocpp.messages", "{message}", "Calls by action, direction and how they were answered");
    private static readonly Histogram<double> Seconds = Meter.CreateHistogram<double>("ocpp.call.duration", "s", "From a call to its answer");

    public static void Connected() => Open.Add(1);

    public static void Disconnected() => Open.Add(-1);

    public static void Refused(string reason) => Refusals.Add(1, new KeyValuePair<string, object?>("reason", reason));

    /// <summary>A call was answered, ours or theirs.</summary>
    public static void Answered(string action, string direction, string result, TimeSpan took)
    {
        var tags = new TagList { { "action", action }, { "direction", direction }, { "result", result } };
        Messages.Add(1, tags);
        Seconds.Record(took.TotalSeconds, tags);
    }
}
