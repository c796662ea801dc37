using System.Text.Encodings.Web;
using System.Text.Json;
using ChargeBot.Cards;
using Xunit;

namespace ChargeBot.Tests.Cards;

/// <summary>What each card looks like in each notable state and language: a change is seen in review.</summary>
public sealed class GoldenCardTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Names => [.. Scenes.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_card_looks_as_it_did_in_English(string name) => Check(name, Language.En);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_card_looks_as_it_did_in_German(string name) => Check(name, Language.De);

    [Fact]
    public void Every_golden_card_belongs_to_a_scene()
    {
        var known = Scenes.All.Keys.SelectMany(name => new[] { $"{name}.en.json", $"{name}.de.json" }).ToHashSet();
        var files = Directory.GetFiles(Path.Combine(Golden.Folder, "cards"), "*.json").Select(file => Path.GetFileName(file)!).Where(file => !file.Contains(".received."));
        Assert.All(files, file => Assert.Contains(file, known));
    }

    private static void Check(string name, Language language)
    {
        using var card = JsonDocument.Parse(Scenes.All[name](Scenes.Context(language)).Utf8);
        Golden.Check($"cards/{name}.{(language is Language.De ? "de" : "en")}.json", JsonSerializer.Serialize(card, Indented));
    }
}
