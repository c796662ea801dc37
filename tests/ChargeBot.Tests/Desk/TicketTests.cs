using System.Text.Json;
using System.Text.Json.Nodes;
using ChargeBot.Tests.Teams;
using Xunit;

namespace ChargeBot.Tests.Desk;

/// <summary>Troubleshooting tickets: written, sent, seen, worked on, mended, by card, in the channel and in person.</summary>
public sealed class TicketTests(StartDesk desk) : IClassFixture<StartDesk>
{
    private static readonly FakeConversation Thread = new($"{StartDesk.TicketsChannel};messageid=1", "channel");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_ticket_from_a_text_needs_the_driver_and_the_time_and_then_stands_in_the_channel_and_on_the_port()
    {
        await InChannel();
        using var port = await desk.Port("Faulted");
        var form = await Form(port.Id, "Stecker klemmt\nseit heute früh");
        Assert.Equal("Stecker klemmt\nseit heute früh", CardReading.Input(form.Card!.Value, "description"));
        Assert.NotNull(CardReading.Input(form.Card.Value, "day"));
        Assert.NotNull(CardReading.Input(form.Card.Value, "time"));

        Assert.Contains("Not sent: type the EMAID", await Send(form, new JsonObject()), StringComparison.Ordinal);
        form = await Again(form);
        Assert.Contains("check digit", await Send(form, new JsonObject { ["emaid"] = "DE-8AA-001234567-1" }), StringComparison.Ordinal);
        form = await Again(form);
        Assert.Equal("DE-8AA-001234567-1", CardReading.Input(form.Card!.Value, "emaid"));
        Assert.Contains("still to come", await Send(form, new JsonObject { ["emaid"] = "", ["noemaid"] = "true", ["day"] = "2099-01-01" }), StringComparison.Ordinal);
        form = await Again(form);
        Assert.Contains("day and time", await Send(form, new JsonObject { ["noemaid"] = "true", ["day"] = "yesterday" }), StringComparison.Ordinal);
        form = await Again(form);
        var sent = await Send(form, new JsonObject { ["emaid"] = StartDesk.Emaid, ["noemaid"] = "false", ["day"] = "2026-11-20", ["time"] = "08:15", ["priority"] = "High" });
        Assert.Contains("Ticket #", sent, StringComparison.Ordinal);
        Assert.Contains("● new", sent, StringComparison.Ordinal);
        Assert.Contains(StartDesk.Emaid, sent, StringComparison.Ordinal);
        Assert.Contains("08:15", sent, StringComparison.Ordinal);
        Assert.Contains("Out of order · no session", sent, StringComparison.Ordinal);

        var shared = CardReading.Words((await Says(Thread.Id[..^12], port.Id, "● new")).Card!.Value);
        Assert.DoesNotContain(StartDesk.Emaid, shared, StringComparison.Ordinal);
        Assert.Contains("seit heute früh", shared, StringComparison.Ordinal);
        await desk.Channel.Message(port.Id, stop: Stop);
        var onPort = await desk.Channel.Connector.Next(StartDesk.Agent.Chat.Id,
            sent => sent.Card is { } card && CardReading.Verbs(card).Contains("ticket.show") && CardReading.Verbs(card).Contains("ticket.new"), "port's card", stop: Stop);
        Assert.Contains("Stecker klemmt", CardReading.Words(onPort.Card!.Value), StringComparison.Ordinal);
        Assert.Equal("2026-11-20 07:15", await desk.Query($"""SELECT strftime('%Y-%m-%d %H:%M', "OccurredAt" / 1000000, 'unixepoch') FROM "Tickets" WHERE "PortId" = '{port.Id}'"""));
    }

    [Fact]
    public async Task A_ticket_lives_from_new_to_closed_and_back_with_everyones_card_in_step()
    {
        await InChannel();
        using var port = await desk.Port();
        await Send(await Form(port.Id, "Display dunkel"), new JsonObject { ["noemaid"] = "true" });
        var shared = await Says(StartDesk.TicketsChannel, port.Id, "● new");
        var post = new FakeConversation($"{StartDesk.TicketsChannel};messageid={shared.ActivityId}", "channel");

        await Press("ticket.acknowledge", shared, StartDesk.Engineer, post);
        var agents = await port.Says("● seen");
        Assert.Contains("Robin has seen it", CardReading.Words(agents.Card!.Value), StringComparison.Ordinal);
        shared = await Says(StartDesk.TicketsChannel, port.Id, "● seen");
        await Press("ticket.take", shared, StartDesk.Engineer, post);
        agents = await port.Says("● in progress");

        // What needs a word is not done without one, and says so.
        Assert.Contains("Say in a few words", CardReading.Words(await Press("ticket.wait", agents, StartDesk.Agent, StartDesk.Agent.Chat)), StringComparison.Ordinal);
        agents = await port.Says("Say in a few words");
        await Press("ticket.wait", agents, StartDesk.Agent, StartDesk.Agent.Chat, new JsonObject { ["words"] = "Ersatzteil bestellt" });
        shared = await Says(StartDesk.TicketsChannel, port.Id, "● waiting");
        Assert.Contains("has to wait, Ersatzteil bestellt", CardReading.Words(shared.Card!.Value), StringComparison.Ordinal);
        await Press("ticket.resolve", shared, StartDesk.Engineer, post, new JsonObject { ["words"] = "Display getauscht" });
        agents = await port.Says("✓ resolved");
        await Press("ticket.reopen", agents, StartDesk.Agent, StartDesk.Agent.Chat, new JsonObject { ["words"] = "wieder dunkel" });
        shared = await Says(StartDesk.TicketsChannel, port.Id, "● in progress");
        await Press("ticket.resolve", shared, StartDesk.Engineer, post, new JsonObject { ["words"] = "Kabel fest" });
        agents = await port.Says("Kabel fest");
        await Press("ticket.close", agents, StartDesk.Agent, StartDesk.Agent.Chat);
        agents = await port.Says("✓ closed");
        var history = CardReading.Words(await Press("ticket.part", agents, StartDesk.Agent, StartDesk.Agent.Chat, of: ("part", "History")));
        Assert.All(["Alex sent it", "Robin has seen it", "Robin works on it", "has to wait", "Display getauscht", "wieder dunkel", "Kabel fest", "Alex closed it"],
            line => Assert.Contains(line, history, StringComparison.Ordinal));
        Assert.Equal("0", await desk.Query($"""SELECT count(*) FROM "Deadlines" WHERE "Kind" = 'ticket' AND "Subject" LIKE '%' || (SELECT lower("Id") FROM "Tickets" WHERE "PortId" = '{port.Id}')"""));
    }

    [Fact]
    public async Task Two_who_press_at_once_are_settled_by_the_first_and_a_stale_press_gets_the_true_card()
    {
        await InChannel();
        using var port = await desk.Port();
        await Send(await Form(port.Id, "Kabel ab"), new JsonObject { ["noemaid"] = "true" });
        var shared = await Says(StartDesk.TicketsChannel, port.Id, "● new");
        var post = new FakeConversation($"{StartDesk.TicketsChannel};messageid={shared.ActivityId}", "channel");
        var data = CardReading.Data(shared.Card!.Value, "ticket.acknowledge");
        var answers = await Task.WhenAll(new[] { StartDesk.Engineer, StartDesk.NextEngineer, StartDesk.Engineer, StartDesk.Supervisor }
            .Select(who => desk.Channel.Press("ticket.acknowledge", data.DeepClone(), who, post, shared.ActivityId, stop: Stop)));
        Assert.All(answers, answer => Assert.Equal(200, answer.Status));
        Assert.Equal("1", await desk.Query($"""SELECT count(*) FROM "TicketEvents" WHERE "Kind" = 'Acknowledged' AND "TicketId" = (SELECT "Id" FROM "Tickets" WHERE "PortId" = '{port.Id}')"""));
        await port.Says("has seen it");
    }

    [Fact]
    public async Task What_is_open_at_the_port_is_shown_first_and_joined_instead_of_written_again()
    {
        using var port = await desk.Port();
        await Send(await Form(port.Id, "Schütz klebt"), new JsonObject { ["noemaid"] = "true" });
        var form = await Form(port.Id, "klackt laut", StartDesk.Other);
        Assert.Contains("Is it the same?", CardReading.Words(form.Card!.Value), StringComparison.Ordinal);
        Assert.Contains("Schütz klebt", CardReading.Words(form.Card.Value), StringComparison.Ordinal);
        var joined = CardReading.Words(await desk.Channel.PressOn("ticket.join", form.Card.Value, StartDesk.Other, StartDesk.Other.Chat, form.ActivityId, new JsonObject { ["description"] = "klackt sehr laut" }));
        Assert.Contains("Kim met the same: klackt sehr laut", joined, StringComparison.Ordinal);
        await port.Says("Kim met the same");
        Assert.Equal("1", await desk.Query($"""SELECT count(*) FROM "Tickets" WHERE "PortId" = '{port.Id}' AND "State" = 'New'"""));
        Assert.Equal("0", await desk.Query($"""SELECT count(*) FROM "Tickets" WHERE "PortId" = '{port.Id}' AND "State" = 'Draft'"""));
    }

    [Fact]
    public async Task An_urgent_one_calls_who_is_on_call_then_the_next_and_names_who_could_not_be_reached()
    {
        await InChannel();
        foreach (var who in new[] { StartDesk.Engineer, StartDesk.NextEngineer })
        {
            await desk.Channel.Message("help", who, stop: Stop);
            await desk.Channel.NextCard(who.Chat, stop: Stop);
        }

        using var port = await desk.Port();
        await Send(await Form(port.Id, "Rauch aus der Säule"), new JsonObject { ["noemaid"] = "true", ["priority"] = "Urgent" });
        var call = await Says(StartDesk.Engineer.Chat.Id, port.Id, "needs somebody now");
        var mention = call.Card!.Value.GetProperty("msteams").GetProperty("entities")[0];
        Assert.Equal(StartDesk.Engineer.EntraId, mention.GetProperty("mentioned").GetProperty("id").GetString());
        Assert.Contains(mention.GetProperty("text").GetString()!, CardReading.Words(call.Card.Value), StringComparison.Ordinal);
        await Says(StartDesk.TicketsChannel, port.Id, "needs somebody now");
        await port.Says("Robin was called.");

        // Nobody answers: reminded, then the next one, who wants quiet now, is passed over, and a supervisor is called.
        await desk.Channel.Message("alerts", StartDesk.NextEngineer, stop: Stop);
        var alerts = await desk.Channel.Connector.Next(StartDesk.NextEngineer.Chat.Id, sent => sent.Card is { } card && CardReading.Verbs(card).Contains("alerts.save"), "alerts", stop: Stop);
        Assert.Contains("both times", CardReading.Words(await desk.Channel.PressOn("alerts.save", alerts.Card!.Value, StartDesk.NextEngineer, StartDesk.NextEngineer.Chat, alerts.ActivityId, new JsonObject { ["from"] = "22:00" })), StringComparison.Ordinal);
        alerts = await desk.Channel.Connector.Next(StartDesk.NextEngineer.Chat.Id, sent => sent.Card is { } card && CardReading.Verbs(card).Contains("alerts.save"), "alerts", stop: Stop);
        Assert.Contains("Saved.", CardReading.Words(await desk.Channel.PressOn("alerts.save", alerts.Card!.Value, StartDesk.NextEngineer, StartDesk.NextEngineer.Chat, alerts.ActivityId, new JsonObject { ["from"] = "00:00", ["to"] = "23:59" })), StringComparison.Ordinal);
        await Due(port.Id);
        var reminded = await Says(StartDesk.Engineer.Chat.Id, port.Id, "needs somebody now");
        Assert.NotEqual(call.ActivityId, reminded.ActivityId);
        await Due(port.Id);
        var next = await Says(StartDesk.Supervisor.Chat.Id, port.Id, "needs somebody now");
        await port.Says("Not reached: Ada");

        // One press on a phone that knows only Submit.
        var data = CardReading.Data(next.Card!.Value, "ticket.acknowledge");
        data["verb"] = "ticket.acknowledge";
        Assert.Equal(200, (await desk.Channel.Submit(data, StartDesk.Supervisor, StartDesk.Supervisor.Chat, next.ActivityId, Stop)).Status);
        await Says(StartDesk.Engineer.Chat.Id, port.Id, "Somebody answered");
        await port.Says("Selma has seen it");
        await desk.Execute("""DELETE FROM "AlertChoices" """);
    }

    [Fact]
    public async Task A_missed_target_is_noted_and_told_to_who_works_on_it_and_to_a_supervisor()
    {
        using var port = await desk.Port();
        await Send(await Form(port.Id, "Lüfter laut"), new JsonObject { ["noemaid"] = "true", ["priority"] = "Low" });
        var mine = await port.Says("● new");
        await Press("ticket.take", mine, StartDesk.Agent, StartDesk.Agent.Chat);
        await port.Says("● in progress");
        await desk.Execute($"""UPDATE "Tickets" SET "ResolveBy" = "SentAt" - 1000000 WHERE "PortId" = '{port.Id}'""");
        await desk.Execute($"""UPDATE "Deadlines" SET "DueAt" = 1 WHERE "Kind" = 'ticket' AND "Subject" LIKE '%' || (SELECT lower("Id") FROM "Tickets" WHERE "PortId" = '{port.Id}')""");
        await port.Says("a target was missed");
        await Says(StartDesk.Supervisor.Chat.Id, port.Id, "Late since");
    }

    [Fact]
    public async Task Lists_show_mine_those_of_a_site_and_those_that_are_late()
    {
        using var port = await desk.Port();
        await Send(await Form(port.Id, "Listenprobe eins"), new JsonObject { ["noemaid"] = "true" });
        Assert.Contains("Listenprobe eins", await List("my tickets"), StringComparison.Ordinal);
        Assert.Contains("Listenprobe eins", await List($"open tickets {port.Id}"), StringComparison.Ordinal);
        Assert.DoesNotContain("Listenprobe eins", await List("late tickets"), StringComparison.Ordinal);
        await desk.Execute($"""UPDATE "Tickets" SET "ResolveBy" = "SentAt" WHERE "PortId" = '{port.Id}'""");
        Assert.Contains("Listenprobe eins", await List("late tickets"), StringComparison.Ordinal);
        Assert.DoesNotContain("Listenprobe eins", await List("my tickets", StartDesk.Other), StringComparison.Ordinal);

        var number = await desk.Query($"""SELECT "Number" FROM "Tickets" WHERE "PortId" = '{port.Id}'""");
        await desk.Channel.Message($"ticket #{number}", StartDesk.Other, stop: Stop);
        await port.Says("Listenprobe eins", StartDesk.Other);
    }

    [Fact]
    public async Task It_is_given_to_a_colleague_hurries_more_and_belongs_to_another()
    {
        using var port = await desk.Port();
        using var other = await desk.Port();
        await Send(await Form(other.Id, "Sicherung"), new JsonObject { ["noemaid"] = "true" });
        var number = await desk.Query($"""SELECT "Number" FROM "Tickets" WHERE "PortId" = '{other.Id}'""");
        await Send(await Form(port.Id, "Auch dunkel"), new JsonObject { ["noemaid"] = "true" });
        var mine = await port.Says("● new");
        await Press("ticket.part", mine, StartDesk.Agent, StartDesk.Agent.Chat, of: ("part", "Assign"));
        var form = await desk.Channel.Connector.Next(StartDesk.Agent.Chat.Id, sent => sent.Card is { } card && CardReading.Verbs(card).Contains("ticket.assign"), "form", stop: Stop);
        var refused = await desk.Channel.PressOn("ticket.assign", form.Card!.Value, StartDesk.Agent, StartDesk.Agent.Chat, form.ActivityId, new JsonObject { ["link"] = "999999" });
        Assert.Contains("no other ticket with this number", CardReading.Words(refused), StringComparison.Ordinal);
        form = await desk.Channel.Connector.Next(StartDesk.Agent.Chat.Id, sent => sent.Card is { } card && CardReading.Words(card).Contains("no other ticket", StringComparison.Ordinal), "form", stop: Stop);
        var done = CardReading.Words(await desk.Channel.PressOn("ticket.assign", form.Card!.Value, StartDesk.Agent, StartDesk.Agent.Chat, form.ActivityId, new JsonObject
        {
            ["link"] = number,
            ["person"] = StartDesk.Engineer.EntraId,
            ["priority"] = "High",
        }));
        Assert.Contains("Alex gave it to Robin", done, StringComparison.Ordinal);
        Assert.Contains("priority High", done, StringComparison.Ordinal);
        Assert.Contains($"belongs to #{number}", done, StringComparison.Ordinal);
        Assert.Contains("Auch dunkel", await List("my tickets", StartDesk.Engineer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_is_its_authors_alone_and_survives_what_happens()
    {
        using var port = await desk.Port();
        var form = await Form(port.Id, "erster Entwurf");
        await Send(form, new JsonObject { ["description"] = "zweiter Entwurf", ["priority"] = "High" });

        // Scrolled away and opened anew: what was typed is still there.
        await desk.Channel.Message($"ticket {port.Id}", stop: Stop);
        var again = await desk.Channel.Connector.Next(StartDesk.Agent.Chat.Id,
            sent => sent is { IsUpdate: false, Card: { } card } && CardReading.Input(card, "description") == "zweiter Entwurf", "form", stop: Stop);
        Assert.Equal("High", CardReading.Input(again.Card!.Value, "priority"));
        Assert.Equal("1", await desk.Query($"""SELECT count(*) FROM "Tickets" WHERE "PortId" = '{port.Id}'"""));

        // Somebody else presses it, and a ticket that nobody knows is named.
        var foreign = await desk.Channel.Press("ticket.send", CardReading.Data(again.Card.Value, "ticket.send"), StartDesk.Other, StartDesk.Agent.Chat, again.ActivityId, stop: Stop);
        Assert.Contains("put to a colleague", foreign.Body, StringComparison.Ordinal);
        var data = CardReading.Data(again.Card.Value, "ticket.send");
        data["ticket"] = Guid.NewGuid().ToString();
        Assert.Equal(200, (await desk.Channel.Press("ticket.join", data, StartDesk.Agent, StartDesk.Agent.Chat, again.ActivityId, stop: Stop)).Status);
        Assert.Equal("Draft", await desk.Query($"""SELECT "State" FROM "Tickets" WHERE "PortId" = '{port.Id}'"""));
    }

    private async Task InChannel()
    {
        await desk.Channel.Message("help", StartDesk.Supervisor, Thread, Stop);
        await desk.Channel.NextCard(Thread, stop: Stop);
    }

    private async Task<SentActivity> Form(string port, string text, FakePerson? who = null)
    {
        await desk.Channel.Message($"ticket {port} {text}", who, stop: Stop);
        return await desk.Channel.Connector.Next((who ?? StartDesk.Agent).Chat.Id,
            sent => sent is { IsUpdate: false, Card: { } card } && CardReading.Verbs(card).Contains("ticket.send") && CardReading.Words(card).Contains(port, StringComparison.Ordinal), "form", stop: Stop);
    }

    /// <summary>Presses 'Send message'; the words of the card that answers.</summary>
    private async Task<string> Send(SentActivity form, JsonObject typed) =>
        CardReading.Words(await desk.Channel.PressOn("ticket.send", form.Card!.Value, StartDesk.Agent, StartDesk.Agent.Chat, form.ActivityId, typed));

    /// <summary>The form as it is sent anew after it was refused.</summary>
    private Task<SentActivity> Again(SentActivity form) => desk.Channel.Connector.Next(StartDesk.Agent.Chat.Id,
        sent => sent.ActivityId == form.ActivityId && sent.Card is { } card && CardReading.Words(card).Contains("Not sent", StringComparison.Ordinal), "form again", stop: Stop);

    private Task<JsonElement> Press(string verb, SentActivity on, FakePerson who, FakeConversation where, JsonObject? typed = null, (string, string)? of = null) =>
        desk.Channel.PressOn(verb, on.Card!.Value, who, where, on.ActivityId, typed, of);

    private Task<SentActivity> Says(string conversation, string port, string words) => desk.Channel.Connector.Next(conversation,
        sent => sent.Card is { } card && CardReading.Words(card) is var all && all.Contains(port, StringComparison.Ordinal) && all.Contains(words, StringComparison.Ordinal),
        $"card of {port} with '{words}'", stop: Stop);

    private async Task<string> List(string words, FakePerson? who = null)
    {
        await desk.Channel.Message(words, who, stop: Stop);
        return CardReading.Words((await desk.Channel.Connector.Next((who ?? StartDesk.Agent).Chat.Id,
            sent => sent is { IsUpdate: false, Card: { } card } && CardReading.Verbs(card).Contains("tickets.show"), "list", stop: Stop)).Card!.Value);
    }

    /// <summary>The time to answer a call is over.</summary>
    private async Task Due(string port)
    {
        await desk.Execute($"""UPDATE "Cards" SET "CreatedAt" = "CreatedAt" - 1000000000 WHERE "Kind" = 'call' AND "PortId" = '{port}'""");
        await desk.Execute($"""UPDATE "Deadlines" SET "DueAt" = 1 WHERE "Kind" = 'ticket' AND "Subject" LIKE '%' || (SELECT lower("Id") FROM "Tickets" WHERE "PortId" = '{port}')""");
    }
}
