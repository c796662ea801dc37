using System.Text.Json;
using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Ocpp;
using ChargeBot.Adapters.Ocpp.V201;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.LogFiles;
using Xunit;

namespace ChargeBot.Tests.Ocpp;

/// <summary>Whatever leaves us over OCPP 2.0.1 is valid against the schemas that came with the specification, and is what the golden file shows.</summary>
public sealed class OfficialSchema201Tests
{
    private static readonly DeviceCommand[] Commands =
    [
        new RemoteStart(2, "04A1B2C3"),
        new RemoteStart(1, "CB:0123456789ABCDEF") { Limit = TimeSpan.FromMinutes(90) },
        new RemoteStop(4711) { DeviceTransactionId = "3f2c9a7e-0001" },
        new UnlockConnector(1),
        new ChargeBot.Domain.ChargePoints.Reset(Hard: false),
        new ChargeBot.Domain.ChargePoints.Reset(Hard: true),
        new ChangeAvailability(0, Operative: false),
        new ChangeAvailability(1, Operative: true),
        new ReadConfiguration(["OCPPCommCtrlr.HeartbeatInterval", "SampledDataCtrlr.TxUpdatedMeasurands"]),
        new ReadConfiguration(["Vendor.Unit[left].Mode[a.b]"]) { ConnectorId = 2 },
        new ChangeParameter("OCPPCommCtrlr.HeartbeatInterval", "900"),
        new ChangeParameter("EVSE.Power", "11000") { ConnectorId = 1 },
        new ReportStatus(1),
        new Trigger("BootNotification", null),
        new Trigger("MeterValues", 1),
        new RequestLog(DateTimeOffset.UnixEpoch.AddDays(20_000), DateTimeOffset.UnixEpoch.AddDays(20_001)) { Kind = LogKind.SecurityLog, UploadTo = "https://desk.example.com/uploads/x" },
    ];

    [Fact]
    public void Each_command_is_the_frame_that_the_golden_file_shows()
    {
        using var writer = new FrameWriter();
        Golden.Check("ocpp201-frames.txt", string.Join('\n', Commands.Select(command => System.Text.Encoding.UTF8.GetString(V201Dialect.Value.Call(writer, "1", command).Frame.Span))));
    }

    [Fact]
    public async Task Each_command_is_valid()
    {
        using var writer = new FrameWriter();
        foreach (var command in (DeviceCommand[])[.. Commands, new ReadConfiguration([])])
        {
            var (action, frame) = V201Dialect.Value.Call(writer, "1", command);
            using var parsed = JsonDocument.Parse(frame);
            await Valid(action + "Request", parsed.RootElement[3].GetRawText());
        }
    }

    [Theory]
    [InlineData("BootNotification", """{"reason":"PowerUp","chargingStation":{"model":"M","vendorName":"V"}}""")]
    [InlineData("Heartbeat", "{}")]
    [InlineData("StatusNotification", """{"timestamp":"2026-11-23T08:00:00Z","connectorStatus":"Available","evseId":1,"connectorId":1}""")]
    [InlineData("Authorize", """{"idToken":{"idToken":"T","type":"ISO14443"}}""")]
    [InlineData("TransactionEvent", """{"eventType":"Started","timestamp":"2026-11-23T08:00:00Z","triggerReason":"Authorized","seqNo":0,"transactionInfo":{"transactionId":"t"},"evse":{"id":1},"idToken":{"idToken":"T","type":"ISO14443"}}""")]
    [InlineData("TransactionEvent", """{"eventType":"Ended","timestamp":"2026-11-23T08:00:00Z","triggerReason":"Deauthorized","seqNo":9,"transactionInfo":{"transactionId":"t"}}""")]
    [InlineData("MeterValues", """{"evseId":1,"meterValue":[]}""")]
    [InlineData("DataTransfer", """{"vendorId":"V"}""")]
    [InlineData("NotifyReport", """{"requestId":1,"generatedAt":"2026-11-23T08:00:00Z","seqNo":0}""")]
    [InlineData("NotifyEvent", """{"generatedAt":"2026-11-23T08:00:00Z","seqNo":0,"eventData":[]}""")]
    [InlineData("NotifyCustomerInformation", """{"data":"x","seqNo":0,"generatedAt":"2026-11-23T08:00:00Z","requestId":1}""")]
    [InlineData("FirmwareStatusNotification", """{"status":"Idle"}""")]
    [InlineData("SecurityEventNotification", """{"type":"X","timestamp":"2026-11-23T08:00:00Z"}""")]
    [InlineData("LogStatusNotification", """{"status":"Idle"}""")]
    [InlineData("SignCertificate", """{"csr":"x"}""")]
    public async Task Each_answer_is_valid(string action, string payload)
    {
        await using var host = await OcppHost.Start();
        using var device = await host.Connect(how => how.Subprotocols = ["ocpp2.0.1", "ocpp1.6"]);
        Assert.Equal("ocpp2.0.1", device.Subprotocol);

        await Valid(action + "Response", (await device.Call(action, payload)).GetRawText());
    }

    [Fact]
    public async Task A_held_station_is_told_to_wait()
    {
        await using var host = await OcppHost.Start();
        host.Grain.Admission = new(AdmissionKind.Held, null);
        using var device = await host.Connect(how => how.Subprotocols = ["ocpp2.0.1"]);

        var answer = await device.Call("BootNotification", """{"reason":"PowerUp","chargingStation":{"model":"M","vendorName":"V"}}""");
        Assert.Equal("Pending", answer.GetProperty("status").GetString());
        await Valid("BootNotificationResponse", answer.GetRawText());
    }

    private static Task Valid(string name, string payload) => OfficialSchemas.Valid("2.0.1", name, payload);
}
