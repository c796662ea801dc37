using ChargeBot.Simulator;

const string Usage = """
    ChargeBot.Simulator: charge points for the demo and the tests, OCPP 1.6J over WebSockets.
      --url URL              the central system without the identity (ws://127.0.0.1:3978/ocpp)
      --fleet sample         the sample network with a scene for each station (the only fleet)
      --network FILE         OCPI locations with identities and passwords (sample-network.json)
      --meter-interval SEC   seconds between MeterValues of a running transaction (5)
      --until-stdin-closes   end when standard input ends, as it does when the parent is gone
    """;

if (Options.Parse(args) is not { } options)
{
    Console.WriteLine(Usage);
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    // On a leash, Ctrl-C in the terminal is for whoever holds it.
    e.Cancel = true;
    if (!options.UntilStdinCloses) stop.Cancel();
};
if (options.UntilStdinCloses)
{
    _ = Task.Run(async () =>
    {
        await Console.In.ReadToEndAsync();
        await stop.CancelAsync();
    });
}

var stations = NetworkFile.Read(options.Network);
var points = SampleFleet.Build(options.Url, stations, options.MeterInterval, Console.WriteLine);
Console.WriteLine($"{points.Count} charge points of {stations.Count} stations, to {options.Url}");
try
{
    await SampleFleet.RunAsync(points, stations, stop.Token);
    await Task.Delay(Timeout.Infinite, stop.Token);
}
catch (OperationCanceledException)
{
    // Asked to end.
}

foreach (var point in points) await point.DisposeAsync();
return 0;

internal sealed record Options(Uri Url, string Network, TimeSpan? MeterInterval, bool UntilStdinCloses)
{
    /// <summary>Reads the command line; null when it makes no sense.</summary>
    public static Options? Parse(string[] args)
    {
        var (url, network, interval, stdin) = ("ws://127.0.0.1:3978/ocpp", "sample-network.json", (TimeSpan?)null, false);
        for (var i = 0; i < args.Length; i++)
        {
            var value = i + 1 < args.Length ? args[i + 1] : null;
            switch (args[i])
            {
                case "--until-stdin-closes": stdin = true; continue;
                case "--fleet" when value == "sample": break;
                case "--url" when value is not null: url = value; break;
                case "--network" when value is not null: network = value; break;
                case "--meter-interval" when double.TryParse(value, out var seconds) && seconds > 0:
                    interval = TimeSpan.FromSeconds(seconds);
                    break;
                default: return null;
            }

            i++;
        }

        return Uri.TryCreate(url, UriKind.Absolute, out var server) && server.Scheme is "ws" or "wss" && File.Exists(network)
            ? new Options(server, network, interval, stdin)
            : null;
    }
}
