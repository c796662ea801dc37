using Azure.Storage.Blobs;
using Azure.Storage.Sas;

namespace ChargeBot.Benchmarks.Processes;

/// <summary>Azurite as the demo and the tests run it, over a folder of its own that goes with it.</summary>
internal sealed class AzuriteProcess : IAsyncDisposable
{
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private readonly string folder;

    private AzuriteProcess(ChildProcess child, string folder, string address) =>
        (Child, this.folder, ConnectionString) = (child, folder, $"DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey={Key};BlobEndpoint={address}/devstoreaccount1;");

    public ChildProcess Child { get; }

    public string ConnectionString { get; }

    /// <summary>Starts it, from the demo's npm packages, which are installed where they are not there yet.</summary>
    public static async Task<AzuriteProcess> Start(Bench bench)
    {
        var demo = Path.Combine(Bench.Repository(), "bot", "Demo");
        var script = Path.Combine(demo, "node_modules", "azurite", "dist", "src", "blob", "main.js");
        if (!File.Exists(script))
        {
            await Bench.Note("installing Azurite");
            await ChildProcess.Complete("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], demo, bench.Stop);
        }
        var folder = bench.NewFolder("azurite");
        var child = ChildProcess.Start(
            "node", [script, "--blobHost", "127.0.0.1", "--blobPort", "0", "--location", folder, "--skipApiVersionCheck", "--disableTelemetry", "--silent"], folder, [], "successfully listens on ");
        var said = await child.Said(TimeSpan.FromSeconds(60), bench.Stop);
        return new(child, folder, said[said.IndexOf("http", StringComparison.Ordinal)..].Trim());
    }

    /// <summary>The settings of a bot that keeps its files here.</summary>
    public IEnumerable<KeyValuePair<string, string>> Settings => [new("Blobs__ConnectionString", ConnectionString)];

    /// <summary>A container, and addresses in it to which anybody may write for a while.</summary>
    public async Task<Func<string, Uri>> Open(string name, CancellationToken stop)
    {
        var container = new BlobContainerClient(ConnectionString, name);
        await container.CreateIfNotExistsAsync(cancellationToken: stop);
        return blob => container.GetBlobClient(blob).GenerateSasUri(BlobSasPermissions.Create | BlobSasPermissions.Write, DateTimeOffset.UtcNow.AddHours(2));
    }

    public async ValueTask DisposeAsync()
    {
        await Child.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
