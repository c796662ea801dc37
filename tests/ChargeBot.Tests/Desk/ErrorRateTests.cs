using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChargeBot.Tests.Cards;
using ChargeBot.Tests.Ocpp;
using ChargeBot.Tests.Teams;
using ChargeBot.Tests.WholePath;
using Xunit;
using static ChargeBot.Tests.Teams.CardReading;

namespace ChargeBot.Tests.Desk;

/// <summary>One running bot whose chargers told of seven sessions: four faulty, one of a refused card, two successful.</summary>
public sealed class ErrorRateDesk : IAsyncLifetime
{
    internal FakeChannel Channel { get; private set; } = null!;

    internal BotProcess Bot { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Channel = await FakeChannel.Start();
        Bot = await BotProcess.Start(Channel, Network(), settings => settings["ErrorRate__WorstMinimumSessions"] = "2");
        using var one = await Device.Connect($"{Bot.Ocpp}/", new DeviceOptions { Identity = "CB-WEIMAR-1" });
        await Session(one, 1, energy: 9_000, TimeSpan.FromHours(1), "Local");
        await Session(one, 1, energy: 0, TimeSpan.FromMinutes(2), "Local");
        await Session(one, 1, energy: -1_000, TimeSpan.FromHours(1), "Local");
        await Session(one, 1, energy: 0, TimeSpan.FromSeconds(5), "DeAuthorized");
        await Session(one, 2, energy: 500, TimeSpan.FromHours(1), "EmergencyStop");
        await Session(one, 2, energy: 500, TimeSpan.FromHours(1), "EmergencyStop");
        using var other = await Device.Connect($"{Bot.Ocpp}/", new DeviceOptions { Identity = "CB-WEIMAR-2" });
        await Session(other, 1, energy: 7_000, TimeSpan.FromHours(1), "EVDisconnected");
    }

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        await Channel.DisposeAsync();
    }

    private static string Network() => new JsonArray([.. new[]
    {
        BotProcess.Station("Weimar-1", "CB-WEIMAR-1", "DE*ABC*E8101*1", "DE*ABC*E8101*2"),
        BotProcess.Station("Weimar-2", "CB-WEIMAR-2", "DE*ABC*E8102*1"),
    }.SelectMany(location => JsonNode.Parse(location)!.AsArray().Select(one => one!.DeepClone()))]).ToJsonString();

    private static async Task Session(Device device, int connector, long energy, TimeSpan lasted, string reason)
    {
        var now = DateTimeOffset.UtcNow;
        var started = await device.Call("StartTransaction", $$"""{"connectorId":{{connector}},"idTag":"04A1B2C3D47799","meterStart":5000,"timestamp":"{{(now - lasted).ToString("O", CultureInfo.InvariantCulture)}}"}""");
        await device.Call("StopTransaction", $$"""{"transactionId":{{started.GetProperty("transactionId").GetInt32()}},"meterStop":{{5000 + energy}},"timestamp":"{{now.ToString("O", CultureInfo.InvariantCulture)}}","reason":"{{reason}}"}""");
    }
}

/// <summary>Sessions, charge records and the error rate from the charger's words to the chat: listed, counted, opened, restricted, drawn.</summary>
public sealed class ErrorRateTests(ErrorRateDesk desk) : IClassFixture<ErrorRateDesk>
{
    private static readonly FakePerson Agent = DeskFixture.Agent;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeBySystemTimeZoneId(DateTimeOffset.UtcNow, "Europe/Berlin").DateTime);

    [Fact]
    public async Task The_rate_of_a_port_leads_to_its_types_their_sessions_and_one_of_them()
    {
        var where = Chat("open");
        var (card, activity) = await Ask("error rate DE*ABC*E8101*1", where);
        Assert.Contains("2 of 3 sessions faulty: 66.7\u00A0%", Words(card), StringComparison.Ordinal);
        Assert.Equal(["Chart.VerticalBar", "Chart.Pie"], Charts(card).Select(chart => (string?)chart["type"]));
        Assert.Equal([1, 2], Charts(card)[0]["data"]!.AsArray().Select(bar => (int)bar!["y"]!));

        var type = await Press("errors.type", card, where, activity, of: ("type", "7"));
        Assert.Contains("7 · Negative energy consumption", Words(type), StringComparison.Ordinal);
        Assert.Contains("Likely:", Words(type), StringComparison.Ordinal);
        Assert.Contains("-1.0 kWh", Words(type).Replace('−', '-'), StringComparison.Ordinal);

        var session = await Press("errors.session", type, where, activity);
        Assert.Contains("5,000 to 4,000 Wh", Words(session), StringComparison.Ordinal);
        Assert.DoesNotContain("04A1B2C3D47799", session.GetRawText(), StringComparison.Ordinal);

        var back = await Press("errors.show", await Press("errors.type", session, where, activity), where, activity);
        Assert.Contains("2 of 3 sessions faulty", Words(back), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Station", "4 of 5 sessions faulty", "2 ports are counted")]
    [InlineData("Site", "4 of 6 sessions faulty", "3 ports are counted")]
    public async Task The_station_and_the_site_count_all_their_ports(string scope, string faulty, string ports)
    {
        var where = Chat(scope);
        var (card, activity) = await Ask("error rate DE*ABC*E8101*1", where);
        var wider = Words(await Press("errors.scope", card, where, activity, of: ("scope", scope)));
        Assert.Contains(faulty, wider, StringComparison.Ordinal);
        Assert.Contains(ports, wider, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_time_before_the_sessions_has_none_and_today_has_them_all()
    {
        var where = Chat("period");
        var (card, activity) = await Ask("error rate DE*ABC*E8101*1", where);
        var before = await Period(card, where, activity, Day(-20), Day(-10));
        Assert.Contains("No session ended in these days.", Words(before), StringComparison.Ordinal);
        Assert.Empty(Charts(before));
        Assert.Contains("2 of 3 sessions faulty", Words(await Period(before, where, activity, Day(-10), Day(0))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, -3, "End: it lies before the start.")]
    [InlineData(2, 3, "Start: that day is yet to come.")]
    [InlineData(-3, 2, "End: that day is yet to come; today is the last one.")]
    [InlineData(-36_500, 0, "Start: at most 366 days are counted at once.")]
    public async Task Days_that_cannot_be_counted_are_refused_with_the_field_and_kept_in_the_form(int start, int end, string told)
    {
        var where = Chat($"refused{start}{end}");
        var (card, activity) = await Ask("error rate DE*ABC*E8101*1", where);
        var refused = await Period(card, where, activity, Day(start), Day(end));
        Assert.Contains(told, Words(refused), StringComparison.Ordinal);
        Assert.Equal((Day(start), Day(end)), (Input(refused, "start"), Input(refused, "end")));
        Assert.Contains("2 of 3 sessions faulty", Words(refused), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_day_is_refused_as_text_and_forged_types_and_sessions_lead_nowhere()
    {
        var where = Chat("forged");
        var (card, activity) = await Ask("error rate DE*ABC*E8101*1", where);
        var refused = await Period(card, where, activity, "**tomorrow**", new string('9', 10_000));
        Assert.Contains("tomorrow", Words(refused), StringComparison.Ordinal);
        CardRuleTests.AssertNothingIsMarkdown(JsonNode.Parse(refused.GetRawText())!);

        foreach (var (verb, name, value) in new[] { ("errors.type", "type", "12"), ("errors.type", "type", "x"), ("errors.session", "session", Guid.Empty.ToString()), ("errors.scope", "scope", "Fleet") })
        {
            var forged = Data(card, "errors.type");
            (forged["verb"], forged[name]) = (verb, value);
            var answer = await desk.Channel.Press(verb, forged, Agent, where, activity, stop: Stop);
            Assert.Equal(200, answer.Invoke.StatusCode);
            Assert.Contains("2 of 3 sessions faulty", string.Join('\n', FakeChannel.Texts(answer.Invoke.Value)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_fleets_worst_ports_are_listed_and_lead_to_their_rate()
    {
        var where = Chat("worst");
        var (card, activity) = await Ask("worst ports", where);
        var words = Words(card);
        Assert.True(words.IndexOf("E8101*2", StringComparison.Ordinal) < words.IndexOf("E8101*1", StringComparison.Ordinal), words);
        Assert.DoesNotContain("E8102", words, StringComparison.Ordinal);
        Assert.Contains("2 of 2 sessions faulty", Words(await Press("errors.show", card, where, activity)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_activation_overview_filters_by_outcome_and_shows_where_a_session_broke()
    {
        var where = Chat("activations");
        var (card, activity) = await Ask("activations DE*ABC*E8101*1", where);
        Assert.Contains("4 sessions in the last 7 days", Words(card), StringComparison.Ordinal);
        Assert.Contains("Refused: no session", Words(card), StringComparison.Ordinal);
        Assert.DoesNotContain("04A1B2C3D47799", card.GetRawText(), StringComparison.Ordinal);

        var faulty = await Press("activations.show", card, where, activity, of: ("filter", "Faulty"));
        Assert.Contains("2 sessions in the last 7 days", Words(faulty), StringComparison.Ordinal);
        Assert.Contains("Neg. energy", Words(faulty), StringComparison.Ordinal);
        var session = await Press("activations.open", faulty, where, activity);
        Assert.Contains("Likely:", Words(session), StringComparison.Ordinal);
        Assert.Contains("2 sessions in the last 7 days", Words(await Press("activations.show", session, where, activity)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_charge_records_filter_by_what_calibration_law_says_and_lead_to_the_session()
    {
        var where = Chat("records");
        var (card, activity) = await Ask("charge records DE*ABC*E8101*2", where);
        Assert.Contains("2 records in the last 7 days", Words(card), StringComparison.Ordinal);
        Assert.Contains("calibration law: irrelevant", Words(card), StringComparison.Ordinal);
        var session = await Press("records.open", card, where, activity);
        Assert.Contains("EmergencyStop", Words(session), StringComparison.Ordinal);
        var none = await Press("records.show", await Press("records.show", session, where, activity), where, activity, of: ("filter", "Invalid"));
        Assert.Contains("Nothing here.", Words(none), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_of_another_port_is_not_opened_by_a_forged_press()
    {
        var where = Chat("forged-session");
        var (records, _) = await Ask("charge records DE*ABC*E8101*2", where);
        var foreign = (string)Data(records, "records.open")["session"]!;
        var (card, activity) = await Ask("charge records DE*ABC*E8102*1", where);
        var forged = Data(card, "records.open");
        forged["session"] = foreign;
        var answer = await desk.Channel.Press("records.open", forged, Agent, where, activity, stop: Stop);
        Assert.DoesNotContain("EmergencyStop", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pictures_of_the_charts_come_from_the_address_on_the_card_and_from_no_other()
    {
        var (card, _) = await Ask("error rate DE*ABC*E8101*1", Chat("pictures"));
        using var http = new HttpClient { BaseAddress = desk.Bot.Address };
        var addresses = Charts(card).Select(chart => new Uri((string)chart["fallback"]!["url"]!).AbsolutePath).ToList();
        Assert.Equal(2, addresses.Count);
        foreach (var address in addresses)
        {
            using var answer = await http.GetAsync(new Uri(address, UriKind.Relative), Stop);
            var picture = await answer.Content.ReadAsByteArrayAsync(Stop);
            Assert.Equal(("image/png", "nosniff"), (answer.Content.Headers.ContentType?.MediaType, answer.Headers.GetValues("X-Content-Type-Options").Single()));
            Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], picture[..4]);
            Assert.InRange(picture.Length, 2_000, 100_000);
        }

        foreach (var forged in new[] { "/charts/x.png", $"/charts/{new string('A', 5_000)}.png", addresses[0].Replace(addresses[0][60..64], "AAAA", StringComparison.Ordinal), "/charts/%00.png" })
        {
            using var answer = await http.GetAsync(new Uri(forged, UriKind.Relative), Stop);
            Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"{forged}: {answer.StatusCode}");
        }
    }

    private static string Day(int days) => Today.AddDays(days).ToString("O", CultureInfo.InvariantCulture);

    private static FakeConversation Chat(string name) => new($"a:errors-{name}", "personal");

    private static List<JsonObject> Charts(JsonElement card) =>
        [.. CardRuleTests.Objects(JsonNode.Parse(card.GetRawText())!).Where(one => ((string?)one["type"])?.StartsWith("Chart.", StringComparison.Ordinal) is true)];

    private async Task<(JsonElement Card, string? Activity)> Ask(string words, FakeConversation where)
    {
        await desk.Channel.Message(words, Agent, where, Stop);
        var sent = await desk.Channel.NextCard(where, stop: Stop);
        return (sent.Card!.Value, sent.ActivityId);
    }

    private Task<JsonElement> Period(JsonElement card, FakeConversation where, string? activity, string start, string end) =>
        Press("errors.period", card, where, activity, new JsonObject { ["start"] = start, ["end"] = end });

    private Task<JsonElement> Press(
        string verb, JsonElement card, FakeConversation where, string? activity, JsonObject? inputs = null, (string Key, string Value)? of = null) =>
        desk.Channel.PressOn(verb, card, Agent, where, activity, inputs, of);
}
