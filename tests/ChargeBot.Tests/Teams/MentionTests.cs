using ChargeBot.Adapters.Teams;
using Xunit;

namespace ChargeBot.Tests.Teams;

public class MentionTests
{
    private const string Bot = "28:bot";

    [Theory]
    [InlineData("<at>Bot</at> stop 17", "stop 17")]
    [InlineData("  stop 17 <at>Bot</at>\n", "stop 17")]
    [InlineData("<at>Bot</at>", "")]
    [InlineData("stop 17", "stop 17")]
    public void The_bots_mention_is_taken_out(string text, string meant) =>
        Assert.Equal(meant, Said(text, (Bot, "<at>Bot</at>")).TextWithoutBot());

    [Fact]
    public void A_persons_mention_stays() =>
        Assert.Equal("note for <at>Robin</at>: ring", Said("<at>Bot</at> note for <at>Robin</at>: ring", (Bot, "<at>Bot</at>"), ("29:r", "<at>Robin</at>")).TextWithoutBot());

    [Fact]
    public void A_person_with_the_bots_name_stays() =>
        Assert.Equal("<at>Sam</at> told you", Said("<at>Sam</at> told you <at>Sam</at>", ("29:sam", "<at>Sam</at>"), (Bot, "<at>Sam</at>")).TextWithoutBot());

    [Fact]
    public void The_order_of_the_entities_need_not_be_the_texts() =>
        Assert.Equal("ask <at>Robin</at>", Said("<at>Bot</at> ask <at>Robin</at>", ("29:r", "<at>Robin</at>"), (Bot, "<at>Bot</at>")).TextWithoutBot());

    [Fact]
    public void The_bots_name_without_an_entity_is_text() =>
        Assert.Equal("<at>Bot</at> stop", Said("<at>Bot</at> stop").TextWithoutBot());

    [Fact]
    public void Two_mentions_of_the_bot_go_both() =>
        Assert.Equal("stop", Said("<at>Bot</at> stop <at>Bot</at>", (Bot, "<at>Bot</at>"), (Bot, "<at>Bot</at>")).TextWithoutBot());

    [Fact]
    public void A_long_text_with_many_forged_mentions_is_survived()
    {
        var text = new string('<', 150_000) + "<at>Bot</at>";
        var forged = Enumerable.Range(0, 5_000).Select(i => (Bot, new string('<', 40) + i)).ToArray();
        Assert.Equal(text, Said(text, forged).TextWithoutBot());
        Assert.Equal(new string('x', 100_001), Said(new string('x', 100_001) + "<at>Bot</at>", (Bot, "<at>Bot</at>")).TextWithoutBot());
    }

    [Fact]
    public void The_bot_knows_when_it_is_meant()
    {
        Assert.True(Said("<at>Bot</at>", (Bot, "<at>Bot</at>")).MentionsBot());
        Assert.False(Said("<at>Robin</at>", ("29:r", "<at>Robin</at>")).MentionsBot());
    }

    private static Activity Said(string text, params (string Who, string Text)[] mentions) => new()
    {
        Type = ActivityTypes.Message,
        Text = text,
        Recipient = new() { Id = Bot },
        Entities = [.. mentions.Select(m => new Entity { Type = "mention", Text = m.Text, Mentioned = new() { Id = m.Who } })],
    };
}
