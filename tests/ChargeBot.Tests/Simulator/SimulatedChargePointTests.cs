using System.Text;
using System.Text.Json.Nodes;
using ChargeBot.Simulator;
using Xunit;

namespace ChargeBot.Tests.Simulator;

public sealed class SimulatedChargePointTests
{
    private static readonly Personality Quick = new()
    {
        AnswerDelay = TimeSpan.Zero,
        ReactionTime = TimeSpan.FromMilliseconds(20),
        BootTime = TimeSpan.FromMilliseconds(50),
        FirstBackOff = TimeSpan.FromMilliseconds(50),
        MeterInterval = TimeSpan.FromMilliseconds(50),
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_boots_reports_every_connector_and_meters_a_running_transaction()
    {
        await using var system = await TinyCentralSystem.StartAsync(Ct);
        await using var point = new SimulatedChargePoint(system.Url, "CB-1", 2, Quick);
        await point.StartAsync(Ct);
        Assert.Equal("Beispielwerk", (string?)(await system.NextAsync("CB-1", "BootNotification", Ct))["chargePointVendor"]);
        foreach (var connector in (int[])[0, 1, 2])
            Assert.Equal(connector, (int?)(await system.NextAsync("CB-1", "StatusNotification", Ct))["connectorId"]);

        var transaction = await point.ChargeAsync(2, "TAG", Ct);
        Assert.Equal("TAG", (string?)(await system.NextAsync("CB-1", "StartTransaction", Ct))["idTag"]);
        var first = await system.NextAsync("CB-1", "MeterValues", Ct);
        var second = await system.NextAsync("CB-1", "MeterValues", Ct);
        Assert.Equal(transaction, (int?)first["transactionId"]);
        Assert.True(Energy(second) > Energy(first));
    }

    [Fact]
    public async Task A_remote_stop_ends_the_transaction_with_its_reason_and_frees_the_connector()
    {
        await using var system = await TinyCentralSystem.StartAsync(Ct);
        await using var point = new SimulatedChargePoint(system.Url, "CB-1", 1, Quick);
        await point.StartAsync(Ct);
        var transaction = await point.ChargeAsync(1, "TAG", Ct);

        var wrong = await system.CallAsync("CB-1", "RemoteStopTransaction", new() { ["transactionId"] = 1 }, Ct);
        Assert.Equal("Rejected", (string?)wrong[2]!["status"]);
        var right = await system.CallAsync("CB-1", "RemoteStopTransaction", new() { ["transactionId"] = transaction }, Ct);
        Assert.Equal("Accepted", (string?)right[2]!["status"]);

        var stopped = await point.TransactionStoppedAsync(Ct);
        Assert.Equal((transaction, "Remote"), (stopped.TransactionId, stopped.Reason));
        Assert.Equal("Remote", (string?)(await system.NextAsync("CB-1", "StopTransaction", Ct))["reason"]);
        Assert.Equal("Finishing", (string?)(await system.NextAsync("CB-1", "StatusNotification", Ct))["status"]);
        Assert.Equal("Available", (string?)(await system.NextAsync("CB-1", "StatusNotification", Ct))["status"]);
    }

    [Theory]
    [InlineData("Soft", "SoftReset")]
    [InlineData("Hard", "HardReset")]
    public async Task A_reset_stops_what_runs_and_ends_in_a_new_boot(string type, string reason)
    {
        await using var system = await TinyCentralSystem.StartAsync(Ct);
        await using var point = new SimulatedChargePoint(system.Url, "CB-1", 1, Quick);
        await point.StartAsync(Ct);
        await system.NextAsync("CB-1", "BootNotification", Ct);
        await point.ChargeAsync(1, "TAG", Ct);

        var answer = await system.CallAsync("CB-1", "Reset", new() { ["type"] = type }, Ct);
        Assert.Equal("Accepted", (string?)answer[2]!["status"]);
        await point.LinkDownAsync(Ct);
        await point.BootedAsync(Ct);
        Assert.Equal(reason, (await point.TransactionStoppedAsync(Ct)).Reason);
    }

    [Fact]
    public async Task One_that_drops_its_link_at_a_reset_comes_back_without_an_answer()
    {
        await using var system = await TinyCentralSystem.StartAsync(Ct);
        await using var point = new SimulatedChargePoint(system.Url, "CB-1", 1, Quick with { DropsLinkOnReset = true });
        await point.StartAsync(Ct);
        var answer = system.CallAsync("CB-1", "Reset", new() { ["type"] = "Hard" }, Ct);
        await point.LinkDownAsync(Ct);
        await point.BootedAsync(Ct);
        Assert.False(answer.IsCompleted);
    }

    [Theory]
    [InlineData("UnlockFailed")]
    [InlineData("NotSupported")]
    public async Task Unlocking_can_be_refused_and_the_transaction_goes_on(string refusal)
    {
        await using var system = await TinyCentralSystem.StartAsync(Ct);
        await using var point = new SimulatedChargePoint(system.Url, "CB-1", 1, Quick with { UnlockAnswer = refusal });
        await point.StartAsync(Ct);
        var transaction = await point.ChargeAsync(1, "TAG", Ct);
        var answer = await system.CallAsync("CB-1", "UnlockConnector", new() { ["connectorId"] = 1 }, Ct);
        Assert.Equal(refusal, (string?)answer[2]!["status"]);
        Assert.Equal(transaction, point.Connectors[0].TransactionId);
    }

    [Fact]
    public async Task A_stop_that_finds_no_link_is_sent_after_the_next_boot()
    {
        await using var system = await TinyCentralSystem.StartAsync(Ct);
        await using var point = new SimulatedChargePoint(system.Url, "CB-1", 1, Quick);
        await point.StartAsync(Ct);
        var transaction = await point.ChargeAsync(1, "TAG", Ct);
        point.DropLink();
        await point.LinkDownAsync(Ct);
        await point.StopAsync(1, "Local", Ct);
        point.Reconnect();
        await point.BootedAsync(Ct);
        Assert.Equal(transaction, (await point.TransactionStoppedAsync(Ct)).TransactionId);
    }

    [Fact]
    public async Task A_remote_start_begins_a_transaction_under_the_tag_that_was_sent()
    {
        await using var system = await TinyCentralSystem.StartAsync(Ct);
        await using var point = new SimulatedChargePoint(system.Url, "CB-1", 2, Quick);
        await point.StartAsync(Ct);
        await system.CallAsync("CB-1", "RemoteStartTransaction", new() { ["connectorId"] = 2, ["idTag"] = "KULANZ-1" }, Ct);
        var started = await point.TransactionStartedAsync(Ct);
        Assert.Equal((2, "KULANZ-1"), (started.Connector, started.IdTag));
    }

    [Fact]
    public async Task Keys_are_read_written_and_refused_and_a_new_password_counts_at_the_next_connection()
    {
        await using var system = await TinyCentralSystem.StartAsync(Ct);
        await using var point = new SimulatedChargePoint(system.Url, "CB-1", 1, Quick, "old-password");
        await point.StartAsync(Ct);
        Assert.Equal(Basic("CB-1:old-password"), system.Authorization["CB-1"]);

        Assert.Equal("Rejected", await ChangeAsync("NumberOfConnectors", "7"));
        Assert.Equal("Rejected", await ChangeAsync("HeartbeatInterval", "often"));
        Assert.Equal("NotSupported", await ChangeAsync("NoSuchKey", "1"));
        Assert.Equal("RebootRequired", await ChangeAsync("WebSocketPingInterval", "30"));
        var read = await system.CallAsync("CB-1", "GetConfiguration", new() { ["key"] = new JsonArray("WebSocketPingInterval", "AuthorizationKey", "X") }, Ct);
        Assert.Equal("30", (string?)read[2]!["configurationKey"]![0]!["value"]);
        Assert.Null(read[2]!["configurationKey"]![1]!["value"]);
        Assert.Equal("X", (string?)read[2]!["unknownKey"]![0]);

        Assert.Equal("Accepted", await ChangeAsync("AuthorizationKey", "new-password"));
        await point.BootedAsync(Ct);
        Assert.Equal(Basic("CB-1:new-password"), system.Authorization["CB-1"]);

        async Task<string?> ChangeAsync(string key, string value) =>
            (string?)(await system.CallAsync("CB-1", "ChangeConfiguration", new() { ["key"] = key, ["value"] = value }, Ct))[2]!["status"];
    }

    [Fact]
    public async Task Answers_can_be_scripted_and_calls_awaited()
    {
        await using var system = await TinyCentralSystem.StartAsync(Ct);
        await using var point = new SimulatedChargePoint(system.Url, "CB-1", 1, Quick);
        point.OnCall("ClearCache", new Reply.Error("InternalError", "no cache"));
        await point.StartAsync(Ct);
        var answer = await system.CallAsync("CB-1", "ClearCache", [], Ct);
        Assert.Equal(4, (int?)answer[0]);
        Assert.Equal("ClearCache", (await point.CallReceivedAsync("ClearCache", Ct)).Action);
        Assert.Equal("NotImplemented", (string?)(await system.CallAsync("CB-1", "MadeUp", [], Ct))[2]);
    }

    [Fact]
    public async Task The_sample_fleet_has_a_station_for_each_scene()
    {
        var stations = NetworkFile.Read(Path.Combine(AppContext.BaseDirectory, "Demo", "sample-network.json"));
        Assert.True(stations.Count >= 6);
        Assert.Contains(stations, s => s.Planned);
        Assert.Contains(stations, s => s.Password is not null);
        var gateways = NetworkFile.ReadGateways(Path.Combine(AppContext.BaseDirectory, "Demo", "sample-network.json"));
        Assert.Equal(["LSX", "LSG", "ACCU"], gateways.Select(g => g["type"]));
        Assert.Equal((2, "potsdam-005"), (gateways[0].Ports, gateways[0]["user"]));
        await using var system = await TinyCentralSystem.StartAsync(Ct);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var points = SampleFleet.Build(system.Url, stations, TimeSpan.FromSeconds(1), null);
        var playing = SampleFleet.RunAsync(points, stations, stop.Token);
        Assert.Equal("GroundFailure", (string?)await NextAsync("CB-HAMBURG-007", s => (string?)s["status"] == "Faulted"));
        Assert.DoesNotContain("CB-HAMBURG-011", system.Authorization.Keys);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => playing);
        foreach (var point in points) await point.DisposeAsync();

        async Task<JsonNode?> NextAsync(string identity, Func<JsonObject, bool> fits)
        {
            while (true)
            {
                var status = await system.NextAsync(identity, "StatusNotification", Ct);
                if (fits(status)) return status["errorCode"];
            }
        }
    }

    private static int Energy(JsonObject values) => int.Parse((string)values["meterValue"]![0]!["sampledValue"]![0]!["value"]!, null);

    private static string Basic(string pair) => $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(pair))}";
}
