using System.CommandLine;
using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Bot.Import;

/// <summary><c>import FILE</c>: brings stations and ports from OCPI locations into the database, beside a running bot if need be.</summary>
public static class ImportCommand
{
    /// <summary>The command for the command line.</summary>
    public static Command Make()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "OCPI 2.2.1 Location objects; see bot/Import/README.md." };
        var command = new Command("import", "Imports stations and charge ports; may be repeated.") { file };
        command.SetAction((parsed, cancel) => Run(parsed.GetValue(file)!, cancel));
        return command;
    }

    /// <summary>Imports a file through a running bot's services; returns the report's first line.</summary>
    public static async Task<string> Import(IServiceProvider services, string file, CancellationToken cancel) =>
        (await Import(services, file, TextWriter.Null, cancel)).Summary;

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
        builder.Services.AddSecrets(builder.Configuration);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<StationImport>();
        using var host = builder.Build();
        await host.Services.GetRequiredService<Migrator>().Migrate(cancel);
        var (summary, rejected) = await Import(host.Services, file.FullName, Console.Out, cancel);
        Console.WriteLine(summary);
        return rejected == 0 ? 0 : 2;
    }

    private static async Task<(string Summary, int Rejected)> Import(IServiceProvider services, string file, TextWriter report, CancellationToken cancel)
    {
        var stations = new List<ImportedStation>();
        var rejected = 0;
        await using var stream = File.OpenRead(file);
        await foreach (var row in LocationReader.Read(stream, cancel))
        {
            if (row is StationRow station)
            {
                stations.Add(station.Station);
            }
            else if (row is RejectedRow refused)
            {
                rejected++;
                await report.WriteLineAsync($"rejected  {refused.Where}  {refused.Id}  {refused.Why}");
            }
        }

        var result = await services.GetRequiredService<StationImport>().Import(stations, cancel);
        foreach (var refused in result.Rejected)
        {
            await report.WriteLineAsync($"rejected  {refused.StationId}  {refused.Text}");
        }

        foreach (var remark in result.Remarks)
        {
            await report.WriteLineAsync($"note      {remark.StationId}  {remark.Text}");
        }

        rejected += result.Rejected.Count;
        return ($"{result.Created} created, {result.Updated} updated, {result.Unchanged} unchanged, {rejected} rejected", rejected);
    }
}
