using System.Globalization;
using System.Text;
using ChargeBot.Bot;
using ChargeBot.Domain.CalibrationLaw;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Parameters;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace ChargeBot.Tests.Configuration;

/// <summary>Which key or parameter gives which field, what of it is believed, and what may be typed.</summary>
public sealed class ConfigurationTableTests
{
    private static readonly string Document = Path.GetFullPath(Path.Combine(Golden.Folder, "..", "..", "..", "domain", "Parameters", "CONFIGURATION.md"));

    [Fact]
    public void The_table_of_fields_and_their_sources_is_written_down() => Golden.Check(Document, Table());

    [Fact]
    public void The_fields_are_the_manuals_in_its_order() => Assert.Equal(
        ["EvseId", "CalibrationLawMethod", "MaxPower", "AuthenticationMode", "AuthenticationTypes", "MaxVoltage", "MaxCurrent", "Phases"],
        Fields(Protocol.Ocpp16).Select(one => one.Field.Key));

    [Fact]
    public void A_port_of_direct_current_has_no_phases() =>
        Assert.DoesNotContain(Fields(Protocol.Ocpp16, port => port.ChargingMode = ChargingMode.Dc), one => one.Field.Key == "Phases");

    [Theory]
    [InlineData("ConnectorPhaseRotation", "1.RST,2.RTS", "Phases", "3")]
    [InlineData("connectorphaserotation", " 2.RST ; 1.SRT ", "Phases", "3")]
    [InlineData("ConnectorPhaseRotation", "1.NotApplicable", "Phases", null)]
    [InlineData("ConnectorPhaseRotation", "2.RST", "Phases", null)]
    [InlineData("ConnectorPhaseRotation", "RST", "Phases", null)]
    [InlineData("Station-MaxCurrent", "16.50", "MaxCurrent", "16.5")]
    [InlineData("Station-MaxCurrent", "-3", "MaxCurrent", null)]
    [InlineData("Station-MaxCurrent", "unlimited", "MaxCurrent", null)]
    [InlineData("FreeCharging", "true", "AuthenticationMode", "false")]
    [InlineData("FreeCharging", "False", "AuthenticationMode", "true")]
    [InlineData("FreeCharging", "maybe", "AuthenticationMode", null)]
    [InlineData("ConnectorEvseIds", "DE*ABC*E1*1, DE*ABC*E1*2", "EvseId", "DE*ABC*E1*1")]
    [InlineData("MaxPower", "11", "MaxPower", null)]
    public void A_key_gives_its_field_in_neutral_form_or_nothing(string key, string text, string field, string? value)
    {
        var one = Fields(Protocol.Ocpp16, values: Told(key, text)).Single(one => one.Field.Key == field);
        Assert.Equal(value, one.Reported);
        Assert.Equal(value is not null, one.FromDevice);
    }

    [Fact]
    public void A_limit_of_the_whole_station_says_nothing_of_one_of_its_ports() =>
        Assert.Null(Fields(Protocol.Ocpp16, values: Told("Station-MaxCurrent", "16"), onlyPort: false).Single(one => one.Field.Key == "MaxCurrent").Reported);

    [Fact]
    public void A_gateways_parameters_of_the_port_and_of_the_charger_are_taken_from_where_they_are()
    {
        var fields = Fields(Protocol.Lg2Wan, values: [.. Told("MaxVoltage", "230"), .. Told("MaxCurrent", "63"), .. Told("MaxCurrent", "20", 1), .. Told("AuthenticationMode", "true", 1)]);
        Assert.Equal(("230", "20", "true"), (Of("MaxVoltage"), Of("MaxCurrent"), Of("AuthenticationMode")));

        string? Of(string key) => fields.Single(one => one.Field.Key == key).Reported;
    }

    [Fact]
    public void A_difference_is_one_of_meaning_and_not_of_writing()
    {
        DeviceValue[] values = [.. Told("AuthenticationTypes", "Remote,RFID", 1), .. Told("MaxCurrent", "32", 1), .. Told("MaxPhases", "1")];
        values[0].Entered = "RFID,Remote";
        var fields = Fields(Protocol.Lg2Wan, port => (port.MaxCurrent, port.Phases) = (32, 3), values);
        Assert.Equal(["Phases"], fields.Where(one => one.Differs).Select(one => one.Field.Key));
    }

    [Fact]
    public void The_time_shown_is_that_of_the_last_change_and_an_import_after_an_edit_takes_it_away()
    {
        var edited = new DateTimeOffset(2026, 11, 1, 8, 0, 0, TimeSpan.Zero);
        DeviceValue[] values = [new() { StationId = "S", ConnectorId = 1, Key = ConfigurationFields.EditOf("MaxPower"), Entered = "22000", EnteredAt = edited }];
        Assert.Equal(edited, Power(22_000).ChangedAt);
        Assert.Null(Power(11_000).ChangedAt);

        ConfiguredField Power(int watts) => Fields(Protocol.Ocpp16, port => port.MaxPower = watts, values).Single(one => one.Field.Key == "MaxPower");
    }

    [Theory]
    [InlineData("EvseId", "de-abc-e1234-1", "DE*ABC*E1234*1", FieldProblem.None)]
    [InlineData("EvseId", "berlin 7", null, FieldProblem.NotAnEvseId)]
    [InlineData("EvseId", "", null, FieldProblem.None)]
    [InlineData("MaxPower", "22", "22000", FieldProblem.None)]
    [InlineData("MaxPower", "22,5 kW", "22500", FieldProblem.None)]
    [InlineData("MaxPower", "11000W", "11000", FieldProblem.None)]
    [InlineData("MaxPower", "22000", null, FieldProblem.OutOfRange)]
    [InlineData("MaxPower", "-1", null, FieldProblem.OutOfRange)]
    [InlineData("MaxPower", "79228162514264337593543950335", null, FieldProblem.OutOfRange)]
    [InlineData("MaxPower", "1e3", null, FieldProblem.NotANumber)]
    [InlineData("MaxCurrent", "32 A", "32", FieldProblem.None)]
    [InlineData("MaxCurrent", "0", null, FieldProblem.OutOfRange)]
    [InlineData("MaxVoltage", "12", null, FieldProblem.OutOfRange)]
    [InlineData("Phases", "4", null, FieldProblem.OutOfRange)]
    [InlineData("Phases", "three\u0007", null, FieldProblem.NotPrintable)]
    [InlineData("AuthenticationMode", "True", "true", FieldProblem.None)]
    [InlineData("AuthenticationMode", "perhaps", null, FieldProblem.NotAnOption)]
    [InlineData("AuthenticationTypes", "remote, rfid", "RFID,Remote", FieldProblem.None)]
    [InlineData("AuthenticationTypes", "RFID,LAN", null, FieldProblem.NotAnOption)]
    [InlineData("CalibrationLawMethod", "ocmf", "Ocmf", FieldProblem.None)]
    [InlineData("CalibrationLawMethod", "Zks", null, FieldProblem.NotAnOption)]
    [InlineData("CalibrationLawMethod", "2", null, FieldProblem.NotAnOption)]
    public void What_is_typed_is_read_or_refused_with_the_reason(string key, string typed, string? value, FieldProblem problem) =>
        Assert.Equal(new ConfigurationInput(value, problem), ConfigurationInput.Read(ConfigurationFields.Find(key)!, typed, Protocol.Ocpp16));

    [Fact]
    public void Ten_thousand_characters_are_too_long_for_every_field() => Assert.All(
        ConfigurationFields.All, field => Assert.Equal(FieldProblem.TooLong, ConfigurationInput.Read(field, new string('9', 10_000), Protocol.Lg2Wan).Problem));

    [Fact]
    public void The_device_s_word_can_become_master_data_where_it_is_in_range()
    {
        Assert.Equal("22000", Take("MaxPower", "22000.4"));
        Assert.Equal("17", Take("MaxCurrent", "16.5"));
        Assert.Null(Take("MaxVoltage", "7"));

        static string? Take(string key, string told) => new ConfiguredField(ConfigurationFields.Find(key)!, told, null).ForMasterData(Protocol.Ocpp16);
    }

    [Theory]
    [InlineData(Protocol.Lg2Wan, null, "Zks", true)]
    [InlineData(Protocol.Lg2Wan, "None", "None", false)]
    [InlineData(Protocol.Lg2Wan, "Ocmf", null, false)]
    [InlineData(Protocol.Ocpp16, null, null, false)]
    [InlineData(Protocol.Ocpp16, "ocmf", "Ocmf", true)]
    [InlineData(Protocol.Ocpp16, "External", "External", true)]
    [InlineData(Protocol.Ocpp16, "Zks", null, false)]
    public void Only_a_method_that_the_protocol_knows_may_bill(Protocol protocol, string? entered, string? method, bool mayBill)
    {
        var read = CalibrationLawMethods.Read(protocol, entered);
        Assert.Equal((method, mayBill), (read?.ToString(), read.MayBill()));
    }

    [Theory]
    [InlineData("Ocmf", "2026-11-26", null, BillingObstacles.None)]
    [InlineData("Ocmf", "2026-11-25", null, BillingObstacles.CalibrationOver)]
    [InlineData("None", null, null, BillingObstacles.NoMethod)]
    [InlineData(null, null, "DoesNotComply", BillingObstacles.MethodUnknown | BillingObstacles.MeterFailed)]
    public void What_stands_in_the_way_of_billing_is_said_by_one_rule(string? method, string? until, string? check, BillingObstacles obstacles)
    {
        var values = new (string Key, string? Value)[] { ("CalibrationLawMethod", method), ("CalibratedUntil", until), ("MeterCheck", check) }
            .Where(one => one.Value is not null).Select(one => new DeviceValue { StationId = "S", ConnectorId = 1, Key = one.Key, Entered = one.Value }).ToList();
        Assert.Equal(obstacles, Billing.Obstacles(Protocol.Ocpp16, 1, values, new DateOnly(2026, 11, 26)));
    }

    [Fact]
    public void An_operators_own_keys_go_before_the_known_ones()
    {
        var keys = OcppKeySettings.Read(Settings(
            ("0:Field", "maxpower"), ("0:Key", "Outlet{connector}PowerKw"), ("0:Factor", "1000"),
            ("1:Field", "AuthenticationMode"), ("1:Key", "NeedsCard"), ("1:Reading", "Switch"),
            ("2:Field", "MeterServerId"), ("2:Key", "MeterId")));
        DeviceValue[] values = [.. Told("Outlet1PowerKw", "22"), .. Told("NeedsCard", "1"), .. Told("FreeCharging", "true"), .. Told("MeterId", "0A01")];
        Assert.Equal("22000", keys.Read("MaxPower", 1, true, values)?.Value);
        Assert.Equal("true", keys.Read("AuthenticationMode", 1, true, values)?.Value);
        Assert.Equal("0A01", keys.Read("MeterServerId", 1, true, values)?.Value);
    }

    [Theory]
    [InlineData("Power", "X", null)]
    [InlineData("MaxPower", "", null)]
    [InlineData("MaxPower", "X", "Guess")]
    public void A_key_in_the_settings_that_cannot_be_read_is_named(string field, string key, string? reading) => Assert.Contains(
        "Configuration:OcppKeys:0", Assert.Single(OcppKeySettings.Problems(Settings(("0:Field", field), ("0:Key", key), ("0:Reading", reading)))), StringComparison.Ordinal);

    private static IConfiguration Settings(params (string Key, string? Value)[] rows) => new ConfigurationBuilder()
        .AddInMemoryCollection(rows.Where(row => row.Value is not null).Select(row => KeyValuePair.Create($"Configuration:OcppKeys:{row.Key}", row.Value))).Build();

    private static DeviceValue[] Told(string key, string text, int connector = 0) => [new() { StationId = "S", ConnectorId = connector, Key = key, Reported = text }];

    private static IReadOnlyList<ConfiguredField> Fields(Protocol protocol, Action<Port>? change = null, DeviceValue[]? values = null, bool onlyPort = true)
    {
        var port = new Port { Id = "P", StationId = "S", ConnectorId = 1 };
        change?.Invoke(port);
        return ConfiguredField.Of(new Station { Id = "S", Protocol = protocol }, port, onlyPort, values ?? [], FieldKeys.Standard);
    }

    private static string Table()
    {
        var text = new StringBuilder("""
            # What gives the fields of the Configuration and Device details tabs

            Written from `ConfigurationFields.cs` and `FieldKeys.cs`, the tables that card and dialog read too; a test holds that this
            file says the same. What no key or parameter gives stays 'Master data', is never green, and is edited in the chat. An
            operator adds keys of its own stations in the settings, section `Configuration:OcppKeys`, where they go before these:

                "Configuration": { "OcppKeys": [ { "Field": "MaxPower", "Key": "Outlet{connector}PowerKw", "Factor": 1000 } ] }

            `Reading` is how the key's text is read (by default as the field's type wants it), `Factor` brings its unit to the field's,
            `WholeStation` says that the key speaks of all ports together: it then counts only where the station has one.

            | field | takes | LG2WAN parameter | OCPP 1.6 key |
            |---|---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var field in ConfigurationFields.All)
        {
            var parameter = Lg2WanParameters.Find(field.Lg2WanParameter);
            text.Append(CultureInfo.InvariantCulture, $"| `{field.Key}` {field.Name.En} · {field.Name.De} | {Takes(field)} | {(parameter is null ? "none: master data" : $"`{parameter.Key}`, 0x{parameter.Number:X2}, of {(parameter.Scope is ParameterScope.Port ? "each port" : "the charger")}")} | {Keys(field.Key)} |\n");
        }

        text.Append("""

            Details of the device that OCPP stations transmit:

            | detail | OCPP 1.6 key |
            |---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var detail in DeviceDetails.OfPort(Protocol.Ocpp16))
        {
            text.Append(CultureInfo.InvariantCulture, $"| `{detail}` | {Keys(detail)} |\n");
        }

        return text.ToString();
    }

    private static string Takes(ConfigurationField field) => field.Type switch
    {
        FieldType.Number => $"{field.Min} to {field.Max}{(field.Unit is { } unit ? $" {unit}" : "")}",
        FieldType.Method => "LG2WAN: None, Zks (default); OCPP: None, Ocmf, External",
        FieldType.Switch => "on or off",
        FieldType.Set => $"LG2WAN: {string.Join(", ", ConfigurationFields.TypesOf(Protocol.Lg2Wan))}; OCPP: {string.Join(", ", ConfigurationFields.TypesOf(Protocol.Ocpp16))}",
        _ => "an EVSE id",
    };

    private static string Keys(string field)
    {
        var keys = FieldKeys.Known.Where(key => key.Field == field).ToList();
        return keys.Count == 0 ? "none: master data" : string.Join("; ", keys.Select(key =>
            $"{(key.Key == field ? "" : $"`{key.Key}` ")}({key.Source}{(key.Reading is KeyReading.Opposite ? ", the opposite" : "")}{(key.WholeStation ? ", of the whole station" : "")})"));
    }
}
