using System.ComponentModel;
using System.Globalization;

namespace ChargeBot.Benchmarks.Processes;

/// <summary>npm botbuilder's CloudAdapter, installed beside this program from its lock file and run by Node.</summary>
internal sealed class PeerProcess : IAsyncDisposable
{
    private PeerProcess(ChildProcess child, Uri address) => (Child, Address) = (child, address);

    /// <summary>Where what Node runs lies.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "peer");

    public ChildProcess Child { get; }

    public Uri Address { get; }

    /// <summary>Starts it; null with a note where Node or its packages cannot be had.</summary>
    /// <param name="cardBytes">How large its cards shall be.</param>
    /// <param name="stop">Ends the waiting.</param>
    public static async Task<PeerProcess?> Start(int cardBytes, CancellationToken stop)
    {
        try
        {
            await Install("botbuilder", stop);
            var child = ChildProcess.Start("node", ["peer.cjs"], Folder,
                [new("NODE_ENV", "production"), new("PEER_CARD_BYTES", cardBytes.ToString(CultureInfo.InvariantCulture))], "listening on ");
            var said = await child.Said(TimeSpan.FromSeconds(30), stop);
            return new(child, new Uri(said.Split(' ')[^1]));
        }
        catch (Exception trouble) when (trouble is Win32Exception or InvalidOperationException)
        {
            await Bench.Note($"there is no peer to measure beside: {trouble.Message}");
            return null;
        }
    }

    /// <summary>Installs the peers, as the lock file says, unless this one is there.</summary>
    public static async Task Install(string package, CancellationToken stop)
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules", package)))
        {
            await Bench.Note($"installing the peer, npm {package}");
            await ChildProcess.Complete("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], Folder, stop);
        }
    }

    public ValueTask DisposeAsync() => Child.DisposeAsync();
}
