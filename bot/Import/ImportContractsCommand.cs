using System.CommandLine;
using ChargeBot.Adapters.Contracts;
using ChargeBot.Adapters.Storage;

namespace ChargeBot.Bot.Import;

/// <summary><c>import-contracts FILE</c>: takes over customers' contracts, beside a running bot if need be. No value of them is printed.</summary>
public static class ImportContractsCommand
{
    /// <summary>The command for the command line.</summary>
    public static Command Make()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "CSV: emaid, passwordHash or password, status; see bot/Import/README.md." };
        var command = new Command("import-contracts", "Imports customers' contracts with their passwords as salted hashes; may be repeated.") { file };
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
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddStorage(builder.Configuration);
        builder.Services.AddContracts(builder.Configuration);
        using var host = builder.Build();
        await host.Services.GetRequiredService<Migrator>().Migrate(cancel);
        await using var stream = file.OpenRead();
        var result = await host.Services.GetRequiredService<ContractImport>().Import(stream, cancel);
        foreach (var problem in result.Problems)
        {
            Console.WriteLine(problem);
        }

        Console.WriteLine($"{result.New} created, {result.Changed} updated, {result.Problems.Count} rejected");
        return result.Problems.Count == 0 ? 0 : 2;
    }
}
