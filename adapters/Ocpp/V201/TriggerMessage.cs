using System.ComponentModel.DataAnnotations;

namespace ChargeBot.Adapters.Ocpp.V201;

/// <summary>Asks for a message now (OCPP 2.0.1 F06).</summary>
internal sealed record TriggerMessageRequest : Extensible, IRequest
{
    public Evse? Evse { get; init; }

    [AllowedValues("BootNotification", "LogStatusNotification", "FirmwareStatusNotification", "Heartbeat", "MeterValues", "SignChargingStationCertificate", "SignV2GCertificate", "StatusNotification", "TransactionEvent", "SignCombinedCertificate", "PublishFirmwareStatusNotification")]
    public required string RequestedMessage { get; init; }
}
