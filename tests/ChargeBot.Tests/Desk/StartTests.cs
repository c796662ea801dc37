using System.Net;
using System.Text.Json.Nodes;
using ChargeBot.Tests.Teams;
using Xunit;

namespace ChargeBot.Tests.Desk;

/// <summary>The manual's three starts: from the form to the charger and back into the same card.</summary>
public sealed class StartTests(StartDesk desk) : IClassFixture<StartDesk>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_contract_starts_when_its_password_was_typed_on_the_page()
    {
        using var port = await desk.Port();
        var page = await Page(port);
        Assert.Contains("password", await Get(page), StringComparison.Ordinal);
        Assert.Contains("The password was right", await Type(page, StartDesk.Password), StringComparison.Ordinal);

        var asked = await port.Asked("RemoteStartTransaction");
        Assert.Equal(1, asked.GetProperty("connectorId").GetInt32());
        await port.Says("said yes");
        var (transaction, status) = await port.Begin(asked.GetProperty("idTag").GetString()!);
        Assert.Equal("Accepted", status);
        await port.Says("The session began");
        await port.Meter(transaction, 3_500);
        var charging = await port.Says("Charging since");
        Assert.Contains("2.5 kWh", CardReading.Words(charging.Card!.Value), StringComparison.Ordinal);
        await port.End(transaction, 9_000);
        Assert.Contains("8.0 kWh", CardReading.Words((await port.Says("Ended at")).Card!.Value), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contract_at_a_charger_that_does_not_conform_says_that_it_cannot_be_billed()
    {
        using var port = await desk.Port();
        await desk.Channel.Message($"contract {port.Id}", stop: Stop);
        Assert.Contains("cannot be billed", CardReading.Words((await port.Says(port.Id)).Card!.Value), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DE-8AA-001234567-1", "check digit")]
    [InlineData("8AA", "That is no EMAID")]
    [InlineData("", "Please give the EMAID")]
    public async Task An_EMAID_that_is_none_is_told_before_any_page(string typed, string told)
    {
        using var port = await desk.Port();
        var (card, _) = await port.Start("contract", new JsonObject { ["emaid"] = typed, ["minutes"] = 60 });
        Assert.Contains(told, CardReading.Words(card), StringComparison.Ordinal);
        Assert.Equal("0", await desk.Query($"""SELECT count(*) FROM "Activations" WHERE "PortId" = '{port.Id}'"""));
    }

    [Theory]
    [InlineData("-5")]
    [InlineData("0")]
    [InlineData("1441")]
    [InlineData("99999999999999999999")]
    [InlineData("1e3")]
    [InlineData("")]
    public async Task Negative_and_endless_durations_start_nothing(string minutes)
    {
        using var port = await desk.Port();
        var (card, _) = await port.Start("contract", new JsonObject { ["emaid"] = StartDesk.Emaid, ["minutes"] = minutes });
        Assert.Contains("From 5 to 1440 minutes", CardReading.Words(card), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_started_in_a_group()
    {
        using var port = await desk.Port();
        var group = FakeConversation.Group("starts");
        await desk.Channel.Message($"start {port.Id}", StartDesk.Agent, group, Stop);
        await desk.Channel.NextCardWith("personal chat", group, stop: Stop);
    }

    [Fact]
    public async Task Goodwill_within_the_limits_starts_at_once()
    {
        using var port = await desk.Port();
        var (card, _) = await port.Goodwill();
        Assert.Contains("Starting", CardReading.Words(card), StringComparison.Ordinal);
        var tag = (await port.Asked("RemoteStartTransaction")).GetProperty("idTag").GetString()!;
        Assert.Equal("Accepted", await port.Authorize(tag));
        await port.Begin(tag);
        Assert.Contains("none: goodwill", CardReading.Words((await port.Says("The session began")).Card!.Value), StringComparison.Ordinal);
        await desk.Channel.Message($"stop {port.Id}", stop: Stop);
        await port.Says("not billed: goodwill");
        Assert.Equal("0", await desk.Query("""SELECT count(*) FROM "Activations" WHERE "Customer" LIKE '%Muster%'"""));
    }

    [Fact]
    public async Task A_voucher_pays_once_and_says_itself_how_long()
    {
        var code = await desk.Voucher(minutes: 45);
        using (var port = await desk.Port())
        {
            var (card, _) = await port.Start("voucher", new JsonObject { ["code"] = code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal), ["minutes"] = 1000 });
            Assert.Contains("at most 45 min", CardReading.Words(card), StringComparison.Ordinal);
            var tag = (await port.Asked("RemoteStartTransaction")).GetProperty("idTag").GetString()!;
            await port.Begin(tag);
            await port.Says("The session began");
        }

        using var next = await desk.Port();
        var (refused, _) = await next.Start("voucher", new JsonObject { ["code"] = code });
        Assert.Contains("All sessions of this voucher are used", CardReading.Words(refused), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_voucher_is_given_back_when_the_charger_refuses()
    {
        var code = await desk.Voucher();
        using var port = await desk.Port("Available");
        await port.Start("voucher", new JsonObject { ["code"] = code });
        await port.Asked("RemoteStartTransaction", "Rejected");
        var refused = CardReading.Words((await port.Says("The charger refused")).Card!.Value);
        Assert.Contains("not plugged in", refused, StringComparison.Ordinal);
        Assert.Equal("0", await desk.Query($"""SELECT "Used" FROM "Vouchers" WHERE "CodeHash" = '{Domain.Activations.VoucherCode.HashOf(code)}'"""));
    }

    [Theory]
    [InlineData("0, 4102444800000000", "deactivated")]
    [InlineData("1, 1000", "not valid any more")]
    public async Task A_voucher_that_does_not_do_is_told_why(string active, string told)
    {
        var code = await desk.Voucher(more: active);
        using var port = await desk.Port();
        var (card, _) = await port.Start("voucher", new JsonObject { ["code"] = code }, StartDesk.Other);
        Assert.Contains(told, CardReading.Words(card), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tag_of_a_start_that_nobody_made_gets_no_energy()
    {
        using var port = await desk.Port();
        Assert.Equal("Invalid", await port.Authorize("CB:0000000000000000"));
        var (transaction, status) = await port.Begin("CB:0000000000000000");
        Assert.Equal("Invalid", status);
        var stop = await port.Asked("RemoteStopTransaction");
        Assert.Equal(transaction, stop.GetProperty("transactionId").GetInt64());
        await port.End(transaction, 1000);
        Assert.Equal("2", await desk.Query("""SELECT count(*) FROM "Authorizations" WHERE "IdTag" = 'CB:0000000000000000' UNION ALL SELECT 2 ORDER BY 1 DESC"""));
    }

    [Fact]
    public async Task A_tag_is_good_for_its_own_port_and_once()
    {
        using var port = await desk.Port();
        using var elsewhere = await desk.Port();
        await port.Goodwill(contact: "once@example.com");
        var tag = (await port.Asked("RemoteStartTransaction")).GetProperty("idTag").GetString()!;
        Assert.Equal("Invalid", (await elsewhere.Begin(tag)).Status);
        var (transaction, first) = await port.Begin(tag);
        Assert.Equal("Accepted", first);
        await port.End(transaction, 2_000);
        Assert.Equal("Invalid", (await port.Begin(tag, meter: 2_000)).Status);
    }

    [Fact]
    public async Task A_yes_without_a_session_is_told_and_a_late_start_is_refused_after_its_time()
    {
        var code = await desk.Voucher();
        using var port = await desk.Port("Available");
        await port.Start("voucher", new JsonObject { ["code"] = code });
        var tag = (await port.Asked("RemoteStartTransaction")).GetProperty("idTag").GetString()!;
        await port.Says("plug in now");
        await LetTheCommandsTimePass(port);
        Assert.Contains("no session has begun", CardReading.Words((await port.Says("no session has begun")).Card!.Value), StringComparison.Ordinal);
        Assert.Equal("1", await Used(code));
        await Due("activation", port);
        await port.Says("no session began by");
        Assert.Equal("0", await Used(code));
        await port.Connect("Available");
        Assert.Equal("Invalid", (await port.Begin(tag)).Status);
    }

    [Fact]
    public async Task A_session_ends_when_its_time_is_over_after_a_warning_and_can_be_extended()
    {
        using var port = await desk.Port();
        await port.Goodwill(minutes: 30, contact: "duration@example.com");
        var tag = (await port.Asked("RemoteStartTransaction")).GetProperty("idTag").GetString()!;
        var (transaction, _) = await port.Begin(tag);
        await port.Says("The session began");
        await Due("session", port, endsInSeconds: 300);
        var warned = await port.Says("Ends at");
        Assert.Contains("30 min longer", CardReading.Words(warned.Card!.Value), StringComparison.Ordinal);
        var longer = await desk.Channel.PressOn("start.extend", warned.Card!.Value, StartDesk.Agent, StartDesk.Agent.Chat, warned.ActivityId);
        Assert.Contains("at most 60 min", CardReading.Words(longer), StringComparison.Ordinal);

        await Due("session", port, endsInSeconds: -1);
        var stop = await port.Asked("RemoteStopTransaction");
        Assert.Equal(transaction, stop.GetProperty("transactionId").GetInt64());
        await port.End(transaction, 4_000);
        await port.Says("Ended at");
    }

    [Fact]
    public async Task A_station_that_is_away_at_the_end_is_stopped_when_it_is_back_and_the_card_says_by_how_much_it_overran()
    {
        using var port = await desk.Port();
        await port.Goodwill(contact: "overrun@example.com");
        var tag = (await port.Asked("RemoteStartTransaction")).GetProperty("idTag").GetString()!;
        var (transaction, _) = await port.Begin(tag);
        await port.Says("The session began");
        port.Cut();
        await desk.Until($"""SELECT count(*) FROM "Stations" s JOIN "Ports" p ON p."StationId" = s."Id" WHERE p."Id" = '{port.Id}' AND NOT s."Online" """);
        await Due("session", port, endsInSeconds: -600);
        await port.Says("the station is offline");
        await port.Connect("Charging");
        Assert.Equal(transaction, (await port.Asked("RemoteStopTransaction")).GetProperty("transactionId").GetInt64());
        await port.End(transaction, 4_000);
        Assert.Contains("over its end", CardReading.Words((await port.Says("over its end")).Card!.Value), StringComparison.Ordinal);
    }

    /// <summary>Makes something due at once, as if its time had passed.</summary>
    private async Task Due(string kind, StartPort port, int? endsInSeconds = null)
    {
        var now = DateTimeOffset.UtcNow;
        var subject = kind == "session" ? "SessionId" : "Id";
        var id = await desk.Query($"""SELECT "{subject}" FROM "Activations" WHERE "PortId" = '{port.Id}' ORDER BY "RequestedAt" DESC LIMIT 1""");
        var micros = now.AddSeconds(-1).ToUnixTimeMilliseconds() * 1000;
        if (endsInSeconds is { } seconds)
        {
            await desk.Execute($"""UPDATE "Activations" SET "EndsAt" = {now.AddSeconds(seconds).ToUnixTimeMilliseconds() * 1000} WHERE "PortId" = '{port.Id}'""");
        }

        await desk.Execute($"""UPDATE "Deadlines" SET "DueAt" = {micros} WHERE "Kind" = '{kind}' AND "Subject" LIKE '%/{id!.ToLowerInvariant()}'""");
    }

    /// <summary>A command's time is kept by its owner in memory: it passes over a restart, which the deadline has to survive anyway.</summary>
    private async Task LetTheCommandsTimePass(StartPort port)
    {
        await desk.Bot.Kill();
        await desk.Execute($"""UPDATE "Commands" SET "Deadline" = 1000 WHERE "PortId" = '{port.Id}' AND "State" = 'Accepted'""");
        await desk.Execute($"""UPDATE "Deadlines" SET "DueAt" = 1000, "LeasedUntil" = NULL WHERE "Kind" = 'command'""");
        await desk.Bot.Run();
    }

    private Task<string> Used(string code) => desk.Query($"""SELECT "Used" FROM "Vouchers" WHERE "CodeHash" = '{Domain.Activations.VoucherCode.HashOf(code)}'""");

    private static async Task<string> Page(StartPort port)
    {
        var (card, _) = await port.Start("contract", new JsonObject { ["emaid"] = StartDesk.Emaid, ["minutes"] = 60 });
        var address = FakeChannel.Texts(card).First(text => text.Contains("/one-time/", StringComparison.Ordinal));
        return new Uri(address).AbsolutePath[1..];
    }

    private HttpClient Browser() => new() { BaseAddress = desk.Bot.Address };

    private async Task<string> Get(string page)
    {
        using var http = Browser();
        var answer = await http.GetAsync(page, Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(Stop);
    }

    private async Task<string> Type(string page, string password)
    {
        using var http = Browser();
        var answer = await http.PostAsync(page, new FormUrlEncodedContent(new Dictionary<string, string> { ["press"] = "start", ["typed"] = password }), Stop);
        return await answer.Content.ReadAsStringAsync(Stop);
    }
}
