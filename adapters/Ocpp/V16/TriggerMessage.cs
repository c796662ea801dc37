using System.ComponentModel.DataAnnotations;

namespace ChargeBot.Adapters.Ocpp.V16;

/// <summary>Asks for a message now (OCPP 1.6 §5.17).</summary>
internal sealed record TriggerMessageRequest : IRequest
{
    [AllowedValues("BootNotification", "DiagnosticsStatusNotification", "FirmwareStatusNotification", "Heartbeat", "MeterValues", "StatusNotification")]
    public required string RequestedMessage { get; init; }

    public int? ConnectorId { get; init; }
}
