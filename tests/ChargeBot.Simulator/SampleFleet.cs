namespace ChargeBot.Simulator;

/// <summary>
/// The fleet of the demo: every station of the sample network shows one thing that happens in the field. A station
/// that is not named here stands idle.
/// </summary>
public static class SampleFleet
{
    /// <summary>What a station does by itself after its first boot.</summary>
    private enum Scene
    {
        Idle,
        Charging,
        Faulted,
    }

    private static readonly Dictionary<string, (Scene Scene, Personality Habits, string IdTag)> Cast = new()
    {
        ["Berlin-042"] = (Scene.Charging, Fast("BW-042011"), "04E7C1B2A977A2"),
        // Asked for its log it says Uploading, and then UploadFailed.
        ["Berlin-043"] = (Scene.Idle, new Personality { SerialNumber = "BW-043007", Log = LogHabit.Fails }, ""),
        // A plug that sticks: the driver calls, and unlocking does not help. Its log has what the lock's motor did.
        ["Berlin-107"] = (Scene.Charging, new Personality { SerialNumber = "BW-107003", UnlockAnswer = "UnlockFailed" }, "DEABCC12345678X"),
        ["Hamburg-007"] = (Scene.Faulted, Fast("BW-007100") with { UnlockAnswer = "NotSupported" }, ""),
        // In the network, powered down: it never connects.
        ["Hamburg-011"] = (Scene.Idle, new Personality { Connects = false }, ""),
        // A poor mobile link: every answer takes its time, and the upload of its log breaks off once.
        ["Hamburg-015"] = (Scene.Charging, new Personality { SerialNumber = "BW-015002", AnswerDelay = TimeSpan.FromSeconds(8), Log = LogHabit.BreaksOff }, "04A1D2C3B45590"),
        // Cuts the line at a reset before it answers, and is back a few seconds later. It keeps no log.
        ["Muenchen-001"] = (Scene.Charging, Fast("BW-001077") with { DropsLinkOnReset = true, BootTime = TimeSpan.FromSeconds(6), Log = LogHabit.None }, "04F00D11223344"),
    };

    /// <summary>Makes a charge point for each station of the file; planned ones are not built yet.</summary>
    public static IReadOnlyList<SimulatedChargePoint> Build(
        Uri server, IEnumerable<NetworkStation> stations, TimeSpan? meterInterval, Action<string>? log, LogHabit? logs = null) =>
        [.. stations.Where(s => !s.Planned).Select(s => new SimulatedChargePoint(
            server, s.Identity, s.Connectors, Habits(s.StationId, meterInterval, logs), s.Password, log))];

    /// <summary>Starts them all and lets each play its scene until cancelled.</summary>
    public static Task RunAsync(
        IReadOnlyList<SimulatedChargePoint> points, IReadOnlyList<NetworkStation> stations, CancellationToken ct) =>
        Task.WhenAll(points.Select(point => PlayAsync(point, stations.First(s => s.Identity == point.Identity).StationId, ct)));

    private static async Task PlayAsync(SimulatedChargePoint point, string stationId, CancellationToken ct)
    {
        var (scene, habits, idTag) = Cast.GetValueOrDefault(stationId, (Scene.Idle, new Personality(), ""));
        point.Start();
        if (!habits.Connects) return;
        await point.BootedAsync(ct);
        while (scene != Scene.Idle)
        {
            try
            {
                if (scene == Scene.Faulted)
                {
                    await point.FaultAsync(1, "GroundFailure", "F-31", "Residual current device has tripped", ct);
                    return;
                }

                await point.ChargeAsync(1, idTag, ct);
                await point.TransactionStoppedAsync(ct);
                // The next driver comes by, so that there is something to stop again.
                await Task.Delay(TimeSpan.FromSeconds(90), ct);
            }
            catch (Exception e) when (e is LinkLostException or TimeoutException or CallRefusedException)
            {
                await Task.Delay(TimeSpan.FromSeconds(5), ct);
            }
        }
    }

    private static Personality Habits(string stationId, TimeSpan? meterInterval, LogHabit? logs)
    {
        var habits = Cast.TryGetValue(stationId, out var role) ? role.Habits : new Personality();
        if (logs is { } wanted) habits = habits with { Log = wanted };
        return meterInterval is { } interval ? habits with { MeterInterval = interval } : habits;
    }

    private static Personality Fast(string serial) => new()
    {
        Model = "Strom 150",
        SerialNumber = serial,
        Firmware = "7.0.3",
        PowerW = 92_000,
        DirectCurrent = true,
    };
}
