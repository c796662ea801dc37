using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.LogFiles;

namespace ChargeBot.Adapters.Ocpp.V201;

/// <summary>What we ask of devices, in the words of OCPP 2.0.1.</summary>
internal static class Commands
{
    public static IRequest Of(DeviceCommand command) => command switch
    {
        RemoteStart start => new RequestStartTransactionRequest
        {
            EvseId = start.ConnectorId,
            IdToken = new IdToken { Value = start.IdTag, Type = "Central" },
            RemoteStartId = (int)(TransactionEvent.NumberOf(start.IdTag) & int.MaxValue),
            ChargingProfile = start.Limit is { } limit ? Ending(limit) : null,
        },
        RemoteStop stop => new RequestStopTransactionRequest { TransactionId = stop.DeviceTransactionId ?? $"{stop.TransactionId}" },
        UnlockConnector unlock => new UnlockConnectorRequest { EvseId = unlock.ConnectorId, ConnectorId = 1 },
        Domain.ChargePoints.Reset reset => new ResetRequest { Type = reset.Hard ? "Immediate" : "OnIdle" },
        ChangeAvailability change => new ChangeAvailabilityRequest { Evse = Evse(change.ConnectorId), OperationalStatus = change.Operative ? "Operative" : "Inoperative" },
        ReadConfiguration { Keys.Count: 0 } => new GetBaseReportRequest { RequestId = Random.Shared.Next(1, int.MaxValue), ReportBase = "FullInventory" },
        ReadConfiguration read => new GetVariablesRequest { GetVariableData = [.. read.Keys.Select(key => Read(key, read.ConnectorId))] },
        ChangeParameter change => Set(change),
        RequestLog log => new GetLogRequest
        {
            LogType = log.Kind is LogKind.SecurityLog ? "SecurityLog" : "DiagnosticsLog",
            RequestId = Asking.RequestId(log),
            Retries = Asking.Retries,
            RetryInterval = Asking.RetrySeconds,
            Log = new LogParameters { RemoteLocation = log.UploadTo!, OldestTimestamp = log.From, LatestTimestamp = log.To },
        },
        ReportStatus report => new TriggerMessageRequest { RequestedMessage = "StatusNotification", Evse = Evse(report.ConnectorId, connector: 1) },
        Trigger trigger => new TriggerMessageRequest { RequestedMessage = trigger.Message, Evse = Evse(trigger.ConnectorId ?? 0, trigger.Message == "StatusNotification" ? 1 : null) },
        _ => throw new NotSupportedException($"OCPP 2.0.1 has no {command.GetType().Name}"),
    };

    private static Evse? Evse(int port, int? connector = null) => port > 0 ? new Evse { Id = port, ConnectorId = connector } : null;

    private static GetVariableData Read(string key, int port)
    {
        var (component, variable) = Variables.Named(key, port);
        return new GetVariableData { Component = component, Variable = variable };
    }

    private static SetVariablesRequest Set(ChangeParameter change)
    {
        var (component, variable) = Variables.Named(change.Key, change.ConnectorId);
        return new SetVariablesRequest { SetVariableData = [new SetVariableData { AttributeValue = change.Value, Component = component, Variable = variable }] };
    }

    /// <summary>
    /// A TxProfile (K05) that lets the transaction have all that the station gives, and after its time nothing: should we be
    /// away then, nobody charges on.
    /// </summary>
    private static ChargingProfile Ending(TimeSpan limit) => new()
    {
        Id = 1,
        StackLevel = 0,
        ChargingProfilePurpose = "TxProfile",
        ChargingProfileKind = "Relative",
        ChargingSchedule =
        [
            new ChargingSchedule
            {
                Id = 1,
                ChargingRateUnit = "A",
                ChargingSchedulePeriod =
                [
                    new ChargingSchedulePeriod { StartPeriod = 0, Limit = Asking.MoreThanAnyoneHas },
                    new ChargingSchedulePeriod { StartPeriod = (int)limit.TotalSeconds, Limit = 0 },
                ],
            },
        ],
    };
}
