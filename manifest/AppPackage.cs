using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChargeBot.Bot.Package;

/// <summary>
/// The Teams app package: a zip of manifest.json, its German texts and two icons. The files of the folder manifest/ are
/// built into the bot; ids, the domain and the commands are filled in.
/// </summary>
public static class AppPackage
{
    private const string PlaceholderDomain = "chargebot.example";
    private static readonly string[] Icons = ["color.png", "outline.png"];
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes the package.</summary>
    /// <param name="output">Takes the zip.</param>
    /// <param name="appId">The bot's Entra application id.</param>
    /// <param name="domain">The host under which the bot is reached, without a scheme.</param>
    /// <param name="commands">The menu.</param>
    public static void Write(Stream output, Guid appId, string domain, IReadOnlyList<AppCommand> commands)
    {
        using var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        Add(zip, "manifest.json", Manifest(appId, domain, commands));
        Add(zip, "de.json", German(commands));
        foreach (var icon in Icons)
        {
            using var from = Open(icon);
            using var entry = zip.CreateEntry(icon).Open();
            from.CopyTo(entry);
        }
    }

    private static JsonObject Manifest(Guid appId, string domain, IReadOnlyList<AppCommand> commands)
    {
        var manifest = Read("manifest.json");
        var bot = manifest["bots"]![0]!;
        manifest["id"] = appId.ToString();
        var extension = manifest["composeExtensions"]![0]!;
        bot["botId"] = appId.ToString();
        extension["botId"] = appId.ToString();
        extension["messageHandlers"]![0]!["value"]!["domains"] = new JsonArray(domain);
        manifest["validDomains"] = new JsonArray(domain);
        var developer = manifest["developer"]!.AsObject();
        foreach (var (name, value) in developer.ToList())
            developer[name] = ((string)value!).Replace(PlaceholderDomain, domain, StringComparison.Ordinal);
        bot["commandLists"]![0]!["commands"] = new JsonArray([.. commands.Select(command => new JsonObject
        {
            ["title"] = command.Title.En,
            ["description"] = command.Description.En,
        })]);
        return manifest;
    }

    private static JsonObject German(IReadOnlyList<AppCommand> commands)
    {
        var texts = Read("de.json");
        for (var i = 0; i < commands.Count; i++)
        {
            texts[$"bots[0].commandLists[0].commands[{i}].title"] = commands[i].Title.De;
            texts[$"bots[0].commandLists[0].commands[{i}].description"] = commands[i].Description.De;
        }

        return texts;
    }

    private static void Add(ZipArchive zip, string name, JsonObject content)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(content.ToJsonString(Readable));
    }

    private static JsonObject Read(string name)
    {
        using var file = Open(name);
        return JsonNode.Parse(file)!.AsObject();
    }

    private static Stream Open(string name) =>
        typeof(AppPackage).Assembly.GetManifestResourceStream($"manifest/{name}")
        ?? throw new InvalidOperationException($"manifest/{name} was not built into the bot.");
}
