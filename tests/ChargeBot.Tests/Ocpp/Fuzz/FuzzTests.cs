using System.Globalization;
using ChargeBot.Adapters.Ocpp;
using ChargeBot.Adapters.Ocpp.V16;
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

    [Fact]
    public Task No_frame_of_OCPP_16_throws_hangs_or_grows() => Run(V16Dialect.Value, Ocpp16, 200_000);

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
