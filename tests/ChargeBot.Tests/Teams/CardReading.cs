using System.Text.Json;
using System.Text.Json.Nodes;
using ChargeBot.Tests.Cards;
using Xunit;

namespace ChargeBot.Tests.Teams;

/// <summary>A card as a test looks at it: its words, its inputs, what can be pressed on it.</summary>
internal static class CardReading
{
    /// <summary>All that it says, a line for each text, without the places at which long words may break.</summary>
    public static string Words(JsonElement card) => string.Join('\n', FakeChannel.Texts(card)).Replace("\u200B", "", StringComparison.Ordinal);

    /// <summary>What stands in an input; null where nothing does.</summary>
    public static string? Input(JsonElement card, string id) => (string?)Elements(card).FirstOrDefault(element => (string?)element["id"] == id)?["value"];

    /// <summary>The verbs of what can be pressed.</summary>
    public static IEnumerable<string?> Verbs(JsonElement card) => FakeChannel.Buttons(card).Select(button => button.GetProperty("verb").GetString());

    /// <summary>The data of the first thing to press with this verb, and with this value among its data where one is named.</summary>
    public static JsonObject Data(JsonElement card, string verb, (string Key, string Value)? of = null) =>
        JsonNode.Parse(Button(card, verb, of).GetProperty("data").GetRawText())!.AsObject();

    /// <summary>Somebody presses something on a card, as a client sends it: with all that stands in its inputs, and what is typed now.</summary>
    /// <returns>The card that answers.</returns>
    public static async Task<JsonElement> PressOn(
        this FakeChannel channel, string verb, JsonElement card, FakePerson who, FakeConversation where, string? activity, JsonObject? typed = null, (string Key, string Value)? of = null)
    {
        var button = Button(card, verb, of);
        var data = Data(card, verb, of);
        if (!button.TryGetProperty("associatedInputs", out var which) || which.GetString() != "none")
        {
            foreach (var input in Elements(card).Where(one => ((string?)one["type"])?.StartsWith("Input.", StringComparison.Ordinal) is true && one["value"] is not null))
            {
                data[(string)input["id"]!] = input["value"]!.DeepClone();
            }
        }

        foreach (var (name, value) in typed ?? [])
        {
            data[name] = value?.DeepClone();
        }

        var answer = await channel.Press(verb, data, who, where, activity, stop: TestContext.Current.CancellationToken);
        Assert.Equal(200, answer.Invoke.StatusCode);
        return answer.Invoke.Value;
    }

    private static JsonElement Button(JsonElement card, string verb, (string Key, string Value)? of)
    {
        var button = FakeChannel.Buttons(card).FirstOrDefault(one => one.GetProperty("verb").GetString() == verb
            && (of is not { } wanted || (one.GetProperty("data").TryGetProperty(wanted.Key, out var value) && value.ToString() == wanted.Value)));
        Assert.True(button.ValueKind is JsonValueKind.Object, $"There is no {verb} on the card: {Words(card)}");
        return button;
    }

    private static IEnumerable<JsonObject> Elements(JsonElement card) => CardRuleTests.Objects(JsonNode.Parse(card.GetRawText())!);
}
