using System.Globalization;
using ChargeBot.Adapters.Ocpp;
using ChargeBot.Adapters.Ocpp.V16;
using ChargeBot.Adapters.Ocpp.V201;
using Xunit;

namespace ChargeBot.Tests.Ocpp.Fuzz;

/// <summary>
/// The fuzzer, some seconds of it. CHARGEBOT_FUZZ asks for another number of frames, CHARGEBOT_FUZZ_FROM for the first of them: a frame
/// that fails says its number.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    /// <summary>What devices say, as fully as they may.</summary>
    private static readonly string[] Ocpp16 =
    [
        """[2,"a1","BootNotification",{"chargePointVendor":"V","chargePointModel":"M","chargePointSerialNumber":"S","chargeBoxSerialNumber":"B","firmwareVersion":"1.2","iccid":"89","imsi":"26","meterType":"T","meterSerialNumber":"N"}]""",
        """[2,"a2","Heartbeat",{}]""",
        """[2,"a3","StatusNotification",{"connectorId":1,"errorCode":"ConnectorLockFailure","info":"i","status":"Faulted","timestamp":"2026-11-23T13:59:00Z","vendorId":"V","vendorErrorCode":"E12"}]""",
        """[2,"a4","Authorize",{"idTag":"04A1B2C3"}]""",
        """[2,"a5","StartTransaction",{"connectorId":1,"idTag":"04A1B2C3","meterStart":100,"reservationId":7,"timestamp":"2026-11-23T13:59:00Z"}]""",
        """[2,"a6","StopTransaction",{"idTag":"04A1B2C3","meterStop":9100,"timestamp":"2026-11-23T13:59:30Z","transactionId":4711,"reason":"EVDisconnected","transactionData":[{"timestamp":"2026-11-23T13:59:30Z","sampledValue":[{"value":"OCMF|{\"FV\":\"1.0\"}|{\"SD\":\"00\"}","format":"SignedData","context":"Transaction.End"},{"value":"9100","measurand":"Energy.Active.Import.Register","unit":"Wh"}]}]}]""",
        """[2,"a7","MeterValues",{"connectorId":1,"transactionId":4711,"meterValue":[{"timestamp":"2026-11-23T13:58:00Z","sampledValue":[{"value":"5.5","context":"Sample.Periodic","format":"Raw","measurand":"Energy.Active.Import.Register","location":"Outlet","unit":"kWh"},{"value":"7200","measurand":"Power.Active.Import","phase":"L1","unit":"W"},{"value":"31","measurand":"Temperature","unit":"Celsius"},{"value":"60","measurand":"SoC","unit":"Percent"}]},{"timestamp":"2026-11-23T13:58:30Z","sampledValue":[{"value":"5600"}]}]}]""",
        """[2,"a8","DataTransfer",{"vendorId":"V","messageId":"m","data":"{}"}]""",
        """[2,"a9","DiagnosticsStatusNotification",{"status":"Uploading"}]""",
        """[2,"b1","FirmwareStatusNotification",{"status":"Downloading"}]""",
        """[2,"b2","SecurityEventNotification",{"type":"SettingSystemTime","timestamp":"2026-11-23T13:00:00Z","techInfo":"t"}]""",
        """[2,"b3","LogStatusNotification",{"status":"Uploaded","requestId":3}]""",
        """[2,"b4","SignedFirmwareStatusNotification",{"status":"Installed","requestId":3}]""",
        """[2,"b5","SignCertificate",{"csr":"-----BEGIN CERTIFICATE REQUEST-----"}]""",
        """[3,"c1",{"status":"Accepted"}]""",
        """[3,"c2",{"configurationKey":[{"key":"HeartbeatInterval","readonly":false,"value":"300"},{"key":"AuthorizationKey","readonly":false,"value":"s"}],"unknownKey":["X"]}]""",
        """[3,"c3",{"fileName":"log.zip"}]""",
        """[3,"c4",{"status":"Accepted","filename":"log.zip"}]""",
        """[4,"c5","NotImplemented","words",{"a":1}]""",
    ];

    /// <inheritdoc cref="Ocpp16"/>
    private static readonly string[] Ocpp201 =
    [
        """[2,"a1","BootNotification",{"reason":"PowerUp","chargingStation":{"model":"M","vendorName":"V","serialNumber":"S","firmwareVersion":"1","modem":{"iccid":"89","imsi":"26"}}}]""",
        """[2,"a2","Heartbeat",{}]""",
        """[2,"a3","StatusNotification",{"timestamp":"2026-11-23T13:59:00Z","connectorStatus":"Occupied","evseId":1,"connectorId":1}]""",
        """[2,"a4","Authorize",{"idToken":{"idToken":"04A1B2C3","type":"ISO14443","additionalInfo":[{"additionalIdToken":"x","type":"y"}]}}]""",
        """[2,"a5","TransactionEvent",{"eventType":"Started","timestamp":"2026-11-23T13:59:00Z","triggerReason":"Authorized","seqNo":0,"transactionInfo":{"transactionId":"tx-1","chargingState":"Charging","remoteStartId":5},"evse":{"id":1,"connectorId":1},"idToken":{"idToken":"04A1","type":"Central"},"meterValue":[{"timestamp":"2026-11-23T13:59:00Z","sampledValue":[{"value":100.5,"context":"Transaction.Begin","unitOfMeasure":{"unit":"kWh","multiplier":-1}}]}]}]""",
        """[2,"a6","TransactionEvent",{"eventType":"Updated","timestamp":"2026-11-23T13:59:20Z","triggerReason":"MeterValuePeriodic","seqNo":1,"offline":true,"transactionInfo":{"transactionId":"tx-1","chargingState":"SuspendedEV"},"evse":{"id":1},"meterValue":[{"timestamp":"2026-11-23T13:59:10Z","sampledValue":[{"value":200},{"value":7200,"measurand":"Power.Active.Import","phase":"L1","unitOfMeasure":{"unit":"W"}},{"value":3,"signedMeterValue":{"signedMeterData":"AA==","signingMethod":"","encodingMethod":"OCMF","publicKey":""}}]}]}]""",
        """[2,"a7","TransactionEvent",{"eventType":"Ended","timestamp":"2026-11-23T14:00:00Z","triggerReason":"StopAuthorized","seqNo":2,"transactionInfo":{"transactionId":"tx-1","stoppedReason":"Local"},"evse":{"id":1},"meterValue":[{"timestamp":"2026-11-23T14:00:00Z","sampledValue":[{"value":300,"context":"Transaction.End"}]}]}]""",
        """[2,"a8","MeterValues",{"evseId":1,"meterValue":[{"timestamp":"2026-11-23T13:59:10Z","sampledValue":[{"value":200}]}]}]""",
        """[2,"a9","NotifyReport",{"requestId":1,"generatedAt":"2026-11-23T13:59:10Z","seqNo":0,"tbc":true,"reportData":[{"component":{"name":"EVSE","instance":"a","evse":{"id":1}},"variable":{"name":"Power","instance":"b"},"variableAttribute":[{"type":"MaxSet","value":"9"},{"type":"Actual","value":"3","mutability":"ReadOnly"}],"variableCharacteristics":{"dataType":"decimal","supportsMonitoring":false}},{"component":{"name":"SecurityCtrlr"},"variable":{"name":"BasicAuthPassword"},"variableAttribute":[{"value":"s"}]}]}]""",
        """[2,"b1","NotifyEvent",{"generatedAt":"2026-11-23T13:59:10Z","seqNo":0,"eventData":[]}]""",
        """[2,"b2","NotifyCustomerInformation",{"data":"x","seqNo":0,"generatedAt":"2026-11-23T13:59:10Z","requestId":1}]""",
        """[2,"b3","SecurityEventNotification",{"type":"X","timestamp":"2026-11-23T13:59:10Z"}]""",
        """[2,"b4","LogStatusNotification",{"status":"Uploading","requestId":1}]""",
        """[2,"b5","FirmwareStatusNotification",{"status":"Installed"}]""",
        """[2,"b6","SignCertificate",{"csr":"x"}]""",
        """[2,"b7","DataTransfer",{"vendorId":"V","data":{"a":1}}]""",
        """[3,"c1",{"status":"Rejected","statusInfo":{"reasonCode":"TxInProgress","additionalInfo":"words"}}]""",
        """[3,"c2",{"getVariableResult":[{"attributeStatus":"Accepted","attributeValue":"v","component":{"name":"C"},"variable":{"name":"V"}}]}]""",
        """[3,"c3",{"setVariableResult":[{"attributeStatus":"RebootRequired","component":{"name":"C"},"variable":{"name":"V"}}]}]""",
        """[4,"c5","SecurityError","words",{}]""",
    ];

    [Fact]
    public Task No_frame_of_OCPP_16_throws_hangs_or_grows() => Run(V16Dialect.Value, Ocpp16, 200_000);

    [Fact]
    public Task No_frame_of_OCPP_201_throws_hangs_or_grows() => Run(V201Dialect.Value, Ocpp201, 200_000);

    private async Task Run(Dialect dialect, string[] frames, long usual)
    {
        var (count, from) = (Number("CHARGEBOT_FUZZ", usual), Number("CHARGEBOT_FUZZ_FROM", 0));
        var lanes = (int)Math.Min(Environment.ProcessorCount, count);
        var fuzzers = Enumerable.Range(0, lanes).Select(_ => new Fuzzer(dialect, frames)).ToArray();
        foreach (var fuzzer in fuzzers)
        {
            // What is made once is not growth.
            for (var number = 0; number < 2_000; number++)
            {
                _ = fuzzer.Run(number);
            }
        }

        var before = GC.GetTotalMemory(forceFullCollection: true);
        var stop = TestContext.Current.CancellationToken;
        await Task.WhenAll(Enumerable.Range(0, lanes).Select(lane => Task.Run(
            () =>
            {
                for (var number = from + lane; number < from + count; number += lanes)
                {
                    stop.ThrowIfCancellationRequested();
                    if (fuzzers[lane].Run(number) is { } failure)
                    {
                        Assert.Fail(failure);
                    }
                }
            },
            stop)));

        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        var longest = fuzzers.Max(one => one.Longest);
        output.WriteLine(
            $"{count:N0} frames of {fuzzers.Sum(one => one.Bytes):N0} bytes: {fuzzers.Sum(one => one.Frames):N0} could be taken apart, {fuzzers.Sum(one => one.Events):N0} became events; "
            + $"the longest took {longest.TotalMilliseconds:N1} ms, memory grew by {grown / 1024:N0} KiB");
        Assert.True(fuzzers.Sum(one => one.Events) > count / 10, "The frames are no longer near enough to valid ones to reach the actions.");
        Assert.True(longest < TimeSpan.FromSeconds(5), $"A frame took {longest}.");

        // Among other tests memory is everybody's: only a long run, which is alone, tells.
        Assert.True(count <= usual || grown < 32 * 1024 * 1024, $"Memory grew by {grown} bytes.");
        foreach (var fuzzer in fuzzers)
        {
            fuzzer.Dispose();
        }
    }

    private static long Number(string variable, long otherwise) =>
        long.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
