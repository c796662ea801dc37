namespace ChargeBot.Benchmarks.Devices;

/// <summary>Charge points that are connected together and leave together.</summary>
internal sealed class Fleet : IAsyncDisposable
{
    private const int AtOnce = 16;

    private Fleet(RawChargePoint[] points) => Points = points;

    public IReadOnlyList<RawChargePoint> Points { get; }

    public static async Task<Fleet> Connect(Uri bot, int count, CancellationToken stop)
    {
        var points = new RawChargePoint[count];
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop },
            async (station, cancel) => points[station] = await RawChargePoint.Connect(bot, station, cancel));
        return new(points);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var point in Points)
            await point.DisposeAsync();
    }
}
