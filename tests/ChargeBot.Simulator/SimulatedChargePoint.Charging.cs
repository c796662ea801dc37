using System.Globalization;
using System.Text.Json.Nodes;

namespace ChargeBot.Simulator;

/// <summary>Transactions, meter values and statuses (OCPP 1.6, 4.7 to 4.10).</summary>
public sealed partial class SimulatedChargePoint
{
    private sealed record Stop(SimulatedConnector Connector, int TransactionId, JsonObject Payload, string Reason);

    /// <summary>A driver plugs in and holds a card to the reader; returns the transaction's number.</summary>
    public async Task<int> ChargeAsync(int connectorId, string idTag, CancellationToken ct)
    {
        var connector = Connectors[connectorId - 1];
        await SetStatusAsync(connector, "Preparing", ct);
        NoteLock(connector, open: false);
        connector.MeterReadAt = Now();
        var answer = await CallAsync(
            "StartTransaction",
            new JsonObject
            {
                ["connectorId"] = connectorId,
                ["idTag"] = idTag,
                ["meterStart"] = connector.MeterWh,
                ["timestamp"] = Stamp(),
            },
            ct);
        var transaction = (int)answer["transactionId"]!;
        (connector.TransactionId, connector.IdTag) = (transaction, idTag);
        await SetStatusAsync(connector, "Charging", ct);
        Say($"transaction {transaction} at connector {connectorId}");
        journal.Add(new TransactionStarted(connectorId, transaction, idTag));
        return transaction;
    }

    /// <summary>Ends the running transaction, for OCPP's reason; without a link the message waits for the next boot.</summary>
    public async Task StopAsync(int connectorId, string reason, CancellationToken ct)
    {
        var connector = Connectors[connectorId - 1];
        if (connector.Stopping || connector.TransactionId is null) return;
        connector.Stopping = true;
        NoteStop(connector, reason);
        await FlushStopsAsync(ct);
        await SetStatusAsync(connector, "Finishing", ct);
        await Task.Delay(habits.ReactionTime, ct);
        await SetStatusAsync(connector, connector.Operative ? "Available" : "Unavailable", ct);
    }

    /// <summary>Reports a fault; OCPP's error code, the maker's own code and text.</summary>
    public Task FaultAsync(int connectorId, string errorCode, string? vendorErrorCode, string? info, CancellationToken ct)
    {
        var connector = Connectors[connectorId - 1];
        (connector.ErrorCode, connector.VendorErrorCode, connector.Info) = (errorCode, vendorErrorCode, info);
        NoteFault(connector);
        return SetStatusAsync(connector, "Faulted", ct);
    }

    /// <summary>Reports any status of one connector.</summary>
    public Task ReportAsync(int connectorId, string status, CancellationToken ct) =>
        SetStatusAsync(Connectors[connectorId - 1], status, ct);

    /// <summary>Sends MeterValues of one connector now.</summary>
    public Task MeterNowAsync(int connectorId, CancellationToken ct)
    {
        var connector = Connectors[connectorId - 1];
        Advance(connector);
        var values = new JsonArray(
            Sample(connector.MeterWh, "Energy.Active.Import.Register", "Wh"),
            Sample(connector.TransactionId is null ? 0 : habits.PowerW, "Power.Active.Import", "W"));
        if (habits.DirectCurrent && connector.TransactionId is not null) values.Add(Sample(connector.StateOfCharge, "SoC", "Percent"));
        var payload = new JsonObject
        {
            ["connectorId"] = connectorId,
            ["meterValue"] = new JsonArray(new JsonObject { ["timestamp"] = Stamp(), ["sampledValue"] = values }),
        };
        if (connector.TransactionId is { } transaction) payload["transactionId"] = transaction;
        return CallAsync("MeterValues", payload, ct);
    }

    private async Task MeterAsync(CancellationToken ct)
    {
        try
        {
            while (true)
            {
                await Task.Delay(habits.MeterInterval, ct);
                foreach (var connector in Connectors.Where(c => c is { TransactionId: not null, Stopping: false }))
                    await MeterNowAsync(connector.Id, ct);
            }
        }
        catch (Exception e) when (e is LinkLostException or OperationCanceledException or TimeoutException or CallRefusedException)
        {
            // The next connection meters again.
        }
    }

    private void NoteStop(SimulatedConnector connector, string reason)
    {
        Advance(connector);
        var transaction = connector.TransactionId!.Value;
        unsentStops.Enqueue(new Stop(
            connector,
            transaction,
            new JsonObject
            {
                ["transactionId"] = transaction,
                ["idTag"] = connector.IdTag,
                ["meterStop"] = connector.MeterWh,
                ["timestamp"] = Stamp(),
                ["reason"] = reason,
            },
            reason));
    }

    /// <summary>Sends what is unsent, in order, and keeps what could not be sent: transactions must not be lost (OCPP 1.6, 3.7).</summary>
    private async Task FlushStopsAsync(CancellationToken ct)
    {
        await flushing.WaitAsync(ct);
        try
        {
            while (link is not null && unsentStops.TryPeek(out var stop))
            {
                await CallAsync("StopTransaction", (JsonObject)stop.Payload.DeepClone(), ct);
                unsentStops.TryDequeue(out _);
                (stop.Connector.TransactionId, stop.Connector.IdTag, stop.Connector.Stopping) = (null, null, false);
                Say($"transaction {stop.TransactionId} stopped ({stop.Reason})");
                journal.Add(new TransactionStopped(stop.Connector.Id, stop.TransactionId, stop.Reason, (int)stop.Payload["meterStop"]!));
            }
        }
        catch (Exception e) when (e is LinkLostException or TimeoutException)
        {
            // It goes out after the next boot.
        }
        finally
        {
            flushing.Release();
        }
    }

    private async Task SetStatusAsync(SimulatedConnector connector, string status, CancellationToken ct)
    {
        connector.Status = status;
        if (status != "Faulted") (connector.ErrorCode, connector.VendorErrorCode, connector.Info) = ("NoError", null, null);
        try
        {
            if (link is not null) await ReportStatusAsync(connector.Id, ct);
        }
        catch (LinkLostException)
        {
            // Every boot reports all statuses anew.
        }
    }

    private Task<JsonObject> ReportStatusAsync(int connectorId, CancellationToken ct)
    {
        var connector = connectorId == 0 ? null : Connectors[connectorId - 1];
        var payload = new JsonObject
        {
            ["connectorId"] = connectorId,
            ["errorCode"] = connector?.ErrorCode ?? "NoError",
            ["status"] = connector?.Status ?? "Available",
            ["timestamp"] = Stamp(),
        };
        if (connector?.Info is { } info) payload["info"] = info;
        if (connector?.VendorErrorCode is { } code) (payload["vendorId"], payload["vendorErrorCode"]) = (habits.Vendor, code);
        return CallAsync("StatusNotification", payload, ct);
    }

    private void Advance(SimulatedConnector connector)
    {
        var now = Now();
        if (connector.TransactionId is not null)
        {
            connector.MeterWh += Math.Max(1, (int)((now - connector.MeterReadAt).TotalHours * habits.PowerW));
            connector.StateOfCharge = Math.Min(100, connector.StateOfCharge + 1);
        }

        connector.MeterReadAt = now;
    }

    private static JsonObject Sample(int value, string measurand, string unit) => new()
    {
        ["value"] = value.ToString(CultureInfo.InvariantCulture),
        ["context"] = "Sample.Periodic",
        ["measurand"] = measurand,
        ["unit"] = unit,
    };

    private static DateTimeOffset Now() => TimeProvider.System.GetUtcNow();

    private static string Stamp() => Now().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
