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

    /// <summary>Calls of the specification and its security extension that only we may make.</summary>
    private static readonly string[] Ours =
    [
        "CancelReservation", "CertificateSigned", "ChangeAvailability", "ChangeConfiguration", "ClearCache",
        "ClearChargingProfile", "DeleteCertificate", "ExtendedTriggerMessage", "GetCompositeSchedule", "GetConfiguration",
        "GetDiagnostics", "GetInstalledCertificateIds", "GetLocalListVersion", "GetLog", "InstallCertificate",
        "RemoteStartTransaction", "RemoteStopTransaction", "ReserveNow", "Reset", "SendLocalList", "SetChargingProfile",
        "SignedUpdateFirmware", "TriggerMessage", "UnlockConnector", "UpdateFirmware",
    ];

    public static readonly Dialect Value = new()
    {
        Subprotocol = "ocpp1.6",
        Incoming = Incoming.ToFrozenDictionary(action => action.Name, StringComparer.OrdinalIgnoreCase),
        NotSupported = Ours.ToFrozenSet(StringComparer.OrdinalIgnoreCase),
        EndOfTransaction = "StopTransaction",
        FormationViolation = Faults.FormationViolation,
        ActionOf = Commands.ActionOf,
        Write = Commands.Write,
        Read = Answers.Read,
        AskForBoot = new Trigger("BootNotification", null),
    };
}
