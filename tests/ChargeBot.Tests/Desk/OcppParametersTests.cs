using System.Text.Json;
using System.Text.Json.Nodes;
using ChargeBot.Simulator;
using ChargeBot.Tests.Teams;
using ChargeBot.Tests.WholePath;
using Microsoft.Data.Sqlite;
using Xunit;

namespace ChargeBot.Tests.Desk;

/// <summary>The parameters of an OCPP station that is there, over its real socket: listed, found, changed, refused, put back.</summary>
public sealed class OcppParametersTests(OcppDesk desk) : IClassFixture<OcppDesk>
{
    private const string Port = "DE*ABC*E1234*1";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_list_is_what_the_charger_transmitted_with_what_cannot_be_changed_marked()
    {
        var where = new FakeConversation("a:ocpp-list", "personal");
        var list = await List(where);
        Assert.Contains("A wrong value can damage the charger", Words(list), StringComparison.Ordinal);
        Assert.Contains("HeartbeatInterval", FakeChannel.Texts(list));
        Assert.Contains("60\u00A0s", FakeChannel.Texts(list));
        Assert.Contains("(secret)", FakeChannel.Texts(list));
        Assert.Contains("1 to 10 of 15", FakeChannel.Texts(list));

        var next = await Press(list, "ocppparameters.page", where, ("page", "1"));
        Assert.Contains("11 to 15 of 15", FakeChannel.Texts(next));
        Assert.Contains("SupportedFeatureProfiles", FakeChannel.Texts(next));
        Assert.Contains(FakeChannel.Texts(next), text => text.EndsWith("read-only", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_word_behind_the_id_or_in_the_line_narrows_the_list()
    {
        var where = new FakeConversation("a:ocpp-filter", "personal");
        await List(where);
        await desk.Channel.Message($"parameters {Port} ping", DeskFixture.Engineer, where, Stop);
        var found = await desk.Channel.NextCardWith("WebSocketPingInterval", where, stop: Stop);
        Assert.DoesNotContain("HeartbeatInterval", FakeChannel.Texts(found.Card!.Value));

        var meaning = await Press(found.Card.Value, "ocppparameters.filter", where, ("filter", "plug in"));
        Assert.Contains("ConnectionTimeOut", FakeChannel.Texts(meaning));
        Assert.DoesNotContain("WebSocketPingInterval", FakeChannel.Texts(meaning));
        Assert.Contains("No parameter fits that", Words(await Press(meaning, "ocppparameters.filter", where, ("filter", "xyzzy"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_is_read_back_and_what_it_was_before_is_put_back_the_same_way()
    {
        var where = new FakeConversation("a:ocpp-change", "personal");
        await Save(where, "MeterValueSampleInterval", "30");
        await desk.Channel.NextCardWith("the charger reads 30", where, stop: Stop);
        Assert.Equal("30", desk.Station.Keys["MeterValueSampleInterval"]);

        var list = await List(where);
        var history = await Press(list, "ocppparameters.history", where, ("parameter", "MeterValueSampleInterval"));
        Assert.Contains("5 → 30", FakeChannel.Texts(history));
        Assert.Contains(FakeChannel.Texts(history), text => text.EndsWith("Robin", StringComparison.Ordinal));

        var change = await desk.Query("""SELECT "Id" FROM "ValueChanges" WHERE "Key" = 'MeterValueSampleInterval' AND "Before" = '5'""");
        var asked = await Press(history, "ocppparameters.restore", where, ("change", change!));
        Assert.Contains("Change this parameter?", FakeChannel.Texts(asked));
        await Press(asked, "ocppparameters.confirm", where);
        await desk.Channel.NextCardWith("the charger reads 5", where, stop: Stop);
        Assert.Equal("5", desk.Station.Keys["MeterValueSampleInterval"]);
    }

    [Fact]
    public async Task Where_the_charger_makes_something_else_of_it_both_values_are_shown()
    {
        var where = new FakeConversation("a:ocpp-otherwise", "personal");
        await Save(where, "LightIntensity", "95");
        await desk.Channel.NextCardWith("the charger accepted 95, but reads 80", where, stop: Stop);
    }

    [Fact]
    public async Task A_refusal_and_what_the_charger_does_not_know_are_told_in_its_words()
    {
        var where = new FakeConversation("a:ocpp-refused", "personal");
        var asked = await Save(where, "ResetRetries", "often");
        Assert.Contains("The standard wants a whole number here.", FakeChannel.Texts(asked));
        await Press(asked, "ocppparameters.confirm", where);
        await desk.Channel.NextCardWith("does not take this value", where, stop: Stop);

        var add = await Press(await List(where), "ocppparameters.add", where);
        var unknown = await Press(add, "ocppparameters.save", where, ("parameter", "NoSuchThing"), ("value", "1"));
        Assert.Contains("did not name this parameter", Words(unknown), StringComparison.Ordinal);
        await Press(unknown, "ocppparameters.confirm", where);
        await desk.Channel.NextCardWith("The charger says: NotSupported", where, stop: Stop);
    }

    [Fact]
    public async Task A_dangerous_one_is_confirmed_by_its_name_and_a_restart_that_it_needs_is_offered()
    {
        var where = new FakeConversation("a:ocpp-dangerous", "personal");
        var asked = await Save(where, "WebSocketPingInterval", "30");
        Assert.Contains(FakeChannel.Texts(asked), text => text.StartsWith("With this one a charger can be lost", StringComparison.Ordinal));
        var wrong = await Press(asked, "ocppparameters.confirm", where, ("name", "websocketpinginterval"));
        Assert.Contains("letter by letter", Words(wrong), StringComparison.Ordinal);
        Assert.Equal("0", await desk.Query("""SELECT count(*) FROM "Commands" WHERE "Command" LIKE '%WebSocketPingInterval%'"""));

        var waits = await Press(wrong, "ocppparameters.confirm", where, ("name", "WebSocketPingInterval"));
        Assert.Contains("someone else decides", Words(waits), StringComparison.Ordinal);
        Assert.Equal("0", await desk.Query("""SELECT count(*) FROM "Commands" WHERE "Command" LIKE '%WebSocketPingInterval%'"""));
        await ApprovedBySecond("WebSocketPingInterval");
        var done = await desk.Channel.NextCardWith("takes effect with its next restart", where, stop: Stop);
        Assert.Contains("softreboot.ask", Verbs(done.Card!.Value));
    }

    [Theory]
    [InlineData("HeartbeatInterval", "5\u00075", "control characters")]
    [InlineData("NumberOfConnectors", "3", "cannot be changed")]
    [InlineData("HeartbeatInterval", "60", "reads that already")]
    [InlineData("BackendAddress", "wss://user:geheim-777@host/", "neither sent nor kept")]
    [InlineData("two words", "1", "Name: only letters")]
    [InlineData("", "1", "Name: please give one")]
    public async Task What_cannot_be_sent_is_said_beside_the_input_and_nothing_of_it_is_stored(string key, string value, string said)
    {
        var where = new FakeConversation($"a:ocpp-bad-{key}-{value.Length}", "personal");
        var add = await Press(await List(where), "ocppparameters.add", where);
        var answer = await Press(add, "ocppparameters.save", where, ("parameter", key), ("value", value));
        Assert.Contains(said, Words(answer), StringComparison.Ordinal);
        Assert.Equal("0", await desk.Query($"""SELECT count(*) FROM "Commands" WHERE "Command" LIKE '%geheim-777%' OR "Command" LIKE '%"key":"{key}"%"value":"{value[0]}%'"""));
        Assert.Equal("0", await desk.Query("""SELECT count(*) FROM "Cards" WHERE "Data" LIKE '%geheim-777%'"""));
        Assert.Equal("0", await desk.Query("""SELECT count(*) FROM "Seen" WHERE "Answer" LIKE '%geheim-777%'"""));
    }

    [Theory]
    [InlineData(501)]
    [InlineData(10_000)]
    [InlineData(20_000)]
    public async Task A_value_that_is_too_long_is_refused_and_not_cut(int length)
    {
        var where = new FakeConversation($"a:ocpp-long-{length}", "personal");
        var answer = await Save(where, "MeterValuesSampledData", new string('x', length));
        Assert.Contains("at most 500 characters", Words(answer), StringComparison.Ordinal);
        Assert.Equal("0", await desk.Query("""SELECT count(*) FROM "Commands" WHERE "Command" LIKE '%MeterValuesSampledData%'"""));
    }

    [Fact]
    public async Task Of_two_who_change_one_value_the_second_is_told_what_the_first_set_and_decides()
    {
        var (one, two) = (new FakeConversation("a:ocpp-one", "personal"), new FakeConversation("a:ocpp-two", "personal"));
        var first = await Open(one, "ConnectionTimeOut");
        var second = await Open(two, "ConnectionTimeOut", desk.Second);
        await Press(first, "ocppparameters.save", one, ("value", "90"));
        await desk.Channel.NextCardWith("the charger reads 90", one, stop: Stop);

        var told = await Press(second, "ocppparameters.save", two, desk.Second, ("value", "45"));
        Assert.Contains("Robin set it to 90", Words(told), StringComparison.Ordinal);
        Assert.Equal("90", desk.Station.Keys["ConnectionTimeOut"]);
        await Press(told, "ocppparameters.save", two, desk.Second, ("value", "45"));
        await desk.Channel.NextCardWith("the charger reads 45", two, stop: Stop);
    }

    [Fact]
    public async Task A_secret_is_set_on_a_page_and_stands_nowhere()
    {
        const string Key = "a-new-key-of-the-charger-1";
        var where = new FakeConversation("a:ocpp-secret", "personal");
        var open = await Open(where, "AuthorizationKey");
        Assert.DoesNotContain("ocppparameters.save", Verbs(open));
        Assert.Contains("letter by letter", Words(await Press(open, "ocppparameters.link", where, ("name", "Authorization"))), StringComparison.Ordinal);
        await desk.Channel.Message($"parameters {Port}", DeskFixture.Engineer, where, Stop);
        var again = await Open(where, "AuthorizationKey");
        var link = await Press(again, "ocppparameters.link", where, ("name", "AuthorizationKey"));
        var page = new Uri(link.GetProperty("actions")[0].GetProperty("url").GetString()!).AbsolutePath[1..];

        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = desk.Bot.Address };
        Assert.Contains("16 to 40 characters", await Post(http, page, "short"), StringComparison.Ordinal);
        Assert.Contains("A second person is asked", await Post(http, page, Key), StringComparison.Ordinal);
        await ApprovedBySecond("AuthorizationKey");
        await desk.Channel.NextCardWith("does not read a secret out", where, stop: Stop);
        Assert.Equal(Key, desk.Station.Keys["AuthorizationKey"]);

        // The charger connects anew with it, and is let in.
        await desk.Channel.Message($"read parameters {Port}", DeskFixture.Engineer, where, Stop);
        await desk.Channel.NextCardWith("Read at", where, stop: Stop);
        Assert.Equal("1", await desk.Query("""SELECT count(*) FROM "ValueChanges" WHERE "Key" = 'AuthorizationKey' AND "KeptBack" AND "Before" IS NULL AND "After" IS NULL AND "ByName" = 'Robin'"""));
        SqliteConnection.ClearAllPools();
        Assert.DoesNotContain(Directory.GetFiles(desk.Bot.Folder, "chargebot.db*"), file => Holds(file, Key));
        Assert.DoesNotContain(Key, desk.Bot.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(desk.Channel.Connector.Sent, sent => sent.ToString().Contains(Key, StringComparison.Ordinal));
    }

    /// <summary>The other engineer says yes, in the chat that the bot finds or opens.</summary>
    private async Task ApprovedBySecond(string key)
    {
        var card = await desk.Channel.Connector.Anywhere(
            sent => sent.Card is { } one && Verbs(one).Contains("change.approve") && FakeChannel.Texts(one).Contains(key), $"approval of {key}", Stop);
        var chat = new FakeConversation(card.Conversation, "personal");
        var answer = await desk.Channel.Press("change.approve", CardReading.Data(card.Card!.Value, "change.approve"), desk.Second, chat, card.ActivityId, stop: Stop);
        Assert.Contains("Approved by Toni", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hotline_agent_sees_and_cannot_change()
    {
        var where = new FakeConversation("a:ocpp-agent", "personal");
        var open = await Open(where, "HeartbeatInterval", DeskFixture.Agent);
        Assert.DoesNotContain("ocppparameters.save", Verbs(open));
        Assert.Contains("An on-call engineer can change it.", FakeChannel.Texts(open));
        await Press(open, "ocppparameters.save", where, DeskFixture.Agent, ("value", "7"));
        Assert.Equal("0", await desk.Query("""SELECT count(*) FROM "Commands" WHERE "Command" LIKE '%"HeartbeatInterval","value":"7"%'"""));
    }

    [Fact]
    public async Task Four_hundred_parameters_are_pages_of_a_light_card()
    {
        var where = new FakeConversation("a:ocpp-many", "personal");
        await desk.Channel.Message("parameters DE*ABC*E4000*1", DeskFixture.Engineer, where, Stop);
        var card = (await desk.Channel.NextCardWith("1 to 10 of 400", where, stop: Stop)).Card!.Value;
        for (var page = 1; page < 40; page += 13)
        {
            card = await Press(card, "ocppparameters.page", where, ("page", $"{page}"));
            Assert.InRange(card.GetRawText().Length, 1, 25 * 1024);
            Assert.Contains($"{(page * 10) + 1} to {(page * 10) + 10} of 400", FakeChannel.Texts(card));
        }
    }

    private async Task<JsonElement> List(FakeConversation where, FakePerson? who = null)
    {
        await desk.Channel.Message($"parameters {Port}", who ?? DeskFixture.Engineer, where, Stop);
        return (await desk.Channel.NextCardWith("ConnectionTimeOut", where, stop: Stop)).Card!.Value;
    }

    private async Task<JsonElement> Open(FakeConversation where, string key, FakePerson? who = null) =>
        await Press(await List(where, who), "ocppparameters.open", where, who, ("parameter", key));

    private async Task<JsonElement> Save(FakeConversation where, string key, string value) =>
        await Press(await Open(where, key), "ocppparameters.save", where, ("value", value));

    private Task<JsonElement> Press(JsonElement card, string verb, FakeConversation where, params (string Name, string Value)[] typed) => Press(card, verb, where, null, typed);

    private async Task<JsonElement> Press(JsonElement card, string verb, FakeConversation where, FakePerson? who, params (string Name, string Value)[] typed)
    {
        var data = new JsonObject();
        foreach (var name in new[] { "card", "v" })
        {
            data[name] = JsonNode.Parse(FakeChannel.Buttons(card).First().GetProperty("data").GetProperty(name).GetRawText());
        }

        foreach (var (name, value) in typed)
        {
            data[name] = value;
        }

        return (await desk.Channel.Press(verb, data, who ?? DeskFixture.Engineer, where, stop: Stop)).Invoke.Value;
    }

    private static List<string?> Verbs(JsonElement card) => [.. FakeChannel.Buttons(card).Select(button => button.GetProperty("verb").GetString())];

    private static string Words(JsonElement card) => card.ValueKind is JsonValueKind.String ? card.GetString()! : string.Join('\n', FakeChannel.Texts(card));

    private static async Task<string> Post(HttpClient http, string page, string typed)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["press"] = "set", ["typed"] = typed });
        using var answer = await http.PostAsync(page, form, Stop);
        return await answer.Content.ReadAsStringAsync(Stop);
    }

    private static bool Holds(string file, string secret)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray().AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(secret)) >= 0;
    }
}

/// <summary>A desk with an OCPP station that is there and was read once, and one with four hundred parameters that is not.</summary>
public sealed class OcppDesk : IAsyncLifetime
{
    internal FakeChannel Channel { get; private set; } = null!;

    internal BotProcess Bot { get; private set; } = null!;

    internal SimulatedChargePoint Station { get; private set; } = null!;

    /// <summary>Another on-call engineer.</summary>
    internal FakePerson Second { get; } = new("Toni Technik", "00000000-0000-0000-0000-0000000000b7");

    public async ValueTask InitializeAsync()
    {
        Channel = await FakeChannel.Start();
        Bot = await BotProcess.Start(Channel, BotProcess.Together(BotProcess.TwoPorts, BotProcess.Station("Berlin-400", "CB-400", "DE*ABC*E4000*1")), settings =>
        {
            settings["Web__PagesPerMinute"] = "1000";
            settings["People__2__AadObjectId"] = Second.EntraId;
            settings["People__2__Name"] = "Toni";
            settings["People__2__Roles__0"] = "OnCallEngineer";
        });
        Station = new SimulatedChargePoint(Bot.Ocpp, "CB-BERLIN-042", connectors: 2, new Personality
        {
            AnswerDelay = TimeSpan.Zero,
            ReactionTime = TimeSpan.FromMilliseconds(20),
            FirstBackOff = TimeSpan.FromMilliseconds(100),
            BootTime = TimeSpan.FromMilliseconds(100),
        });
        await Station.StartAsync(CancellationToken.None);
        for (var number = 0; number < 400; number++)
        {
            await Execute($"""INSERT INTO "DeviceValues" ("StationId", "ConnectorId", "Key", "Reported", "ReportedAt", "ReportedChangedAt", "ReadOnly") VALUES ('Berlin-400', 0, 'Vendor.Group{number % 7}.Parameter_{number:000}.WithALongName', '{new string('v', 200)}', 1700000000000000, 1700000000000000, 0)""");
        }

        var where = new FakeConversation("a:ocpp-first", "personal");
        await Channel.Message("read parameters DE*ABC*E1234*1", DeskFixture.Engineer, where);
        await Channel.NextCardWith("Read at", where);
    }

    public async ValueTask DisposeAsync()
    {
        await Station.DisposeAsync();
        await Bot.DisposeAsync();
        await Channel.DisposeAsync();
    }

    /// <summary>The first value of the first row.</summary>
    public async Task<string?> Query(string sql)
    {
        await using var connection = await OpenFile();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private async Task Execute(string sql)
    {
        await using var connection = await OpenFile();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private async Task<SqliteConnection> OpenFile()
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(Bot.Folder, "chargebot.db")};Default Timeout=10");
        await connection.OpenAsync();
        return connection;
    }
}
