using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ChargeBot.Bot.Demo;

/// <summary>
/// Installs a folder's npm packages exactly as its lock file names them, and only when that changed: the lock's hash is
/// left as a mark in node_modules after a complete installation.
/// </summary>
internal static class NpmRestore
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);

    /// <summary>Restores the packages; null on success, otherwise one sentence that says what is wrong.</summary>
    /// <param name="tools">Node and npm.</param>
    /// <param name="folder">The folder of package.json and package-lock.json.</param>
    /// <param name="log">The file for npm's own words.</param>
    /// <param name="say">Takes each line of progress.</param>
    /// <param name="time">The clock.</param>
    /// <param name="ct">Ends it.</param>
    public static async Task<string?> RunAsync(
        NodeTools tools, string folder, string log, Action<string> say, TimeProvider time, CancellationToken ct)
    {
        if (IsComplete(folder)) return null;
        try
        {
            // One installation at a time: a second bot, or a test run beside it, waits for the first.
            await using var turn = await TakeTurnAsync(folder, time, ct);
            return IsComplete(folder) ? null : await InstallAsync(tools, folder, log, say, time, ct);
        }
        catch (UnauthorizedAccessException)
        {
            return $"{folder} may not be written to, so npm's packages cannot be installed there";
        }
    }

    private static async Task<string?> InstallAsync(
        NodeTools tools, string folder, string log, Action<string> say, TimeProvider time, CancellationToken ct)
    {
        var modules = Path.Combine(folder, "node_modules");
        var packages = Packages(folder);
        say($"installing {packages.Count} npm packages into {modules} (once) …");
        // No package needs its install scripts, so none is run.
        string[] arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=warn"];
        await using var npm = ChildProcess.Start("npm", tools.Npm, arguments, folder, log);
        if (npm is null) return $"{tools.Npm} could not be started";
        var exited = npm.ExitedAsync(ct);
        while (await Task.WhenAny(exited, Task.Delay(Beat, time, ct)) != exited)
        {
            ct.ThrowIfCancellationRequested();
            say($"  {packages.Count(p => File.Exists(Path.Combine(folder, p, "package.json")))} of {packages.Count} packages");
        }

        if (await exited != 0) return $"npm could not install its packages; its words are in {log}";
        await File.WriteAllTextAsync(Mark(folder), LockHash(folder), ct);
        say("  done");
        return null;
    }

    private static async Task<FileStream> TakeTurnAsync(string folder, TimeProvider time, CancellationToken ct)
    {
        var key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(folder)))[..16];
        var file = Path.Combine(Path.GetTempPath(), $"chargebot-npm-{key}");
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException)
            {
                await Task.Delay(Beat, time, ct);
            }
        }
    }

    private static bool IsComplete(string folder) =>
        File.Exists(Mark(folder)) && File.ReadAllText(Mark(folder)) == LockHash(folder);

    private static string Mark(string folder) => Path.Combine(folder, "node_modules", ".chargebot-restored");

    private static string LockHash(string folder) =>
        Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, "package-lock.json"))));

    /// <summary>The folder of each package, relative to the folder of the lock file.</summary>
    private static List<string> Packages(string folder)
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "package-lock.json")));
        return [.. file.RootElement.GetProperty("packages").EnumerateObject().Select(p => p.Name).Where(n => n.Length > 0)];
    }
}
