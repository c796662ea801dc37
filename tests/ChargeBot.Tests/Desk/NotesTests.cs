using System.Text.Json;
using System.Text.Json.Nodes;
using ChargeBot.Tests.Cards;
using ChargeBot.Tests.Teams;
using ChargeBot.Tests.WholePath;
using Microsoft.Data.Sqlite;
using Xunit;
using static ChargeBot.Tests.Teams.CardReading;

namespace ChargeBot.Tests.Desk;

/// <summary>One running bot with stations that nobody controls: one for each test that leaves notes behind.</summary>
public sealed class NotesFixture : IAsyncLifetime
{
    internal FakeChannel Channel { get; private set; } = null!;

    internal BotProcess Bot { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Channel = await FakeChannel.Start();
        string[] evses = [.. Enumerable.Range(1, 8).Select(number => $"DE*ABC*E30{number}0")];
        Bot = await BotProcess.Start(Channel, BotProcess.Together(
        [
            .. evses.Select((evse, index) => BotProcess.Station($"Ulm-30{index + 1}", $"CB-ULM-30{index + 1}", $"{evse}*1", $"{evse}*2", $"{evse}*3")),
            BotProcess.Station("Ulm-310", "CB-ULM-310", "DE*ABC*E3100*1", "DE*ABC*E3100*2"),
            BotProcess.Station("Ulm-309", "CB-ULM-309", [.. Enumerable.Range(1, 24).Select(number => $"DE*ABC*E3090*{number}")]),
        ]));
    }

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        await Channel.DisposeAsync();
    }

    internal async Task<string?> Sql(string text)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(Bot.Folder, "chargebot.db")};Pooling=False;Default Timeout=10");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = text;
        return (await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))?.ToString();
    }
}

/// <summary>Notes from the chat: written, read, changed by two at once, deleted here or everywhere.</summary>
public sealed class NotesTests(NotesFixture desk) : IClassFixture<NotesFixture>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_note_is_said_saved_with_one_press_and_stands_on_the_card_of_the_port_from_then_on()
    {
        var where = new FakeConversation("a:note", "personal");
        await Say("note DE*ABC*E3010*1 The lock is stuck,\npush firmly", where);
        var form = await Latest("New note", where);
        Assert.Equal("The lock is stuck,\npush firmly", Input(form.Card!.Value, "text"));
        Assert.Equal("1", Input(form.Card!.Value, "ports"));

        var list = await Save(form, "The lock is stuck,\npush firmly", "1", where);
        Assert.Contains("The note is saved.", Words(list), StringComparison.Ordinal);
        Assert.Contains("push firmly", Words(list), StringComparison.Ordinal);

        await Say("DE*ABC*E3010*1", where);
        var card = Words((await Latest("The lock is stuck, push firmly", where)).Card!.Value);
        Assert.Contains("Alex, ", card, StringComparison.Ordinal);
        await Say("DE*ABC*E3010*2", where);
        Assert.DoesNotContain("The lock is stuck", Words((await Latest("DE*ABC*E3010*2", where)).Card!.Value), StringComparison.Ordinal);
        Assert.Equal("0", await desk.Sql("""SELECT COUNT(*) FROM "Audit" WHERE "Result" LIKE '%stuck%' OR "Why" LIKE '%stuck%'"""));
        Assert.Equal("1", await desk.Sql("""SELECT COUNT(*) FROM "Audit" WHERE "What" = 'note.add' AND "PortId" = 'DE*ABC*E3010*1'"""));
    }

    [Fact]
    public async Task What_a_note_says_finds_its_port_as_long_as_it_says_so()
    {
        var where = new FakeConversation("a:found", "personal");
        var form = await Open("note DE*ABC*E3100*1", where);
        await Save(form, "Keybox behind the greenhouse", "1,2", where);
        await Until("greenhouse keybox", "Keybox behind the greenhouse");

        var (edit, card) = await Edit("DE*ABC*E3100*1", where, DeskFixture.Agent);
        await Press("note.save", edit, where, card, new JsonObject { ["text"] = "Keybox at the orchard", ["ports"] = "1,2" });
        await Until("orchard", "Keybox at the orchard");
        await Until("greenhouse", "did not understand");

        // The search hears of a note within a second; each question is a turn of its own.
        async Task Until(string words, string answer)
        {
            var elsewhere = new FakeConversation($"a:found-{words}", "personal");
            do
            {
                await Say(words, elsewhere);
            }
            while (!Words((await desk.Channel.NextCard(elsewhere, stop: Stop)).Card!.Value).Contains(answer, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task One_note_on_several_ports_is_changed_everywhere_and_deleted_here_or_everywhere()
    {
        var where = new FakeConversation("a:several", "personal");
        var form = await Open("notiz DE*ABC*E3020*1", where);
        var list = await Save(form, "Key at the gate", "1,2,3", where);
        Assert.Contains("on all 3 ports", Words(list), StringComparison.Ordinal);

        await Say("notes DE*ABC*E3020*2", where);
        var other = await Latest("Key at the gate", where);
        var edit = await Press("note.edit", other.Card!.Value, where, other.ActivityId);
        Assert.Equal("1,2,3", Input(edit, "ports"));
        var changed = await Press("note.save", edit, where, other.ActivityId, new JsonObject { ["text"] = "Key at the desk", ["ports"] = "1,2,3" });
        Assert.Contains("changed by Alex", Words(changed), StringComparison.Ordinal);

        await Say("notes DE*ABC*E3020*3", where);
        var third = await Latest("Key at the desk", where);
        var question = await Press("note.delete", third.Card!.Value, where, third.ActivityId);
        Assert.Contains("Delete this note here, or everywhere?", Words(question), StringComparison.Ordinal);
        var here = await Press("note.confirm", question, where, third.ActivityId, new JsonObject { ["scope"] = "port" });
        Assert.Contains("no longer stands on this port", Words(here), StringComparison.Ordinal);
        Assert.DoesNotContain("Key at the desk", Words(here), StringComparison.Ordinal);
        Assert.Equal("2", await OnPorts("DE*ABC*E3020"));

        await Say("notes DE*ABC*E3020*1", where);
        var first = await Latest("on ports 1 and 2", where);
        question = await Press("note.delete", first.Card!.Value, where, first.ActivityId);
        var gone = await Press("note.confirm", question, where, first.ActivityId, new JsonObject { ["scope"] = "all" });
        Assert.Contains("The note is deleted.", Words(gone), StringComparison.Ordinal);
        Assert.Equal("0", await OnPorts("DE*ABC*E3020"));
        Assert.Equal("0", await desk.Sql("""SELECT COUNT(*) FROM "Notes" WHERE "StationId" = 'Ulm-302'"""));
    }

    [Fact]
    public async Task Who_saves_over_a_colleagues_text_is_shown_it_first_and_loses_neither()
    {
        var (mine, theirs) = (new FakeConversation("a:mine", "personal"), new FakeConversation("a:theirs", "personal"));
        await Save(await Open("note DE*ABC*E3030*1", mine), "First text", "1", mine);
        var (myForm, myCard) = await Edit("DE*ABC*E3030*1", mine, FakePerson.Alex);
        var (theirForm, theirCard) = await Edit("DE*ABC*E3030*1", theirs, FakePerson.Robin);
        await Press("note.save", theirForm, theirs, theirCard, new JsonObject { ["text"] = "Robin's text", ["ports"] = "1,2" }, FakePerson.Robin);

        var conflict = await Press("note.save", myForm, mine, myCard, new JsonObject { ["text"] = "Alex' text", ["ports"] = "1" });
        Assert.Contains("Robin's text", Words(conflict), StringComparison.Ordinal);
        Assert.Contains("changed by Robin", Words(conflict), StringComparison.Ordinal);
        Assert.Equal("Alex' text", Input(conflict, "text"));
        Assert.Equal("Robin's text", await Text("Ulm-303"));

        // Once more, while the choice is open: that is shown as well.
        (theirForm, theirCard) = await Edit("DE*ABC*E3030*1", theirs, FakePerson.Robin);
        await Press("note.save", theirForm, theirs, theirCard, new JsonObject { ["text"] = "Robin's second", ["ports"] = "1,2" }, FakePerson.Robin);
        conflict = await Press("note.save", conflict, mine, myCard, new JsonObject { ["text"] = "Alex' text", ["ports"] = "1" });
        Assert.Contains("Robin's second", Words(conflict), StringComparison.Ordinal);

        var saved = await Press("note.save", conflict, mine, myCard, new JsonObject { ["text"] = "Both texts", ["ports"] = "1" });
        Assert.Contains("The note is saved.", Words(saved), StringComparison.Ordinal);
        Assert.Equal("Both texts", await Text("Ulm-303"));
    }

    [Fact]
    public async Task A_colleagues_text_can_be_left_as_it_is()
    {
        var (mine, theirs) = (new FakeConversation("a:mine-left", "personal"), new FakeConversation("a:theirs-left", "personal"));
        await Save(await Open("note DE*ABC*E3040*1", mine), "First text", "1", mine);
        var (myForm, myCard) = await Edit("DE*ABC*E3040*1", mine, FakePerson.Alex);
        var (theirForm, theirCard) = await Edit("DE*ABC*E3040*1", theirs, FakePerson.Robin);
        await Press("note.save", theirForm, theirs, theirCard, new JsonObject { ["text"] = "Robin's text", ["ports"] = "1" }, FakePerson.Robin);
        var conflict = await Press("note.save", myForm, mine, myCard, new JsonObject { ["text"] = "Alex' text", ["ports"] = "1" });
        var list = await Press("note.cancel", conflict, mine, myCard);
        Assert.Contains("Robin's text", Words(list), StringComparison.Ordinal);
        Assert.Equal("Robin's text", await Text("Ulm-304"));
    }

    [Fact]
    public async Task A_note_that_was_changed_or_deleted_meanwhile_is_not_deleted_unseen_and_what_was_typed_for_it_can_be_saved_anew()
    {
        var (mine, theirs) = (new FakeConversation("a:mine-gone", "personal"), new FakeConversation("a:theirs-gone", "personal"));
        await Save(await Open("note DE*ABC*E3050*1", mine), "First text", "1", mine);
        await Say("notes DE*ABC*E3050*1", mine);
        var list = await Latest("First text", mine);
        var question = await Press("note.delete", list.Card!.Value, mine, list.ActivityId);
        var (theirForm, theirCard) = await Edit("DE*ABC*E3050*1", theirs, FakePerson.Robin);
        await Press("note.save", theirForm, theirs, theirCard, new JsonObject { ["text"] = "Robin's text", ["ports"] = "1" }, FakePerson.Robin);

        var again = await Press("note.confirm", question, mine, list.ActivityId, new JsonObject { ["scope"] = "all" });
        Assert.Contains("Nothing was deleted.", Words(again), StringComparison.Ordinal);
        Assert.Contains("Robin's text", Words(again), StringComparison.Ordinal);
        Assert.Equal("Robin's text", await Text("Ulm-305"));

        (theirForm, theirCard) = await Edit("DE*ABC*E3050*1", theirs, FakePerson.Robin);
        await Press("note.confirm", again, mine, list.ActivityId, new JsonObject { ["scope"] = "all" });
        Assert.Equal("0", await OnPorts("DE*ABC*E3050"));
        var kept = await Press("note.save", theirForm, theirs, theirCard, new JsonObject { ["text"] = "Robin's third", ["ports"] = "1" }, FakePerson.Robin);
        Assert.Contains("a colleague deleted this note", Words(kept), StringComparison.Ordinal);
        Assert.Equal("Robin's third", Input(kept, "text"));
        await Press("note.save", kept, theirs, theirCard, new JsonObject { ["text"] = "Robin's third", ["ports"] = "1" }, FakePerson.Robin);
        Assert.Equal("Robin's third", await Text("Ulm-305"));
    }

    [Fact]
    public async Task What_cannot_be_a_note_is_refused_with_the_reason_and_what_was_typed_stays()
    {
        var where = new FakeConversation("a:refused", "personal");
        var form = await Open("note DE*ABC*E3060*1", where);
        var refused = await Save(form, new string('ß', 10_000), "1,2", where);
        Assert.Contains("more than 1,000 characters", Words(refused), StringComparison.Ordinal);
        Assert.Equal(new string('ß', 1_000), Input(refused, "text"));
        Assert.Equal("1,2", Input(refused, "ports"));

        refused = await Press("note.save", refused, where, form.ActivityId, new JsonObject { ["text"] = " \u0007\n ", ["ports"] = "1" });
        Assert.Contains("the text is empty", Words(refused), StringComparison.Ordinal);
        refused = await Press("note.save", refused, where, form.ActivityId, new JsonObject { ["text"] = "Lock is stuck", ["ports"] = "99,x" });
        Assert.Contains("tick at least one port", Words(refused), StringComparison.Ordinal);
        Assert.Equal("Lock is stuck", Input(refused, "text"));
        Assert.Equal("0", await OnPorts("DE*ABC*E3060"));

        // What would be a link or a button in Markdown is a text, in the list as on the card.
        var list = await Press("note.save", refused, where, form.ActivityId, new JsonObject { ["text"] = NoteScenes.Hostile, ["ports"] = "1" });
        CardRuleTests.AssertNothingIsMarkdown(JsonNode.Parse(list.GetRawText())!);
        Assert.Contains("[Stop](https://evil.example/?a=1)", Words(list), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_press_that_comes_twice_saves_once_and_a_stale_one_changes_nothing()
    {
        var where = new FakeConversation("a:twice-note", "personal");
        var form = await Open("note DE*ABC*E3070*1", where);
        var data = Data(form.Card!.Value, "note.save");
        (data["text"], data["ports"]) = ("Once", "1");
        var press = desk.Channel.PressActivity("note.save", data, where: where, card: form.ActivityId);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => desk.Channel.Post(press, stop: Stop)));
        Assert.Equal("1", await OnPorts("DE*ABC*E3070"));

        // The picture of before: another press on the same version.
        await desk.Channel.Press("note.save", data, where: where, card: form.ActivityId, stop: Stop);
        Assert.Equal("1", await OnPorts("DE*ABC*E3070"));
    }

    [Fact]
    public async Task A_form_of_one_person_is_not_saved_by_another()
    {
        var where = FakeConversation.Group("note-form");
        var form = await Open("note DE*ABC*E3080*1", where);
        var data = Data(form.Card!.Value, "note.save");
        (data["text"], data["ports"]) = ("Not mine", "1");
        var answer = await desk.Channel.Press("note.save", data, FakePerson.Robin, where, form.ActivityId, stop: Stop);
        Assert.Contains("put to a colleague", answer.Invoke.Value.GetString(), StringComparison.Ordinal);
        Assert.Equal("0", await OnPorts("DE*ABC*E3080"));
    }

    [Fact]
    public async Task A_station_that_is_named_is_noted_on_all_its_ports_and_a_slip_in_an_id_makes_no_note_elsewhere()
    {
        var where = new FakeConversation("a:station-note", "personal");
        await Say("DE*ABC*E3080*1", where);
        await Latest("DE*ABC*E3080*1", where);
        await Say("note Ulm-309: road closed", where);
        var form = await Latest("New note", where);
        Assert.Equal("road closed", Input(form.Card!.Value, "text"));
        Assert.Equal(24, Input(form.Card!.Value, "ports")!.Split(',').Length);

        await Say("note DE*ABC*E3O80*1 lock is stuck", where);
        var search = await Latest("DE*ABC*E3O80*1", where);
        Assert.DoesNotContain(FakeChannel.Buttons(search.Card!.Value), button => button.GetProperty("verb").GetString() == "note.save");

        await Say("note the lock is stuck", where);
        Assert.Equal("the lock is stuck", Input((await Latest("New note", where)).Card!.Value, "text"));
    }

    [Fact]
    public async Task Many_notes_come_in_pages_and_the_card_shows_the_newest_three_also_before_something_is_done()
    {
        var where = new FakeConversation("a:many-notes", "personal");
        for (var number = 1; number <= 6; number++)
        {
            await Save(await Open("note DE*ABC*E3090*24", where), $"Note number {number}", "24", where);
        }

        await Say("DE*ABC*E3090*24", where);
        var card = await Latest("3 more notes", where);
        Assert.Equal(["Note number 6", "Note number 5", "Note number 4"], Notes(card.Card!.Value));
        var question = await Press("unlock.ask", card.Card!.Value, where, card.ActivityId);
        Assert.Equal(["Note number 6", "Note number 5", "Note number 4"], Notes(question));

        var list = await Press("note.list", question, where, card.ActivityId);
        Assert.Equal(["Note number 6", "Note number 5", "Note number 4", "Note number 3"], Notes(list));
        var data = Data(list, "note.list", button => (string?)button["title"] == "Older");
        var older = (await desk.Channel.Press("note.list", data, where: where, card: card.ActivityId, stop: Stop)).Invoke.Value;
        Assert.Equal(["Note number 2", "Note number 1"], Notes(older));
    }

    private static string[] Notes(JsonElement card) => [.. FakeChannel.Texts(card).Where(text => text.StartsWith("Note number", StringComparison.Ordinal))];

    private Task<BotAnswer> Say(string text, FakeConversation where, FakePerson? who = null) => desk.Channel.Message(text, who, where, Stop);

    /// <summary>The next new card with a text: not the update of one from before.</summary>
    private Task<SentActivity> Latest(string text, FakeConversation where) => desk.Channel.Connector.Next(
        where.Id, sent => !sent.IsUpdate && sent.Card is { } card && Words(card).Contains(text, StringComparison.Ordinal), $"new card with '{text}'", stop: Stop);

    private async Task<SentActivity> Open(string words, FakeConversation where)
    {
        await Say(words, where);
        return await Latest("New note", where);
    }

    private Task<JsonElement> Save(SentActivity form, string text, string ports, FakeConversation where) =>
        Press("note.save", form.Card!.Value, where, form.ActivityId, new JsonObject { ["text"] = text, ["ports"] = ports });

    private async Task<(JsonElement Form, string Card)> Edit(string port, FakeConversation where, FakePerson who)
    {
        await Say($"notes {port}", where, who);
        var list = await desk.Channel.Connector.Next(where.Id, sent => !sent.IsUpdate && sent.Card is { } card && FakeChannel.Buttons(card).Any(button => button.GetProperty("verb").GetString() == "note.edit"), "list", stop: Stop);
        return (await Press("note.edit", list.Card!.Value, where, list.ActivityId, who: who), list.ActivityId);
    }

    private Task<string?> OnPorts(string evse) => desk.Sql($"""SELECT COUNT(*) FROM "NotePorts" WHERE "PortId" LIKE '{evse}*%'""");

    private Task<string?> Text(string station) => desk.Sql($"""SELECT group_concat("Text") FROM "Notes" WHERE "StationId" = '{station}'""");

    private static JsonObject Data(JsonElement card, string verb, Func<JsonObject, bool>? which = null) => CardRuleTests.Objects(JsonNode.Parse(card.GetRawText())!)
        .First(action => (string?)action["verb"] == verb && action["data"] is JsonObject && which?.Invoke(action) is not false)["data"]!.DeepClone().AsObject();

    private Task<JsonElement> Press(string verb, JsonElement card, FakeConversation where, string? activity, JsonObject? inputs = null, FakePerson? who = null) =>
        desk.Channel.PressOn(verb, card, who ?? FakePerson.Alex, where, activity, inputs);
}
