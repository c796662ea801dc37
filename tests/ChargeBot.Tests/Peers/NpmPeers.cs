using ChargeBot.Bot.Demo;
using Xunit;

namespace ChargeBot.Tests.Peers;

/// <summary>Programs that others wrote, from npm, in the versions of the lock file beside this one.</summary>
internal static class NpmPeers
{
    /// <summary>Installs them if they are not there yet; skips the test where there is no Node.</summary>
    /// <returns>Node's path, and the folder of the scripts that drive them.</returns>
    public static async Task<(string Node, string Folder)> InstallAsync(CancellationToken ct)
    {
        var (node, folder) = (Requires.Node(), SourceFolder());
        var (tools, missing) = await NodeTools.FindAsync(node, ct);
        Assert.True(tools is not null, missing);
        var log = Path.Combine(Path.GetTempPath(), "chargebot-peers-npm.log");
        Assert.Null(await NpmRestore.RunAsync(tools, folder, log, _ => { }, TimeProvider.System, ct));
        return (node, folder);
    }

    private static string SourceFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var peers = Path.Combine(folder.FullName, "tests", "ChargeBot.Tests", "Peers");
            if (File.Exists(Path.Combine(peers, "package.json"))) return peers;
        }

        throw new DirectoryNotFoundException("tests/ChargeBot.Tests/Peers is not above the tests' output folder.");
    }
}
