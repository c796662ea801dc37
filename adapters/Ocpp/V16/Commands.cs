using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.LogFiles;

namespace ChargeBot.Adapters.Ocpp.V16;

/// <summary>What we ask of devices, in the words of OCPP 1.6 §5.</summary>
internal static class Commands
{
    public static IRequest Of(DeviceCommand command) => command switch
    {
        // The connector is optional (§6.33), and refused where it is missing.
        RemoteStart start => new RemoteStartTransactionRequest
        {
            ConnectorId = start.ConnectorId,
            IdTag = start.IdTag,
            ChargingProfile = start.Limit is { } limit ? Ending(limit) : null,
        },
        RemoteStop stop => new RemoteStopTransactionRequest { TransactionId = stop.TransactionId },
        UnlockConnector unlock => new UnlockConnectorRequest { ConnectorId = unlock.ConnectorId },
        Reset reset => new ResetRequest { Type = reset.Hard ? "Hard" : "Soft" },
        ChangeAvailability change => new ChangeAvailabilityRequest { ConnectorId = change.ConnectorId, Type = change.Operative ? "Operative" : "Inoperative" },
        ReadConfiguration read => new GetConfigurationRequest { Key = read.Keys.Count == 0 ? null : read.Keys },
        ChangeParameter change => new ChangeConfigurationRequest { Key = change.Key, Value = change.Value },
        RequestLog { Kind: LogKind.Diagnostics } log => new GetDiagnosticsRequest
        {
            Location = log.UploadTo!,
            Retries = Asking.Retries,
            RetryInterval = Asking.RetrySeconds,
            StartTime = log.From,
            StopTime = log.To,
        },
        RequestLog log => new GetLogRequest
        {
            LogType = log.Kind is LogKind.SecurityLog ? "SecurityLog" : "DiagnosticsLog",
            RequestId = Asking.RequestId(log),
            Retries = Asking.Retries,
            RetryInterval = Asking.RetrySeconds,
            Log = new LogParameters { RemoteLocation = log.UploadTo!, OldestTimestamp = log.From, LatestTimestamp = log.To },
        },
        ReportStatus report => new TriggerMessageRequest { RequestedMessage = "StatusNotification", ConnectorId = report.ConnectorId },
        Trigger trigger => new TriggerMessageRequest { RequestedMessage = trigger.Message, ConnectorId = trigger.ConnectorId },
        _ => throw new NotSupportedException($"OCPP 1.6 has no {command.GetType().Name}"),
    };

    /// <summary>
    /// A TxProfile (§3.13.1) that lets the transaction have all that the station gives, and after its time nothing: should we
    /// be away then, nobody charges on.
    /// </summary>
    private static ChargingProfile Ending(TimeSpan limit) => new()
    {
        ChargingProfileId = 1,
        StackLevel = 0,
        ChargingProfilePurpose = "TxProfile",
        ChargingProfileKind = "Relative",
        ChargingSchedule = new ChargingSchedule
        {
            ChargingRateUnit = "A",
            ChargingSchedulePeriod =
            [
                new ChargingSchedulePeriod { StartPeriod = 0, Limit = Asking.MoreThanAnyoneHas },
                new ChargingSchedulePeriod { StartPeriod = (int)limit.TotalSeconds, Limit = 0 },
            ],
        },
    };
}
