using ChargeBot.Benchmarks.Channel;
using ChargeBot.Benchmarks.Load;

namespace ChargeBot.Benchmarks.Processes;

/// <summary>The published bot, in Production with SQLite in a file, configured by its environment alone.</summary>
internal sealed class BotProcess : IAsyncDisposable
{
    private BotProcess(ChildProcess child, Uri address) => (Child, Address) = (child, address);

    public ChildProcess Child { get; }

    public Uri Address { get; }

    /// <summary>Migrates a new database and imports the network into it.</summary>
    /// <param name="bench">Where the bot is.</param>
    /// <param name="channel">Its channel.</param>
    /// <param name="database">The file of the database.</param>
    /// <param name="write">Writes the import file; the usual network without.</param>
    public static async Task Import(Bench bench, LoadChannel channel, string database, Func<string, Task>? write = null)
    {
        var file = Path.ChangeExtension(database, ".json");
        await (write ?? Network.Write)(file);
        await ChildProcess.Complete("dotnet", ["ChargeBot.Bot.dll", "import", file], bench.BotFolder, bench.Stop, Environment(channel, database));
    }

    /// <summary>Starts the bot; returns when it listens.</summary>
    /// <param name="bench">Where the bot is.</param>
    /// <param name="channel">Its channel.</param>
    /// <param name="database">The file of the database.</param>
    /// <param name="paced">Whether it keeps to the channel's limits.</param>
    /// <param name="more">Settings beyond the usual ones.</param>
    public static async Task<BotProcess> Start(
        Bench bench, LoadChannel channel, string database, bool paced = true, IEnumerable<KeyValuePair<string, string>>? more = null)
    {
        var environment = Environment(channel, database);
        foreach (var (name, value) in more ?? [])
            environment[name] = value;
        environment["PaceMessages"] = paced ? "true" : "false";
        var child = ChildProcess.Start("dotnet", ["ChargeBot.Bot.dll"], bench.BotFolder, environment, "Now listening on: ");
        try
        {
            var said = await child.Said(TimeSpan.FromSeconds(60), bench.Stop);
            return new(child, new Uri(said[said.IndexOf("http", StringComparison.Ordinal)..].Trim()));
        }
        catch
        {
            await child.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => Child.DisposeAsync();

    private static Dictionary<string, string> Environment(LoadChannel channel, string database)
    {
        var environment = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            ["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Information",
            ["Storage__File"] = database,
            // Most measurements keep no file: it only has to name a store, and nobody is there.
            ["Blobs__ConnectionString"] = "DefaultEndpointsProtocol=http;AccountName=none;AccountKey=bm9uZQ==;BlobEndpoint=http://127.0.0.1:9/none;",
            ["Web__PublicUrl"] = "https://desk.example.com/",
            ["MicrosoftAppType"] = "SingleTenant",
            ["MicrosoftAppId"] = channel.AppId,
            ["MicrosoftAppPassword"] = LoadChannel.AppPassword,
            ["MicrosoftAppTenantId"] = Crowd.Tenant(0),
            ["AllowedTenants"] = string.Join(',', Enumerable.Range(0, Crowd.Tenants).Select(Crowd.Tenant)),
            ["BotOpenIdMetadata"] = channel.Address + "issuer/.well-known/openidconfiguration",
            ["ToChannelFromBotLoginUrl"] = channel.Address + "login/{0}",
        };
        for (var i = 0; i < Crowd.Conversations; i++)
        {
            environment[$"People__{i}__AadObjectId"] = Crowd.Person(i);
            environment[$"People__{i}__TenantId"] = Crowd.Tenant(i % Crowd.Tenants);
            environment[$"People__{i}__Name"] = $"Agent {i}";
            environment[$"People__{i}__Roles__0"] = "OnCallEngineer";
        }
        return environment;
    }
}
