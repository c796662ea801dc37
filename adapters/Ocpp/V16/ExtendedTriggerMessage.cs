using System.ComponentModel.DataAnnotations;

namespace ChargeBot.Adapters.Ocpp.V16;

/// <summary>Asks for a message now, also for a request for a certificate (security white paper, F06).</summary>
internal sealed record ExtendedTriggerMessageRequest : IRequest
{
    [AllowedValues("BootNotification", "LogStatusNotification", "FirmwareStatusNotification", "Heartbeat", "MeterValues", "SignChargePointCertificate", "StatusNotification")]
    public required string RequestedMessage { get; init; }

    public int? ConnectorId { get; init; }
}
