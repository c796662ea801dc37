using ChargeBot.Simulator;
using ChargeBot.Simulator.Lg2Wan;

if (Options.Parse(args) is not { } options)
{
    Console.WriteLine(Options.Usage);
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

try
{
    await (options.Load is null ? SampleAsync() : LoadAsync(options.Load));
}
catch (OperationCanceledException)
{
    // Asked to end.
}

return 0;

async Task SampleAsync()
{
    var stations = NetworkFile.Read(options.Network);
    var points = SampleFleet.Build(options.Url, stations, options.MeterInterval, Console.WriteLine, options.Logs);
    IReadOnlyList<NetworkGateway> lg2Wan = options.Lg2Wan is null ? [] : NetworkFile.ReadGateways(options.Network);
    var gateways = options.Lg2Wan is { } bot ? SampleGateways.Build(bot.Host, bot.Port, lg2Wan, options.MeterInterval, Console.WriteLine) : [];
    var more = options.Lg2Wan is { } to ? $"; {gateways.Count} LG2WAN gateways, to {to.Host}:{to.Port}" : "";
    Console.WriteLine($"{points.Count} charge points of {stations.Count} stations, to {options.Url}{more}");
    try
    {
        await Task.WhenAll(SampleFleet.RunAsync(points, stations, stop.Token), SampleGateways.RunAsync(gateways, lg2Wan, stop.Token));
        await Task.Delay(Timeout.Infinite, stop.Token);
    }
    finally
    {
        foreach (var point in points) await point.DisposeAsync();
        foreach (var gateway in gateways) await gateway.DisposeAsync();
    }
}

async Task LoadAsync(FleetSize size)
{
    var (host, port) = options.Lg2Wan!.Value;
    var fleet = new GatewayFleet(host, port, size, options.PushInterval, options.User, options.Password);
    Console.WriteLine($"{size.Gateways} gateways, {GatewayFleet.ServerId(1)} to {GatewayFleet.ServerId(size.Gateways)}, to {host}:{port}");
    var running = Task.WhenAll(fleet.RunAsync(stop.Token), SayReadyAsync(fleet));
    while (!stop.IsCancellationRequested)
    {
        await Task.WhenAny(running, Task.Delay(TimeSpan.FromSeconds(5), stop.Token));
        Console.WriteLine(fleet.Count());
    }

    await running;
}

async Task SayReadyAsync(GatewayFleet fleet) =>
    Console.WriteLine(FormattableString.Invariant($"all ready after {(await fleet.ReadyAsync(stop.Token)).TotalSeconds:F2} s"));
