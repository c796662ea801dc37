using System.Text.Json;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.LogFiles;

namespace ChargeBot.Adapters.Ocpp.V16;

/// <summary>What we ask of devices, in the words of OCPP 1.6 §5.</summary>
internal static class Commands
{
    /// <summary>Amperes: the station's own limits are lower.</summary>
    private const int MoreThanAnyoneHas = 1000;

    /// <summary>Of an upload: a line, or a store behind us, that is away for a quarter of an hour costs nothing.</summary>
    private const int Retries = 10;

    private const int RetrySeconds = 120;

    public static string ActionOf(DeviceCommand command) => command switch
    {
        RemoteStart => "RemoteStartTransaction",
        RemoteStop => "RemoteStopTransaction",
        UnlockConnector => "UnlockConnector",
        Reset => "Reset",
        ChangeAvailability => "ChangeAvailability",
        ReadConfiguration => "GetConfiguration",
        ChangeParameter => "ChangeConfiguration",
        Trigger or ReportStatus => "TriggerMessage",
        RequestLog log => log.Kind is LogKind.Diagnostics ? "GetDiagnostics" : "GetLog",
        _ => throw new NotSupportedException($"OCPP 1.6 has no {command.GetType().Name}"),
    };

    public static void Write(Utf8JsonWriter payload, DeviceCommand command)
    {
        switch (command)
        {
            case RemoteStart start:
                // The connector is optional (§6.33), and refused where it is missing.
                payload.WriteNumber("connectorId"u8, start.ConnectorId);
                payload.WriteString("idTag"u8, start.IdTag);
                if (start.Limit is { } limit)
                {
                    WriteProfile(payload, limit);
                }

                break;
            case RemoteStop stop:
                payload.WriteNumber("transactionId"u8, stop.TransactionId);
                break;
            case UnlockConnector unlock:
                payload.WriteNumber("connectorId"u8, unlock.ConnectorId);
                break;
            case Reset reset:
                payload.WriteString("type"u8, reset.Hard ? "Hard"u8 : "Soft"u8);
                break;
            case ChangeAvailability change:
                payload.WriteNumber("connectorId"u8, change.ConnectorId);
                payload.WriteString("type"u8, change.Operative ? "Operative"u8 : "Inoperative"u8);
                break;
            case ReadConfiguration { Keys.Count: > 0 } read:
                payload.WriteStartArray("key"u8);
                foreach (var key in read.Keys)
                {
                    payload.WriteStringValue(key);
                }

                payload.WriteEndArray();
                break;
            case ChangeParameter change:
                payload.WriteString("key"u8, change.Key);
                payload.WriteString("value"u8, change.Value);
                break;
            case RequestLog { Kind: LogKind.Diagnostics } log:
                payload.WriteString("location"u8, log.UploadTo);
                payload.WriteNumber("retries"u8, Retries);
                payload.WriteNumber("retryInterval"u8, RetrySeconds);
                payload.WriteString("startTime"u8, log.From.UtcDateTime);
                payload.WriteString("stopTime"u8, log.To.UtcDateTime);
                break;
            case RequestLog log:
                payload.WriteString("logType"u8, log.Kind is LogKind.SecurityLog ? "SecurityLog"u8 : "DiagnosticsLog"u8);
                payload.WriteNumber("requestId"u8, (int)(log.To.ToUnixTimeSeconds() & int.MaxValue));
                payload.WriteNumber("retries"u8, Retries);
                payload.WriteNumber("retryInterval"u8, RetrySeconds);
                payload.WriteStartObject("log"u8);
                payload.WriteString("remoteLocation"u8, log.UploadTo);
                payload.WriteString("oldestTimestamp"u8, log.From.UtcDateTime);
                payload.WriteString("latestTimestamp"u8, log.To.UtcDateTime);
                payload.WriteEndObject();
                break;
            case ReportStatus report:
                payload.WriteString("requestedMessage"u8, "StatusNotification"u8);
                payload.WriteNumber("connectorId"u8, report.ConnectorId);
                break;
            case Trigger trigger:
                payload.WriteString("requestedMessage"u8, trigger.Message);
                if (trigger.ConnectorId is { } connector)
                {
                    payload.WriteNumber("connectorId"u8, connector);
                }

                break;
        }
    }

    /// <summary>
    /// A TxProfile (§3.13.1) that lets the transaction have all that the station gives, and after its time nothing: should we
    /// be away then, nobody charges on.
    /// </summary>
    private static void WriteProfile(Utf8JsonWriter payload, TimeSpan limit)
    {
        payload.WriteStartObject("chargingProfile"u8);
        payload.WriteNumber("chargingProfileId"u8, 1);
        payload.WriteNumber("stackLevel"u8, 0);
        payload.WriteString("chargingProfilePurpose"u8, "TxProfile"u8);
        payload.WriteString("chargingProfileKind"u8, "Relative"u8);
        payload.WriteStartObject("chargingSchedule"u8);
        payload.WriteString("chargingRateUnit"u8, "A"u8);
        payload.WriteStartArray("chargingSchedulePeriod"u8);
        WritePeriod(payload, 0, MoreThanAnyoneHas);
        WritePeriod(payload, (int)limit.TotalSeconds, 0);
        payload.WriteEndArray();
        payload.WriteEndObject();
        payload.WriteEndObject();
    }

    private static void WritePeriod(Utf8JsonWriter payload, int start, int amperes)
    {
        payload.WriteStartObject();
        payload.WriteNumber("startPeriod"u8, start);
        payload.WriteNumber("limit"u8, amperes);
        payload.WriteEndObject();
    }
}
