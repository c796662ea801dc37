using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace ChargeBot.Adapters.Ocpp.V16;

/// <summary>A vendor's own message (OCPP 1.6 §4.3). We know no vendor's, and say so.</summary>
internal sealed class DataTransfer() : IncomingAction("DataTransfer")
{
    public override Reading Read(JsonElement payload, DateTimeOffset now) =>
        payload.Field("vendorId").Exists() ? Heard(now) : Faults.Missing("vendorId");

    public override void Answer(Utf8JsonWriter answer, JsonElement payload, in Acknowledgement facts) =>
        answer.WriteString("status"u8, "UnknownVendorId"u8);
}

/// <summary>A vendor's own message to its station (OCPP 1.6 §5.6).</summary>
internal sealed record DataTransferRequest : IRequest
{
    [MaxLength(255)]
    public required string VendorId { get; init; }

    [MaxLength(50)]
    public string? MessageId { get; init; }

    public string? Data { get; init; }
}
