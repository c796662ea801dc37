using ChargeBot.Domain.ChargePoints;
using Xunit;

namespace ChargeBot.Tests.Ocpp;

/// <summary>What devices say, as they really say it.</summary>
public sealed class ActionTests
{
    [Fact]
    public async Task A_boot_is_read_and_answered_with_our_time_and_interval()
    {
        await using var host = await OcppHost.Start();
        using var device = await host.Connect();
        var longSerial = new string('7', 80);

        var answer = await device.Call("BootNotification",
            $$"""{"chargePointVendor":"Acme","chargePointModel":"Wall 2","chargePointSerialNumber":"{{longSerial}}","firmwareVersion":"1.2.3","iccid":null}""");

        var boot = await host.Grain.Event<Booted>();
        Assert.Equal(("Acme", "Wall 2", longSerial, "1.2.3", "BootNotification"), (boot.Vendor, boot.Model, boot.SerialNumber, boot.Firmware, boot.Message));
        Assert.Equal("Accepted", answer.GetProperty("status").GetString());
        Assert.Equal(300, answer.GetProperty("interval").GetInt32());
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", answer.GetProperty("currentTime").GetString());
    }

    [Fact]
    public async Task Each_boot_of_a_boot_loop_is_answered()
    {
        await using var host = await OcppHost.Start();
        using var device = await host.Connect();

        for (var i = 0; i < 5; i++)
        {
            var answer = await device.Call("BootNotification", """{"chargePointVendor":"V","chargePointModel":"M"}""");
            Assert.Equal("Accepted", answer.GetProperty("status").GetString());
        }

        Assert.Equal(5, host.Grain.Worked);
    }

    [Theory]
    [InlineData("""{"CHARGEPOINTVENDOR":"Acme","chargepointmodel":"X","firmwareversion":"","unheardOf":{"a":[1]}}""", "Acme", "X", null)]
    [InlineData("""{"chargePointVendor":1,"chargePointModel":2.5,"firmwareVersion":["a"]}""", "1", "2.5", "[\"a\"]")]
    [InlineData("""{"chargePointVendor":"","chargePointModel":"A\u0000B"}""", null, "AB", null)]
    [InlineData("""{"chargePointVendor":"\ud83d","chargePointModel":"Ladesäule"}""", "\\ud83d", "Ladesäule", null)]
    public async Task A_boot_is_read_in_any_case_and_type(string payload, string? vendor, string? model, string? firmware)
    {
        await using var host = await OcppHost.Start();
        using var device = await host.Connect();

        await device.Call("bootnotification", payload);

        var boot = await host.Grain.Event<Booted>();
        Assert.Equal((vendor, model, firmware, "BootNotification"), (boot.Vendor, boot.Model, boot.Firmware, boot.Message));
    }

    [Theory]
    [InlineData("BootNotification", """{"chargePointModel":"M"}""", "OccurenceConstraintViolation")]
    [InlineData("BootNotification", """{"chargePointVendor":"V"}""", "OccurenceConstraintViolation")]
    [InlineData("Authorize", "{}", "OccurenceConstraintViolation")]
    [InlineData("StartTransaction", """{"idTag":"T","meterStart":0}""", "OccurenceConstraintViolation")]
    [InlineData("StartTransaction", """{"connectorId":1,"meterStart":0}""", "OccurenceConstraintViolation")]
    [InlineData("StartTransaction", """{"connectorId":1,"idTag":"T"}""", "OccurenceConstraintViolation")]
    [InlineData("StartTransaction", """{"connectorId":"left","idTag":"T","meterStart":0}""", "TypeConstraintViolation")]
    [InlineData("StartTransaction", """{"connectorId":1,"idTag":"T","meterStart":"a lot"}""", "TypeConstraintViolation")]
    [InlineData("DataTransfer", "{}", "OccurenceConstraintViolation")]
    public async Task What_a_message_cannot_do_without_is_asked_for(string action, string payload, string code)
    {
        await using var host = await OcppHost.Start();
        using var device = await host.Connect();

        Assert.StartsWith($"""[4,"a1","{code}",""", await device.Ask($"""[2,"a1","{action}",{payload}]"""));
        Assert.Equal(0, host.Grain.Worked);
    }

    [Theory]
    [InlineData("Available", PortStatus.Available, null)]
    [InlineData("SuspendedEVSE", PortStatus.SuspendedByStation, null)]
    [InlineData("SuspendedEV", PortStatus.SuspendedByCar, null)]
    [InlineData("finishing", PortStatus.Finishing, null)]
    [InlineData("Occupied", PortStatus.Preparing, "Occupied")]
    [InlineData("Kaputt", PortStatus.Unknown, "Kaputt")]
    public async Task A_status_is_understood_or_kept_in_its_own_word(string word, PortStatus status, string? kept)
    {
        await using var host = await OcppHost.Start();
        using var device = await host.Connect();

        await device.Call("StatusNotification", $$"""{"connectorId":2,"errorCode":"NoError","status":"{{word}}","timestamp":"2026-11-23T08:00:00Z"}""");

        var seen = await host.Grain.Event<StatusReported>();
        Assert.Equal((2, status, kept, null), (seen.ConnectorId, seen.Status, seen.Words, seen.ErrorCode));
    }

    [Theory]
    [InlineData("{}", 0, PortStatus.Unknown, null, null)]
    [InlineData("""{"connectorId":"1","status":7,"errorCode":"GroundFailure","info":"relay","vendorErrorCode":"E12"}""", 1, PortStatus.Unknown, "GroundFailure", "relay (E12)")]
    [InlineData("""{"ConnectorID":1.0,"Status":"Faulted","errorcode":"EmergencyStopPressed","vendorErrorCode":"0x1"}""", 1, PortStatus.Faulted, "EmergencyStopPressed", "0x1")]
    [InlineData("""{"connectorId":1e99,"status":null,"errorCode":null,"info":""}""", 0, PortStatus.Unknown, null, null)]
    public async Task A_status_is_never_refused(string payload, int connector, PortStatus status, string? code, string? info)
    {
        await using var host = await OcppHost.Start();
        using var device = await host.Connect();

        await device.Call("StatusNotification", payload);

        var seen = await host.Grain.Event<StatusReported>();
        Assert.Equal((connector, status, code, info), (seen.ConnectorId, seen.Status, seen.ErrorCode, seen.ErrorInfo));
    }

    [Theory]
    [InlineData("2026-11-23T08:00:00Z", "2026-11-23T08:00:00Z")]
    [InlineData("2026-11-23T08:00:00.123456Z", "2026-11-23T08:00:00.123456Z")]
    [InlineData("2026-11-23T10:00:00+02:00", "2026-11-23T08:00:00Z")]
    [InlineData("2026-11-23T10:00:00+02", "2026-11-23T08:00:00Z")]
    [InlineData("2026-11-23 08:00:00", "2026-11-23T08:00:00Z")]
    [InlineData("1970-01-01T00:00:00Z", "1970-01-01T00:00:00Z")]
    [InlineData("2022-02-29T08:00:00Z", null)]
    [InlineData("0001-01-01T00:00:00Z", null)]
    [InlineData("9999-12-31T23:59:59.9999999Z", null)]
    [InlineData("soon", null)]
    [InlineData("", null)]
    public async Task A_time_is_read_as_far_as_it_can_be(string text, string? expected)
    {
        await using var host = await OcppHost.Start();
        using var device = await host.Connect();

        await device.Call("StatusNotification", $$"""{"connectorId":1,"status":"Available","timestamp":"{{text}}"}""");

        var seen = await host.Grain.Event<StatusReported>();
        Assert.Equal(expected is null ? null : DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), seen.ReportedAt);
    }

    [Theory]
    [InlineData("04A1B2", "Accepted")]
    [InlineData("urn:with:colons and more than twenty characters", "Accepted")]
    [InlineData("stolen", "Blocked")]
    [InlineData("", "Invalid")]
    public async Task A_tag_is_accepted_unless_it_is_blocked_or_empty(string tag, string status)
    {
        await using var host = await OcppHost.Start();
        using var device = await host.Connect();

        var answer = await device.Call("Authorize", $$"""{"idTag":"{{tag}}"}""");

        Assert.Equal(status, answer.GetProperty("idTagInfo").GetProperty("status").GetString());
        Assert.Equal("Authorize", tag.Length > 0 ? (await host.Grain.Event<AuthorizationAsked>()).Message : (await host.Grain.Event<Heard>()).Message);
    }

    [Fact]
    public async Task A_start_gets_its_transaction_id()
    {
        await using var host = await OcppHost.Start();
        using var device = await host.Connect();

        var answer = await device.Call("StartTransaction", """{"connectorId":1,"idTag":"a:b","meterStart":1500,"timestamp":"2026-11-23T08:00:00Z","reservationId":0}""");

        Assert.Equal(4711, answer.GetProperty("transactionId").GetInt64());
        Assert.Equal("Accepted", answer.GetProperty("idTagInfo").GetProperty("status").GetString());
        var started = await host.Grain.Event<TransactionStarted>();
        Assert.Equal((1, "a:b", 1500), (started.ConnectorId, started.IdTag, started.MeterStart));
    }

    [Theory]
    [InlineData("""{"connectorId":"1","idTag":"","meterStart":"1500"}""", "", 1500, "Accepted")]
    [InlineData("""{"connectorId":1,"idTag":12,"meterStart":1499.7,"timestamp":0}""", "12", 1500, "Accepted")]
    [InlineData("""{"connectorId":1,"idTag":"Stolen","meterStart":-1}""", "Stolen", -1, "Blocked")]
    public async Task A_start_is_read_as_it_is_meant(string payload, string tag, long meter, string status)
    {
        await using var host = await OcppHost.Start();
        using var device = await host.Connect();

        var answer = await device.Call("StartTransaction", payload);

        var started = await host.Grain.Event<TransactionStarted>();
        Assert.Equal((tag, meter, null), (started.IdTag, started.MeterStart, started.ReportedAt));
        Assert.Equal(status, answer.GetProperty("idTagInfo").GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("""{"transactionId":7,"meterStop":2000,"reason":"EVDisconnected","idTag":"T"}""", 7, 2000, "EVDisconnected")]
    [InlineData("""{"transactionId":-1,"meterStop":2000}""", -1, 2000, null)]
    [InlineData("""{"transactionId":0,"meterStop":1999.5,"reason":"Because"}""", 0, 2000, "Because")]
    [InlineData("""{"transactionId":"8","meterStop":"2000"}""", 8, 2000, null)]
    [InlineData("""{"transactionId":9223372036854775807,"meterStop":null}""", 9223372036854775807, null, null)]
    [InlineData("""{"transactionId":99999999999999999999,"meterStop":1e300}""", 0, null, null)]
    [InlineData("""{"transactionData":"nonsense","reason":5}""", 0, null, "5")]
    [InlineData("{}", 0, null, null)]
    public async Task A_stop_is_never_refused(string payload, long transaction, int? meter, string? reason)
    {
        await using var host = await OcppHost.Start();
        using var device = await host.Connect();

        await device.Call("StopTransaction", payload);

        var stopped = await host.Grain.Event<TransactionStopped>();
        Assert.Equal((transaction, (long?)meter, reason), (stopped.TransactionId, stopped.MeterStop, stopped.Reason));
    }

    [Theory]
    [InlineData("SecurityEventNotification", "{}", "{}")]
    [InlineData("DiagnosticsStatusNotification", "{}", "{}")]
    [InlineData("LogStatusNotification", """{"requestId":1}""", "{}")]
    [InlineData("SignCertificate", """{"csr":"x"}""", """{"status":"Rejected"}""")]
    [InlineData("DataTransfer", """{"vendorId":"com.example","messageId":"m","data":"d"}""", """{"status":"UnknownVendorId"}""")]
    public async Task What_only_shows_that_the_device_lives_is_answered_also_before_a_boot(string action, string payload, string answer)
    {
        await using var host = await OcppHost.Start();
        using var device = await host.Connect();

        Assert.Equal($"""[3,"a1",{answer}]""", await device.Ask($"""[2,"a1","{action}",{payload}]"""));
        Assert.Equal(action, (await host.Grain.Event<Heard>()).Message);
    }

    [Theory]
    [InlineData("SecurityEventNotification", """{"type":"SettingSystemTime","timestamp":"2020-01-01T00:00:00Z"}""", StationEventKind.Security, "SettingSystemTime")]
    [InlineData("SecurityEventNotification", """{"type":"InvalidCsmsCertificate","techInfo":"wss://cp:CANARY@old.example.com/"}""", StationEventKind.Security, "InvalidCsmsCertificate: wss://•••@old.example.com/")]
    [InlineData("FirmwareStatusNotification", """{"status":"Installed"}""", StationEventKind.Firmware, "Installed")]
    [InlineData("SignedFirmwareStatusNotification", """{"status":"InvalidSignature","requestId":2}""", StationEventKind.Firmware, "InvalidSignature")]
    public async Task What_a_device_wants_remembered_is_told_in_its_own_words_also_before_a_boot(string action, string payload, StationEventKind kind, string words)
    {
        await using var host = await OcppHost.Start();
        using var device = await host.Connect();

        Assert.Equal("""[3,"a1",{}]""", await device.Ask($"""[2,"a1","{action}",{payload}]"""));
        var told = await host.Grain.Event<Noticed>();
        Assert.Equal((action, kind, words), (told.Message, told.Kind, told.Words));
    }

    [Theory]
    [InlineData("DiagnosticsStatusNotification", """{"status":"Uploading"}""", "Uploading")]
    [InlineData("LogStatusNotification", """{"status":"UploadFailure","requestId":1}""", "UploadFailure")]
    public async Task What_a_device_says_about_its_upload_is_told_in_its_own_word(string action, string payload, string status)
    {
        await using var host = await OcppHost.Start();
        using var device = await host.Connect();

        Assert.Equal("""[3,"a1",{}]""", await device.Ask($"""[2,"a1","{action}",{payload}]"""));
        var told = await host.Grain.Event<LogStatusReported>();
        Assert.Equal((action, status), (told.Message, told.Status));
    }

    [Theory]
    [InlineData("""[2,"a1","Heartbeat",{}]""")]
    [InlineData("""[2,"a1","Heartbeat",null]""")]
    [InlineData("""[2,"a1","Heartbeat"]""")]
    [InlineData("""[2,"a1","heartBeat",[],"extra"]""")]
    [InlineData("""["2","a1","Heartbeat",{"timestamp":1}]""")]
    public async Task A_heartbeat_is_answered_however_it_is_written(string frame)
    {
        await using var host = await OcppHost.Start();
        using var device = await host.Connect();

        Assert.StartsWith("""[3,"a1",{"currentTime":"20""", await device.Ask(frame));
        Assert.Equal("Heartbeat", (await host.Grain.Event<Heard>()).Message);
    }
}
