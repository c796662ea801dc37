using System.Diagnostics.Metrics;

namespace ChargeBot.Adapters.Storage;

/// <summary>What the writer shows of itself: meter <c>ChargeBot.Storage</c>.</summary>
internal sealed class WriterMetrics : IDisposable
{
    public const string Name = "ChargeBot.Storage";

    private readonly Meter meter = new(Name);
    private readonly Histogram<int> size;
    private readonly Histogram<double> duration;
    private readonly Counter<long> failed;

    public WriterMetrics(Func<int> queued)
    {
        size = meter.CreateHistogram<int>("chargebot.storage.group.size", "{unit}", "Units in one commit.");
        duration = meter.CreateHistogram<double>("chargebot.storage.commit.duration", "s", "From the start of a transaction to its end.");
        failed = meter.CreateCounter<long>("chargebot.storage.units.failed", "{unit}", "Units that were not written, by failure.");
        meter.CreateObservableGauge("chargebot.storage.queue.length", queued, "{unit}", "Units that wait.");
    }

    public void Committed(int units, TimeSpan took)
    {
        size.Record(units);
        duration.Record(took.TotalSeconds);
    }

    public void Failed(UnitFailure failure) => failed.Add(1, new KeyValuePair<string, object?>("failure", failure.ToString()));

    public void Dispose() => meter.Dispose();
}

/// <summary>The writer's bounds.</summary>
internal sealed record WriterOptions
{
    /// <summary>Units that may wait; one more is refused at once.</summary>
    public int QueueLength { get; init; } = 4096;

    /// <summary>Units in one commit at most.</summary>
    public int GroupSize { get; init; } = 256;
}
