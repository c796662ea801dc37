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
}
