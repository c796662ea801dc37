using System.Collections.Frozen;
using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Adapters.Ocpp.V16;

/// <summary>OCPP 1.6 over JSON.</summary>
internal static class V16Dialect
{
    /// <summary>The one table of what devices may call.</summary>
    private static readonly IncomingAction[] Incoming =
    [
        new Authorize(), new BootNotification(), new DataTransfer(), new DiagnosticsStatusNotification(),
        new FirmwareStatusNotification(), new Heartbeat(), new LogStatusNotification(), new MeterValues(),
        new SecurityEventNotification(), new SignCertificate(), new SignedFirmwareStatusNotification(),
        new StartTransaction(), new StatusNotification(), new StopTransaction(),
    ];

    /// <summary>The one table of what we may ask of a device.</summary>
    private static readonly Requests Outgoing = new(
    [
        V16Json.Default.CancelReservationRequest,
        V16Json.Default.CertificateSignedRequest,
        V16Json.Default.ChangeAvailabilityRequest,
        V16Json.Default.ChangeConfigurationRequest,
        V16Json.Default.ClearCacheRequest,
        V16Json.Default.ClearChargingProfileRequest,
        V16Json.Default.DataTransferRequest,
        V16Json.Default.DeleteCertificateRequest,
        V16Json.Default.ExtendedTriggerMessageRequest,
        V16Json.Default.GetCompositeScheduleRequest,
        V16Json.Default.GetConfigurationRequest,
        V16Json.Default.GetDiagnosticsRequest,
        V16Json.Default.GetInstalledCertificateIdsRequest,
        V16Json.Default.GetLocalListVersionRequest,
        V16Json.Default.GetLogRequest,
        V16Json.Default.InstallCertificateRequest,
        V16Json.Default.RemoteStartTransactionRequest,
        V16Json.Default.RemoteStopTransactionRequest,
        V16Json.Default.ReserveNowRequest,
        V16Json.Default.ResetRequest,
        V16Json.Default.SendLocalListRequest,
        V16Json.Default.SetChargingProfileRequest,
        V16Json.Default.SignedUpdateFirmwareRequest,
        V16Json.Default.TriggerMessageRequest,
        V16Json.Default.UnlockConnectorRequest,
        V16Json.Default.UpdateFirmwareRequest,
    ]);

    public static readonly Dialect Value = new()
    {
        Protocol = Protocol.Ocpp16,
        Reads = "GetConfiguration",
        ReadsKeyByKey = true,
        Subprotocol = "ocpp1.6",
        Incoming = Incoming.ToFrozenDictionary(action => action.Name, StringComparer.OrdinalIgnoreCase),
        Outgoing = Outgoing,
        EndOfTransaction = "StopTransaction",
        FormationViolation = Faults.FormationViolation,
        Ask = Commands.Of,
        Read = Answers.Read,
    };
}
