using System.Text.Json.Nodes;
using ChargeBot.Tests.Teams;
using ChargeBot.Tests.WholePath;
using Xunit;

namespace ChargeBot.Tests.Desk;

/// <summary>How people find ports in a chat: the list, numbers on plates, what they looked at and what they keep at hand.</summary>
public sealed class FindingTests(DeskFixture desk) : IClassFixture<DeskFixture>
{
    private const string One = "DE*ABC*E1234*1";
    private const string Two = "DE*ABC*E1234*2";
    private const string Serial = "BW-000001";
    private const string Planned = "DE*ABC*E1310*1";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_list_is_filtered_by_words_and_by_chips_and_leads_to_a_port_and_back_to_where_one_was()
    {
        var where = new FakeConversation("a:list", "personal");
        await desk.Station.ReportAsync(1, "Available", Stop);
        await desk.Station.ReportAsync(2, "Faulted", Stop);
        await Listed("liste gestört", Two);
        await desk.Channel.Message("liste geplant berlin", where: where, stop: Stop);
        var list = await desk.Channel.NextCard(where, stop: Stop);
        Assert.Equal([Planned], Ports(list.Card!.Value));

        var free = await Press(list, "list.show", where, data => (string?)data["group"] == "Available");
        Assert.Contains(One, Ports(free.Card!.Value));
        Assert.DoesNotContain(Two, Ports(free.Card.Value));
        Assert.DoesNotContain(Planned, Ports(free.Card.Value));
        Assert.Contains(FakeChannel.Texts(free.Card.Value), text => text.Contains("berlin", StringComparison.Ordinal));

        var port = await Press(free, "port.show", where, data => (string?)data["port"] == One);
        Assert.Equal(list.ActivityId, port.ActivityId);
        var details = await Press(port, "details.show", where);
        var back = await Press(details, "list.show", where);
        Assert.Equal(Ports(free.Card.Value), Ports(back.Card!.Value));

        var all = await Press(back, "list.show", where, data => (string?)data["group"] == "all");
        Assert.Contains(Planned, Ports(all.Card!.Value));
        Assert.Contains(Two, Ports(all.Card.Value));
    }

    [Fact]
    public async Task A_list_takes_what_a_client_makes_up_for_what_it_is()
    {
        var where = new FakeConversation("a:listed", "personal");
        await desk.Channel.Message("list", where: where, stop: Stop);
        var list = await desk.Channel.NextCard(where, stop: Stop);
        var data = JsonNode.Parse(FakeChannel.Buttons(list.Card!.Value).First(button => button.GetProperty("verb").GetString() == "list.show").GetProperty("data").GetRawText())!.AsObject();
        (data["group"], data["mode"], data["protocol"], data["page"]) = ("99", "<b>", new string('x', 9_000), "-7");
        var answer = await desk.Channel.Press("list.show", data, where: where, card: list.ActivityId, stop: Stop);
        Assert.Equal(200, answer.Invoke.StatusCode);
        Assert.Contains(One, Ports(answer.Invoke.Value));
    }

    [Fact]
    public async Task The_number_that_a_charger_said_at_its_boot_finds_it()
    {
        var where = new FakeConversation("a:plate", "personal");
        // The network is read again as after any import.
        await desk.Bot.Import(BotProcess.Station("Ulm-001", "CB-ULM-1", "DE*ABC*E9001*1"));
        while (true)
        {
            await desk.Channel.Message("find DE*ABC*E9001*1", where: where, stop: Stop);
            if ((await desk.Channel.NextCard(where, stop: Stop)).Card!.Value.GetRawText().Contains("Ulm-001", StringComparison.Ordinal))
            {
                break;
            }
        }

        await desk.Channel.Message(Serial[..^2], where: where, stop: Stop);
        var found = await desk.Channel.NextCardWith("number on the plate", where, stop: Stop);
        Assert.Contains(FakeChannel.Texts(found.Card!.Value), text => text == "Berlin-042");
        Assert.Contains(FakeChannel.Texts(found.Card.Value), text => text == Serial);
    }

    [Fact]
    public async Task What_a_person_looked_at_is_at_hand_the_last_first_and_on_the_help()
    {
        var who = DeskFixture.Supervisor;
        var where = new FakeConversation("a:recent", "personal");
        foreach (var port in new[] { One, Two, One })
        {
            await desk.Channel.Message(port, who, where, Stop);
            await desk.Channel.NextCardWith(port, where, stop: Stop);
        }

        var elsewhere = new FakeConversation("a:recent-elsewhere", "personal");
        await desk.Channel.Message("zuletzt", who, elsewhere, Stop);
        Assert.Equal([One, Two], Ports((await desk.Channel.NextCard(elsewhere, stop: Stop)).Card!.Value));
        await desk.Channel.Message("help", who, elsewhere, Stop);
        Assert.Equal([One, Two], Ports((await desk.Channel.NextCard(elsewhere, stop: Stop)).Card!.Value));
    }

    [Fact]
    public async Task A_port_is_pinned_and_let_go_from_its_card_and_from_the_pins()
    {
        var where = new FakeConversation("a:pins", "personal");
        await desk.Channel.Message(Two, DeskFixture.Engineer, where, Stop);
        var port = await desk.Channel.NextCard(where, stop: Stop);
        var pinned = await Press(port, "pins.add", where, who: DeskFixture.Engineer);
        Assert.Contains("pins.remove", Verbs(pinned.Card!.Value));
        Assert.DoesNotContain("pins.add", Verbs(pinned.Card.Value));

        await desk.Channel.Message("pins", DeskFixture.Engineer, where, Stop);
        var pins = await desk.Channel.NextCard(where, stop: Stop);
        Assert.Equal([Two], Ports(pins.Card!.Value));
        var none = await Press(pins, "pins.remove", where, who: DeskFixture.Engineer);
        Assert.Empty(Ports(none.Card!.Value));
    }

    [Fact]
    public async Task Where_was_I_brings_the_card_to_the_bottom_and_its_question_is_still_open()
    {
        var where = new FakeConversation("a:where", "personal");
        await desk.Channel.Message($"unlock {One}", where: where, stop: Stop);
        var question = await desk.Channel.NextCard(where, stop: Stop);

        await desk.Channel.Message("wo war ich?", where: where, stop: Stop);
        var again = await desk.Channel.NextCard(where, stop: Stop);
        Assert.False(again.IsUpdate);
        Assert.NotEqual(question.ActivityId, again.ActivityId);
        Assert.Contains("unlock.confirm", Verbs(again.Card!.Value));

        // The one above has moved on: its button changes nothing.
        await Answered(question, "unlock.confirm", where);
        await desk.Channel.Message("yes", where: where, stop: Stop);
        await desk.Station.CallReceivedAsync("UnlockConnector", Stop);
        var watched = await desk.Channel.NextCard(where, stop: Stop);
        Assert.Equal(again.ActivityId, watched.ActivityId);
    }

    [Fact]
    public async Task Where_was_I_in_another_conversation_shows_the_port_at_its_tab()
    {
        var who = DeskFixture.Engineer;
        var (where, elsewhere) = (new FakeConversation("a:tab", "personal"), new FakeConversation("a:tab-elsewhere", "personal"));
        await desk.Channel.Message($"details {Two}", who, where, Stop);
        var details = await desk.Channel.NextCard(where, stop: Stop);
        Assert.Contains("details.edit", Verbs(details.Card!.Value));

        await desk.Channel.Message("where was i", who, elsewhere, Stop);
        var again = await desk.Channel.NextCard(elsewhere, stop: Stop);
        Assert.Contains("details.edit", Verbs(again.Card!.Value));
        Assert.Contains(FakeChannel.Texts(again.Card.Value), text => text == Two);

        var never = new FakeConversation("a:never", "personal");
        await desk.Channel.Message("where was i", DeskFixture.Beginner, never, Stop);
        await desk.Channel.NextCardWith("You have not looked at any port yet", never, stop: Stop);
    }

    [Fact]
    public async Task A_link_to_a_port_stands_on_a_card_of_its_own()
    {
        var where = new FakeConversation("a:link", "personal");
        await desk.Channel.Message(One, where: where, stop: Stop);
        var link = await Press(await desk.Channel.NextCard(where, stop: Stop), "link.show", where);
        Assert.Contains("https://desk.example.com/p/DE%2AABC%2AE1234%2A1", FakeChannel.Texts(link.Card!.Value));
        var port = await Press(link, "port.show", where);
        Assert.Contains("link.show", Verbs(port.Card!.Value));
    }

    /// <summary>The list is read once a second at most, however many ask: asks until it has this port.</summary>
    private async Task Listed(string words, string port)
    {
        var where = new FakeConversation("a:until-listed", "personal");
        do
        {
            await desk.Channel.Message(words, where: where, stop: Stop);
        }
        while (!Ports((await desk.Channel.NextCard(where, stop: Stop)).Card!.Value).Contains(port));
    }

    /// <summary>Presses the first button of a verb, and returns the card as it is updated.</summary>
    private async Task<SentActivity> Press(
        SentActivity card, string verb, FakeConversation where, Func<JsonObject, bool>? which = null, FakePerson? who = null)
    {
        await Answered(card, verb, where, which, who);
        return await desk.Channel.NextCard(where, stop: Stop);
    }

    private async Task Answered(SentActivity card, string verb, FakeConversation where, Func<JsonObject, bool>? which = null, FakePerson? who = null)
    {
        var data = FakeChannel.Buttons(card.Card!.Value).Where(button => button.GetProperty("verb").GetString() == verb)
            .Select(button => JsonNode.Parse(button.GetProperty("data").GetRawText())!.AsObject()).First(which ?? (_ => true));
        var answer = await desk.Channel.Press(verb, data, who, where, card.ActivityId, stop: Stop);
        Assert.Equal(200, answer.Invoke.StatusCode);
    }

    /// <summary>The ports that the card's lines open.</summary>
    private static List<string> Ports(System.Text.Json.JsonElement card) =>
        [.. FakeChannel.Buttons(card).Where(button => button.GetProperty("verb").GetString() == "port.show").Select(button => button.GetProperty("data").GetProperty("port").GetString()!)];

    private static IEnumerable<string?> Verbs(System.Text.Json.JsonElement card) => FakeChannel.Buttons(card).Select(button => button.GetProperty("verb").GetString());
}
