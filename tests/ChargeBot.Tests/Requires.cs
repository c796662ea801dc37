using Xunit;

namespace ChargeBot.Tests;

/// <summary>
/// What a test needs besides the SDK. What is absent skips the test with the reason, unless CHARGEBOT_REQUIRE
/// (a list with commas: postgres, chromium, node, curl, data) names it: then it fails.
/// </summary>
internal static class Requires
{
    /// <summary>The folder of the test data, from CHARGEBOT_TESTDATA.</summary>
    public static string Data()
    {
        var folder = Environment.GetEnvironmentVariable("CHARGEBOT_TESTDATA");
        if (!Directory.Exists(folder))
            Missing("data", "CHARGEBOT_TESTDATA names no folder with the test data");
        return folder!;
    }

    /// <summary>The folder of PostgreSQL's programs (initdb, pg_ctl), from CHARGEBOT_POSTGRES, the PATH or where Debian keeps them.</summary>
    public static string Postgres()
    {
        var debian = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending().Select(version => Path.Combine(version, "bin"))
            : [];
        return new[] { Environment.GetEnvironmentVariable("CHARGEBOT_POSTGRES") }.Concat(Folders()).Concat(debian)
            .FirstOrDefault(folder => !string.IsNullOrEmpty(folder) && File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "initdb.exe" : "initdb")))
            ?? Missing("postgres", "no PostgreSQL server is installed");
    }

    /// <summary>The path of a Chromium, from CHARGEBOT_CHROMIUM or the PATH.</summary>
    public static string Chromium() =>
        Program("CHARGEBOT_CHROMIUM", "chromium", "chromium-browser", "google-chrome") ?? Missing("chromium", "no Chromium is installed");

    /// <summary>The path of Node, from the PATH.</summary>
    public static string Node() => Program("CHARGEBOT_NODE", "node") ?? Missing("node", "no Node is installed");

    /// <summary>The path of curl, from the PATH: a client of FTP that is not ours.</summary>
    public static string Curl() => Program("CHARGEBOT_CURL", "curl") ?? Missing("curl", "no curl is installed");

    private static string? Program(string variable, params string[] names)
    {
        if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } set && File.Exists(set))
            return set;
        return names.SelectMany(name => Folders().Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name)))
            .FirstOrDefault(File.Exists);
    }

    private static string[] Folders() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);

    private static string Missing(string what, string reason)
    {
        var required = (Environment.GetEnvironmentVariable("CHARGEBOT_REQUIRE") ?? "").Split(',', StringSplitOptions.TrimEntries);
        if (required.Contains(what, StringComparer.OrdinalIgnoreCase))
            Assert.Fail($"CHARGEBOT_REQUIRE names {what}, but {reason}.");
        Assert.Skip(reason);
        return "";
    }
}
