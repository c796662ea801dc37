using System.Text.Json;
using System.Text.Json.Nodes;
using ChargeBot.Tests.Teams;
using Xunit;

namespace ChargeBot.Tests.Desk;

/// <summary>Anybody's message becomes the draft of a ticket, by the menu beside it, wherever it stands.</summary>
public sealed class MessageReportTests(StartDesk desk) : IClassFixture<StartDesk>
{
    private static readonly FakeConversation Elsewhere = new("19:field-team@thread.v2", "groupChat");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_names_its_port_and_its_words_and_pictures_come_into_the_persons_own_chat()
    {
        using var port = await desk.Port("Faulted");
        await desk.Channel.Message("help", StartDesk.Other, stop: Stop);
        await desk.Channel.NextCard(StartDesk.Other.Chat, stop: Stop);
        var form = await Act("composeExtension/fetchTask", Message(port.Id), StartDesk.Other);
        Assert.Equal("continue", form.GetProperty("type").GetString());
        var card = form.GetProperty("value").GetProperty("card").GetProperty("content");
        Assert.Equal(port.Id, CardReading.Input(card, "where"));
        Assert.Equal($"Säule {port.Id} klemmt & raucht\nseit 8 Uhr", CardReading.Input(card, "words"));
        Assert.Equal("Action.Submit", card.GetProperty("actions")[0].GetProperty("type").GetString());

        // A slip of the finger brings the form again, with what was typed.
        var again = await Act("composeExtension/submitAction", Message(port.Id, "DE*ABC*E9", "klemmt sehr"), StartDesk.Other);
        Assert.Contains("No single charge port", again.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("klemmt sehr", again.GetRawText(), StringComparison.Ordinal);

        var done = await Act("composeExtension/submitAction", Message(port.Id, port.Id, "klemmt sehr"), StartDesk.Other);
        Assert.Contains("in your chat with me", done.GetProperty("value").GetString(), StringComparison.Ordinal);
        var draft = await desk.Channel.Connector.Next(StartDesk.Other.Chat.Id, sent => sent.Card is { } one && CardReading.Verbs(one).Contains("ticket.send"), "the ticket's form", stop: Stop);
        Assert.Contains(port.Id, CardReading.Words(draft.Card!.Value), StringComparison.Ordinal);
        Assert.Equal("klemmt sehr", CardReading.Input(draft.Card.Value, "description"));

        // What cannot be had is said, with the reason.
        await desk.Channel.Connector.Next(StartDesk.Other.Chat.Id, sent => sent.Card is { } one && CardReading.Words(one) is var words
            && words.Contains("picture-1.png", StringComparison.Ordinal) && words.Contains("does not come from Teams", StringComparison.Ordinal) && words.Contains("files in channels are not available", StringComparison.Ordinal), "why not", stop: Stop);
    }

    [Fact]
    public async Task Who_has_no_role_is_told_and_what_is_no_message_breaks_nothing()
    {
        var refused = await Act("composeExtension/submitAction", Message("x", "x", "y"), new FakePerson("Nobody", "00000000-0000-0000-0000-0000000000ff"));
        Assert.Contains("role", refused.GetProperty("value").GetString(), StringComparison.Ordinal);
        foreach (var odd in new JsonNode[] { new JsonObject(), new JsonObject { ["messagePayload"] = "x", ["data"] = 7 }, new JsonObject { ["messagePayload"] = new JsonObject { ["body"] = new JsonObject { ["content"] = new string('<', 60_000) }, ["attachments"] = "none" } } })
        {
            Assert.Equal("continue", (await Act("composeExtension/fetchTask", odd, StartDesk.Agent)).GetProperty("type").GetString());
        }
    }

    private static JsonObject Message(string port, string? where = null, string? words = null)
    {
        var value = new JsonObject
        {
            ["commandId"] = "reportTrouble",
            ["messagePayload"] = new JsonObject
            {
                ["id"] = "1",
                ["body"] = new JsonObject { ["contentType"] = "html", ["content"] = $"""<div>Säule <b>{port}</b> klemmt &amp; raucht</div><div>seit 8 Uhr<img alt="x" src="https://graph.example.com/hosted/1?a=1&amp;b=2" width="3"></div>""" },
                ["attachments"] = new JsonArray(
                    new JsonObject { ["contentType"] = "reference", ["contentUrl"] = "https://tenant.sharepoint.com/x.pdf", ["name"] = "x.pdf" },
                    new JsonObject { ["contentType"] = "messageReference", ["content"] = "{}" }),
            },
        };
        if (where is not null)
        {
            value["data"] = new JsonObject { ["verb"] = "report", ["where"] = where, ["words"] = words };
        }

        return value;
    }

    private async Task<JsonElement> Act(string name, JsonNode value, FakePerson who)
    {
        var answer = await desk.Channel.Invoke(name, value, who, Elsewhere, Stop);
        Assert.Equal(200, answer.Status);
        using var body = JsonDocument.Parse(answer.Body);
        return body.RootElement.GetProperty("task").Clone();
    }
}
