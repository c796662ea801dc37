using System.Text.Json;
using System.Text.Json.Nodes;
using ChargeBot.Tests.Cards;
using ChargeBot.Tests.Teams;
using Xunit;

namespace ChargeBot.Tests.Manual;

/// <summary>A cold chat of one person with the bot, in which every message and every press is counted.</summary>
internal sealed class CountedChat(FakeChannel channel, FakePerson who)
{
    private readonly FakeConversation where = new($"a:{Guid.NewGuid():N}", "personal");
    private string? activity;
    private JsonElement card;

    public int Messages { get; private set; }

    /// <summary>Presses of buttons, lines and tabs; what stands in the overflow costs two, for the menu is opened first.</summary>
    public int Presses { get; private set; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Says it and waits for the card that says this.</summary>
    public async Task Say(string text, string expected)
    {
        Messages++;
        await channel.Message(text, who, where, Stop);
        await Await(expected);
    }

    /// <summary>Presses the button of this verb (and of these data) on the card, with what was typed into it, and waits until the card says this.</summary>
    public async Task Press(string verb, string expected, (string Key, string Value)? of = null, object? typed = null)
    {
        var button = FakeChannel.Buttons(card).FirstOrDefault(button => button.GetProperty("verb").GetString() == verb
            && (of is not { } wanted || (button.GetProperty("data").TryGetProperty(wanted.Key, out var value) && value.ToString() == wanted.Value)));
        Assert.True(button.ValueKind is JsonValueKind.Object, $"There is no {verb} {of} on the card: {card}");
        Presses += button.TryGetProperty("mode", out var mode) && mode.GetString() == "secondary" ? 2 : 1;
        var data = JsonNode.Parse(button.GetProperty("data").GetRawText())!.AsObject();
        // A client sends what stands in every input, not only what was typed.
        foreach (var input in CardRuleTests.Objects(JsonNode.Parse(card.GetRawText())!).Where(one => ((string?)one["type"])?.StartsWith("Input.", StringComparison.Ordinal) is true && one["value"] is not null))
        {
            data[(string)input["id"]!] = input["value"]!.DeepClone();
        }

        foreach (var (name, value) in typed is null ? [] : JsonSerializer.SerializeToNode(typed)!.AsObject())
        {
            data[name] = value?.DeepClone();
        }

        var answer = (await channel.Press(verb, data, who, where, activity, stop: Stop)).Invoke.Value;
        if (answer.ValueKind is JsonValueKind.Object && new Seen(answer, null).Says(expected))
        {
            card = answer;
        }
        else
        {
            await Await(expected);
        }
    }

    private async Task Await(string expected)
    {
        var sent = await channel.NextCardWith(expected, where, stop: Stop);
        (activity, card) = (sent.ActivityId, sent.Card!.Value);
    }
}
