using System.ComponentModel.DataAnnotations;

namespace ChargeBot.Adapters.Ocpp.V201;

/// <summary>Asks for the device model in NotifyReport messages (OCPP 2.0.1 B07).</summary>
internal sealed record GetBaseReportRequest : Extensible, IRequest
{
    public required int RequestId { get; init; }

    [AllowedValues("ConfigurationInventory", "FullInventory", "SummaryInventory")]
    public required string ReportBase { get; init; }
}
