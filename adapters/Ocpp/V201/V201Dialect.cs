using System.Collections.Frozen;
using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Adapters.Ocpp.V201;

/// <summary>OCPP 2.0.1.</summary>
internal static class V201Dialect
{
    /// <summary>The one table of what devices may call.</summary>
    private static readonly IncomingAction[] Incoming =
    [
        new Authorize(), new BootNotification(), new DataTransfer(), new FirmwareStatusNotification(), new Heartbeat(), new LogStatusNotification(),
        new MeterValues(), new NotifyCustomerInformation(), new NotifyEvent(), new NotifyReport(), new SecurityEventNotification(), new SignCertificate(),
        new StatusNotification(), new TransactionEvent(),
    ];

    /// <summary>The one table of what we may ask of a device.</summary>
    private static readonly Requests Outgoing = new(
    [
        V201Json.Default.CertificateSignedRequest,
        V201Json.Default.ChangeAvailabilityRequest,
        V201Json.Default.ClearCacheRequest,
        V201Json.Default.ClearChargingProfileRequest,
        V201Json.Default.CustomerInformationRequest,
        V201Json.Default.DataTransferRequest,
        V201Json.Default.DeleteCertificateRequest,
        V201Json.Default.GetBaseReportRequest,
        V201Json.Default.GetInstalledCertificateIdsRequest,
        V201Json.Default.GetLogRequest,
        V201Json.Default.GetReportRequest,
        V201Json.Default.GetTransactionStatusRequest,
        V201Json.Default.GetVariablesRequest,
        V201Json.Default.InstallCertificateRequest,
        V201Json.Default.RequestStartTransactionRequest,
        V201Json.Default.RequestStopTransactionRequest,
        V201Json.Default.ResetRequest,
        V201Json.Default.SetChargingProfileRequest,
        V201Json.Default.SetVariablesRequest,
        V201Json.Default.TriggerMessageRequest,
        V201Json.Default.UnlockConnectorRequest,
        V201Json.Default.UpdateFirmwareRequest,
    ]);

    public static readonly Dialect Value = new()
    {
        Protocol = Protocol.Ocpp201,
        Reads = "GetVariables",
        Subprotocol = "ocpp2.0.1",
        Incoming = Incoming.ToFrozenDictionary(action => action.Name, StringComparer.OrdinalIgnoreCase),
        Outgoing = Outgoing,
        EndOfTransaction = "TransactionEvent",
        FormationViolation = Faults.FormatViolation,
        Ask = Commands.Of,
        Read = Answers.Read,
    };
}
