using System.Text.Json;
using System.Text.Json.Nodes;
using ChargeBot.Simulator;
using ChargeBot.Tests.Cards;
using ChargeBot.Tests.Teams;
using ChargeBot.Tests.WholePath;
using Microsoft.Data.Sqlite;
using Xunit;
using static ChargeBot.Tests.Teams.CardReading;

namespace ChargeBot.Tests.Desk;

/// <summary>One running bot with a connected station, and stations that each test has for itself.</summary>
public sealed class StationDesk : IAsyncLifetime
{
    internal FakeChannel Channel { get; private set; } = null!;

    internal BotProcess Bot { get; private set; } = null!;

    internal SimulatedChargePoint ChargePoint { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Channel = await FakeChannel.Start();
        Bot = await BotProcess.Start(Channel, $"[{string.Join(',', Enumerable.Range(1, 5).Select(number =>
            BotProcess.Station($"Jena-{number}", $"CB-JENA-{number}", $"DE*ABC*E700{number}*1", $"DE*ABC*E700{number}*2")[1..^1]))}]");
        ChargePoint = new SimulatedChargePoint(Bot.Ocpp, "CB-JENA-1", connectors: 2, new Personality
        {
            AnswerDelay = TimeSpan.Zero,
            ReactionTime = TimeSpan.FromMilliseconds(20),
            FirstBackOff = TimeSpan.FromMilliseconds(100),
            BootTime = TimeSpan.FromMilliseconds(100),
        });
        await ChargePoint.StartAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await ChargePoint.DisposeAsync();
        await Bot.DisposeAsync();
        await Channel.DisposeAsync();
    }

    internal async Task<string?> Sql(string text)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(Bot.Folder, "chargebot.db")};Pooling=False;Default Timeout=10");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = text;
        return (await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))?.ToString();
    }
}

/// <summary>A station as a whole from the chat: its tabs, its master data, its attributes and its line.</summary>
public sealed class StationTests(StationDesk desk) : IClassFixture<StationDesk>
{
    private static readonly FakePerson Engineer = DeskFixture.Engineer;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_card_goes_through_the_tabs_of_a_station_and_to_its_ports_and_back()
    {
        var where = Chat("tabs");
        await desk.Channel.Message("station Jena-1", Engineer, where, Stop);
        var first = await desk.Channel.NextCard(where, stop: Stop);
        var card = first.Card!.Value;
        Assert.Contains("CB-JENA-1", Words(card), StringComparison.Ordinal);
        foreach (var (verb, said) in new[]
        {
            ("station.address", "Invalidenstr. 12"), ("station.map", "52.5"), ("station.access", "Nobody entered who may charge here"), ("station.assignments", "Nothing is assigned"),
            ("station.device", "Vendor"), ("attributes.show", "Add"), ("station.communication", "Protocol"),
        })
        {
            card = await Press(verb, card, where, first.ActivityId);
            Assert.True(Words(card).Contains(said, StringComparison.Ordinal), $"{verb} does not say '{said}': {Words(card)}");
        }

        card = await Press("port.show", card, where, first.ActivityId);
        Assert.Contains("stop.ask", Verbs(card));
        card = await Press("station.show", card, where, first.ActivityId);
        Assert.Contains("station.address", Verbs(card));
    }

    [Fact]
    public async Task Who_may_not_see_the_configuration_sees_no_device_no_attributes_and_no_line_and_edits_nothing()
    {
        var where = Chat("agent");
        await desk.Channel.Message("station Jena-1", DeskFixture.Agent, where, Stop);
        var sent = await desk.Channel.NextCard(where, stop: Stop);
        var card = sent.Card!.Value;
        Assert.DoesNotContain("station.edit", Verbs(await Press("station.address", card, where, sent.ActivityId, who: DeskFixture.Agent)));
        var forged = Data(card, Verbs(card).First()!);
        (forged["form"], forged["City"]) = ("Address", "Nowhere");
        var answer = await desk.Channel.Press("station.save", forged, DeskFixture.Agent, where, sent.ActivityId, stop: Stop);
        Assert.DoesNotContain("Nowhere", answer.Body, StringComparison.Ordinal);
        Assert.Equal("0", await desk.Sql("""SELECT COUNT(*) FROM "Stations" WHERE "City" = 'Nowhere'"""));
    }

    [Fact]
    public async Task What_is_wrong_in_a_form_is_named_and_saves_nothing_and_what_is_right_is_saved_and_found()
    {
        var where = Chat("form");
        var (form, activity) = await Form("Jena-2", "station.address", where);
        var refused = await Press("station.save", form, where, activity, new JsonObject
        {
            ["City"] = "Nürnberg",
            ["Country"] = "DEUTSCHLAND",
            ["TimeZone"] = "Mars/Olympus",
            ["Latitude"] = "north",
            ["Longitude"] = "11.07",
            ["Street"] = new string('x', 10_000),
        });
        Assert.Contains("Nothing was saved. Please mend:", Words(refused), StringComparison.Ordinal);
        foreach (var reason in new[] { "three letters", "no such time zone", "no number of degrees", "longer than" })
        {
            Assert.Contains(reason, Words(refused), StringComparison.Ordinal);
        }

        Assert.Equal("Nürnberg", Input(refused, "City"));
        Assert.Equal("0", await desk.Sql("""SELECT COUNT(*) FROM "Stations" WHERE "City" = 'Nürnberg'"""));

        var saved = await Press("station.save", refused, where, activity, new JsonObject
        {
            ["City"] = "Nürnberg",
            ["Country"] = "DEU",
            ["TimeZone"] = "Europe/Berlin",
            ["Latitude"] = "49.45",
            ["Longitude"] = "11.07",
            ["Street"] = "Fürther Str. 7",
        });
        Assert.Contains("Nürnberg", Words(saved), StringComparison.Ordinal);
        Assert.Equal("Nürnberg", await desk.Sql("""SELECT "City" FROM "Stations" WHERE "Id" = 'Jena-2'"""));
        Assert.Equal("0", await desk.Sql("""SELECT COUNT(*) FROM "Audit" WHERE "Result" LIKE '%rnberg%'"""));
        Assert.Equal("1", await desk.Sql("""SELECT COUNT(*) FROM "Audit" WHERE "What" = 'station.save' AND "StationId" = 'Jena-2'"""));

        // The search hears of it within a second; each question is a turn of its own.
        var elsewhere = Chat("form-found");
        do
        {
            await desk.Channel.Message("find Nürnberg Fürther", Engineer, elsewhere, Stop);
        }
        while (!Words((await desk.Channel.NextCard(elsewhere, stop: Stop)).Card!.Value).Contains("Jena-2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_two_who_edit_one_field_the_second_sees_what_the_first_wrote_and_decides()
    {
        var (one, other) = (Chat("first"), Chat("second"));
        var (first, firstCard) = await Form("Jena-3", "station.assignments", one);
        var (second, secondCard) = await Form("Jena-3", "station.assignments", other);
        await Press("station.save", first, one, firstCard, new JsonObject { ["Operator"] = "Volt & Sons" });
        var told = await Press("station.save", second, other, secondCard, new JsonObject { ["Operator"] = "Ampere *GmbH*" });
        Assert.Contains("Operator now reads: Volt & Sons", Words(told), StringComparison.Ordinal);
        Assert.Equal("Volt & Sons", await Kept("Jena-3", "Operator"));
        CardRuleTests.AssertNothingIsMarkdown(JsonNode.Parse(told.GetRawText())!);

        await Press("station.save", told, other, secondCard, new JsonObject { ["Operator"] = "Ampere *GmbH*" });
        Assert.Equal("Ampere *GmbH*", await Kept("Jena-3", "Operator"));
    }

    [Fact]
    public async Task An_attribute_is_checked_against_its_kind_kept_edited_and_deleted_after_a_question()
    {
        var where = Chat("attributes");
        await desk.Channel.Message("attributes Jena-4", Engineer, where, Stop);
        var list = await desk.Channel.NextCard(where, stop: Stop);
        var form = await Press("attributes.edit", list.Card!.Value, where, list.ActivityId);
        var refused = await Press("attributes.save", form, where, list.ActivityId, Attribute("Leased until", "Date", "whenever"));
        Assert.Contains("no day", Words(refused), StringComparison.Ordinal);
        Assert.Equal("whenever", Input(refused, "value"));
        Assert.Equal("0", await desk.Sql("""SELECT COUNT(*) FROM "StationAttributes" WHERE "StationId" = 'Jena-4'"""));

        var kept = await Press("attributes.save", refused, where, list.ActivityId, Attribute("Leased until", "Date", "2028-12-31"));
        Assert.Contains("31 Dec 2028", Words(kept), StringComparison.Ordinal);

        var edit = await Press("attributes.edit", kept, where, list.ActivityId, of: ("attribute", "Leased until"));
        var question = await Press("attributes.delete", edit, where, list.ActivityId);
        Assert.Equal("1", await desk.Sql("""SELECT COUNT(*) FROM "StationAttributes" WHERE "StationId" = 'Jena-4'"""));
        await Press("attributes.confirm", question, where, list.ActivityId);
        Assert.Equal("0", await desk.Sql("""SELECT COUNT(*) FROM "StationAttributes" WHERE "StationId" = 'Jena-4'"""));
    }

    [Fact]
    public async Task The_line_to_a_station_is_told_with_its_last_messages_and_nobodys_card_number()
    {
        await desk.ChargePoint.ChargeAsync(1, "04A1B2C3D47799", Stop);
        await desk.ChargePoint.StopAsync(1, "Local", Stop);
        await desk.ChargePoint.TransactionStoppedAsync(Stop);
        var where = Chat("line");
        await desk.Channel.Message("communication Jena-1", Engineer, where, Stop);
        var card = (await desk.Channel.NextCard(where, stop: Stop)).Card!.Value;
        Assert.Contains("OCPP 1.6", Words(card), StringComparison.Ordinal);
        Assert.Contains("/ocpp/CB-JENA-1", Words(card), StringComparison.Ordinal);
        Assert.Contains("StopTransaction", Words(card), StringComparison.Ordinal);
        Assert.DoesNotContain("04A1B2C3D47799", Words(card), StringComparison.Ordinal);
    }

    private static JsonObject Attribute(string name, string type, string value) => new() { ["attribute"] = name, ["type"] = type, ["value"] = value };

    private static FakeConversation Chat(string name) => new($"a:station-{name}", "personal");

    private async Task<(JsonElement Form, string Activity)> Form(string station, string tab, FakeConversation where)
    {
        await desk.Channel.Message($"station {station}", Engineer, where, Stop);
        var sent = await desk.Channel.NextCard(where, stop: Stop);
        var shown = await Press(tab, sent.Card!.Value, where, sent.ActivityId);
        return (await Press("station.edit", shown, where, sent.ActivityId), sent.ActivityId);
    }

    private Task<string?> Kept(string station, string key) =>
        desk.Sql($"""SELECT "Entered" FROM "DeviceValues" WHERE "StationId" = '{station}' AND "Key" = '{key}'""");

    private Task<JsonElement> Press(
        string verb, JsonElement card, FakeConversation where, string? activity, JsonObject? inputs = null, FakePerson? who = null, (string Key, string Value)? of = null) =>
        desk.Channel.PressOn(verb, card, who ?? Engineer, where, activity, inputs, of);
}
