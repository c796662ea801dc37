using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using ChargeBot.Bot.Package;
using NJsonSchema;
using Xunit;

namespace ChargeBot.Tests.Package;

public sealed class AppPackageTests
{
    private static readonly Guid AppId = Guid.Parse("11111111-2222-3333-4444-555555555555");
    private readonly Dictionary<string, byte[]> files = Write();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void The_package_holds_the_manifest_its_German_texts_and_both_icons()
    {
        Assert.Equal(["color.png", "de.json", "manifest.json", "outline.png"], files.Keys.Order(StringComparer.Ordinal));
        var manifest = Json("manifest.json");
        Assert.Equal(AppId.ToString(), (string?)manifest["id"]);
        Assert.Equal(AppId.ToString(), (string?)manifest["bots"]![0]!["botId"]);
        Assert.Equal("bot.example.com", (string?)manifest["validDomains"]![0]);
        Assert.DoesNotContain("chargebot.example", manifest.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(["personal", "team", "groupChat"], manifest["bots"]![0]!["scopes"]!.AsArray().Select(s => (string?)s));
        Assert.True((bool?)manifest["bots"]![0]!["supportsFiles"]);
        var extension = manifest["composeExtensions"]![0]!;
        Assert.Equal((AppId.ToString(), "bot.example.com"), ((string?)extension["botId"], (string?)extension["messageHandlers"]![0]!["value"]!["domains"]![0]));
    }

    [Fact]
    public async Task The_manifest_is_valid_by_Microsofts_schema()
    {
        var schema = await JsonSchema.FromJsonAsync(
            await File.ReadAllTextAsync(Path.Combine(Requires.Data(), "schemas", "MicrosoftTeams-v1.30.schema.json"), Ct), Ct);
        Assert.Empty(schema.Validate(Json("manifest.json").ToJsonString()).Select(e => $"{e.Path}: {e.Kind}"));
    }

    [Fact]
    public void The_menu_offers_what_the_bot_understands_in_both_languages()
    {
        var routes = AppCommands.Declared();
        var commands = Json("manifest.json")["bots"]![0]!["commandLists"]![0]!["commands"]!.AsArray();
        var german = Json("de.json");
        Assert.InRange(commands.Count, 5, AppCommands.Most);
        for (var i = 0; i < commands.Count; i++)
        {
            var english = routes.ByWords((string)commands[i]!["title"]!);
            Assert.NotNull(english);
            Assert.Equal(english, routes.ByWords((string)german[$"bots[0].commandLists[0].commands[{i}].title"]!));
            Assert.False(string.IsNullOrWhiteSpace((string?)german[$"bots[0].commandLists[0].commands[{i}].description"]));
        }

        Golden.Check("app-commands.txt", string.Join('\n', AppCommands.From(routes).Select(c =>
            $"{c.Title.En}: {c.Description.En}\n  {c.Title.De}: {c.Description.De}")));
    }

    [Fact]
    public void Every_German_text_replaces_one_that_is_there()
    {
        var manifest = Json("manifest.json");
        foreach (var (path, text) in Json("de.json").Where(p => p.Key != "$schema"))
        {
            JsonNode? found = manifest;
            foreach (var part in path.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.'))
                found = int.TryParse(part, null, out var index) ? found?[index] : found?[part];
            Assert.True(found is not null, $"{path} is not in the manifest");
            var most = path switch { "name.short" => 30, "name.full" => 100, "description.short" => 80, _ => 4000 };
            Assert.InRange(((string)text!).Length, 1, most);
        }
    }

    [Theory]
    [InlineData("color.png", 192)]
    [InlineData("outline.png", 32)]
    public void The_icons_have_the_size_that_Teams_wants(string icon, int size)
    {
        var png = files[icon];
        Assert.Equal("PNG", Encoding.ASCII.GetString(png, 1, 3));
        Assert.Equal(size, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)));
        Assert.Equal(size, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
    }

    private JsonObject Json(string file) => JsonNode.Parse(files[file])!.AsObject();

    private static Dictionary<string, byte[]> Write()
    {
        using var output = new MemoryStream();
        AppPackage.Write(output, AppId, "bot.example.com", AppCommands.From(AppCommands.Declared()));
        output.Position = 0;
        using var zip = new ZipArchive(output);
        return zip.Entries.ToDictionary(e => e.Name, e =>
        {
            using var from = e.Open();
            using var to = new MemoryStream();
            from.CopyTo(to);
            return to.ToArray();
        });
    }
}
