using System.ComponentModel;
using ChargeBot.Benchmarks.Processes;

namespace ChargeBot.Benchmarks.Hub;

/// <summary>Servers that are measured beside ours.</summary>
internal static class HubPeers
{
    /// <summary>Kestrel's bare WebSocket (<see cref="BareHub"/>).</summary>
    public static async Task<(ChildProcess Child, Uri Address)> Bare(CancellationToken stop)
    {
        // The setting is read when the first socket is made; in the environment of the process it is there for certain.
        var child = ChildProcess.Start("dotnet", [typeof(HubPeers).Assembly.Location, "bare"], AppContext.BaseDirectory, [new("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1")], "listening on ");
        return (child, await AddressOf(child, stop));
    }

    /// <summary>npm ocpp-rpc in strict mode; null with a note where Node or its packages cannot be had.</summary>
    public static async Task<(ChildProcess Child, Uri Address)?> OcppRpc(CancellationToken stop)
    {
        try
        {
            await PeerProcess.Install("ocpp-rpc", stop);
            var child = ChildProcess.Start("node", ["hub.cjs"], PeerProcess.Folder, [new("NODE_ENV", "production")], "listening on ");
            return (child, await AddressOf(child, stop));
        }
        catch (Exception trouble) when (trouble is Win32Exception or InvalidOperationException)
        {
            await Bench.Note($"there is no ocpp-rpc to measure beside: {trouble.Message}");
            return null;
        }
    }

    private static async Task<Uri> AddressOf(ChildProcess child, CancellationToken stop) => new((await child.Said(TimeSpan.FromSeconds(30), stop)).Split(' ')[^1]);
}
