using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using ChargeBot.Adapters.Storage;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Import;

/// <summary><c>export FILE</c>: writes all stations and ports as the import reads them, beside a running bot if need be.</summary>
public static class ExportCommand
{
    private const int Page = 200;

    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The command for the command line.</summary>
    public static Command Make()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The file to write; it holds numbers of SIM cards and is readable by its owner alone." };
        var command = new Command("export", "Writes the master data of all stations and charge ports, as import reads them.") { file };
        command.SetAction((parsed, cancel) => Run(parsed.GetValue(file)!, cancel));
        return command;
    }

    private static async Task<int> Run(FileInfo file, CancellationToken cancel)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddStorage(builder.Configuration);
        builder.Services.AddSingleton(TimeProvider.System);
        using var host = builder.Build();
        await host.Services.GetRequiredService<Migrator>().Migrate(cancel);

        // What was there before stays whole until the new file is.
        var partial = file.FullName + ".part";
        int stations;
        try
        {
            await using (var output = new FileStream(partial, OwnFile()))
            {
                stations = await Write(host.Services.GetRequiredService<ChargeBotDbs>(), output, Console.Out, TimeProvider.System.GetUtcNow(), cancel);
            }

            File.Move(partial, file.FullName, overwrite: true);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"{file.FullName} could not be written: {trouble.Message}");
            return 1;
        }

        Console.WriteLine($"{stations} stations written to {file.FullName}");
        return 0;
    }

    /// <summary>Writes all stations, a page at a time.</summary>
    /// <returns>How many.</returns>
    private static async Task<int> Write(ChargeBotDbs databases, Stream output, TextWriter report, DateTimeOffset now, CancellationToken cancel)
    {
        await using var json = new Utf8JsonWriter(output, Readable);
        json.WriteStartArray();
        var ids = await Stations(databases, cancel);
        foreach (var page in ids.Chunk(Page))
        {
            foreach (var exported in await Read(databases, page, cancel))
            {
                foreach (var unknown in exported.Ports.Where(port => port.MaxVoltage < 1 || port.MaxCurrent < 1 || port.ConnectorType.Length == 0))
                {
                    await report.WriteLineAsync($"note      {exported.Station.Id}  nobody said plug and power of port {unknown.Id}; import will ask for them");
                }

                LocationWriter.Write(json, exported, now);
                await json.FlushAsync(cancel);
            }
        }

        json.WriteEndArray();
        return ids.Count;
    }

    private static async Task<List<string>> Stations(ChargeBotDbs databases, CancellationToken cancel)
    {
        await using var db = databases.Open();
        return await db.Stations.OrderBy(row => row.Id).Select(row => row.Id).ToListAsync(cancel);
    }

    private static async Task<List<ExportedStation>> Read(ChargeBotDbs databases, string[] ids, CancellationToken cancel)
    {
        await using var db = databases.Open();
        var stations = await db.Stations.Where(row => ids.Contains(row.Id)).OrderBy(row => row.Id).ToListAsync(cancel);
        var ports = (await db.Ports.Where(row => ids.Contains(row.StationId)).ToListAsync(cancel)).ToLookup(row => row.StationId);
        var gateways = await db.Gateways.Where(row => ids.Contains(row.StationId)).ToDictionaryAsync(row => row.StationId, cancel);
        var values = (await db.DeviceValues.Where(row => ids.Contains(row.StationId) && row.Entered != null).ToListAsync(cancel)).ToLookup(row => row.StationId);
        var attributes = (await db.StationAttributes.Where(row => ids.Contains(row.StationId)).ToListAsync(cancel)).ToLookup(row => row.StationId);
        return stations.ConvertAll(station => new ExportedStation(
            station, [.. ports[station.Id].OrderBy(port => port.ConnectorId)], gateways.GetValueOrDefault(station.Id), [.. values[station.Id]], [.. attributes[station.Id]]));
    }

    private static FileStreamOptions OwnFile()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
