using System.Text.Json;
using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Adapters.Ocpp.V16;

/// <summary>What we ask of devices, in the words of OCPP 1.6 §5.</summary>
internal static class Commands
{
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
}
