using System.ComponentModel.DataAnnotations;

namespace ChargeBot.Adapters.Ocpp.V201;

/// <summary>Takes the station, an EVSE or a connector out of operation or back (OCPP 2.0.1 G03, G04).</summary>
internal sealed record ChangeAvailabilityRequest : Extensible, IRequest
{
    public Evse? Evse { get; init; }

    [AllowedValues("Inoperative", "Operative")]
    public required string OperationalStatus { get; init; }
}
