using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ChargeBot.Adapters.Teams;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChargeBot.Tests.Teams;

/// <summary>Who is let in at /api/messages, and with which status the others are not.</summary>
public sealed class ChannelDoorTests : IAsyncLifetime
{
    private readonly FakeTimeProvider clock = new(new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
    private FakeChannel channel = null!;
    private TestBot bot = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

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

    [Theory]
    [InlineData("RS256")]
    [InlineData("RS384")]
    [InlineData("RS512")]
    public async Task A_message_with_a_good_token_is_let_in(string algorithm)
    {
        await Expect(200, token: channel.SignToken(t => t.Algorithm = algorithm));
        var activity = Assert.Single(bot.Admitted);
        Assert.Equal("hello", activity.Text);
    }

    [Fact]
    public async Task A_message_without_a_token_is_refused() => await Expect(401, token: "");

    [Theory]
    [InlineData("not-a-token")]
    [InlineData("a.b.c")]
    [InlineData("....")]
    [InlineData("eyJhbGciOiJSUzI1NiJ9.e30.")]
    public async Task A_malformed_token_is_refused(string token) => await Expect(401, token);

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("\"text\"")]
    [InlineData("""{"iss":5,"aud":{},"exp":"never","nbf":[],"serviceurl":{}}""")]
    [InlineData("""{"iss":["https://api.botframework.com"],"aud":[null,5],"exp":1e400}""")]
    [InlineData("""{"iss":"https://api.botframework.com","aud":"APP","serviceurl":null,"exp":4102444800}""")]
    [InlineData("""{"iss":"https://api.botframework.com","aud":"APP","serviceurl":"","exp":4102444800}""")]
    [InlineData("""{"iss":"https://api.botframework.com","aud":"APP","serviceurl":"URL","exp":99999999999999999999}""")]
    [InlineData("""{"iss":"https://api.botframework.com","aud":"APP","serviceurl":"URL","exp":-1}""")]
    public async Task A_token_of_odd_claims_is_refused_signed_or_not(string payload)
    {
        payload = payload.Replace("APP", channel.AppId, StringComparison.Ordinal).Replace("URL", channel.ServiceUrl, StringComparison.Ordinal);
        await Expect(401, channel.SignToken(t => t.Payload = payload));
        await Expect(401, channel.SignToken(t => (t.Payload, t.KeyId) = (payload, "unknown")));
    }

    [Fact]
    public async Task A_token_of_another_scheme_is_refused()
    {
        var answer = await channel.PostBytes(Body(), "", r => r.Headers.Authorization = new("Basic", channel.SignToken()), Stop);
        Assert.Equal(401, answer.Status);
    }

    [Fact]
    public async Task A_token_of_endless_length_is_refused() => await Expect(401, channel.SignToken(t => t.ServiceUrl = new string('x', 20_000)));

    [Fact]
    public async Task An_unsigned_token_is_refused() => await Expect(401, channel.SignToken(t => t.Algorithm = "none"));

    [Fact]
    public async Task A_token_signed_with_the_public_key_as_a_secret_is_refused() => await Expect(401, channel.SignToken(t => t.Algorithm = "HS256"));

    [Fact]
    public async Task A_token_with_an_algorithm_that_the_channel_does_not_use_is_refused() => await Expect(401, channel.SignToken(t => t.Algorithm = "PS256"));

    [Fact]
    public async Task A_token_signed_by_another_key_under_a_known_id_is_refused()
    {
        var forged = FakeIssuer.NewKey("msteams");
        await Expect(401, channel.SignToken(t => (t.Key, t.KeyId) = (forged, channel.Issuer.Current.Id)));
    }

    [Fact]
    public async Task A_token_that_was_changed_after_signing_is_refused()
    {
        var parts = channel.SignToken().Split('.');
        var other = channel.SignToken(t => t.Expires = clock.GetUtcNow().AddDays(9)).Split('.');
        await Expect(401, $"{parts[0]}.{other[1]}.{parts[2]}");
    }

    [Fact]
    public async Task An_expired_token_is_refused_after_five_minutes_of_skew()
    {
        var token = channel.SignToken(t => t.Expires = clock.GetUtcNow().AddMinutes(-4));
        await Expect(200, token);
        clock.Advance(TimeSpan.FromMinutes(1.1));
        await Expect(401, token);
    }

    [Fact]
    public async Task A_remembered_token_is_refused_once_it_has_expired()
    {
        var token = channel.SignToken(t => t.Expires = clock.GetUtcNow().AddMinutes(10));
        await Expect(200, token);
        await Expect(200, token);
        clock.Advance(TimeSpan.FromMinutes(15.1));
        await Expect(401, token);
    }

    [Fact]
    public async Task A_token_that_is_not_valid_yet_is_refused_but_for_five_minutes_of_skew()
    {
        await Expect(200, channel.SignToken(t => t.NotBefore = clock.GetUtcNow().AddMinutes(4)));
        await Expect(401, channel.SignToken(t => t.NotBefore = clock.GetUtcNow().AddMinutes(6)));
    }

    [Fact]
    public async Task A_token_without_an_end_is_refused() => await Expect(401, channel.SignToken(t => t.Expires = null));

    [Fact]
    public async Task A_token_for_another_bot_is_refused() => await Expect(401, channel.SignToken(t => t.Audience = Guid.NewGuid().ToString()));

    [Fact]
    public async Task A_token_for_nobody_is_refused() => await Expect(401, channel.SignToken(t => t.Audience = null));

    [Theory]
    [InlineData("https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/")]
    [InlineData("https://login.microsoftonline.com/f8cdef31-a31e-4b4a-93e4-5f571e91255a/v2.0")]
    [InlineData(null)]
    public async Task A_token_of_an_emulator_a_skill_or_any_other_issuer_is_refused(string? issuer) => await Expect(401, channel.SignToken(t => t.Issuer = issuer));

    [Fact]
    public async Task A_token_without_a_service_url_is_refused() => await Expect(401, channel.SignToken(t => t.ServiceUrl = null));

    [Fact]
    public async Task A_token_for_another_service_url_may_not() => await Expect(403, channel.SignToken(t => t.ServiceUrl = "https://elsewhere.test/"));

    [Fact]
    public async Task The_case_of_the_service_url_does_not_matter() => await Expect(200, channel.SignToken(t => t.ServiceUrl = channel.ServiceUrl.ToUpperInvariant()));

    [Fact]
    public async Task A_remembered_token_does_not_open_another_service_url()
    {
        var token = channel.SignToken();
        await Expect(200, token);
        await Expect(403, token, change: a => a["serviceUrl"] = "https://elsewhere.test/");
    }

    [Fact]
    public async Task A_key_that_is_not_endorsed_for_the_channel_may_not()
    {
        var token = channel.SignToken();
        await Expect(200, token);
        await Expect(403, token, change: a => a["channelId"] = "webchat");
        channel.Issuer.Rotate("directline", "webchat");
        await Expect(403);
        await Expect(200, change: a => a["channelId"] = "webchat");
    }

    [Fact]
    public async Task A_foreign_tenant_may_not()
    {
        var foreign = Guid.NewGuid().ToString();
        var token = channel.SignToken();
        await Expect(200, token);
        await Expect(403, token, change: a => a["channelData"]!["tenant"]!["id"] = foreign);
        await Expect(403, token, change: a => a["conversation"]!["tenantId"] = foreign);
        await Expect(403, token, change: a =>
        {
            a.Remove("channelData");
            a["conversation"]!.AsObject().Remove("tenantId");
        });
        await Expect(200, token, change: a => a.Remove("channelData"));
    }

    [Fact]
    public async Task A_tenant_on_the_list_may()
    {
        var guest = Guid.NewGuid().ToString();
        await using var open = await TestBot.Start(channel, new() { ["AllowedTenants"] = guest });
        await Expect(200, change: a =>
        {
            a["channelData"]!["tenant"]!["id"] = guest;
            a["conversation"]!["tenantId"] = guest;
        });
    }

    [Fact]
    public async Task A_rotation_of_keys_costs_nobody_a_message()
    {
        await Expect(200);
        var old = channel.SignToken();
        await Expect(200, old);
        for (var rotation = 0; rotation < 3; rotation++)
        {
            channel.Issuer.Rotate();
            var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => channel.Message("hello", stop: Stop)));
            Assert.All(answers, a => Assert.Equal(200, a.Status));
        }
        Assert.Equal(4, channel.Issuer.Readings);
        await Expect(401, old);
    }

    [Fact]
    public async Task Forged_key_ids_do_not_make_the_bot_hammer_the_issuer()
    {
        await Expect(200);
        for (var i = 0; i < 30; i++)
            await Expect(401, channel.SignToken(t => t.KeyId = $"forged-{i}"));
        Assert.Equal(1 + 3, channel.Issuer.Readings);
        await Expect(200);
        clock.Advance(TimeSpan.FromMinutes(1.1));
        channel.Issuer.Rotate();
        await Expect(200);
    }

    [Fact]
    public async Task A_token_that_does_not_even_claim_to_be_for_us_asks_the_issuer_nothing()
    {
        await Expect(200);
        await Expect(401, channel.SignToken(t => (t.KeyId, t.Audience) = ("forged", "another")));
        Assert.Equal(1, channel.Issuer.Readings);
    }

    [Fact]
    public async Task Without_the_issuer_nothing_can_be_checked_and_the_channel_may_come_again()
    {
        channel.Issuer.IsUp = false;
        await Expect(503);
        channel.Issuer.IsUp = true;
        await Expect(200);
    }

    [Fact]
    public async Task Keys_outlive_an_outage_of_their_issuer_but_not_for_ever()
    {
        await Expect(200);
        channel.Issuer.IsUp = false;
        clock.Advance(TimeSpan.FromDays(1));
        await Expect(200);
        clock.Advance(TimeSpan.FromDays(5));
        await Expect(503);
        channel.Issuer.IsUp = true;
        await Expect(200);
    }

    [Fact]
    public async Task A_bot_without_an_identity_accepts_no_token()
    {
        await using var nameless = await TestBot.Start(channel, new() { ["MicrosoftAppId"] = "" }, development: true);
        await Expect(401, channel.SignToken(t => t.Audience = ""));
    }

    [Theory]
    [InlineData("{", 400)]
    [InlineData("[]", 400)]
    [InlineData("", 400)]
    [InlineData("{}", 400)]
    public async Task A_malformed_body_is_told_so_only_with_a_good_token(string body, int status)
    {
        Assert.Equal(status, (await channel.PostBytes(Encoding.UTF8.GetBytes(body), stop: Stop)).Status);
        Assert.Equal(401, (await channel.PostBytes(Encoding.UTF8.GetBytes(body), "", stop: Stop)).Status);
        Assert.Empty(bot.Admitted);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_oversized_body_is_refused_with_and_without_its_length(bool chunked)
    {
        var activity = channel.MessageActivity(new string('x', ActivityReader.MaxBytes));
        var answer = await channel.PostBytes(Encoding.UTF8.GetBytes(activity.ToJsonString()), change: r => r.Headers.TransferEncodingChunked = chunked ? true : null, stop: Stop);
        Assert.Equal(413, answer.Status);
    }

    [Fact]
    public async Task A_text_of_100_000_characters_is_let_in()
    {
        Assert.Equal(200, (await channel.Message(new string('ü', 100_000), stop: Stop)).Status);
        Assert.Equal(100_000, Assert.Single(bot.Admitted).Text!.Length);
    }

    [Fact]
    public async Task A_chunked_body_is_read_whole()
    {
        var answer = await channel.PostBytes(Body(), change: r => r.Headers.TransferEncodingChunked = true, stop: Stop);
        Assert.Equal(200, answer.Status);
    }

    [Theory]
    [InlineData(true, "127.0.0.1", true, true, 200)]
    [InlineData(true, "::1", true, true, 200)]
    [InlineData(false, "127.0.0.1", true, true, 401)] // Production
    [InlineData(true, "192.0.2.7", true, true, 401)] // not from loopback
    [InlineData(true, "127.0.0.1", false, true, 401)] // not set
    [InlineData(true, "127.0.0.1", true, false, 401)] // not the Playground
    public async Task The_Playground_is_let_in_without_a_token_in_Development_from_loopback_when_set(
        bool development, string remote, bool allowed, bool header, int status)
    {
        await using var local = await TestBot.Start(channel, new() { ["AllowAgentsPlayground"] = allowed.ToString() }, development, IPAddress.Parse(remote));
        var answer = await channel.PostBytes(Body(), "", r => Playground(r, header), Stop);
        Assert.Equal(status, answer.Status);
        Assert.Equal(status == 200 ? 1 : 0, local.Admitted.Count);
    }

    [Fact]
    public async Task The_Playgrounds_exemption_opens_no_service_url_beyond_this_machine()
    {
        await using var local = await TestBot.Start(channel, new() { ["AllowAgentsPlayground"] = "true" }, development: true);
        var answer = await channel.PostBytes(Body(a => a["serviceUrl"] = "https://elsewhere.test/"), "", r => Playground(r, true), Stop);
        Assert.Equal(403, answer.Status);
    }

    [Fact]
    public async Task A_bad_token_is_refused_also_where_none_is_needed()
    {
        await using var local = await TestBot.Start(channel, new() { ["AllowAgentsPlayground"] = "true" }, development: true);
        var answer = await channel.PostBytes(Body(), channel.SignToken(t => t.Algorithm = "none"), r => Playground(r, true), Stop);
        Assert.Equal(401, answer.Status);
    }

    [Fact]
    public async Task A_token_and_its_activity_are_checked_in_one_call_too()
    {
        var validator = bot.Services.GetRequiredService<ChannelTokenValidator>();
        var activity = ActivityReader.Parse(Body()).Activity!;
        Assert.True((await validator.Authenticate("Bearer " + channel.SignToken(), activity, Stop)).IsAllowed);
        var refused = await validator.Authenticate("Bearer " + channel.SignToken(), activity with { ChannelId = "webchat" }, Stop);
        Assert.Equal((403, "endorsement"), (refused.Status, refused.Reason));
    }

    private async Task Expect(int status, string? token = null, Action<JsonObject>? change = null)
    {
        var answer = await channel.PostBytes(Body(change), token, stop: Stop);
        Assert.Equal(status, answer.Status);
        Assert.Empty(answer.Body);
    }

    private byte[] Body(Action<JsonObject>? change = null)
    {
        var activity = channel.MessageActivity("hello");
        change?.Invoke(activity);
        return Encoding.UTF8.GetBytes(activity.ToJsonString());
    }

    private static void Playground(HttpRequestMessage request, bool header)
    {
        if (header)
            request.Headers.Add("x-ms-agents-playground", "true");
    }
}
