using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChargeBot.Simulator.Logs;

namespace ChargeBot.Simulator;

/// <summary>What it answers to the central system's calls, and what it does afterwards.</summary>
public sealed partial class SimulatedChargePoint
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private async Task AnswerAsync(string id, string action, JsonObject payload)
    {
        var (ct, link) = (life.Token, this.link);
        try
        {
            Say($"called: {action}");
            Note("ocpp", $"< {action} {payload.ToJsonString(Readable)}");
            var scripted = this.scripted.TryGetValue(action, out var script) ? script(payload) : null;
            var (reply, deed) = scripted is null ? Usual(action, payload) : (scripted, null);
            journal.Add(new CallReceived(action, payload));
            await Task.Delay(habits.AnswerDelay, ct);
            if (reply is Reply.Drop) link?.Abort();
            else if (link is not null) await link.AnswerAsync(id, reply, ct);
            if (deed is not null) await deed(ct);
        }
        catch (Exception e) when (e is LinkLostException or OperationCanceledException or TimeoutException or CallRefusedException)
        {
            if (e is not OperationCanceledException) Say($"{action}: {e.Message}");
        }
    }

    private (Reply Reply, Func<CancellationToken, Task>? Deed) Usual(string action, JsonObject payload) => action switch
    {
        "RemoteStartTransaction" => RemoteStart(payload),
        "RemoteStopTransaction" => RemoteStop(payload),
        "UnlockConnector" => Unlock(payload),
        "Reset" => Reset(payload),
        "ChangeAvailability" => ChangeAvailability(payload),
        "TriggerMessage" => Trigger(payload),
        "GetConfiguration" => (new Reply.Result(Keys.Read(payload["key"] as JsonArray)), null),
        "ChangeConfiguration" => ChangeConfiguration(payload),
        "GetDiagnostics" => GetDiagnostics(payload),
        "GetLog" => GetLog(payload),
        "ClearCache" => (Reply.Status("Accepted"), null),
        "DataTransfer" => (Reply.Status("UnknownVendorId"), null),
        _ => (new Reply.Error("NotImplemented", $"{action} is not known here"), null),
    };

    private (Reply, Func<CancellationToken, Task>?) RemoteStart(JsonObject payload)
    {
        var idTag = (string?)payload["idTag"] ?? "";
        var wanted = (int?)payload["connectorId"];
        var connector = Connectors.FirstOrDefault(c =>
            (wanted is null || c.Id == wanted) && c is { TransactionId: null, Status: "Available" or "Preparing" });
        return connector is null
            ? (Reply.Status("Rejected"), null)
            : (Reply.Status("Accepted"), ct => AfterAMomentAsync(() => ChargeAsync(connector.Id, idTag, ct), ct));
    }

    private (Reply, Func<CancellationToken, Task>?) RemoteStop(JsonObject payload)
    {
        var connector = Connectors.FirstOrDefault(c => c.TransactionId is { } t && t == (int?)payload["transactionId"]);
        return connector is null
            ? (Reply.Status("Rejected"), null)
            : (Reply.Status("Accepted"), ct => AfterAMomentAsync(() => StopAsync(connector.Id, "Remote", ct), ct));
    }

    private (Reply, Func<CancellationToken, Task>?) Unlock(JsonObject payload)
    {
        var connector = Connectors.FirstOrDefault(c => c.Id == (int?)payload["connectorId"]);
        if (connector is null || habits.UnlockAnswer == "NotSupported") return (Reply.Status("NotSupported"), null);
        NoteLock(connector, open: true);
        if (habits.UnlockAnswer != "Unlocked") return (Reply.Status(habits.UnlockAnswer), null);
        return (Reply.Status("Unlocked"), ct => StopAsync(connector.Id, "UnlockCommand", ct));
    }

    private (Reply, Func<CancellationToken, Task>?) Reset(JsonObject payload)
    {
        var soft = (string?)payload["type"] == "Soft";
        resetting = true;
        Note(LogLine.Security, $"ResetOrReboot: {(soft ? "Soft" : "Hard")} reset by the central system");
        return (habits.DropsLinkOnReset ? new Reply.Drop() : Reply.Status("Accepted"), GoDownAsync);

        async Task GoDownAsync(CancellationToken ct)
        {
            // A soft reset stops what runs and says so first; after a hard one the next boot tells (OCPP 1.6, 5.14).
            foreach (var connector in Connectors.Where(c => c is { TransactionId: not null, Stopping: false }))
            {
                connector.Stopping = true;
                NoteStop(connector, soft ? "SoftReset" : "HardReset");
            }

            if (soft && !habits.DropsLinkOnReset) await FlushStopsAsync(ct);
            foreach (var connector in Connectors)
            {
                connector.Status = connector.Operative ? "Available" : "Unavailable";
                (connector.ErrorCode, connector.VendorErrorCode, connector.Info) = ("NoError", null, null);
            }

            link?.Abort();
        }
    }

    private (Reply, Func<CancellationToken, Task>?) ChangeAvailability(JsonObject payload)
    {
        var operative = (string?)payload["type"] == "Operative";
        var wanted = (int?)payload["connectorId"] ?? 0;
        var meant = Connectors.Where(c => wanted == 0 || c.Id == wanted).ToList();
        if (meant.Count == 0) return (Reply.Status("Rejected"), null);
        foreach (var connector in meant) connector.Operative = operative;
        var scheduled = meant.Exists(c => c.TransactionId is not null);
        return (Reply.Status(scheduled ? "Scheduled" : "Accepted"), ApplyAsync);

        async Task ApplyAsync(CancellationToken ct)
        {
            foreach (var connector in meant.Where(c => c.TransactionId is null && c.Status != "Faulted"))
                await SetStatusAsync(connector, operative ? "Available" : "Unavailable", ct);
        }
    }

    private (Reply, Func<CancellationToken, Task>?) Trigger(JsonObject payload)
    {
        var wanted = (int?)payload["connectorId"];
        var meant = Connectors.Where(c => wanted is null || c.Id == wanted).ToList();
        Func<CancellationToken, Task>? deed = (string?)payload["requestedMessage"] switch
        {
            "BootNotification" => ct => CallAsync("BootNotification", BootPayload(), ct),
            "Heartbeat" => ct => CallAsync("Heartbeat", [], ct),
            "StatusNotification" => ReportAllAsync,
            "MeterValues" => MeterAllAsync,
            "DiagnosticsStatusNotification" => ct => CallAsync(
                "DiagnosticsStatusNotification", new JsonObject { ["status"] = uploading is null ? "Idle" : "Uploading" }, ct),
            _ => null,
        };
        return (Reply.Status(deed is null ? "NotImplemented" : "Accepted"), deed);

        async Task ReportAllAsync(CancellationToken ct)
        {
            foreach (var connector in meant) await ReportStatusAsync(connector.Id, ct);
        }

        async Task MeterAllAsync(CancellationToken ct)
        {
            foreach (var connector in meant) await MeterNowAsync(connector.Id, ct);
        }
    }

    private (Reply, Func<CancellationToken, Task>?) ChangeConfiguration(JsonObject payload)
    {
        var (key, value) = ((string?)payload["key"] ?? "", (string?)payload["value"] ?? "");
        var status = Keys.Write(key, value);
        if (status != "Accepted" || key != "AuthorizationKey") return (Reply.Status(status), null);
        // The new password counts from the next connection on, which follows at once.
        password = value;
        Note(LogLine.Security, "ReconfigurationOfSecurityParameters: AuthorizationKey changed");
        return (Reply.Status(status), ConnectAnewAsync);

        Task ConnectAnewAsync(CancellationToken ct)
        {
            link?.Abort();
            return Task.CompletedTask;
        }
    }

    private async Task AfterAMomentAsync(Func<Task> deed, CancellationToken ct)
    {
        await Task.Delay(habits.ReactionTime, ct);
        await deed();
    }
}
