using ChargeBot.Tests.Simulator;
using Xunit;

namespace ChargeBot.Tests.Peers;

public sealed class OcppRpcChargePointTests
{
    [Fact]
    public async Task A_foreign_charge_point_can_be_driven_through_stop_unlock_and_reset()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var system = await TinyCentralSystem.StartAsync(ct);
        await using var point = await OcppRpcChargePoint.StartAsync(system.Url, "CB-RPC", "secret-password-1", ct);
        await point.BootAsync(ct);
        Assert.StartsWith("Basic ", system.Authorization["CB-RPC"], StringComparison.Ordinal);
        var transaction = await point.ChargeAsync(1, "TAG", 1000, ct);
        await point.MeterAsync(1200, ct);

        var stop = await system.CallAsync("CB-RPC", "RemoteStopTransaction", new() { ["transactionId"] = transaction }, ct);
        Assert.Equal("Accepted", (string?)stop[2]!["status"]);
        Assert.Equal(transaction, (int?)(await point.NextAsync("stopped", ct))["transaction"]);
        Assert.Equal("Remote", (string?)(await system.NextAsync("CB-RPC", "StopTransaction", ct))["reason"]);

        await point.ReplyAsync("UnlockConnector", new() { ["status"] = "UnlockFailed" }, ct);
        var unlock = await system.CallAsync("CB-RPC", "UnlockConnector", new() { ["connectorId"] = 1 }, ct);
        Assert.Equal("UnlockFailed", (string?)unlock[2]!["status"]);
        Assert.Equal(1, (int?)(await point.CalledAsync("UnlockConnector", ct))["connectorId"]);

        var reset = await system.CallAsync("CB-RPC", "Reset", new() { ["type"] = "Hard" }, ct);
        Assert.Equal("Accepted", (string?)reset[2]!["status"]);
        await point.NextAsync("booted", ct);
        Assert.Empty(point.Violations);

        await system.CallAsync("CB-RPC", "Reset", new() { ["type"] = "Gently" }, ct);
        Assert.Single(point.Violations);
    }
}
