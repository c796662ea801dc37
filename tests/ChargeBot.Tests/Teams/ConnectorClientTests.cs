using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ChargeBot.Adapters.Teams;
using Xunit;

namespace ChargeBot.Tests.Teams;

/// <summary>What the bot says and asks, and what becomes of it when the channel does not take it at once.</summary>
public sealed class ConnectorClientTests : IAsyncLifetime
{
    private static readonly JsonRaw Card = JsonRaw.FromUtf8("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"„Ladepunkt“"}]}"""u8.ToArray());

    private readonly SkippingClock clock = new(new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
    private FakeChannel channel = null!;
    private TestBot bot = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private ConnectorClient Client => bot.Client;

    private FakeConnector Connector => channel.Connector;

    public async ValueTask InitializeAsync()
    {
        channel = await FakeChannel.Start(clock);
        bot = await TestBot.Start(channel);
    }

    public async ValueTask DisposeAsync()
    {
        await bot.DisposeAsync();
        await channel.DisposeAsync();
    }

    [Fact]
    public async Task A_card_is_sent_and_its_id_comes_back()
    {
        var result = await Client.SendCard(Alex(), Card, Stop);
        Assert.True(result.IsOk);
        var sent = await channel.NextCard(stop: Stop);
        Assert.Equal((sent.ActivityId, "POST"), (result.Id, sent.Method));
        Assert.Equal("„Ladepunkt“", sent.Card!.Value.GetProperty("body")[0].GetProperty("text").GetString());
        Assert.Equal((channel.BotId, FakePerson.Alex.Id, "a:" + FakePerson.Alex.EntraId),
            (sent.Activity!.From!.Id, sent.Activity.Recipient!.Id, sent.Activity.Conversation!.Id));
        Assert.True(channel.Login.Knows(Connector.Authorization));
    }

    [Fact]
    public async Task A_reference_taken_from_a_message_leads_back_to_it()
    {
        var where = FakeConversation.Thread();
        await channel.Message("hello", where: where, stop: Stop);
        var activity = Assert.Single(bot.Admitted);
        await Client.Reply(ConversationReference.From(activity), activity.Id!, new() { Type = "message", Text = "hi" }, Stop);
        var reply = await channel.NextText(where, stop: Stop);
        Assert.Equal((where.Id, activity.Id, "hi"), (reply.Conversation, reply.ReplyToId, reply.Text));
        Assert.Null(reply.Activity!.Recipient);
    }

    [Fact]
    public async Task A_card_is_updated_in_place_and_taken_away()
    {
        var id = (await Client.SendCard(Alex(), Card, Stop)).Id!;
        Assert.True((await Client.UpdateCard(Alex(), id, Card, Stop)).IsOk);
        Assert.True((await channel.NextCard(stop: Stop)) is { IsUpdate: false });
        Assert.Equal((true, id), (await channel.NextCard(stop: Stop)) is { IsUpdate: true } update ? (true, update.ActivityId) : (false, ""));
        Assert.True((await Client.Delete(Alex(), id, Stop)).IsOk);
        Assert.Empty(Connector.Standing);
    }

    [Fact]
    public async Task What_is_no_more_is_gone()
    {
        var result = await Client.UpdateCard(Alex(), "123", Card, Stop);
        Assert.Equal((ConnectorOutcome.Gone, 404, "ActivityNotFoundInConversation"), (result.Outcome, result.Status, result.Error));
        Assert.Equal(ConnectorOutcome.Gone, (await Client.Delete(Alex(), "123", Stop)).Outcome);
        Assert.Equal(2, Connector.Requests);
    }

    [Fact]
    public async Task Who_blocked_the_bot_cannot_be_reached_and_it_is_not_tried_again()
    {
        Connector.Script(new ScriptedAnswer(403, Code: "ConversationBlockedByUser"));
        var result = await Client.SendText(Alex(), "hello", Stop);
        Assert.Equal((ConnectorOutcome.Forbidden, "ConversationBlockedByUser"), (result.Outcome, result.Error));
        Assert.Equal(1, Connector.Requests);
    }

    [Theory]
    [InlineData(412)]
    [InlineData(429)]
    [InlineData(502)]
    [InlineData(504)]
    public async Task What_passes_is_tried_again(int status)
    {
        Connector.Script(new(status), new(status));
        Assert.True((await Client.SendText(Alex(), "hello", Stop)).IsOk);
        Assert.Equal(3, Connector.Requests);
        Assert.Single(Connector.Sent);
        Assert.Equal(2, clock.Waits.Count);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(413)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task What_will_not_pass_is_not(int status)
    {
        Connector.Script(new ScriptedAnswer(status));
        var result = await Client.SendText(Alex(), "hello", Stop);
        Assert.Equal((ConnectorOutcome.Failed, status, "Scripted"), (result.Outcome, result.Status, result.Error));
        Assert.Equal(1, Connector.Requests);
    }

    [Fact]
    public async Task Trying_again_has_an_end()
    {
        Connector.Script([.. Enumerable.Repeat(new ScriptedAnswer(504), 9)]);
        var result = await Client.SendText(Alex(), "hello", Stop);
        Assert.Equal((ConnectorOutcome.Failed, 504, true), (result.Outcome, result.Status, result.MaybeSent));
        Assert.Equal(5, Connector.Requests);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Retry_After_is_honoured_in_both_forms(bool date)
    {
        var after = date ? clock.GetUtcNow().AddSeconds(17).ToString("R", CultureInfo.InvariantCulture) : "17";
        Connector.Script(new ScriptedAnswer(429, after));
        Assert.True((await Client.SendText(Alex(), "hello", Stop)).IsOk);
        Assert.InRange(Assert.Single(clock.Waits), TimeSpan.FromSeconds(16), TimeSpan.FromSeconds(17));
    }

    [Fact]
    public async Task A_longer_wait_than_half_a_minute_is_left_to_the_caller()
    {
        Connector.Script(new ScriptedAnswer(429, "300"));
        var result = await Client.SendText(Alex(), "hello", Stop);
        Assert.Equal((ConnectorOutcome.Failed, TimeSpan.FromMinutes(5), false), (result.Outcome, result.RetryAfter, result.MaybeSent));
        Assert.Equal(1, Connector.Requests);
    }

    [Fact]
    public async Task A_token_that_the_channel_no_longer_takes_is_replaced_once()
    {
        await Client.SendText(Alex(), "one", Stop);
        channel.Login.RevokeAll();
        Assert.True((await Client.SendText(Alex(), "two", Stop)).IsOk);
        Assert.Equal(2, channel.Login.Requests);

        Connector.Script(new(401), new(401), new(401));
        Assert.Equal(401, (await Client.SendText(Alex(), "three", Stop)).Status);
        Assert.Equal(5, Connector.Requests);
    }

    [Fact]
    public async Task A_new_message_is_not_repeated_when_the_connection_broke_behind_it()
    {
        await Client.SendText(Alex(), "warm", Stop);
        Connector.Script(new ScriptedAnswer(0));
        var result = await Client.SendText(Alex(), "hello", Stop);
        Assert.Equal((ConnectorOutcome.Failed, true), (result.Outcome, result.MaybeSent));
        Assert.Equal(2, Connector.Requests);
    }

    [Fact]
    public async Task An_update_is_repeated_when_the_connection_broke()
    {
        var id = (await Client.SendCard(Alex(), Card, Stop)).Id!;
        Connector.Script(new ScriptedAnswer(0));
        Assert.True((await Client.UpdateCard(Alex(), id, Card, Stop)).IsOk);
    }

    [Fact]
    public async Task A_new_message_is_repeated_when_no_connection_was_made()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var nowhere = Alex() with { ServiceUrl = $"http://127.0.0.1:{((IPEndPoint)closed.LocalEndpoint).Port}/" };
        closed.Stop();
        var result = await Client.SendText(nowhere, "hello", Stop);
        Assert.Equal((ConnectorOutcome.Failed, 0, false), (result.Outcome, result.Status, result.MaybeSent));
        Assert.Equal(4, clock.Waits.Count);
    }

    [Fact]
    public async Task Without_a_token_nothing_is_sent()
    {
        channel.Login.IsUp = false;
        var result = await Client.SendText(Alex(), "hello", Stop);
        Assert.Equal((ConnectorOutcome.Failed, "no-token", false), (result.Outcome, result.Error, result.MaybeSent));
        Assert.Equal(0, Connector.Requests);
    }

    [Theory]
    [InlineData("http://192.0.2.7/")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("/v3")]
    [InlineData("")]
    public async Task A_service_url_in_clear_is_not_called_beyond_this_machine(string serviceUrl)
    {
        var result = await Client.SendText(Alex() with { ServiceUrl = serviceUrl }, "hello", Stop);
        Assert.Equal((ConnectorOutcome.Failed, "service-url"), (result.Outcome, result.Error));
    }

    [Fact]
    public async Task A_conversations_id_cannot_leave_its_place_in_the_address()
    {
        var odd = Alex() with { Conversation = new() { Id = "19:a/../b?c#d;messageid=1" } };
        await Client.SendText(odd, "hello", Stop);
        Assert.Equal("19:a/../b?c#d;messageid=1", Assert.Single(Connector.Sent).Conversation.Replace("%2F", "/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_personal_conversation_and_a_thread_are_created()
    {
        var bot = new ChannelAccount { Id = channel.BotId };
        var chat = await Client.Create(Alex(), ConversationParameters.Personal(bot, new() { Id = FakePerson.Robin.Id }, channel.Tenant), Stop);
        Assert.StartsWith("a:created-", chat.Value!.Id, StringComparison.Ordinal);
        var first = new Activity { Type = "message", Text = "a new thread" };
        var thread = await Client.Create(Alex(), ConversationParameters.Thread(bot, "19:team@thread.tacv2", channel.Tenant, first), Stop);
        Assert.NotNull(thread.Value!.ActivityId);
        var bodies = Connector.Sent.Where(s => s.Conversation.Length == 0).Select(s => s.Json).ToArray();
        Assert.Equal(FakePerson.Robin.Id, bodies[0].GetProperty("members")[0].GetProperty("id").GetString());
        Assert.Equal("19:team@thread.tacv2", bodies[1].GetProperty("channelData").GetProperty("channel").GetProperty("id").GetString());
        Assert.True(bodies[1].GetProperty("isGroup").GetBoolean());
    }

    [Fact]
    public async Task Members_are_read_all_one_by_one_and_in_pages()
    {
        Connector.Members[Alex().ConversationId] = [.. Enumerable.Range(0, 5).Select(i => new { id = $"29:{i}", objectId = $"entra-{i}", name = $"Person {i}", userRole = "user", other = i })];
        var all = await Client.Members(Alex(), Stop);
        Assert.Equal(5, all.Value!.Count);
        Assert.Equal("entra-3", (await Client.Member(Alex(), "29:3", Stop)).Value!.EntraId);
        Assert.Equal(ConnectorOutcome.Gone, (await Client.Member(Alex(), "29:9", Stop)).Result.Outcome);

        var found = new List<string?>();
        string? next = null;
        do
        {
            var page = await Client.MembersPage(Alex(), 2, next, Stop);
            found.AddRange(page.Value!.Members!.Select(m => m.Id));
            next = page.Value.ContinuationToken;
        }
        while (next is not null);
        Assert.Equal(["29:0", "29:1", "29:2", "29:3", "29:4"], found);
    }

    [Fact]
    public async Task Typing_is_shown()
    {
        Assert.True((await Client.Typing(Alex(), Stop)).IsOk);
        Assert.Equal("typing", Assert.Single(Connector.Sent).Activity!.Type);
    }

    [Fact]
    public async Task Many_messages_to_one_conversation_are_delayed_and_none_is_dropped()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => Client.SendText(Alex(), $"{i}", Stop).AsTask()));
        Assert.All(results, r => Assert.True(r.IsOk));
        Assert.Equal(30, Connector.Sent.Count);
        Assert.True(clock.GetElapsedTime(0) > TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Pacing_can_be_turned_off_for_measurements()
    {
        await using var fast = await TestBot.Start(channel, new() { ["PaceMessages"] = "false" });
        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => fast.Client.SendText(Alex(), $"{i}", Stop).AsTask()));
        Assert.Equal(30, Connector.Sent.Count);
        Assert.Empty(clock.Waits);
    }

    [Fact]
    public async Task A_bot_without_an_identity_speaks_without_a_token()
    {
        Connector.AsksForToken = false;
        await using var nameless = await TestBot.Start(channel, new() { ["MicrosoftAppId"] = "" }, development: true);
        Assert.True((await nameless.Client.SendText(Alex(), "hello", Stop)).IsOk);
        Assert.Equal("", Connector.Authorization ?? "");
    }

    private ConversationReference Alex() => new()
    {
        ServiceUrl = channel.ServiceUrl,
        ChannelId = "msteams",
        Conversation = new() { Id = FakePerson.Alex.Chat.Id, ConversationType = "personal", TenantId = channel.Tenant },
        Bot = new() { Id = channel.BotId, Name = FakeChannel.BotName },
        User = new() { Id = FakePerson.Alex.Id },
        TenantId = channel.Tenant,
    };
}
