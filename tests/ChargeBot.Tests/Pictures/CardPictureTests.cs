using System.Diagnostics;
using System.Text.Json.Nodes;
using ChargeBot.Cards;
using ChargeBot.Tests.Cards;
using Xunit;

namespace ChargeBot.Tests.Pictures;

/// <summary>
/// Every card in every state as a client draws it, on a phone and on a desk, in light and dark, in English and German.
/// The pictures are kept on contact sheets in artifacts/contact-sheet, a few for each group of scenes.
/// </summary>
public sealed class CardPictureTests
{
    private const int Phone = 320;
    private const int Desk = 700;

    /// <summary>Elements that nobody can read or press, and what is said of each.</summary>
    private static readonly Dictionary<string, string> Unreadable = new()
    {
        ["""{ "type": "TextBlock", "text": "DE00056266802AO6G56M11SN51G21M24SDE00056266802AO6G56M11SN51G21M24S" }"""] = "is cut off",
        ["""{ "type": "ColumnSet", "columns": [ { "type": "Column", "width": "400px", "items": [ { "type": "TextBlock", "text": "x" } ] } ] }"""] = "sticks out of the card",
        ["""{ "type": "ActionSet", "actions": [ { "type": "Action.Submit", "title": "Den Ladevorgang an dieser Ladesäule ohne Rückfrage beenden" } ] }"""] = "is cut off",
        ["""{ "type": "ActionSet", "actions": [ { "type": "Action.Submit", "title": "1" }, { "type": "Action.Submit", "title": "2" }, { "type": "Action.Submit", "title": "3" }, { "type": "Action.Submit", "title": "4" } ] }"""] = "has 4 buttons in a row",
        ["""{ "type": "ColumnSet", "columns": [ { "type": "Column", "width": "30px", "selectAction": { "type": "Action.Submit", "title": "x" }, "items": [ { "type": "TextBlock", "text": "Parameter", "wrap": true } ] } ] }"""] = "the word 'Parameter' is broken",
        ["""{ "type": "Container", "style": "warning", "items": [ { "type": "TextBlock", "text": "hardly there", "color": "light" } ] }"""] = "has a contrast of 1.0",
        ["""{ "type": "Input.Text", "id": "reason" }"""] = "has no label",
        ["""{ "type": "Input.Text", "id": "reason", "label": "Reason", "placeholder": "why somebody who is charging there has to be interrupted just now" }"""] = "shows only a part",
        ["""{ "type": "Image", "url": "data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=" }"""] = "an image has no words",
        ["""{ "type": "Container", "selectAction": { "type": "Action.Submit" }, "items": [ { "type": "Image", "altText": "x", "url": "data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=" } ] }"""] = "something to press has no name",
    };

    [Fact]
    public async Task Every_card_can_be_read_on_a_phone_and_on_a_desk_in_light_and_dark()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Golden.Folder, "..", "..", "..", "artifacts", "contact-sheet")).FullName;
        foreach (var old in Directory.GetFiles(folder, "*.png")) File.Delete(old);
        await using var gallery = await CardGallery.OpenAsync(TestContext.Current.CancellationToken);
        var (watch, problems, sheets) = (Stopwatch.StartNew(), new List<string>(), 0);
        foreach (var group in Scenes.All.GroupBy(scene => scene.Key.Split('.')[0]))
        {
            var scenes = group.Select(scene => CardGallery.Of(scene.Key, scene.Value, Scenes.Context)).ToList();
            foreach (var width in new[] { Phone, Desk })
            {
                problems.AddRange(await gallery.HangAsync(scenes, width));
                sheets += await gallery.PrintAsync(folder, $"{group.Key}-{width}");
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{Scenes.All.Count} cards on {sheets} sheets in {watch.Elapsed.TotalSeconds:0.0} s");
        await File.WriteAllLinesAsync(Path.Combine(folder, "problems.txt"), problems, TestContext.Current.CancellationToken);
        Assert.Empty(problems);
    }

    [Fact]
    public void The_biggest_card_stays_below_25_KB()
    {
        var (name, size) = Scenes.All
            .SelectMany(scene => new[] { Language.En, Language.De }.Select(language => (Name: $"{scene.Key} ({language})", Size: scene.Value(Scenes.Context(language)).Utf8.Length)))
            .MaxBy(card => card.Size);
        TestContext.Current.TestOutputHelper?.WriteLine($"The biggest card is {name}: {size:N0} bytes.");
        Assert.InRange(size, 1, CardJson.MaxBytes);
    }

    [Fact]
    public async Task What_cannot_be_read_would_be_found()
    {
        await using var gallery = await CardGallery.OpenAsync(TestContext.Current.CancellationToken);
        var wall = Unreadable.Keys.Select((element, i) => Bad($"{i}", element)).ToList();
        var problems = await gallery.HangAsync(wall, Phone);
        foreach (var (expected, i) in Unreadable.Values.Select((expected, i) => (expected, i)))
        {
            Assert.Contains(problems, problem => problem.StartsWith($"{i} ·", StringComparison.Ordinal) && problem.Contains(expected, StringComparison.Ordinal));
        }

        Assert.Empty(await gallery.HangAsync([Bad("good", """{ "type": "TextBlock", "text": "Somebody charges here.", "wrap": true }""")], Phone));
    }

    private static CardGallery.Scene Bad(string name, string element)
    {
        var card = new JsonObject { ["type"] = "AdaptiveCard", ["version"] = "1.5", ["body"] = new JsonArray(JsonNode.Parse(element)) };
        return new(name, card, card);
    }
}
