using ChargeBot.Adapters.Contracts;
using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.MobileNetworks;
using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Web;
using Microsoft.AspNetCore.Hosting.Server;

namespace ChargeBot.Bot.Demo;

/// <summary>
/// The demo beside the bot: the sample network, charge points that connect to it, blob storage and a Teams-like client.
/// It starts them when the bot listens, waits until each answers, says in one table what to open and what to type, and
/// ends all of them with the bot. A part that is missing is named there; the others run.
/// </summary>
internal sealed class DemoHost(
    IServiceProvider services,
    IServer server,
    IHostApplicationLifetime lifetime,
    IHostEnvironment environment,
    DemoOptions options,
    ImportSampleNetwork? import,
    TimeProvider time,
    TextWriter output) : BackgroundService
{
    /// <summary>The supervisor of the Playground's settings.</summary>
    private const string Selma = "00000000-0000-0000-0000-0000000000a3";

    private readonly List<ChildProcess> children = [];
    private readonly TaskCompletionSource<DemoTable> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock gate = new();

    /// <summary>The table, when it has been printed.</summary>
    public Task<DemoTable> Ready => ready.Task;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!environment.IsDevelopment())
        {
            throw new InvalidOperationException(
                $"Demo:Enabled is set in the environment {environment.EnvironmentName}. The demo is for Development alone; remove the setting.");
        }

        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        ChildProcess[] children;
        lock (gate) children = [.. this.children];
        await Task.WhenAll(children.Select(c => c.DisposeAsync().AsTask()));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await StartedAsync(stoppingToken);
            var table = await StartPartsAsync(stoppingToken);
            Say(table.ToString());
            ready.TrySetResult(table);
            ChildProcess[] children;
            lock (gate) children = [.. this.children];
            await Task.WhenAll(children.Select(c => WatchAsync(c, stoppingToken)));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            ready.TrySetCanceled(stoppingToken);
        }
    }

    private async Task<DemoTable> StartPartsAsync(CancellationToken ct)
    {
        var bot = ListeningAddress.Of(server) ?? new Uri("http://127.0.0.1:3978/");
        var table = new DemoTable(bot);
        if (DemoFiles.Find(environment.ContentRootPath, options.Folder) is not { } files)
        {
            table.Missing("Demo", "its folder bot/Demo is not here: run it from the source tree");
            return table;
        }

        table.Logs = files.DataFolder("logs");
        if (import is not null) table.Add("Sample network", await import(services, files.Network, ct));
        if (services.GetService<SimImport>() is { } sims) table.Add("SIM cards", await ImportSimsAsync(sims, files.Sims, ct));
        if (services.GetService<ContractImport>() is { } contracts)
        {
            table.Add("To start with", await DemoAccounts.Prepare(
                contracts, services.GetRequiredService<Writer>(), services.GetRequiredService<SecretBox>(), time, files.Contracts, ct));
        }

        await StartSimulatorAsync(files, bot, table, ct);

        var (tools, missing) = await NodeTools.FindAsync(options.Node, ct);
        if (tools is not null)
        {
            missing = await NpmRestore.RunAsync(tools, files.Source, files.Log("npm"), line => Say($"demo: {line}"), time, ct) ?? "";
        }

        if (missing.Length > 0)
        {
            table.Missing(DemoTable.Playground, missing);
            table.Missing(DemoTable.Supervisor, missing);
            table.Missing("Blob storage", "needs npm's part too");
            return table;
        }

        await Task.WhenAll(
            StartPlaygroundAsync(DemoTable.Playground, "playground", null, options.PlaygroundPort, nameof(DemoOptions.PlaygroundPort), files, tools!, bot, table, ct),
            StartPlaygroundAsync(DemoTable.Supervisor, "playground-supervisor", Selma, options.SupervisorPort, nameof(DemoOptions.SupervisorPort), files, tools!, bot, table, ct),
            StartBlobsAsync(files, tools!, table, ct));
        return table;
    }

    /// <summary>The file is as old as the demo's start: a platform's would be this morning's.</summary>
    private async Task<string> ImportSimsAsync(SimImport sims, string file, CancellationToken ct)
    {
        await using var stream = File.OpenRead(file);
        var result = await sims.Import(stream, time.GetUtcNow(), ct);
        return $"{result.Created} created, {result.Updated} updated, {result.Unchanged} unchanged, {result.Rejected} rejected";
    }

    private async Task StartSimulatorAsync(DemoFiles files, Uri bot, DemoTable table, CancellationToken ct)
    {
        const string Name = "Charge points";
        if (DemoFiles.Simulator() is not { } simulator)
        {
            table.Missing(Name, "the simulator is not built: dotnet build tests/ChargeBot.Simulator");
            return;
        }

        var url = $"ws://{bot.Authority}/ocpp";
        var ready = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        string[] lg2Wan = options.Lg2WanPort > 0 ? ["--lg2wan", $"127.0.0.1:{options.Lg2WanPort}"] : [];
        string[] arguments = [simulator, "--url", url, "--fleet", "sample", "--network", files.Network, .. lg2Wan, "--until-stdin-closes"];
        var child = Keep(ChildProcess.Start(Name, DemoFiles.DotNet(), arguments, files.Data, files.Log("simulator"), line => ready.TrySetResult(line)));
        if (child is null)
        {
            table.Missing(Name, "the simulator could not be started");
            return;
        }

        var first = await Task.WhenAny(ready.Task, child.ExitedAsync(ct), Task.Delay(Limit, time, ct));
        ct.ThrowIfCancellationRequested();
        if (first == ready.Task) table.Add(Name, await ready.Task);
        else table.Missing(Name, $"the simulator does not run; its words are in {files.Log("simulator")}");
    }

    /// <summary>A Playground in which one person speaks: it reads its settings from the folder it runs in, and writes there.</summary>
    private async Task StartPlaygroundAsync(
        string name, string folderName, string? speaker, int port, string setting, DemoFiles files, NodeTools tools, Uri bot, DemoTable table, CancellationToken ct)
    {
        var folder = files.DataFolder(folderName);
        var settings = await File.ReadAllLinesAsync(files.PlaygroundSettings, ct);
        if (speaker is not null)
        {
            PlaygroundSettings.Swap(settings, speaker);
        }

        await File.WriteAllLinesAsync(Path.Combine(folder, Path.GetFileName(files.PlaygroundSettings)), settings, ct);
        string[] arguments = [files.Playground, "start", "-e", new Uri(bot, "/api/messages").ToString(), "-c", "msteams", "-p", $"{port}", "--disable-telemetry"];
        await StartNodePartAsync(name, folderName, setting, port, arguments, folder, files, tools, table, ct);
    }

    private Task StartBlobsAsync(DemoFiles files, NodeTools tools, DemoTable table, CancellationToken ct)
    {
        var folder = files.DataFolder("blobs");
        // The newest Azure client speaks a later version of the protocol than Azurite knows by name.
        string[] arguments =
        [
            files.Azurite, "--blobHost", "127.0.0.1", "--blobPort", $"{options.BlobPort}", "--location", folder,
            "--skipApiVersionCheck", "--disableTelemetry", "--silent",
        ];
        return StartNodePartAsync(
            "Blob storage", "azurite", nameof(DemoOptions.BlobPort), options.BlobPort, arguments, folder, files, tools, table, ct);
    }

    private async Task StartNodePartAsync(
        string name, string log, string setting, int port, string[] arguments, string folder, DemoFiles files, NodeTools tools, DemoTable table, CancellationToken ct)
    {
        if (Probe.Taken(port))
        {
            table.Missing(name, $"port {port} is taken by another program: end that, or set Demo__{setting} to a free one");
            return;
        }

        var child = Keep(ChildProcess.Start(name, tools.Node, [files.Leash, .. arguments], folder, files.Log(log)));
        var address = new Uri($"http://127.0.0.1:{port}/");
        if (child is null) table.Missing(name, $"{tools.Node} could not be started");
        else if (await Probe.AnswersAsync(address, child, Limit, time, ct)) table.Add(name, address.ToString());
        else table.Missing(name, $"does not answer; its words are in {files.Log(log)}");
    }

    private TimeSpan Limit => TimeSpan.FromSeconds(options.StartSeconds);

    private ChildProcess? Keep(ChildProcess? child)
    {
        if (child is null) return null;
        lock (gate) children.Add(child);
        return child;
    }

    private async Task WatchAsync(ChildProcess child, CancellationToken ct)
    {
        var code = await child.ExitedAsync(ct);
        Say($"demo: {child.Name} has ended by itself (exit code {code}); start the demo again to have it back.");
    }

    private async Task StartedAsync(CancellationToken ct)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var _ = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(ct);
    }

    private void Say(string text)
    {
        lock (gate) output.WriteLine(text);
    }
}
