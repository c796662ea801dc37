using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using ChargeBot.Simulator;
using ChargeBot.Simulator.Lg2Wan;
using Xunit;

namespace ChargeBot.Tests.Simulator;

/// <summary>A simulated charge point is asked for its log: what it answers, says, uploads, and what stands in it.</summary>
public sealed class SimulatedLogTests
{
    private static readonly Personality Quick = new()
    {
        AnswerDelay = TimeSpan.Zero,
        ReactionTime = TimeSpan.FromMilliseconds(20),
        FirstBackOff = TimeSpan.FromMilliseconds(50),
        LongestUploadPause = TimeSpan.FromMilliseconds(20),
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Diagnostics_of_a_day_are_uploaded_with_what_the_station_did_and_a_past_that_is_always_the_same()
    {
        await using var world = await World.StartAsync(Quick, "s3cret-word");
        var (system, point, uploads) = (world.System, world.Point, world.Uploads);
        await point.ChargeAsync(1, "04A1B2C3", Ct);
        await point.FaultAsync(2, "ConnectorLockFailure", "F-12", "Plug is stuck", Ct);
        var to = DateTimeOffset.UtcNow;
        var from = to.AddHours(-24);

        var answer = await world.AskAsync(from, to);
        Assert.StartsWith("CB-1-", (string?)answer["fileName"], StringComparison.Ordinal);
        Assert.Equal("Uploading", (string?)(await system.NextAsync("CB-1", "DiagnosticsStatusNotification", Ct))["status"]);
        Assert.Equal("Uploaded", (string?)(await system.NextAsync("CB-1", "DiagnosticsStatusNotification", Ct))["status"]);
        Assert.True((await point.LogUploadedAsync(Ct)).Done);

        var text = uploads.Text;
        var lines = text.TrimEnd('\n').Split('\n');
        Assert.InRange(lines.Length, 5_000, 50_000);
        var times = lines.Select(line => DateTimeOffset.Parse(line.Split(' ')[0], CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(times.Order(), times);
        // To the millisecond, as lines tell it.
        Assert.True(times[0] >= from.AddMilliseconds(-1) && times[^1] <= to);
        Assert.Contains("StartTransaction {\"connectorId\":1,\"idTag\":\"04A1B2C3\"", text, StringComparison.Ordinal);
        Assert.Contains("connector 2: motor 600 ms, 1.9 A", text, StringComparison.Ordinal);
        Assert.Contains("ConnectorLockFailure F-12 Plug is stuck", text, StringComparison.Ordinal);
        Assert.Contains("Authorization: Basic ", text, StringComparison.Ordinal);
        Assert.Contains(" password=", text, StringComparison.Ordinal);
        Assert.Contains("reason=EVDisconnected", text, StringComparison.Ordinal);

        // The hours before it was switched on read the same from another window.
        await world.AskAsync(from.AddHours(3), to.AddHours(-1));
        Assert.True((await point.LogUploadedAsync(Ct)).Done);
        var again = uploads.Text.TrimEnd('\n').Split('\n');
        Assert.Equal(lines.Where(line => string.CompareOrdinal(line, again[1]) >= 0).Take(again.Length - 1), again[1..]);
    }

    [Fact]
    public async Task A_security_log_goes_by_GetLog_and_the_status_names_the_request()
    {
        await using var world = await World.StartAsync(Quick);
        var answer = await world.System.CallAsync("CB-1", "GetLog", new()
        {
            ["logType"] = "SecurityLog",
            ["requestId"] = 7,
            ["log"] = new JsonObject { ["remoteLocation"] = world.Uploads.Address.ToString() },
        }, Ct);
        Assert.Equal("Accepted", (string?)answer[2]!["status"]);
        Assert.EndsWith("-security.log", (string?)answer[2]!["filename"], StringComparison.Ordinal);
        foreach (var word in (string[])["Uploading", "Uploaded"])
        {
            var status = await world.System.NextAsync("CB-1", "LogStatusNotification", Ct);
            Assert.Equal((word, 7), ((string?)status["status"], (int?)status["requestId"]));
        }

        Assert.Contains("StartupOfTheDevice", world.Uploads.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Heartbeat", world.Uploads.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_breaks_in_the_middle_and_a_store_that_is_away_do_not_lose_a_byte()
    {
        await using var world = await World.StartAsync(Quick with { Log = LogHabit.BreaksOff });
        await world.AskAsync(DateTimeOffset.UtcNow.AddDays(-7), null);
        var first = await world.Point.LogUploadedAsync(Ct);
        Assert.True(first.Done);
        Assert.Equal(first.Bytes, System.Text.Encoding.UTF8.GetByteCount(world.Uploads.Text));
        Assert.Equal("all", world.Uploads.Puts.First());
        Assert.InRange(long.Parse(world.Uploads.Puts.Last().Split(' ', '-')[1], CultureInfo.InvariantCulture), 1, first.Bytes / 2);

        world.Uploads.Refusals.Enqueue(HttpStatusCode.ServiceUnavailable);
        await world.AskAsync(null, null);
        Assert.True((await world.Point.LogUploadedAsync(Ct)).Done);
    }

    [Theory]
    [InlineData(LogHabit.None)]
    [InlineData(LogHabit.Fails)]
    public async Task A_station_may_have_no_log_or_fail_to_bring_it(LogHabit habit)
    {
        await using var world = await World.StartAsync(Quick with { Log = habit });
        var answer = await world.AskAsync(null, null);
        Assert.Equal(habit == LogHabit.None, answer["fileName"] is null);
        if (habit == LogHabit.Fails)
        {
            Assert.Equal("Uploading", (string?)(await world.System.NextAsync("CB-1", "DiagnosticsStatusNotification", Ct))["status"]);
            Assert.Equal("UploadFailed", (string?)(await world.System.NextAsync("CB-1", "DiagnosticsStatusNotification", Ct))["status"]);
        }

        Assert.Empty(world.Uploads.Puts);
    }

    [Theory]
    [InlineData("gopher://127.0.0.1/x")]
    [InlineData("no address")]
    [InlineData("ftp://127.0.0.1:9/x")]
    public async Task An_address_that_leads_nowhere_is_a_failed_upload(string location)
    {
        await using var world = await World.StartAsync(Quick);
        await world.AskAsync(null, null, location);
        Assert.False((await world.Point.LogUploadedAsync(Ct)).Done);
    }

    [Fact]
    public async Task An_FTP_address_is_logged_in_to_and_gets_the_file_under_its_name()
    {
        await using var world = await World.StartAsync(Quick);
        using var ftp = new TinyFtp();
        var taking = ftp.TakeAsync(Ct);
        var answer = await world.AskAsync(null, null, $"ftp://key:upload@127.0.0.1:{ftp.Port}/");
        var uploaded = await world.Point.LogUploadedAsync(Ct);
        var (login, name, text) = await taking;
        Assert.Equal((true, "key:upload", (string?)answer["fileName"]), (uploaded.Done, login, name));
        Assert.Equal(uploaded.Bytes, System.Text.Encoding.UTF8.GetByteCount(text));
    }

    [Fact]
    public async Task An_address_that_is_used_up_is_not_tried_again()
    {
        await using var world = await World.StartAsync(Quick);
        world.Uploads.Refusals.Enqueue(HttpStatusCode.NotFound);
        await world.AskAsync(null, null);
        Assert.False((await world.Point.LogUploadedAsync(Ct)).Done);
        Assert.Single(world.Uploads.Puts);
    }

    [Fact]
    public void A_gateway_has_a_week_behind_it_when_it_is_switched_on()
    {
        var now = DateTimeOffset.UtcNow;
        foreach (var number in Enumerable.Range(1, 200))
        {
            var week = PastWeek.Of($"0A0143424C00000{number:X5}", 2, 10_000, now).ToList();
            Assert.InRange(week.Count, 50, 200);
            Assert.All(week, entry => Assert.InRange(entry.Time, now.AddDays(-7), now));
            Assert.Equal(week, PastWeek.Of($"0A0143424C00000{number:X5}", 2, 10_000, now));
        }
    }

    private sealed record World(TinyCentralSystem System, SimulatedChargePoint Point, TinyUploads Uploads) : IAsyncDisposable
    {
        public static async Task<World> StartAsync(Personality habits, string? password = null)
        {
            var system = await TinyCentralSystem.StartAsync(Ct);
            var point = new SimulatedChargePoint(system.Url, "CB-1", 2, habits, password);
            await point.StartAsync(Ct);
            return new World(system, point, await TinyUploads.StartAsync(Ct));
        }

        public async Task<JsonNode> AskAsync(DateTimeOffset? from, DateTimeOffset? to, string? location = null)
        {
            var payload = new JsonObject { ["location"] = location ?? Uploads.Address.ToString(), ["retries"] = 3 };
            if (from is { } begin) payload["startTime"] = begin.ToString("O");
            if (to is { } end) payload["stopTime"] = end.ToString("O");
            return (await System.CallAsync("CB-1", "GetDiagnostics", payload, Ct))[2]!;
        }

        public async ValueTask DisposeAsync()
        {
            await Point.DisposeAsync();
            await Uploads.DisposeAsync();
            await System.DisposeAsync();
        }
    }
}
