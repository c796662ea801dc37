using System.Text.Json;
using System.Text.Json.Nodes;
using ChargeBot.Tests.Teams;
using ChargeBot.Tests.WholePath;
using Microsoft.Data.Sqlite;
using Xunit;
using static ChargeBot.Tests.Teams.CardReading;

namespace ChargeBot.Tests.Desk;

/// <summary>One running bot; a station for each test that edits, so that none depends on the others.</summary>
public sealed class ConfigurationDesk : IAsyncLifetime
{
    internal FakeChannel Channel { get; private set; } = null!;

    internal BotProcess Bot { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Channel = await FakeChannel.Start();
        Bot = await BotProcess.Start(Channel, BotProcess.Together(
        [
            .. new[] { "edit", "wrong", "two", "evse", "taken", "take", "huge", "agent" }.Select(name => BotProcess.Station($"Bremen-{name}", $"CB-{name}", Port(name))),
            BotProcess.Station("Bremen-301", "0A01454D480000000301", "DE*ABC*E3010*1")
                .Replace("ocpp1.6", "lg2wan", StringComparison.Ordinal).Replace("ocpp_identity", "sml_server_id", StringComparison.Ordinal),
            BotProcess.Station("Bremen-planned", "CB-PLANNED", "DE*ABC*E3020*1").Replace("AVAILABLE", "PLANNED", StringComparison.Ordinal),
        ]));
    }

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        await Channel.DisposeAsync();
    }

    internal static string Port(string station) => $"DE*ABC*E{station.ToUpperInvariant()}*1";

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

        return Convert.ToString(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken), System.Globalization.CultureInfo.InvariantCulture);
    }
}

/// <summary>The Configuration tab from the chat: shown with its sources, edited by those who may, and never in two people's way.</summary>
public sealed class ConfigurationDialogTests(ConfigurationDesk desk) : IClassFixture<ConfigurationDesk>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Master_data_are_edited_in_one_form_and_the_answer_shows_them_at_once()
    {
        var (where, form, activity) = await Form("edit");
        var saved = await Press("configuration.save", form, where, activity, Inputs("edit", power: "11,5 kW", method: "Ocmf", types: "RFID,Remote", mode: "true"));
        Assert.Contains("Saved.", Words(saved), StringComparison.Ordinal);
        Assert.Contains("11.5\u00A0kW", Words(saved), StringComparison.Ordinal);
        Assert.Contains("OCMF", Words(saved), StringComparison.Ordinal);
        Assert.DoesNotContain("Nobody has entered", Words(saved), StringComparison.Ordinal);
        Assert.Equal("11500", await Column("MaxPower", "edit"));
        Assert.Equal("Ocmf", await Entered("CalibrationLawMethod", "edit"));
        Assert.Equal("RFID,Remote", await Entered("AuthenticationTypes", "edit"));
        Assert.Contains("MaxPower: 22000 → 11500", await desk.Sql("""SELECT "Result" FROM "Audit" WHERE "What" = 'configuration.save' AND "PortId" = $a""", ConfigurationDesk.Port("edit")), StringComparison.Ordinal);
        Assert.Equal("22000>11500", await desk.Sql("""SELECT "Before" || '>' || "After" FROM "ValueChanges" WHERE "StationId" = 'Bremen-edit' AND "Key" = 'MaxPower'"""));
    }

    [Fact]
    public async Task What_does_not_do_is_named_with_its_reason_what_was_typed_stays_and_nothing_is_saved()
    {
        var (where, form, activity) = await Form("wrong");
        var answer = await Press("configuration.save", form, where, activity, Inputs("wrong", power: "a lot", evseId: new string('x', 10_000), phases: "7", voltage: "230\u0007", method: "Zks"));
        var words = Words(answer);
        foreach (var said in new[]
        {
            "Nothing is saved yet.", "EVSE ID: at most 100 characters.", "Max. charging power: please give a number, 0.1 to 4000",
            "Phases: only 1 to 3 will do.", "Max. charging voltage: only characters", "Calibration law method: please choose",
        })
        {
            Assert.Contains(said, words, StringComparison.Ordinal);
        }

        Assert.Equal("a lot", Input(answer, "MaxPower"));
        Assert.Equal("7", Input(answer, "Phases"));
        Assert.Equal("22000", await Column("MaxPower", "wrong"));
        Assert.Equal("0", await desk.Sql("""SELECT COUNT(*) FROM "Audit" WHERE "What" = 'configuration.save' AND "PortId" = $a""", ConfigurationDesk.Port("wrong")));
    }

    [Fact]
    public async Task More_than_any_form_holds_clears_nothing()
    {
        var (where, form, activity) = await Form("huge");
        var answer = await Press("configuration.save", form, where, activity, Inputs("huge", power: new string('9', 70_000)));
        Assert.Contains("far too long", Words(answer), StringComparison.Ordinal);
        Assert.Equal("22000", await Column("MaxPower", "huge"));
        Assert.Equal(ConfigurationDesk.Port("huge"), await Column("EvseId", "huge"));
    }

    [Fact]
    public async Task The_second_of_two_editors_sees_the_firsts_values_and_decides()
    {
        var (one, first, firstActivity) = await Form("two", "a:two-1");
        var (other, second, secondActivity) = await Form("two", "a:two-2");
        await Press("configuration.save", first, one, firstActivity, Inputs("two", power: "11", current: "16"));

        // Power was changed by both, voltage by the second alone, current by the first alone.
        var told = await Press("configuration.save", second, other, secondActivity, Inputs("two", power: "43", voltage: "240"));
        Assert.Contains("somebody else changed this", Words(told), StringComparison.Ordinal);
        Assert.Contains("Max. charging power: 11\u00A0kW now, was 22\u00A0kW", Words(told), StringComparison.Ordinal);
        Assert.Equal("43", Input(told, "MaxPower"));
        Assert.Equal("240", Input(told, "MaxVoltage"));
        Assert.Equal("16", Input(told, "MaxCurrent"));
        Assert.Equal("11000", await Column("MaxPower", "two"));

        await Press("configuration.save", told, other, secondActivity, Inputs("two", power: "43", voltage: "240", current: "16"));
        Assert.Equal(("43000", "240", "16"), (await Column("MaxPower", "two"), await Column("MaxVoltage", "two"), await Column("MaxCurrent", "two")));
    }

    [Fact]
    public async Task An_EVSE_id_is_changed_after_a_question_and_only_then()
    {
        var (where, form, activity) = await Form("evse");
        var question = await Press("configuration.save", form, where, activity, Inputs("evse", evseId: "de-abc-enew-7", power: "11"));
        Assert.Contains("under another EVSE ID?", Words(question), StringComparison.Ordinal);
        Assert.Contains("DE*ABC*ENEW*7", Words(question), StringComparison.Ordinal);
        Assert.Contains("Max. charging power", Words(question), StringComparison.Ordinal);
        Assert.Equal(ConfigurationDesk.Port("evse"), await Column("EvseId", "evse"));

        var back = await Press("configuration.cancel", question, where, activity);
        Assert.Equal("de-abc-enew-7", Input(back, "EvseId"));
        Assert.Equal(ConfigurationDesk.Port("evse"), await Column("EvseId", "evse"));

        await Press("configuration.save", back, where, activity, Inputs("evse", evseId: "de-abc-enew-7", power: "11"));
        await desk.Channel.NextCardWith("under another EVSE ID?", where, stop: Stop);
        await desk.Channel.Message("yes", DeskFixture.Engineer, where, Stop);
        await desk.Channel.NextCardWith("Saved.", where, stop: Stop);
        Assert.Equal(("DE*ABC*ENEW*7", "11000"), (await Column("EvseId", "evse"), await Column("MaxPower", "evse")));
        await desk.Channel.Message("DE*ABC*ENEW*7", DeskFixture.Engineer, where, Stop);
        await desk.Channel.NextCardWith("Bremen-evse", where, stop: Stop);
    }

    [Fact]
    public async Task Another_ports_EVSE_id_is_not_taken_from_it()
    {
        var (where, form, activity) = await Form("taken");
        var answer = await Press("configuration.save", form, where, activity, Inputs("taken", evseId: "DE*ABC*EHUGE*1"));
        Assert.Contains("another port has this EVSE ID", Words(answer), StringComparison.Ordinal);
        Assert.Equal(ConfigurationDesk.Port("taken"), await Column("EvseId", "taken"));
    }

    [Fact]
    public async Task What_the_charger_says_otherwise_stands_beside_master_data_and_is_taken_over_with_a_press()
    {
        await desk.Sql("""INSERT INTO "DeviceValues" ("StationId", "ConnectorId", "Key", "Reported", "ReportedAt", "ReportedChangedAt", "ReadOnly") VALUES ('Bremen-take', 0, 'Station-MaxCurrent', '16', 1795415180719000, 1700000000000000, 0)""");
        var where = new FakeConversation("a:take", "personal");
        await desk.Channel.Message($"konfiguration {ConfigurationDesk.Port("take")}", DeskFixture.Engineer, where, Stop);
        var card = await desk.Channel.NextCardWith("Max. charging current", where, stop: Stop);
        Assert.Contains("The charger says 16\u00A0A, master data say 32\u00A0A.", Words(card.Card!.Value), StringComparison.Ordinal);
        Assert.Contains("Charging station · 14 Nov 2023", Words(card.Card.Value), StringComparison.Ordinal);

        var taken = await Press("configuration.take", card.Card.Value, where, card.ActivityId);
        Assert.DoesNotContain("master data say", Words(taken), StringComparison.Ordinal);
        Assert.Equal("16", await Column("MaxCurrent", "take"));

        // It cannot be edited here, for the charger says it itself.
        var form = await Press("configuration.edit", taken, where, card.ActivityId);
        Assert.Null(Input(form, "MaxCurrent"));
        Assert.Contains("changed there", Words(form), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hotline_agent_looks_and_cannot_edit()
    {
        var where = new FakeConversation("a:agent", "personal");
        await desk.Channel.Message($"config {ConfigurationDesk.Port("agent")}", DeskFixture.Agent, where, Stop);
        var card = await desk.Channel.NextCardWith("Calibration law method", where, stop: Stop);
        Assert.DoesNotContain("configuration.edit", card.Card!.Value.GetRawText(), StringComparison.Ordinal);
        var data = Data(card.Card.Value, "port.refresh");
        var answer = await desk.Channel.Press("configuration.edit", data, DeskFixture.Agent, where, card.ActivityId, stop: Stop);
        Assert.Contains("Your role does not include this", answer.Invoke.Value.GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_is_its_openers_and_a_save_without_one_changes_nothing()
    {
        var where = FakeConversation.Group("configuration");
        await desk.Channel.Message($"configuration {ConfigurationDesk.Port("agent")}", DeskFixture.Engineer, where, Stop);
        var card = await desk.Channel.NextCardWith("Calibration law method", where, stop: Stop);
        var form = await Press("configuration.edit", card.Card!.Value, where, card.ActivityId);
        var other = await desk.Channel.Press("configuration.cancel", Data(form, "configuration.cancel"), DeskFixture.Agent, where, card.ActivityId, stop: Stop);
        Assert.Contains("put to a colleague", other.Invoke.Value.GetString(), StringComparison.Ordinal);

        var shown = await Press("configuration.cancel", form, where, card.ActivityId);
        var data = Data(shown, "configuration.edit");
        data["MaxPower"] = "1";
        await desk.Channel.Press("configuration.save", data, DeskFixture.Engineer, where, card.ActivityId, stop: Stop);
        Assert.Equal("22000", await Column("MaxPower", "agent"));
    }

    [Fact]
    public async Task A_gateway_has_ZKS_by_default_and_none_of_it_warns_of_billing()
    {
        var where = new FakeConversation("a:zks", "personal");
        await desk.Channel.Message("configuration DE*ABC*E3010*1", DeskFixture.Engineer, where, Stop);
        var card = await desk.Channel.NextCardWith("ZKS", where, stop: Stop);
        Assert.Contains("Master data · default", Words(card.Card!.Value), StringComparison.Ordinal);
        var form = await Press("configuration.edit", card.Card.Value, where, card.ActivityId);
        var inputs = new JsonObject { ["EvseId"] = "DE*ABC*E3010*1", ["CalibrationLawMethod"] = "None", ["MaxPower"] = "22", ["MaxVoltage"] = "230", ["MaxCurrent"] = "32", ["Phases"] = "3" };
        var saved = await Press("configuration.save", form, where, card.ActivityId, inputs);
        Assert.Contains("No calibration law method: sessions here must not be billed.", Words(saved), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_planned_port_is_shown_by_its_configuration()
    {
        var where = new FakeConversation("a:planned", "personal");
        await desk.Channel.Message("DE*ABC*E3020*1", DeskFixture.Engineer, where, Stop);
        await desk.Channel.NextCardWith("Bremen-planned", where, stop: Stop);
        await desk.Channel.Message("port DE*ABC*E3020*1", DeskFixture.Engineer, where, Stop);
        var card = await desk.Channel.NextCardWith("This station is planned", where, stop: Stop);
        Assert.Contains("Max. charging power", Words(card.Card!.Value), StringComparison.Ordinal);
        Assert.DoesNotContain("port.refresh", card.Card.Value.GetRawText(), StringComparison.Ordinal);
    }

    private async Task<(FakeConversation Where, JsonElement Form, string? Activity)> Form(string station, string? conversation = null)
    {
        var where = new FakeConversation(conversation ?? $"a:configuration-{station}", "personal");
        await desk.Channel.Message($"configuration {ConfigurationDesk.Port(station)}", DeskFixture.Engineer, where, Stop);
        var card = await desk.Channel.NextCardWith("Calibration law method", where, stop: Stop);
        return (where, await Press("configuration.edit", card.Card!.Value, where, card.ActivityId), card.ActivityId);
    }

    private static JsonObject Inputs(
        string station, string? evseId = null, string? method = null, string power = "22", string? mode = null, string? types = null, string voltage = "230", string current = "32", string phases = "3")
    {
        var inputs = new JsonObject { ["EvseId"] = evseId ?? ConfigurationDesk.Port(station), ["MaxPower"] = power, ["MaxVoltage"] = voltage, ["MaxCurrent"] = current, ["Phases"] = phases };
        foreach (var (name, value) in new[] { ("CalibrationLawMethod", method), ("AuthenticationMode", mode), ("AuthenticationTypes", types) })
        {
            if (value is not null)
            {
                inputs[name] = value;
            }
        }

        return inputs;
    }

    private Task<string?> Column(string column, string station) => desk.Sql($"""SELECT "{column}" FROM "Ports" WHERE "StationId" = $a""", $"Bremen-{station}");

    private Task<string?> Entered(string key, string station) =>
        desk.Sql("""SELECT "Entered" FROM "DeviceValues" WHERE "StationId" = $a AND "ConnectorId" = 1 AND "Key" = $b""", $"Bremen-{station}", key);

    private Task<JsonElement> Press(string verb, JsonElement card, FakeConversation where, string? activity, JsonObject? inputs = null) =>
        desk.Channel.PressOn(verb, card, DeskFixture.Engineer, where, activity, inputs);
}
