using ChargeBot.Bot.Demo;
using ChargeBot.Tests.Demo;
using Xunit;

namespace ChargeBot.Tests.Blobs;

/// <summary>A blob store of a test's own: Azurite as the demo installs it, on a loopback port. It can be stopped and started again over the same folder.</summary>
internal sealed class Azurite : IAsyncDisposable
{
    private readonly DemoFiles files;
    private readonly NodeTools tools;
    private readonly string folder;
    private readonly int port = FreePort.Next();
    private ChildProcess? process;

    private Azurite(DemoFiles files, NodeTools tools, string folder) => (this.files, this.tools, this.folder) = (files, tools, folder);

    public string ConnectionString => "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;"
        + "AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;"
        + $"BlobEndpoint=http://127.0.0.1:{port}/devstoreaccount1;";

    public static async Task<Azurite> Start()
    {
        var stop = TestContext.Current.CancellationToken;
        var node = Requires.Node();
        var folder = Directory.CreateTempSubdirectory("chargebot-blobs-").FullName;
        var files = DemoFiles.Find(folder, folder) ?? throw new DirectoryNotFoundException("bot/Demo is not above the tests.");
        var (tools, missing) = await NodeTools.FindAsync(node, stop);
        Assert.True(tools is not null, missing);
        Assert.Null(await NpmRestore.RunAsync(tools, files.Source, files.Log("npm"), _ => { }, TimeProvider.System, stop));
        var azurite = new Azurite(files, tools, folder);
        await azurite.Run();
        return azurite;
    }

    /// <summary>Starts it, again or for the first time.</summary>
    public async Task Run()
    {
        string[] arguments =
        [
            files.Leash, files.Azurite, "--blobHost", "127.0.0.1", "--blobPort", $"{port}", "--location", folder, "--skipApiVersionCheck", "--disableTelemetry", "--silent",
        ];
        process = ChildProcess.Start("Azurite", tools.Node, arguments, folder, files.Log("azurite"))!;
        Assert.True(
            await Probe.AnswersAsync(new Uri($"http://127.0.0.1:{port}/"), process, TimeSpan.FromSeconds(60), TimeProvider.System, TestContext.Current.CancellationToken), "Azurite does not answer.");
    }

    /// <summary>The store is away.</summary>
    public async Task Halt()
    {
        await process!.DisposeAsync();
        process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await Halt();
        }

        Directory.Delete(folder, recursive: true);
    }
}
