using System.CommandLine;
using ChargeBot.Adapters.MobileNetworks;
using ChargeBot.Adapters.Storage;

namespace ChargeBot.Bot.Import;

/// <summary><c>import-sims FILE</c>: takes over the connectivity platform's daily file, beside a running bot if need be.</summary>
public static class ImportSimsCommand
{
    /// <summary>The command for the command line.</summary>
    public static Command Make()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "CSV or JSON; see adapters/MobileNetworks/README.md." };
        var command = new Command("import-sims", "Imports what the connectivity platform says about SIM cards; may be repeated.") { file };
        command.SetAction((parsed, cancel) => Run(parsed.GetValue(file)!, cancel));
        return command;
    }

    private static async Task<int> Run(FileInfo file, CancellationToken cancel)
    {
        if (!file.Exists)
        {
            await Console.Error.WriteLineAsync($"There is no file {file.FullName}.");
            return 1;
        }

        var builder = Host.CreateApplicationBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddStorage(builder.Configuration);
        builder.Services.AddMobileNetworks(builder.Configuration);
        using var host = builder.Build();
        await host.Services.GetRequiredService<Migrator>().Migrate(cancel);
        await using var stream = file.OpenRead();
        var result = await host.Services.GetRequiredService<SimImport>().Import(stream, file.LastWriteTimeUtc, cancel);
        foreach (var line in result.Report)
        {
            Console.WriteLine(line);
        }

        Console.WriteLine(
            $"{result.Created} created, {result.Updated} updated, {result.Unchanged} unchanged, {result.Replaced} replaced by a later row, {result.Rejected} rejected");
        return result.Rejected == 0 ? 0 : 2;
    }
}
