namespace ChargeBot.Adapters.Ocpp.V16;

/// <summary>Gives up a reservation (OCPP 1.6 §5.1).</summary>
internal sealed record CancelReservationRequest : IRequest
{
    public required int ReservationId { get; init; }
}
