using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace ChargeBot.Adapters.Ocpp.V201;

/// <summary>A vendor's own message (OCPP 2.0.1 P02). We know no vendor's, and say so.</summary>
internal sealed class DataTransfer() : IncomingAction("DataTransfer")
{
    public override Reading Read(JsonElement payload, DateTimeOffset now) =>
        payload.Field("vendorId").Exists() ? Heard(now) : Faults.Missing("vendorId");

    public override void Answer(Utf8JsonWriter answer, JsonElement payload, in Acknowledgement facts) =>
        answer.WriteString("status"u8, "UnknownVendorId"u8);
}

/// <summary>A vendor's own message to its station (OCPP 2.0.1 P01).</summary>
internal sealed record DataTransferRequest : Extensible, IRequest
{
    [MaxLength(50)]
    public string? MessageId { get; init; }

    public JsonElement? Data { get; init; }

    [MaxLength(255)]
    public required string VendorId { get; init; }
}
