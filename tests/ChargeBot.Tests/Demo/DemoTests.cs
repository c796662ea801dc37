using System.Diagnostics;
using System.Net.Sockets;
using ChargeBot.Bot.Demo;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;

namespace ChargeBot.Tests.Demo;

public sealed class DemoTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("chargebot-demo-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Everything_it_starts_answers_and_ends_with_the_bot()
    {
        Requires.Node();
        var options = Options();
        var output = new StringWriter();
        var connected = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var app = Bot();
        app.Map("/ocpp/{id}", (string id) => connected.TrySetResult(id));
        var demo = Demo(app, options, output, (_, file, _) => Task.FromResult($"from {Path.GetFileName(file)}"));
        await app.StartAsync(Ct);
        await demo.StartAsync(Ct);

        var table = await demo.Ready.WaitAsync(TimeSpan.FromMinutes(5), Ct);
        Assert.Empty(table.MissingParts);
        Assert.Contains("from sample-network.json", output.ToString(), StringComparison.Ordinal);
        Assert.Contains($"http://127.0.0.1:{options.PlaygroundPort}/", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("stop DE*ABC*E1234*1", output.ToString(), StringComparison.Ordinal);
        using var http = new HttpClient();
        using var page = await http.GetAsync(new Uri($"http://127.0.0.1:{options.PlaygroundPort}/"), Ct);
        Assert.True(page.IsSuccessStatusCode);
        using var blobs = await http.GetAsync(new Uri($"http://127.0.0.1:{options.BlobPort}/devstoreaccount1?comp=list"), Ct);
        Assert.Contains("Azurite", blobs.Headers.Server.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.StartsWith("CB-", await connected.Task.WaitAsync(TimeSpan.FromSeconds(20), Ct), StringComparison.Ordinal);

        await demo.StopAsync(Ct);
        Assert.False(await ListensAsync(options.PlaygroundPort));
        Assert.False(await ListensAsync(options.BlobPort));
    }

    [Fact]
    public async Task Without_Node_the_bot_runs_and_the_table_says_what_is_missing()
    {
        var options = Options();
        options.Node = Path.Combine(folder, "no-such-node");
        using var lg2Wan = new TcpListener(System.Net.IPAddress.Loopback, 0);
        lg2Wan.Start();
        options.Lg2WanPort = ((System.Net.IPEndPoint)lg2Wan.LocalEndpoint).Port;
        var output = new StringWriter();
        await using var app = Bot();
        var demo = Demo(app, options, output);
        await app.StartAsync(Ct);
        await demo.StartAsync(Ct);
        var table = await demo.Ready.WaitAsync(TimeSpan.FromMinutes(1), Ct);
        Assert.Equal(["Agents Playground", "Supervisor's", "Blob storage"], table.MissingParts);
        Assert.Contains("Node 20 or newer is not installed: get it from https://nodejs.org", output.ToString(), StringComparison.Ordinal);
        Assert.Contains($"3 LG2WAN gateways, to 127.0.0.1:{options.Lg2WanPort}", output.ToString(), StringComparison.Ordinal);
        using var gateway = await lg2Wan.AcceptSocketAsync(Ct).AsTask().WaitAsync(TimeSpan.FromSeconds(20), Ct);
        var start = new byte[8];
        Assert.Equal(start.Length, await gateway.ReceiveAsync(start, Ct));
        Assert.Equal("1B1B1B1B01010101", Convert.ToHexString(start));
        await demo.StopAsync(Ct);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named_with_its_setting()
    {
        Requires.Node();
        var options = Options();
        await using var other = Bot();
        await other.StartAsync(Ct);
        options.BlobPort = new Uri(other.Urls.First()).Port;
        var output = new StringWriter();
        await using var app = Bot();
        var demo = Demo(app, options, output);
        await app.StartAsync(Ct);
        await demo.StartAsync(Ct);
        var table = await demo.Ready.WaitAsync(TimeSpan.FromMinutes(5), Ct);
        Assert.Equal(["Blob storage"], table.MissingParts);
        Assert.Contains($"port {options.BlobPort} is taken by another program: end that, or set Demo__BlobPort", output.ToString(), StringComparison.Ordinal);
        await demo.StopAsync(Ct);
    }

    [Fact]
    public async Task Outside_Development_it_refuses_to_start()
    {
        await using var app = Bot("Production");
        var demo = Demo(app, Options(), new StringWriter());
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => demo.StartAsync(Ct));
        Assert.Contains("Demo:Enabled", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_registered_only_when_the_settings_say_so()
    {
        var off = new ServiceCollection().AddDemo(new ConfigurationBuilder().Build());
        Assert.Empty(off);
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Demo:Enabled", "true")]).Build();
        Assert.Contains(new ServiceCollection().AddDemo(settings), s => s.ServiceType == typeof(IHostedService));
    }

    [Fact]
    public async Task A_program_on_the_leash_ends_when_its_starter_is_gone()
    {
        var node = Requires.Node();
        var script = Path.Combine(folder, "lives-for-ever.cjs");
        await File.WriteAllTextAsync(script, "console.log(process.pid); setInterval(() => {}, 1000);", Ct);
        var leash = Path.Combine(AppContext.BaseDirectory, "Demo", "leash.cjs");
        var start = new ProcessStartInfo(node, [leash, script]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var holder = Process.Start(start)!;
        var id = int.Parse((await holder.StandardOutput.ReadLineAsync(Ct))!, null);
        using var program = Process.GetProcessById(id);

        // What a killed starter leaves behind: a pipe without a writer.
        holder.StandardInput.Close();
        await holder.WaitForExitAsync(Ct).WaitAsync(TimeSpan.FromSeconds(20), Ct);
        await program.WaitForExitAsync(Ct).WaitAsync(TimeSpan.FromSeconds(20), Ct);
    }

    private DemoOptions Options() => new()
    {
        Enabled = true,
        Folder = folder,
        PlaygroundPort = FreePort.Next(),
        SupervisorPort = FreePort.Next(),
        BlobPort = FreePort.Next(),
    };

    private static WebApplication Bot(string environment = "Development")
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        return builder.Build();
    }

    private static DemoHost Demo(WebApplication app, DemoOptions options, TextWriter output, ImportSampleNetwork? import = null) => new(
        app.Services,
        app.Services.GetRequiredService<IServer>(),
        app.Lifetime,
        app.Environment,
        options,
        import,
        TimeProvider.System,
        output);

    private static async Task<bool> ListensAsync(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", port, Ct);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
