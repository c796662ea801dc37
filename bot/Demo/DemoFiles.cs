using System.Runtime.InteropServices;

namespace ChargeBot.Bot.Demo;

/// <summary>Where the demo's files are, in the source tree and beside a published bot.</summary>
internal sealed class DemoFiles
{
    private DemoFiles(string source, string data)
    {
        Source = source;
        Data = data;
    }

    /// <summary>The folder of package.json, the sample network and the Playground's settings.</summary>
    public string Source { get; }

    /// <summary>The folder for what the demo writes.</summary>
    public string Data { get; }

    public string Network => Path.Combine(Source, "sample-network.json");

    /// <summary>What a connectivity platform says each day about the SIM cards of the sample network's gateways.</summary>
    public string Sims => Path.Combine(Source, "sample-sims.csv");

    /// <summary>Customers' contracts.</summary>
    public string Contracts => Path.Combine(Source, "sample-contracts.csv");

    public string Modules => Path.Combine(Source, "node_modules");

    public string Leash => Path.Combine(Source, "leash.cjs");

    public string Playground => Path.Combine(Modules, "@microsoft", "m365agentsplayground", "cli.js");

    public string PlaygroundSettings => Path.Combine(Source, ".m365agentsplayground.yml");

    public string Azurite => Path.Combine(Modules, "azurite", "dist", "src", "blob", "main.js");

    public string Log(string part) => Path.Combine(DataFolder("logs"), $"{part}.log");

    /// <summary>A folder under <see cref="Data"/>, made when it is not there.</summary>
    public string DataFolder(string name) => Directory.CreateDirectory(Path.Combine(Data, name)).FullName;

    /// <summary>Finds the demo's folder; null when this is a bot that was published without it.</summary>
    public static DemoFiles? Find(string contentRoot, string dataFolder)
    {
        var places = Ancestors(AppContext.BaseDirectory).Select(a => Path.Combine(a, "bot", "Demo"))
            .Append(Path.Combine(contentRoot, "Demo"))
            .Append(Path.Combine(AppContext.BaseDirectory, "Demo"));
        var source = places.FirstOrDefault(p => File.Exists(Path.Combine(p, "package.json")));
        return source is null ? null : new DemoFiles(source, Path.GetFullPath(dataFolder, contentRoot));
    }

    /// <summary>The simulator's assembly, which is built together with the bot; null when it is not there.</summary>
    public static string? Simulator()
    {
        const string Name = "ChargeBot.Simulator.dll";
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var (framework, configuration) = (output.Name, output.Parent?.Name ?? "");
        return Ancestors(AppContext.BaseDirectory)
            .Select(a => Path.Combine(a, "tests", "ChargeBot.Simulator", "bin", configuration, framework, Name))
            .Prepend(Path.Combine(AppContext.BaseDirectory, Name))
            .FirstOrDefault(p => File.Exists(p) && File.Exists(Path.ChangeExtension(p, ".runtimeconfig.json")));
    }

    /// <summary>The <c>dotnet</c> that runs us, wherever it is installed.</summary>
    public static string DotNet()
    {
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        var host = Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        return File.Exists(host) ? host : "dotnet";
    }

    private static IEnumerable<string> Ancestors(string path)
    {
        for (var folder = new DirectoryInfo(path); folder is not null; folder = folder.Parent) yield return folder.FullName;
    }
}
