using ChargeBot.Simulator.Lg2Wan;

namespace ChargeBot.Simulator;

/// <summary>The LG2WAN stations of the demo, each with its scene as in <see cref="SampleFleet"/>.</summary>
public static class SampleGateways
{
    private static readonly DateTimeOffset Installed = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The identification under which a station charges; the others stand idle.</summary>
    private static readonly Dictionary<string, string> Charging = new()
    {
        ["Potsdam-005"] = "04C2A1B2954D80",
        ["Leipzig-002"] = "DEABCC98765432X",
    };

    /// <summary>Makes a gateway for each LG2WAN station of the file; planned ones are not built yet.</summary>
    /// <param name="host">Of the bot's LG2WAN port.</param>
    /// <param name="port">The bot's LG2WAN port.</param>
    /// <param name="stations">From the network file.</param>
    /// <param name="pushInterval">Between two pushes; null for ten seconds, so that one can watch.</param>
    /// <param name="log">Where they tell what happens.</param>
    public static IReadOnlyList<SimulatedGateway> Build(
        string host, int port, IEnumerable<NetworkGateway> stations, TimeSpan? pushInterval, Action<string>? log) =>
        [.. stations.Where(s => !s.Planned).Select(s => Gateway(new GatewayWay.Dial(host, port), s, pushInterval ?? TimeSpan.FromSeconds(10), log))];

    /// <summary>Starts them all and lets each play its scene until cancelled.</summary>
    public static Task RunAsync(IReadOnlyList<SimulatedGateway> gateways, IReadOnlyList<NetworkGateway> stations, CancellationToken ct) =>
        Task.WhenAll(gateways.Select(g => PlayAsync(g, stations.First(s => s.ServerId == g.ServerId).StationId, ct)));

    private static SimulatedGateway Gateway(GatewayWay way, NetworkGateway station, TimeSpan pushInterval, Action<string>? log)
    {
        var type = Enum.TryParse<GatewayType>(station["type"], ignoreCase: true, out var t) ? t : GatewayType.Lsx;
        // A gateway counts on for its whole life; this process does not remember, but the clock never goes back.
        var seconds = (uint)(TimeProvider.System.GetUtcNow() - Installed).TotalSeconds;
        var habits = new GatewayHabits
        {
            Starts = seconds,
            Sessions = seconds,
            Type = type,
            Firmware = station["firmware"] ?? "3.1.4",
            ControllerId = station["controller_id"] ?? $"CTRL-{station.StationId}",
            SerialNumber = $"LG-{station.ServerId[^6..]}",
            PushInterval = pushInterval,
            PowerW = type == GatewayType.Accu ? 74_000 : 11_000,
        };
        var gateway = new SimulatedGateway(way, station.ServerId, station.Ports, habits, station["user"], station["password"], log);
        // A plug that sticks: the driver calls, and unlocking does not help.
        if (type == GatewayType.Lsg) gateway.OnOrder(GatewayOrder.Unlock, new GatewayReply.Attention(AttentionNumber.NotExecuted, "Plug is stuck"));
        return gateway;
    }

    private static async Task PlayAsync(SimulatedGateway gateway, string stationId, CancellationToken ct)
    {
        await gateway.StartAsync(ct);
        while (Charging.TryGetValue(stationId, out var identification))
        {
            await gateway.ChargeAsync(1, identification, ct);
            await gateway.NextAsync<SessionEnded>(ct, e => e.Port == 1);
            // The next driver comes by, so that there is something to stop again.
            await Task.Delay(TimeSpan.FromSeconds(90), ct);
        }
    }
}
