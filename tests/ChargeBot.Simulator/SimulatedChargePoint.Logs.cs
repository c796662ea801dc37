using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ChargeBot.Simulator.Logs;

namespace ChargeBot.Simulator;

/// <summary>Its log, and the two ways of being asked for it: GetDiagnostics (OCPP 1.6, 5.9) and GetLog (security extension, A05).</summary>
public sealed partial class SimulatedChargePoint
{
    private const int MostTries = 12;
    private readonly StationLog station = new(identity, connectors, personality ?? new Personality());
    private CancellationTokenSource? uploading;

    private (Reply, Func<CancellationToken, Task>?) GetDiagnostics(JsonObject payload)
    {
        var lines = habits.Log == LogHabit.None ? null : station.Read(Time(payload["startTime"]), Time(payload["stopTime"]), security: false);
        if (lines is null) return (new Reply.Result([]), null);
        var name = $"{Identity}-{Now():yyyyMMdd-HHmmss}.log";
        return (
            new Reply.Result(new JsonObject { ["fileName"] = name }),
            ct => UploadAsync(
                lines,
                name,
                (string?)payload["location"],
                payload,
                status => new("DiagnosticsStatusNotification", new JsonObject { ["status"] = status }),
                "UploadFailed",
                ct));
    }

    private (Reply, Func<CancellationToken, Task>?) GetLog(JsonObject payload)
    {
        var security = (string?)payload["logType"] == "SecurityLog";
        var asked = payload["log"];
        var lines = habits.Log == LogHabit.None ? null : station.Read(Time(asked?["oldestTimestamp"]), Time(asked?["latestTimestamp"]), security);
        if (lines is null) return (Reply.Status("Rejected"), null);
        var name = $"{Identity}-{Now():yyyyMMdd-HHmmss}{(security ? "-security" : "")}.log";
        var status = uploading is null ? "Accepted" : "AcceptedCanceled";
        return (
            new Reply.Result(new JsonObject { ["status"] = status, ["filename"] = name }),
            ct => UploadAsync(
                lines,
                name,
                (string?)asked?["remoteLocation"],
                payload,
                word => new("LogStatusNotification", new JsonObject { ["status"] = word, ["requestId"] = payload["requestId"]?.DeepClone() }),
                "UploadFailure",
                ct));
    }

    /// <summary>Writes the log into a file, uploads it, and says how that goes. A newer request ends an older one without a word.</summary>
    private async Task UploadAsync(
        IEnumerable<string> lines, string name, string? location, JsonObject payload, Func<string, Told> told, string failed, CancellationToken ct)
    {
        using var mine = CancellationTokenSource.CreateLinkedTokenSource(ct);
        if (Interlocked.Exchange(ref uploading, mine) is { } older) await StopAsync(older);
        try
        {
            await TellAsync(told("Uploading"), mine.Token);
            await using var file = await WriteAsync(lines, mine.Token);
            await Task.Delay(habits.ReactionTime, mine.Token);
            var pause = TimeSpan.FromSeconds((int?)payload["retryInterval"] ?? 60);
            var upload = new LogUpload(
                file,
                name,
                Math.Clamp(1 + ((int?)payload["retries"] ?? 3), 1, MostTries),
                pause < habits.LongestUploadPause ? pause : habits.LongestUploadPause,
                habits.Log == LogHabit.BreaksOff ? file.Length / 2 : null);
            var done = habits.Log != LogHabit.Fails && Uri.TryCreate(location, UriKind.Absolute, out var to) && await upload.RunAsync(to, mine.Token);
            Say(done ? $"its log is uploaded, {file.Length} bytes" : "its log could not be uploaded");
            await TellAsync(told(done ? "Uploaded" : failed), mine.Token);
            journal.Add(new LogUploaded(done, file.Length));
        }
        finally
        {
            Interlocked.CompareExchange(ref uploading, null, mine);
        }

        static async Task StopAsync(CancellationTokenSource older)
        {
            try
            {
                await older.CancelAsync();
            }
            catch (ObjectDisposedException)
            {
                // It has ended meanwhile.
            }
        }
    }

    /// <summary>What it says about an upload: the action and its payload.</summary>
    private sealed record Told(string Action, JsonObject Payload);

    /// <summary>The upload goes by a line of its own: it does not end when the word about it gets lost.</summary>
    private async Task TellAsync(Told told, CancellationToken ct)
    {
        try
        {
            await CallAsync(told.Action, told.Payload, ct);
        }
        catch (Exception e) when (e is LinkLostException or TimeoutException or CallRefusedException)
        {
            Say($"{told.Action}: {e.Message}");
        }
    }

    /// <summary>A file of the system's temporary folder that is gone when it is closed.</summary>
    private static async Task<FileStream> WriteAsync(IEnumerable<string> lines, CancellationToken ct)
    {
        var file = new FileStream(
            Path.Combine(Path.GetTempPath(), $"chargebot-log-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            await using var writer = new StreamWriter(file, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
            foreach (var line in lines) await writer.WriteLineAsync(line.AsMemory(), ct);
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private static DateTimeOffset? Time(JsonNode? text) =>
        DateTimeOffset.TryParse((string?)text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private void Note(string part, string text, LogLevel level = LogLevel.Info, double offset = 0) => station.Add(level, part, text, offset);

    /// <summary>The plug's lock: its motor shows first what a driver reports as 'the cable is stuck'.</summary>
    private void NoteLock(SimulatedConnector connector, bool open)
    {
        if (!open || habits.UnlockAnswer == "Unlocked")
        {
            Note("lock", $"connector {connector.Id}: plug {(open ? "unlocked" : "locked")}, motor 241 ms, 0.6 A, end switch {(open ? "open" : "closed")}");
        }
        else
        {
            NoteStuck(connector);
        }
    }

    private void NoteStuck(SimulatedConnector connector)
    {
        for (var turn = 1; turn <= 3; turn++)
            Note("lock", $"connector {connector.Id}: motor 600 ms, 1.9 A, end switch still closed, try {turn} of 3", LogLevel.Warn, (turn - 4) * 700);
        Note("lock", $"connector {connector.Id}: ConnectorLockFailure, the plug does not come free", LogLevel.Error);
    }

    private void NoteFault(SimulatedConnector connector)
    {
        if (connector.ErrorCode == "ConnectorLockFailure") NoteStuck(connector);
        Note("meter", $"connector {connector.Id}: readings out of their limits, second look", LogLevel.Warn, -1400);
        Note("safety", $"connector {connector.Id}: contactor opened in 18 ms, output is dead", LogLevel.Warn, -900);
        Note("safety", $"connector {connector.Id}: {connector.ErrorCode} {connector.VendorErrorCode} {connector.Info}", LogLevel.Error);
        Note("safety", $"connector {connector.Id}: locked out until somebody acknowledges it at the station or it is restarted", LogLevel.Warn, 40);
    }

    /// <summary>A connection begins. The line with the password is what a log should not have, and has.</summary>
    private void NoteConnection(string? authorization)
    {
        Note("ocpp", $"connecting: GET {server.AbsolutePath}/{Identity} HTTP/1.1, Sec-WebSocket-Protocol: ocpp1.6{(authorization is null ? "" : $", Authorization: {authorization}")}");
        Note(LogLine.Security, authorization is null ? "connection without a password (security profile 0)" : "connection with a password (security profile 1)");
    }
}
