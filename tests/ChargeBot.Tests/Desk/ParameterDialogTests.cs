using System.Text.Json.Nodes;
using ChargeBot.Tests.Teams;
using ChargeBot.Tests.WholePath;
using Microsoft.Data.Sqlite;
using Xunit;

namespace ChargeBot.Tests.Desk;

/// <summary>The parameters at the desk, of a gateway that has been read once and is away now: what is asked waits for it.</summary>
public sealed class ParameterDialogTests(ParameterDesk desk) : IClassFixture<ParameterDesk>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_list_shows_what_is_known_with_its_source()
    {
        var where = new FakeConversation("a:list", "personal");
        await desk.Channel.Message("parameters DE*ABC*E2000*1", DeskFixture.Engineer, where, Stop);
        var port = await desk.Channel.NextCard(where, stop: Stop);
        Assert.Contains("Max. current", FakeChannel.Texts(port.Card!.Value));
        Assert.Contains(FakeChannel.Texts(port.Card.Value), text => text.StartsWith("Charging station ·", StringComparison.Ordinal));

        var charger = await desk.Channel.PressButton(port, "Charger", who: DeskFixture.Engineer, where: where, stop: Stop);
        Assert.Contains("Backend check", FakeChannel.Texts(charger.Invoke.Value));
        Assert.Contains(FakeChannel.Texts(charger.Invoke.Value), text => text.StartsWith("Master data ·", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_harmless_change_is_asked_of_the_charger_at_once_and_can_be_taken_back()
    {
        var where = new FakeConversation("a:harmless", "personal");
        var open = await Open(where, "MaxCurrent");
        var asked = await desk.Channel.Press("parameters.save", Data(open, "20,0 A"), DeskFixture.Engineer, where, stop: Stop);
        Assert.Contains("20\u00A0A", FakeChannel.Texts(asked.Invoke.Value));

        var waiting = await desk.Channel.NextCardWith("20\u00A0A", where, stop: Stop);
        Assert.Equal(
            "{\"ask\":\"changeParameter\",\"key\":\"MaxCurrent\",\"value\":\"20\",\"connectorId\":1,\"secret\":false,\"writeOnly\":false}",
            await desk.Query("""SELECT "Command" FROM "Commands" WHERE "Kind" = 'ChangeParameter' AND "Command" LIKE '%"20"%'"""));
        Assert.Equal("MaxCurrent = 20", await desk.Query("""SELECT "Result" FROM "Audit" WHERE "What" = 'parameters.save' AND "Result" LIKE '%20'"""));

        await desk.Channel.PressButton(waiting, "Withdraw", who: DeskFixture.Engineer, where: where, stop: Stop);
        await desk.Channel.NextCardWith("Withdrawn at", where, stop: Stop);
    }

    [Fact]
    public async Task Where_the_manual_warns_the_person_is_asked_once_more_and_yes_does_it()
    {
        var where = new FakeConversation("a:warned", "personal");
        var open = await Open(where, "BackendCheck");
        var asked = await desk.Channel.Press("parameters.save", Data(open, "aus"), DeskFixture.Engineer, where, stop: Stop);
        Assert.Contains(FakeChannel.Texts(asked.Invoke.Value), text => text.Contains("nobody can start with a card", StringComparison.Ordinal));
        Assert.Equal("0", await desk.Query("""SELECT count(*) FROM "Commands" WHERE "Command" LIKE '%BackendCheck%'"""));

        await desk.Channel.NextCardWith("Change this parameter?", where, stop: Stop);
        await desk.Channel.Message("yes", DeskFixture.Engineer, where, Stop);
        await desk.Channel.NextCardWith("Changing it", where, stop: Stop);
        Assert.Equal("1", await desk.Query("""SELECT count(*) FROM "Commands" WHERE "Command" LIKE '%BackendCheck%false%'"""));
    }

    [Fact]
    public async Task A_question_that_is_left_goes_back_to_the_parameter_and_sends_nothing()
    {
        var where = new FakeConversation("a:left", "personal");
        var open = await Open(where, "ProviderMode");
        await desk.Channel.Press("parameters.save", Data(open, "Exclusive"), DeskFixture.Engineer, where, stop: Stop);
        var question = await desk.Channel.NextCardWith("Change this parameter?", where, stop: Stop);
        var back = await desk.Channel.PressButton(question, "Leave it", who: DeskFixture.Engineer, where: where, stop: Stop);
        Assert.Contains("Provider mode", FakeChannel.Texts(back.Invoke.Value));
        Assert.Contains("parameters.save", FakeChannel.Buttons(back.Invoke.Value).Select(button => button.GetProperty("verb").GetString()));
        Assert.Equal("0", await desk.Query("""SELECT count(*) FROM "Commands" WHERE "Command" LIKE '%ProviderMode%'"""));
    }

    [Theory]
    [InlineData("MaxCurrent", "80", "Only 6 to 63")]
    [InlineData("MaxCurrent", "32", "reads that already")]
    [InlineData("StaticIpAddress", "999.1.1.1", "one IP address")]
    public async Task What_does_not_do_is_said_beside_the_input(string key, string typed, string said)
    {
        var where = new FakeConversation($"a:{key}-{typed}", "personal");
        var open = await Open(where, key);
        var answer = await desk.Channel.Press("parameters.save", Data(open, typed), DeskFixture.Engineer, where, stop: Stop);
        Assert.Contains(FakeChannel.Texts(answer.Invoke.Value), text => text.Contains(said, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("WhitelistEntries")]
    [InlineData("Puk")]
    [InlineData("NoSuchThing")]
    public async Task What_cannot_be_changed_is_not_changed_whatever_is_pressed(string key)
    {
        var where = new FakeConversation($"a:fixed-{key}", "personal");
        var open = await Open(where, key);
        await desk.Channel.Press("parameters.save", Data(open, "12345678"), DeskFixture.Engineer, where, stop: Stop);
        Assert.Equal("0", await desk.Query($"""SELECT count(*) FROM "Commands" WHERE "Command" LIKE '%{key}%'"""));
    }

    [Fact]
    public async Task A_confirmation_without_a_question_changes_nothing()
    {
        var where = new FakeConversation("a:unasked", "personal");
        var open = await Open(where, "LocalLoadManagement");
        var answer = await desk.Channel.Press("parameters.confirm", Data(open, "true"), DeskFixture.Engineer, where, stop: Stop);
        Assert.Contains("put to a colleague", answer.Invoke.Value.GetString(), StringComparison.Ordinal);
        Assert.Equal("0", await desk.Query("""SELECT count(*) FROM "Commands" WHERE "Command" LIKE '%LocalLoadManagement%'"""));
    }

    [Fact]
    public async Task A_hotline_agent_sees_what_a_parameter_does_and_cannot_change_it()
    {
        var where = new FakeConversation("a:agent", "personal");
        var open = await Open(where, "ProviderMode", DeskFixture.Agent);
        Assert.DoesNotContain("parameters.save", FakeChannel.Buttons(open).Select(button => button.GetProperty("verb").GetString()));
        Assert.Contains("An on-call engineer can change it.", FakeChannel.Texts(open));
    }

    [Fact]
    public async Task The_same_words_lead_to_the_parameters_of_an_ocpp_station()
    {
        var where = new FakeConversation("a:ocpp", "personal");
        await desk.Channel.Message("parameters DE*ABC*E1234*1", DeskFixture.Engineer, where, Stop);
        await desk.Channel.NextCardWith("has not transmitted its parameters yet", where, stop: Stop);
    }

    [Fact]
    public async Task What_someone_else_asked_for_meanwhile_is_told_before_anything_is_sent()
    {
        var (one, two) = (new FakeConversation("a:rival-one", "personal"), new FakeConversation("a:rival-two", "personal"));
        var (first, second) = (await Open(one, "CurrentWithoutBackend"), await Open(two, "CurrentWithoutBackend"));
        await desk.Channel.Press("parameters.save", Data(first, "10"), DeskFixture.Engineer, one, stop: Stop);
        var told = await desk.Channel.Press("parameters.save", Data(second, "12"), DeskFixture.Engineer, two, stop: Stop);
        Assert.Contains(FakeChannel.Texts(told.Invoke.Value), text => text.StartsWith("Robin asked the charger for 10\u00A0A", StringComparison.Ordinal));
        Assert.Equal("1", await desk.Query("""SELECT count(*) FROM "Commands" WHERE "Command" LIKE '%CurrentWithoutBackend%'"""));
    }

    [Fact]
    public async Task The_protected_PUK_is_on_no_card()
    {
        var where = new FakeConversation("a:puk", "personal");
        await desk.Channel.Message("parameters DE*ABC*E2000*1", DeskFixture.Engineer, where, Stop);
        var port = await desk.Channel.NextCard(where, stop: Stop);
        var charger = await desk.Channel.PressButton(port, "Charger", who: DeskFixture.Engineer, where: where, stop: Stop);
        Assert.Contains("PUK", FakeChannel.Texts(charger.Invoke.Value));
        Assert.DoesNotContain(ParameterDesk.KeptPuk, charger.Body, StringComparison.Ordinal);
    }

    private async Task<System.Text.Json.JsonElement> Open(FakeConversation where, string key, FakePerson? who = null)
    {
        who ??= DeskFixture.Engineer;
        await desk.Channel.Message("parameter DE*ABC*E2000*1", who, where, Stop);
        var list = await desk.Channel.NextCard(where, stop: Stop);
        var data = JsonNode.Parse(FakeChannel.Buttons(list.Card!.Value).Last().GetProperty("data").GetRawText())!.AsObject();
        data["parameter"] = key;
        return (await desk.Channel.Press("parameters.open", data, who, where, list.ActivityId, stop: Stop)).Invoke.Value;
    }

    private static JsonObject Data(System.Text.Json.JsonElement card, string value)
    {
        var data = JsonNode.Parse(FakeChannel.Buttons(card).Last().GetProperty("data").GetRawText())!.AsObject();
        data["value"] = value;
        return data;
    }
}

/// <summary>A desk with an LG2WAN station whose parameters were read once.</summary>
public sealed class ParameterDesk : IAsyncLifetime
{
    public const string KeptPuk = "CfDJ8-what-is-kept-of-the-PUK";

    internal FakeChannel Channel { get; private set; } = null!;

    internal BotProcess Bot { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Channel = await FakeChannel.Start();
        var gateway = BotProcess.Station("Berlin-200", "0901454D480000A1B2C3", "DE*ABC*E2000*1", "DE*ABC*E2000*2")
            .Replace("ocpp1.6", "lg2wan", StringComparison.Ordinal).Replace("ocpp_identity", "sml_server_id", StringComparison.Ordinal);
        Bot = await BotProcess.Start(Channel, BotProcess.Together(BotProcess.TwoPorts, gateway), settings => settings["Web__PagesPerMinute"] = "1000");
        await Execute("""UPDATE "Stations" SET "Model" = 'LSX', "Firmware" = '3.1.2' WHERE "Id" = 'Berlin-200'""");
        await Value(1, "MaxCurrent", "32");
        await Value(1, "AuthenticationTypes", "RFID");
        await Value(0, "BackendCheck", "true");
        await Value(0, "WhitelistEntries", "0");
        await Value(0, "Puk", KeptPuk);
        await Execute("""INSERT INTO "DeviceValues" ("StationId", "ConnectorId", "Key", "Entered", "EnteredAt", "ReadOnly") VALUES ('Berlin-200', 0, 'MaxPhases', '3', 1700000000000000, 0)""");
    }

    public async ValueTask DisposeAsync()
    {
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

    private Task Value(int connector, string key, string value) => Execute(
        $"""INSERT INTO "DeviceValues" ("StationId", "ConnectorId", "Key", "Reported", "ReportedAt", "ReportedChangedAt", "ReadOnly") VALUES ('Berlin-200', {connector}, '{key}', '{value}', 1700000000000000, 1700000000000000, 0)""");

    public async Task Execute(string sql)
    {
        await using var connection = await OpenFile();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private async Task<SqliteConnection> OpenFile()
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(Bot.Folder, "chargebot.db")}");
        await connection.OpenAsync();
        return connection;
    }
}
