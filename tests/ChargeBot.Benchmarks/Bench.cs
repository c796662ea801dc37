using ChargeBot.Benchmarks.Processes;

namespace ChargeBot.Benchmarks;

/// <summary>What all measurements share: the published bot, a folder for files, and their bounds.</summary>
public sealed class Bench : IAsyncDisposable
{
    private readonly string folder;
    private readonly string? bot;

    private Bench(string folder, string? bot, int seconds, int rounds, CancellationToken stop) =>
        (this.folder, this.bot, Seconds, Rounds, Stop) = (folder, bot, seconds, rounds, stop);

    /// <summary>How long each window of a load is, in seconds.</summary>
    public int Seconds { get; }

    /// <summary>How often each measurement is repeated.</summary>
    public int Rounds { get; }

    /// <summary>Where the published bot is.</summary>
    public string BotFolder => bot ?? throw new InvalidOperationException("This measurement was prepared without the bot.");

    /// <summary>Ends everything.</summary>
    public CancellationToken Stop { get; }

    /// <summary>A folder of its own inside the bench's, which goes with it.</summary>
    public string NewFolder(string name) => Directory.CreateDirectory(Path.Combine(folder, $"{name}-{Guid.NewGuid():N}")).FullName;

    public static async Task<Bench> Prepare(int seconds, int rounds, string? bot, bool withBot, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("chargebot-bench-").FullName;
        if (bot is null && withBot)
            bot = await Publish(folder, Path.Combine("bot", "ChargeBot.Bot.csproj"), "bot", stop);
        return new(folder, bot, seconds, rounds, stop);
    }

    /// <summary>Publishes another project of the repository.</summary>
    /// <param name="project">Its file, from the repository's folder.</param>
    /// <param name="name">What it is called.</param>
    /// <returns>The folder where it is.</returns>
    public Task<string> Publish(string project, string name) => Publish(folder, project, name, Stop);

    /// <summary>Says what is going on, beside the tables.</summary>
    public static Task Note(string text) => Console.Error.WriteLineAsync($"… {text}");

    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static async Task<string> Publish(string folder, string project, string name, CancellationToken stop)
    {
        var output = Path.Combine(folder, name);
        await Note($"publishing the {name}");
        await ChildProcess.Complete("dotnet", ["publish", Path.Combine(Repository(), project), "-c", "Release", "-o", output, "--nologo", "-v", "quiet"], folder, stop);
        return output;
    }

    /// <summary>The repository's folder, found above this program.</summary>
    internal static string Repository()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "ChargeBot.sln")))
                return at.FullName;
        }
        throw new InvalidOperationException("ChargeBot.sln stands in no folder above this program; name a published bot with --bot.");
    }
}
