using System.Buffers;
using System.Diagnostics;
using System.Text.Json.Nodes;
using ChargeBot.Cards;
using Xunit;

namespace ChargeBot.Tests.Cards;

/// <summary>What holds for every card in every state and both languages.</summary>
public sealed class CardRuleTests
{
    private static readonly SearchValues<char> Markdown = SearchValues.Create("*_[]`~#<>&\\{}|");

    public static IEnumerable<TheoryDataRow<string, Language>> Cards =>
        Scenes.All.Keys.SelectMany(name => new[] { Language.En, Language.De }.Select(language => new TheoryDataRow<string, Language>(name, language)));

    [Theory]
    [MemberData(nameof(Cards))]
    public void Every_button_has_a_fallback_with_the_same_verb_and_data(string name, Language language)
    {
        var card = Draw(name, language);

        // A refresh is asked for by the client itself, where it can: nobody presses it.
        card.AsObject().Remove("refresh");
        foreach (var action in Executes(card))
        {
            var fallback = action["fallback"]!;
            Assert.Equal("Action.Submit", (string?)fallback["type"]);
            Assert.Equal((string?)action["title"], (string?)fallback["title"]);
            var data = fallback["data"]!.DeepClone().AsObject();
            Assert.Equal((string?)action["verb"], (string?)data["verb"]);
            data.Remove("verb");
            Assert.True(JsonNode.DeepEquals(action["data"], data));
            Assert.Equal("019a0000-0000-7000-8000-000000000001", (string?)data["card"]);
            Assert.Equal(7, (int?)data["v"]);
        }
    }

    /// <summary>
    /// The renderer of the Agents Playground gives every object, data too, a property of its own of this name, and throws
    /// when it is pressed: nothing is sent then.
    /// </summary>
    [Theory]
    [MemberData(nameof(Cards))]
    public void No_button_has_data_under_a_name_that_a_client_keeps_for_itself(string name, Language language) =>
        Assert.All(Executes(Draw(name, language)), action => Assert.DoesNotContain(action["data"]!.AsObject(), data => data.Key is "key" or "msteams" or "msTeams"));

    [Theory]
    [MemberData(nameof(Cards))]
    public void No_more_than_three_buttons_stand_side_by_side(string name, Language language)
    {
        foreach (var holder in Objects(Draw(name, language)).Where(holder => holder["actions"] is JsonArray))
        {
            Assert.InRange(holder["actions"]!.AsArray().Count(action => (string?)action!["mode"] != "secondary"), 0, 3);
        }
    }

    [Theory]
    [MemberData(nameof(Cards))]
    public void Whatever_could_be_read_as_Markdown_stands_in_a_text_run(string name, Language language) =>
        AssertNothingIsMarkdown(Draw(name, language));

    [Theory]
    [MemberData(nameof(Cards))]
    public void A_required_input_does_not_stand_in_the_way_of_leaving(string name, Language language)
    {
        var card = Draw(name, language);
        if (Objects(card).Any(element => (bool?)element["isRequired"] == true))
        {
            Assert.All(Executes(card).Where(action => ((string)action["verb"]!).EndsWith(".cancel", StringComparison.Ordinal)),
                action => Assert.Equal("none", (string?)action["associatedInputs"]));
        }
    }

    [Fact]
    public async Task Every_golden_card_is_valid_against_the_official_schema()
    {
        var schemas = Path.Combine(Requires.Data(), "schemas");
        var problems = await CardSchema.Problems(schemas, Path.Combine(Golden.Folder, "cards"), TestContext.Current.CancellationToken);
        Assert.Empty(problems);
    }

    [Fact]
    public async Task A_card_that_breaks_the_schema_would_be_found()
    {
        var schemas = Path.Combine(Requires.Data(), "schemas");
        var folder = Directory.CreateTempSubdirectory("chargebot-cards-").FullName;
        try
        {
            var card = Scenes.All["port.charging"](Scenes.Context(Language.En)).ToString();
            await File.WriteAllTextAsync(Path.Combine(folder, "verb.json"), card.Replace("\"verb\":\"stop.ask\"", "\"verb\":5", StringComparison.Ordinal), TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(Path.Combine(folder, "style.json"), card.Replace("\"destructive\"", "\"dangerous\"", StringComparison.Ordinal), TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(Path.Combine(folder, "type.json"), card.Replace("\"FactSet\"", "\"FactList\"", StringComparison.Ordinal), TestContext.Current.CancellationToken);
            var chart = Scenes.All["errors"](Scenes.Context(Language.En)).ToString();
            await File.WriteAllTextAsync(Path.Combine(folder, "chart.json"), chart.Replace("\"y\":44", "\"y\":\"many\"", StringComparison.Ordinal), TestContext.Current.CancellationToken);
            var problems = await CardSchema.Problems(schemas, folder, TestContext.Current.CancellationToken);
            Assert.All(["verb.json", "style.json", "type.json", "chart.json"], file => Assert.Contains(problems, problem => problem.StartsWith(file, StringComparison.Ordinal)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Every_golden_card_is_light_enough() =>
        Assert.All(Scenes.All, scene => Assert.InRange(scene.Value(Scenes.Context(Language.De)).Utf8.Length, 1, 20 * 1024));

    [Fact]
    public void A_press_that_is_about_a_port_names_it()
    {
        var card = JsonNode.Parse(Scenes.All["port.charging"](Scenes.Context(Language.En)).Utf8.Span)!;
        Assert.All(Executes(card).Where(action => (string?)action["verb"] != "help.show"), action => Assert.StartsWith("DE*ABC*E1234*", (string?)action["data"]!["port"]));
    }

    [Fact]
    public void Drawing_a_port_costs_next_to_nothing()
    {
        var context = Scenes.Context(Language.De);
        var draw = Scenes.All["port.charging"];
        for (var i = 0; i < 5_000; i++)
        {
            draw(context);
        }

        var best = Enumerable.Range(0, 20).Min(_ =>
        {
            var watch = Stopwatch.StartNew();
            for (var i = 0; i < 200; i++)
            {
                draw(context);
            }

            return watch.Elapsed.TotalMicroseconds / 200;
        });
        TestContext.Current.TestOutputHelper?.WriteLine($"{best:0.0} µs");
        Assert.InRange(best, 0, 400);
    }

    internal static void AssertNothingIsMarkdown(JsonNode card)
    {
        // A mention can stand in a TextBlock alone; the card's entities name it.
        var mentions = card["msteams"]?["entities"]?.AsArray().Select(entity => (string)entity!["text"]!).ToList() ?? [];
        foreach (var element in Objects(card))
        {
            if ((string?)element["type"] == "TextBlock")
            {
                AssertPlain(mentions.Aggregate((string)element["text"]!, (text, mention) => text.Replace(mention, "", StringComparison.Ordinal)));
            }

            foreach (var fact in element["facts"]?.AsArray() ?? [])
            {
                AssertPlain((string)fact!["title"]!);
                AssertPlain((string)fact["value"]!);
            }
        }

        static void AssertPlain(string text)
        {
            Assert.Equal(-1, text.AsSpan().IndexOfAny(Markdown));
            Assert.DoesNotMatch(@"^\s*(\d+[.)]\s|[-+=])", text);
            Assert.DoesNotContain("://", text, StringComparison.Ordinal);
        }
    }

    internal static IEnumerable<JsonObject> Objects(JsonNode? node)
    {
        if (node is JsonObject here)
        {
            yield return here;
        }

        var inner = node switch
        {
            JsonObject members => members.Select(member => member.Value),
            JsonArray items => items,
            _ => Enumerable.Empty<JsonNode?>(),
        };
        foreach (var found in inner.SelectMany(Objects))
        {
            yield return found;
        }
    }

    internal static IEnumerable<JsonObject> Executes(JsonNode card) => Objects(card).Where(node => (string?)node["type"] == "Action.Execute");

    private static JsonNode Draw(string name, Language language) => JsonNode.Parse(Scenes.All[name](Scenes.Context(language)).Utf8.Span)!;
}
