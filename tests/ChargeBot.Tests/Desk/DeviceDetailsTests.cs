using System.Text.Json;
using System.Text.Json.Nodes;
using ChargeBot.Tests.Teams;
using ChargeBot.Tests.WholePath;
using Microsoft.Data.Sqlite;
using Xunit;
using static ChargeBot.Tests.Teams.CardReading;

namespace ChargeBot.Tests.Desk;

/// <summary>One running bot with LG2WAN stations out of an import file, and gateways that reported and belong to nobody.</summary>
public sealed class DeviceDetailsFixture : IAsyncLifetime
{
    internal FakeChannel Channel { get; private set; } = null!;

    internal BotProcess Bot { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Channel = await FakeChannel.Start();
        // The second one's details are changed: the first is read as it was imported, in whichever order the tests run.
        Bot = await BotProcess.Start(Channel, BotProcess.Together(
            Gateway("Kiel-101", "DE*ABC*E2101*1", "0A01454D480000000001"), Gateway("Kiel-103", "DE*ABC*E2103*1", "0A01454D480000000003"),
            Gateway("Kiel-102", "DE*ABC*E2102*1", null), BotProcess.TwoPorts));
    }

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        await Channel.DisposeAsync();
    }

    /// <summary>A gateway reported, as its link would write it.</summary>
    internal Task Report(string identity, string controller) => Sql("""
        INSERT INTO "HeldChargePoints" ("ChargePointId", "Protocol", "ControllerId", "Model", "Firmware", "Connectors", "FirstSeenAt", "LastSeenAt")
        VALUES ($a, 'Lg2Wan', $b, 'LSX', '3.1.2', 1, 1795415180719000, 1795415180719000)
        """, identity, controller);

    internal async Task<string?> Sql(string text, params string[] values)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(Bot.Folder, "chargebot.db")};Pooling=False;Default Timeout=10");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = text;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue($"${(char)('a' + i)}", values[i]);
        }

        return (await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))?.ToString();
    }

    private static string Gateway(string station, string port, string? serverId) => BotProcess.Station(station, "x", port)
        .Replace("\"ocpp_identity\":\"x\",", serverId is null ? "" : $"\"sml_server_id\":\"{serverId}\",", StringComparison.Ordinal)
        .Replace("\"protocol\":\"ocpp1.6\"", """
            "protocol":"lg2wan","gateway":{"type":"LSX"},"communication":{"simIccid":"8949020000101234561","simImsi":"262011234567890"},
            "details":{"meterServerId":"1 EMH 00 12345678","calibratedUntil":"2019"}
            """, StringComparison.Ordinal);
}

/// <summary>Device details from the chat: what is shown to whom, what may be entered, the meter check, the choice of a gateway.</summary>
public sealed class DeviceDetailsTests(DeviceDetailsFixture desk) : IClassFixture<DeviceDetailsFixture>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Details_are_whole_in_a_personal_chat_and_shortened_where_others_read_along()
    {
        var here = new FakeConversation("a:details", "personal");
        await desk.Channel.Message("gerätedaten DE*ABC*E2101*1", where: here, stop: Stop);
        var own = await Shown("Device details", here);
        Assert.Contains("8949020000101234561", own, StringComparison.Ordinal);
        Assert.Contains("MCC 262 · MNC 01 · MSIN 1234567890", own, StringComparison.Ordinal);
        Assert.Contains("On the meter: 1 EMH 00 12345678", own, StringComparison.Ordinal);
        Assert.Contains("sessions must not be billed by this meter", own, StringComparison.Ordinal);

        var channel = FakeConversation.Group("details");
        await desk.Channel.Message("details DE*ABC*E2101*1", where: channel, stop: Stop);
        var shared = await Shown("Device details", channel);
        Assert.DoesNotContain("8949020000101234561", shared, StringComparison.Ordinal);
        Assert.DoesNotContain("1234567890", shared, StringComparison.Ordinal);
        Assert.Contains("894···4561", shared, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_entered_is_kept_an_odd_number_is_told_of_and_what_cannot_be_is_asked_for_again()
    {
        var where = new FakeConversation("a:edit", "personal");
        await desk.Channel.Message("details DE*ABC*E2103*1", DeskFixture.Engineer, where, Stop);
        var card = await desk.Channel.NextCardWith("Device details", where, stop: Stop);
        var form = await Press("details.edit", card.Card!.Value, where, card.ActivityId);
        var saved = await Press("details.save", form, where, card.ActivityId, new JsonObject
        {
            ["MeteringPointId"] = "DE 0005",
            ["MeterServerId"] = "0A 01 45 4D 48 00 00 BC 61 4E",
            ["CalibratedUntil"] = "sometime",
            ["MeterNumber"] = "*bold* 17",
            ["Position"] = "left",
        });
        Assert.Contains("Not saved, because it can be nothing of the kind: Calibrated until", Words(saved), StringComparison.Ordinal);
        Assert.Equal("DE0005", await Entered("MeteringPointId"));
        Assert.Equal("2019-12-31", await Entered("CalibratedUntil"));
        Assert.Equal("left", await desk.Sql("""SELECT "Position" FROM "Ports" WHERE "Id" = 'DE*ABC*E2103*1'"""));

        var again = await Press("details.save", saved, where, card.ActivityId, new JsonObject
        {
            ["MeteringPointId"] = "DE0005",
            ["MeterServerId"] = "0A01454D480000BC614E",
            ["CalibratedUntil"] = "31.12.2033",
            ["Position"] = "left",
        });
        Assert.Contains("Saved.", Words(again), StringComparison.Ordinal);
        Assert.Contains("Unusual length: 33 expected", Words(again), StringComparison.Ordinal);
        Assert.Equal("2033-12-31", await Entered("CalibratedUntil"));
        Assert.Equal("", await Entered("MeterNumber") ?? "");
        Assert.Equal("MasterData 2019-12-31 > 2033-12-31 by Robin", await desk.Sql("""
            SELECT "Source" || ' ' || "Before" || ' > ' || "After" || ' by ' || "ByName" FROM "ValueChanges"
            WHERE "StationId" = 'Kiel-103' AND "Key" = 'CalibratedUntil' ORDER BY "At" DESC LIMIT 1
            """));
        Assert.Equal("CalibratedUntil, MeterNumber", string.Join(", ", (await desk.Sql(
            """SELECT "Why" FROM "Audit" WHERE "What" = 'details.save' ORDER BY "At" DESC LIMIT 1"""))!.Split(", ").Order()));
    }

    [Fact]
    public async Task Numbers_of_a_sim_are_not_edited_where_others_read_along()
    {
        var where = FakeConversation.Group("sim-edit");
        await desk.Channel.Message("details DE*ABC*E2101*1", DeskFixture.Engineer, where, Stop);
        var card = await desk.Channel.NextCardWith("Device details", where, stop: Stop);
        var data = Data(card.Card!.Value, "details.edit");
        data["form"] = "communication";
        var answer = await desk.Channel.Press("details.edit", data, DeskFixture.Engineer, where, card.ActivityId, stop: Stop);
        Assert.Contains("personal chat", answer.Invoke.Value.GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_meter_check_is_one_command_however_often_it_is_pressed_and_can_be_taken_back()
    {
        var where = new FakeConversation("a:check", "personal");
        await desk.Channel.Message("meter check DE*ABC*E2101*1", DeskFixture.Engineer, where, Stop);
        var first = await Waiting("metercheck.withdraw", where);
        await desk.Channel.Message("zähler prüfen DE*ABC*E2101*1", DeskFixture.Engineer, where, Stop);
        await Waiting("metercheck.withdraw", where);
        Assert.Equal("1", await desk.Sql("""SELECT COUNT(*) FROM "Commands" WHERE "StationId" = 'Kiel-101'"""));

        await Press("metercheck.withdraw", first.Card!.Value, where, first.ActivityId);
        await desk.Channel.NextCardWith("Withdrawn at", where, stop: Stop);

        await desk.Channel.Message("meter check DE*ABC*E1234*1", DeskFixture.Engineer, where, Stop);
        await desk.Channel.NextCardWith("knows no meter check", where, stop: Stop);
    }

    [Fact]
    public async Task A_station_gets_the_gateway_that_waits_after_a_question_and_only_once()
    {
        var where = new FakeConversation("a:controller", "personal");
        await desk.Report("0A01454D480000000009", "LC-9");
        await desk.Channel.Message("choose gateway DE*ABC*E2102*1", DeskFixture.Engineer, where, Stop);
        var list = await desk.Channel.NextCardWith("LC-9", where, stop: Stop);
        var question = await Press("controller.choose", list.Card!.Value, where, list.ActivityId);
        Assert.Contains("The station has none yet", Words(question), StringComparison.Ordinal);
        var done = await Press("controller.confirm", question, where, list.ActivityId);
        Assert.Contains("LC-9", Words(done), StringComparison.Ordinal);
        Assert.Equal("0A01454D480000000009", await desk.Sql("""SELECT "ChargePointId" FROM "Stations" WHERE "Id" = 'Kiel-102'"""));
        Assert.Equal("0", await desk.Sql("""SELECT COUNT(*) FROM "HeldChargePoints" WHERE "ChargePointId" = '0A01454D480000000009'"""));

        await desk.Channel.Message("controller DE*ABC*E1234*1", DeskFixture.Engineer, where, Stop);
        await desk.Channel.NextCardWith("no LG2WAN gateway", where, stop: Stop);
    }

    [Fact]
    public async Task Who_is_slower_than_a_colleague_is_told_and_nothing_is_replaced()
    {
        var where = new FakeConversation("a:slower", "personal");
        await desk.Report("0A01454D480000000008", "LC-8");
        await desk.Channel.Message("controller DE*ABC*E2101*1", DeskFixture.Engineer, where, Stop);
        var list = await desk.Channel.NextCardWith("LC-8", where, stop: Stop);
        var data = Data(list.Card!.Value, "controller.choose");
        data["gateway"] = "0A01454D480000000008";
        var question = (await desk.Channel.Press("controller.choose", data, DeskFixture.Engineer, where, list.ActivityId, stop: Stop)).Invoke.Value;
        Assert.Contains("It takes the place of 0A01454D480000000001", Words(question), StringComparison.Ordinal);
        await desk.Sql("""DELETE FROM "HeldChargePoints" WHERE "ChargePointId" = '0A01454D480000000008'""");

        var answer = await desk.Channel.Press("controller.confirm", Data(question, "controller.confirm"), DeskFixture.Engineer, where, list.ActivityId, stop: Stop);
        Assert.Contains("Nothing was changed", answer.Invoke.Value.GetString(), StringComparison.Ordinal);
        Assert.Equal("0A01454D480000000001", await desk.Sql("""SELECT "ChargePointId" FROM "Stations" WHERE "Id" = 'Kiel-101'"""));
    }

    private async Task<string> Shown(string text, FakeConversation where) => Words((await desk.Channel.NextCardWith(text, where, stop: Stop)).Card!.Value);

    private Task<SentActivity> Waiting(string verb, FakeConversation where) =>
        desk.Channel.Connector.Next(where.Id, sent => sent.Card is { } card && FakeChannel.Buttons(card).Any(button => button.GetProperty("verb").GetString() == verb), $"card with {verb}", stop: Stop);

    private Task<string?> Entered(string key) =>
        desk.Sql("""SELECT "Entered" FROM "DeviceValues" WHERE "StationId" = 'Kiel-103' AND "ConnectorId" = 1 AND "Key" = $a""", key);

    private Task<JsonElement> Press(string verb, JsonElement card, FakeConversation where, string? activity, JsonObject? inputs = null) =>
        desk.Channel.PressOn(verb, card, DeskFixture.Engineer, where, activity, inputs);
}
