using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using ChargeBot.Tests.Demo;
using ChargeBot.Tests.Teams;
using Xunit;

namespace ChargeBot.Tests.WholePath;

/// <summary>
/// The real bot as a process of its own, on a loopback port and a folder that outlives it: it can be killed hard and
/// started again over the same database.
/// </summary>
internal sealed class BotProcess : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> output = new();
    private readonly Dictionary<string, string?> settings;
    private Process? process;

    private BotProcess(string folder, Dictionary<string, string?> settings)
    {
        (Folder, this.settings) = (folder, settings);
        Address = new Uri($"http://127.0.0.1:{FreePort.Next()}");
    }

    /// <summary>Where its database is.</summary>
    public string Folder { get; }

    public Uri Address { get; }

    /// <summary>Where charge points connect.</summary>
    public Uri Ocpp => new($"ws://{Address.Host}:{Address.Port}/ocpp");

    public string Output => string.Join('\n', output);

    /// <summary>A bot that talks to a fake channel, over a network of stations.</summary>
    /// <param name="channel">Its channel.</param>
    /// <param name="network">OCPI locations to import first; null: the two-port station of <see cref="TwoPorts"/>.</param>
    /// <param name="change">Further settings.</param>
    public static async Task<BotProcess> Start(FakeChannel channel, string? network = null, Action<Dictionary<string, string?>>? change = null)
    {
        var bot = Prepare(settings =>
        {
            foreach (var (name, value) in channel.Settings)
            {
                settings[name] = value;
            }

            change?.Invoke(settings);
        });
        await bot.Import(network ?? TwoPorts);
        await bot.Run();
        channel.Bot = bot.Address;
        return bot;
    }

    /// <summary>A bot that does not run yet.</summary>
    public static BotProcess Prepare(Action<Dictionary<string, string?>> change)
    {
        var folder = Directory.CreateTempSubdirectory("chargebot-").FullName;
        var settings = new Dictionary<string, string?>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["Storage__File"] = Path.Combine(folder, "chargebot.db"),
            ["Secrets__CertificateFile"] = SecretsCertificate(folder),
            ["Blobs__ConnectionString"] = "UseDevelopmentStorage=true",
            ["Files__Spool"] = Path.Combine(folder, "files"),
            ["Web__PublicUrl"] = "https://desk.example.com/",
            ["Logging__LogLevel__Default"] = "Information",
            ["Logging__LogLevel__Orleans"] = "Warning",
            ["Logging__LogLevel__Microsoft"] = "Warning",
            ["People__0__AadObjectId"] = FakePerson.Alex.EntraId,
            ["People__0__Name"] = "Alex",
            ["People__0__Roles__0"] = "HotlineAgent",
            ["People__1__AadObjectId"] = FakePerson.Robin.EntraId,
            ["People__1__Name"] = "Robin",
            ["People__1__Roles__0"] = "OnCallEngineer",
        };
        change(settings);
        return new BotProcess(folder, settings);
    }

    /// <summary>What a production bot protects its keys with.</summary>
    private static string SecretsCertificate(string folder)
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=chargebot", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var file = Path.Combine(folder, "secrets.pfx");
        File.WriteAllBytes(file, certificate.Export(X509ContentType.Pkcs12));
        return file;
    }

    /// <summary>Two ports of one OCPP station.</summary>
    public static string TwoPorts => Station("Berlin-042", "CB-BERLIN-042", "DE*ABC*E1234*1", "DE*ABC*E1234*2");

    /// <summary>
    /// Several networks as one, to import before the bot starts: what is imported beside a running one is known there only
    /// after its next look.
    /// </summary>
    public static string Together(params IEnumerable<string> networks) => $"[{string.Join(',', networks.Select(network => network[1..^1]))}]";

    /// <summary>An OCPI location with one station.</summary>
    public static string Station(string station, string identity, params string[] evses) => Location(station, evses, ours =>
    {
        ours["ocpp_identity"] = identity;
        ours["protocol"] = "ocpp1.6";
    });

    /// <summary>An OCPI location with one LG2WAN station.</summary>
    public static string Gateway(
        string station, string serverId, string direction, int port, string user, string password, params string[] evses) => Location(station, evses, ours =>
    {
        ours["protocol"] = "lg2wan";
        ours["sml_server_id"] = serverId;
        var gateway = new JsonObject { ["direction"] = direction, ["user"] = user, ["password"] = password };
        if (direction == "out")
        {
            (gateway["address"], gateway["port"]) = ("127.0.0.1", port);
        }

        ours["gateway"] = gateway;
    });

    private static string Location(string station, string[] evses, Action<JsonObject> describe) => new JsonArray(new JsonObject
    {
        ["id"] = "LOC-" + station,
        ["name"] = "Invalidenstraße",
        ["address"] = "Invalidenstr. 12",
        ["city"] = "Berlin",
        ["postal_code"] = "10115",
        ["country"] = "DEU",
        ["coordinates"] = new JsonObject { ["latitude"] = "52.531677", ["longitude"] = "13.381777" },
        ["time_zone"] = "Europe/Berlin",
        ["evses"] = new JsonArray([.. evses.Select((evse, index) => new JsonObject
        {
            ["uid"] = evse,
            ["evse_id"] = evse,
            ["status"] = "AVAILABLE",
            ["connectors"] = new JsonArray(new JsonObject
            {
                ["id"] = "1",
                ["standard"] = "IEC_62196_T2",
                ["format"] = "SOCKET",
                ["power_type"] = "AC_3_PHASE",
                ["max_voltage"] = 230,
                ["max_amperage"] = 32,
                ["max_electric_power"] = 22_000,
            }),
            ["chargebot"] = Ours(station, index + 1, describe),
        })]),
    }).ToJsonString();

    private static JsonObject Ours(string station, int connector, Action<JsonObject> describe)
    {
        var ours = new JsonObject { ["station_id"] = station, ["connector_id"] = connector };
        describe(ours);
        return ours;
    }

    /// <summary>Imports locations with the bot's own command.</summary>
    public Task<string> Import(string network) => Import("import", network);

    /// <summary>Imports a daily file of SIM cards with the bot's own command.</summary>
    public Task<string> ImportSims(string file) => Import("import-sims", file);

    /// <summary>Imports customers' contracts with the bot's own command.</summary>
    public Task<string> ImportContracts(string csv) => Import("import-contracts", csv);

    /// <summary>What the bot's own command writes of the master data.</summary>
    public async Task<string> Export()
    {
        var file = Path.Combine(Folder, $"export-{Guid.NewGuid():N}");
        await Complete("export", file);
        return await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
    }

    private async Task<string> Import(string command, string content)
    {
        var file = Path.Combine(Folder, $"{command}-{Guid.NewGuid():N}");
        await File.WriteAllTextAsync(file, content, TestContext.Current.CancellationToken);
        return await Complete(command, file);
    }

    private async Task<string> Complete(string command, string file)
    {
        using var import = Launch(command, file);
        var printed = await import.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await import.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(import.ExitCode == 0, $"The {command} ended with {import.ExitCode}:\n{printed}");
        return printed;
    }

    /// <summary>Starts it and waits until it answers.</summary>
    public async Task Run()
    {
        process = Launch();
        process.OutputDataReceived += (_, line) => output.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        using var http = new HttpClient { BaseAddress = Address };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        while (true)
        {
            Assert.False(process.HasExited, $"The bot ended with {(process.HasExited ? process.ExitCode : 0)}:\n{Output}");
            try
            {
                if ((await http.GetAsync("health", limit.Token)).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet: there is nothing to await but the next try.
                await Task.Delay(50, limit.Token);
            }
        }
    }

    /// <summary>Runs a statement in its SQLite file; the first value of the first row, empty where there is none.</summary>
    public async Task<string> Query(string sql)
    {
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(Folder, "chargebot.db")};Default Timeout=30");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture) ?? "";
    }

    /// <summary>Waits until a line of its output says this.</summary>
    public async Task Prints(string words)
    {
        for (var patience = 400; !Output.Contains(words, StringComparison.Ordinal); patience--)
        {
            Assert.True(patience > 0, $"The bot never said '{words}'.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>kill -9.</summary>
    public async Task Kill()
    {
        process!.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.Dispose();
        process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
        {
            await Kill();
        }

        Directory.Delete(Folder, recursive: true);
    }

    private Process Launch(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [BotAssembly, .. arguments])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = false,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        start.Environment["ASPNETCORE_URLS"] = Address.ToString();
        return Process.Start(start)!;
    }

    /// <summary>The bot as it was built beside the tests.</summary>
    private static string BotAssembly
    {
        get
        {
            var here = new DirectoryInfo(AppContext.BaseDirectory);
            var (framework, configuration) = (here.Name, here.Parent!.Name);
            var root = here.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;
            return Path.Combine(root, "bot", "bin", configuration, framework, "ChargeBot.Bot.dll");
        }
    }
}
