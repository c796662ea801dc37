using System.Text.Json.Nodes;
using ChargeBot.Tests.Teams;
using Xunit;

namespace ChargeBot.Tests.WholePath;

/// <summary>A card that has to be given up is kept as such, raises the alarm, and holds up nothing behind it.</summary>
public sealed class OutboxAlarmTests
{
    [Fact]
    public async Task A_card_that_the_channel_will_never_take_raises_the_alarm_and_the_next_one_comes()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var channel = await FakeChannel.Start();
        await using var bot = await BotProcess.Start(channel);
        using var http = new HttpClient { BaseAddress = bot.Address };
        Assert.Equal("Healthy", await http.GetStringAsync(new Uri("health", UriKind.Relative), stop));
        channel.Connector.Script(new ScriptedAnswer(404, Code: "ConversationNotFound"));
        await channel.Message("help", stop: stop);
        await bot.Prints("was given up after 1 tries");
        Assert.Equal("Degraded", await http.GetStringAsync(new Uri("health", UriKind.Relative), stop));
        Assert.Equal("1", await bot.Query("""SELECT count(*) FROM "Cards" WHERE "Dead" = 1"""));
        await channel.Message("DE*ABC*E1234*1", stop: stop);
        await channel.NextCardWith("DE*ABC*E1234*1", stop: stop);
    }

    [Fact]
    public async Task News_that_pile_up_while_Teams_is_away_come_as_one_card_and_each_can_be_opened()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var channel = await FakeChannel.Start();
        var tickets = FakeConversation.Thread("tickets");
        await using var bot = await BotProcess.Start(channel, change: settings => settings["Desk__TicketsChannel"] = tickets.Id);
        await channel.Message("help", where: tickets, stop: stop);
        await channel.NextCard(tickets, stop: stop);
        channel.Connector.Away[tickets.Id] = true;
        for (var number = 1; number <= 9; number++)
        {
            await channel.Message($"ticket DE*ABC*E1234*1 Stecker {number} klemmt", stop: stop);
            var form = await channel.Connector.Next(
                FakePerson.Alex.Chat.Id, sent => sent is { IsUpdate: false, Card: { } card } && CardReading.Verbs(card).Contains("ticket.send"), "form", stop: stop);
            await channel.PressOn("ticket.send", form.Card!.Value, FakePerson.Alex, FakePerson.Alex.Chat, form.ActivityId, new JsonObject { ["noemaid"] = "true" });
        }

        channel.Connector.Away.Clear();
        var together = await channel.Connector.Next(tickets.Id, sent => sent.Card is not null, "card", TimeSpan.FromSeconds(60), stop);
        var words = CardReading.Words(together.Card!.Value);
        Assert.Contains("Meanwhile: 9 messages", words, StringComparison.Ordinal);
        Assert.All(Enumerable.Range(1, 9), number => Assert.Contains($"#{number} ", words, StringComparison.Ordinal));
        var third = await bot.Query("""SELECT lower("Id") FROM "Tickets" WHERE "Number" = 3""");
        var opened = await channel.PressOn("ticket.show", together.Card.Value, FakePerson.Alex, tickets, together.ActivityId, of: ("ticket", third));
        Assert.Contains("Stecker 3 klemmt", CardReading.Words(opened), StringComparison.Ordinal);

        // One by one they never come.
        Assert.Equal("0", await bot.Query($"""SELECT count(*) FROM "Cards" WHERE "ConversationId" = '{tickets.Id}' AND "ActivityId" IS NULL AND NOT "Dead" """));
        Assert.Equal(2, channel.Connector.Sent.Count(sent => sent.Conversation == tickets.Id && sent is { IsUpdate: false, Card: not null }));
    }
}
