using System.Text.Json;
using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Ocpp;
using ChargeBot.Adapters.Ocpp.V16;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.LogFiles;
using Xunit;

namespace ChargeBot.Tests.Ocpp;

/// <summary>Whatever leaves us is valid against the schemas that came with the specification.</summary>
public sealed class OfficialSchemaTests
{
    private static readonly DeviceCommand[] Commands =
    [
        new RemoteStart(2, "04A1B2C3"),
        new RemoteStart(1, "CB:0123456789ABCDEF") { Limit = TimeSpan.FromMinutes(90) },
        new RemoteStop(4711),
        new UnlockConnector(1),
        new Reset(Hard: false),
        new Reset(Hard: true),
        new ChangeAvailability(0, Operative: false),
        new ChangeAvailability(1, Operative: true),
        new ReadConfiguration([]),
        new ReadConfiguration(["HeartbeatInterval", "MeterValueSampleInterval"]),
        new ChangeParameter("HeartbeatInterval", "900"),
        new ChangeParameter("DisplayText", "Grüße \"quoted\" <b>"),
        new ReportStatus(1),
        new Trigger("StatusNotification", 1),
        new Trigger("BootNotification", null),
    ];

    [Fact]
    public async Task Each_command_is_the_frame_that_the_golden_file_shows() =>
        Golden.Check("ocpp16-frames.txt", string.Join('\n', (await Frames()).Zip(Commands, (frame, command) => $"{Described(command)} → {frame}")));

    [Fact]
    public async Task Each_command_is_valid()
    {
        foreach (var frame in await Frames())
        {
            using var parsed = JsonDocument.Parse(frame);
            await Valid(parsed.RootElement[2].GetString()!, parsed.RootElement[3].GetRawText());
        }
    }

    [Theory]
    [InlineData(LogKind.Diagnostics, "GetDiagnostics")]
    [InlineData(LogKind.DiagnosticsLog, "GetLog")]
    [InlineData(LogKind.SecurityLog, "GetLog")]
    public async Task A_request_for_a_log_is_valid(LogKind kind, string action)
    {
        // Not among the frames above: its address is revealed while it is written.
        var command = new RequestLog(DateTimeOffset.UnixEpoch.AddDays(20_000), DateTimeOffset.UnixEpoch.AddDays(20_001)) { Kind = kind, UploadTo = "https://desk.example.com/uploads/x" };
        using var writer = new FrameWriter();
        var (called, frame) = V16Dialect.Value.Call(writer, "1", command);

        Assert.Equal(action, called);
        using var parsed = JsonDocument.Parse(frame);
        await Valid(action, parsed.RootElement[3].GetRawText());
    }

    [Theory]
    [InlineData("BootNotification", """{"chargePointVendor":"V","chargePointModel":"M"}""")]
    [InlineData("Heartbeat", "{}")]
    [InlineData("StatusNotification", """{"connectorId":1,"errorCode":"NoError","status":"Available"}""")]
    [InlineData("Authorize", """{"idTag":"T"}""")]
    [InlineData("Authorize", """{"idTag":""}""")]
    [InlineData("Authorize", """{"idTag":"STOLEN"}""")]
    [InlineData("StartTransaction", """{"connectorId":1,"idTag":"T","meterStart":0,"timestamp":"2026-11-23T08:00:00Z"}""")]
    [InlineData("StopTransaction", """{"transactionId":1,"meterStop":0,"timestamp":"2026-11-23T08:00:00Z"}""")]
    [InlineData("MeterValues", """{"connectorId":1,"meterValue":[]}""")]
    [InlineData("DataTransfer", """{"vendorId":"V"}""")]
    [InlineData("DiagnosticsStatusNotification", """{"status":"Idle"}""")]
    [InlineData("FirmwareStatusNotification", """{"status":"Idle"}""")]
    [InlineData("SecurityEventNotification", """{"type":"X","timestamp":"2026-11-23T08:00:00Z"}""")]
    [InlineData("LogStatusNotification", """{"status":"Idle"}""")]
    [InlineData("SignedFirmwareStatusNotification", """{"status":"Idle"}""")]
    [InlineData("SignCertificate", """{"csr":"x"}""")]
    public async Task Each_answer_is_valid(string action, string payload)
    {
        await using var host = await OcppHost.Start();
        using var device = await host.Connect();

        await Valid(action + "Response", (await device.Call(action, payload)).GetRawText());
    }

    [Fact]
    public async Task A_held_stations_answers_are_valid_too()
    {
        await using var host = await OcppHost.Start();
        host.Grain.Admission = new(AdmissionKind.Held, null);
        host.Grain.Reply = _ => new DeviceReply();
        using var device = await host.Connect();

        await Valid("BootNotificationResponse", (await device.Call("BootNotification", """{"chargePointVendor":"V","chargePointModel":"M"}""")).GetRawText());
        await Valid("StartTransactionResponse", (await device.Call("StartTransaction", """{"connectorId":1,"idTag":"T","meterStart":0}""")).GetRawText());
    }

    private static async Task<List<string>> Frames()
    {
        await using var host = await OcppHost.Start();
        using var device = await host.ConnectBooted();
        var link = await host.Grain.Link();
        var frames = new List<string>();
        foreach (var command in Commands)
        {
            var id = $"id-{frames.Count + 1}";
            Assert.True(await link.Write(1, id, command));
            frames.Add((await device.Receive())!);
            // A yes to a change would be followed by its reading back, an empty configuration by questions for each key.
            await device.Send(command is ReadConfiguration
                ? $$"""[3,"{{id}}",{"configurationKey":[{"key":"HeartbeatInterval","readonly":false,"value":"300"}]}]"""
                : $$"""[3,"{{id}}",{"status":"{{(command is ChangeParameter ? "Rejected" : "Accepted")}}"}]""");
            await host.Grain.Answer();
        }

        return frames;
    }

    private static Task Valid(string name, string payload) => OfficialSchemas.Valid("1.6", name, payload);

    private static string Described(DeviceCommand command) =>
        command is ReadConfiguration read ? $"ReadConfiguration {{ Keys = [{string.Join(", ", read.Keys)}] }}" : command.ToString();
}
