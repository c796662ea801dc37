using System.Text.Json.Nodes;
using ChargeBot.Adapters.Ocpp.V16;
using ChargeBot.Adapters.Ocpp.V201;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Tests.Ocpp;
using Xunit;

namespace ChargeBot.Tests.Peers;

/// <summary>Every action of both versions, both ways, with a strict charge point that somebody else wrote: it checks each frame of ours.</summary>
public sealed class EveryActionTests
{
    private const string At = "2026-11-27T08:00:00Z";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public Task Each_action_of_OCPP_16() => Run(
        "ocpp1.6",
        [
            ("BootNotification", """{"chargePointVendor":"Foreign","chargePointModel":"ocpp-rpc"}"""),
            ("Heartbeat", "{}"),
            ("StatusNotification", """{"connectorId":1,"errorCode":"NoError","status":"Available"}"""),
            ("Authorize", """{"idTag":"TAG"}"""),
            ("StartTransaction", $$"""{"connectorId":1,"idTag":"TAG","meterStart":1,"timestamp":"{{At}}"}"""),
            ("MeterValues", $$$"""{"connectorId":1,"meterValue":[{"timestamp":"{{{At}}}","sampledValue":[{"value":"5"}]}]}"""),
            ("StopTransaction", $$"""{"transactionId":1,"meterStop":2,"timestamp":"{{At}}"}"""),
            ("DataTransfer", """{"vendorId":"V"}"""),
            ("DiagnosticsStatusNotification", """{"status":"Uploaded"}"""),
            ("FirmwareStatusNotification", """{"status":"Installed"}"""),
        ],
        V16Dialect.Value.Outgoing.Actions.Except(
        [
            // Not among the schemas that the peer brings for 1.6: these came with the security white paper.
            "CertificateSigned", "DeleteCertificate", "ExtendedTriggerMessage", "GetInstalledCertificateIds", "GetLog", "InstallCertificate", "SignedUpdateFirmware",
        ]),
        V16Dialect.Value.Outgoing.Example);

    [Fact]
    public Task Each_action_of_OCPP_201() => Run(
        "ocpp2.0.1",
        [
            ("BootNotification", """{"reason":"PowerUp","chargingStation":{"model":"ocpp-rpc","vendorName":"Foreign"}}"""),
            ("Heartbeat", "{}"),
            ("StatusNotification", $$"""{"timestamp":"{{At}}","connectorStatus":"Available","evseId":1,"connectorId":1}"""),
            ("Authorize", """{"idToken":{"idToken":"TAG","type":"Central"}}"""),
            ("TransactionEvent", $$$"""{"eventType":"Started","timestamp":"{{{At}}}","triggerReason":"Authorized","seqNo":0,"transactionInfo":{"transactionId":"t","chargingState":"Charging"},"evse":{"id":1},"idToken":{"idToken":"TAG","type":"Central"}}"""),
            ("TransactionEvent", $$$"""{"eventType":"Ended","timestamp":"{{{At}}}","triggerReason":"EVDeparted","seqNo":1,"transactionInfo":{"transactionId":"t"},"evse":{"id":1}}"""),
            ("MeterValues", $$$"""{"evseId":1,"meterValue":[{"timestamp":"{{{At}}}","sampledValue":[{"value":5}]}]}"""),
            ("NotifyReport", $$"""{"requestId":1,"generatedAt":"{{At}}","seqNo":0}"""),
            ("NotifyEvent", $$$"""{"generatedAt":"{{{At}}}","seqNo":0,"eventData":[{"eventId":1,"timestamp":"{{{At}}}","trigger":"Alerting","actualValue":"1","eventNotificationType":"HardWiredNotification","component":{"name":"C"},"variable":{"name":"V"}}]}"""),
            ("NotifyCustomerInformation", $$"""{"data":"x","seqNo":0,"generatedAt":"{{At}}","requestId":1}"""),
            ("SecurityEventNotification", $$"""{"type":"X","timestamp":"{{At}}"}"""),
            ("LogStatusNotification", """{"status":"Idle"}"""),
            ("FirmwareStatusNotification", """{"status":"Idle"}"""),
            ("SignCertificate", """{"csr":"x"}"""),
            ("DataTransfer", """{"vendorId":"V"}"""),
        ],
        V201Dialect.Value.Outgoing.Actions,
        V201Dialect.Value.Outgoing.Example);

    private static async Task Run(string protocol, (string Action, string Payload)[] incoming, IEnumerable<string> outgoing, Func<string, string> example)
    {
        await using var host = await OcppHost.Start();
        await using var peer = await OcppRpcChargePoint.StartAsync(new Uri(host.Address), "CB-1", null, Stop, protocol);
        await peer.ConnectAsync(Stop);
        foreach (var (action, payload) in incoming)
        {
            Assert.NotNull(await peer.CallAsync(action, JsonNode.Parse(payload)!.AsObject(), Stop));
        }

        var link = await host.Grain.Link();
        foreach (var action in outgoing)
        {
            await peer.ReplyAsync(action, JsonNode.Parse(AnswerOf(protocol, action))!.AsObject(), Stop);
            Assert.True(await link.Write(1, $"call-{action}", new RawCall(action, host.Secrets.Protect(example(action)))));
            var (id, outcome) = await host.Grain.Answer();
            Assert.Equal(($"call-{action}", OutcomeKind.Accepted), (id, outcome.Kind));
        }

        Assert.Empty(peer.Violations);
    }

    private static string AnswerOf(string protocol, string action) => action switch
    {
        "GetConfiguration" => """{"configurationKey":[]}""",
        "GetDiagnostics" => "{}",
        "UpdateFirmware" when protocol is "ocpp1.6" => "{}",
        "GetLocalListVersion" => """{"listVersion":1}""",
        "UnlockConnector" => """{"status":"Unlocked"}""",
        "GetInstalledCertificateIds" => """{"status":"NotFound"}""",
        "GetTransactionStatus" => """{"messagesInQueue":false}""",
        "GetVariables" => """{"getVariableResult":[{"attributeStatus":"Accepted","attributeValue":"1","component":{"name":"C"},"variable":{"name":"V"}}]}""",
        "SetVariables" => """{"setVariableResult":[{"attributeStatus":"Accepted","component":{"name":"C"},"variable":{"name":"V"}}]}""",
        _ => """{"status":"Accepted"}""",
    };
}
