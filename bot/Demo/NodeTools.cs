using System.Diagnostics;
using System.Globalization;

namespace ChargeBot.Bot.Demo;

/// <summary>Node and npm of this machine.</summary>
/// <param name="Node">The program's path.</param>
/// <param name="Npm">npm's path.</param>
internal sealed record NodeTools(string Node, string Npm)
{
    /// <summary>The oldest Node that the demo's packages run on.</summary>
    public const int Oldest = 20;

    /// <summary>Looks for Node and npm; otherwise says what is missing and how to get it.</summary>
    /// <param name="node">A path from the settings, or empty.</param>
    /// <param name="ct">Ends the search.</param>
    public static async Task<(NodeTools? Tools, string Missing)> FindAsync(string node, CancellationToken ct)
    {
        const string HowTo = "get it from https://nodejs.org, then start again";
        var program = node.Length > 0 ? (File.Exists(node) ? node : null) : OnPath("node", "node.exe");
        if (program is null) return (null, $"Node {Oldest} or newer is not installed: {HowTo}");
        var version = await VersionAsync(program, ct);
        if (version < Oldest) return (null, $"Node {version} is too old, {Oldest} is the oldest that will do: {HowTo}");
        var npm = OnPath("npm", "npm.cmd");
        return npm is null ? (null, $"npm is missing beside Node: {HowTo}") : (new NodeTools(program, npm), "");
    }

    private static async Task<int> VersionAsync(string program, CancellationToken ct)
    {
        var start = new ProcessStartInfo(program, ["--version"]) { RedirectStandardOutput = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var text = await process.StandardOutput.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        var major = text.Trim().TrimStart('v').Split('.')[0];
        return int.TryParse(major, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }

    private static string? OnPath(string unix, string windows)
    {
        var name = OperatingSystem.IsWindows() ? windows : unix;
        return (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
    }
}
