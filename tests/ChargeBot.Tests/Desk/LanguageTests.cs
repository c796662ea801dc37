using System.Text.Json;
using System.Text.Json.Nodes;
using ChargeBot.Tests.Teams;
using Xunit;

namespace ChargeBot.Tests.Desk;

/// <summary>The language of a conversation is switched by who is in it, for this conversation alone, and stays.</summary>
public sealed class LanguageTests(DeskFixture desk) : IClassFixture<DeskFixture>
{
    private const string Port = "DE*ABC*E1234*1";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_chat_is_switched_to_German_and_back_and_no_other_chat_with_it()
    {
        var (here, elsewhere) = (new FakeConversation("a:language-here", "personal"), new FakeConversation("a:language-elsewhere", "personal"));
        Assert.Contains("Language: English", await Say("language", here), StringComparison.Ordinal);
        Assert.Contains("Sprache: Deutsch", await Say("language de", here), StringComparison.Ordinal);
        Assert.Contains("Entriegeln", await Say(Port, here), StringComparison.Ordinal);
        Assert.Contains("Unlock", await Say(Port, elsewhere), StringComparison.Ordinal);
        Assert.Contains("Language: English", await Say("sprache auto", here), StringComparison.Ordinal);
        Assert.Contains("Unlock", await Say(Port, here), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_group_it_is_switched_for_everyone_by_a_press_and_by_nobody_without_a_role()
    {
        var group = new FakeConversation("19:language-group@thread.v2", "groupChat");
        await desk.Channel.Message("language", DeskFixture.Agent, group, Stop);
        var sent = await desk.Channel.NextCard(group, stop: Stop);
        var button = FakeChannel.Buttons(sent.Card!.Value).First(one => one.GetProperty("data").GetProperty("to").GetString() == "de").GetProperty("data");

        var refused = await desk.Channel.Press("language.set", JsonSerializer.Deserialize<JsonObject>(button), DeskFixture.Stranger, group, sent.ActivityId, stop: Stop);
        Assert.DoesNotContain("Sprache: Deutsch", refused.Body, StringComparison.Ordinal);
        var pressed = await desk.Channel.Press("language.set", JsonSerializer.Deserialize<JsonObject>(button), DeskFixture.Agent, group, sent.ActivityId, stop: Stop);
        Assert.Contains("Sprache: Deutsch", string.Join(' ', FakeChannel.Texts(pressed.Invoke.Value)), StringComparison.Ordinal);

        await desk.Channel.Message(Port, DeskFixture.Engineer, group, Stop);
        Assert.Contains("Entriegeln", Words(await desk.Channel.NextCardWith("Entriegeln", group, stop: Stop)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_language_that_is_not_spoken_changes_nothing() =>
        Assert.Contains("Language: English", await Say("language klingon", new FakeConversation("a:language-none", "personal")), StringComparison.Ordinal);

    [Fact]
    public async Task What_was_chosen_outlives_the_bot()
    {
        await using var channel = await FakeChannel.Start();
        await using var bot = await WholePath.BotProcess.Start(channel);
        var here = new FakeConversation("a:language-restart", "personal");
        await channel.Message("sprache deutsch", DeskFixture.Agent, here, Stop);
        Assert.Contains("Sprache: Deutsch", Words(await channel.NextCard(here, stop: Stop)), StringComparison.Ordinal);
        await bot.Kill();
        await bot.Run();
        await channel.Message(Port, DeskFixture.Agent, here, Stop);

        // A bot that was killed may send its last card once more.
        Assert.Contains("Entriegeln", Words(await channel.NextCardWith(Port, here, stop: Stop)), StringComparison.Ordinal);
    }

    private async Task<string> Say(string text, FakeConversation where)
    {
        await desk.Channel.Message(text, DeskFixture.Agent, where, Stop);
        return Words(await desk.Channel.NextCard(where, stop: Stop));
    }

    private static string Words(SentActivity sent) => string.Join(' ', FakeChannel.Texts(sent.Card!.Value));
}
