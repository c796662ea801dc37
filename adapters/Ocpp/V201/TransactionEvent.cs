using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Adapters.Ocpp.V201;

/// <summary>
/// All that is told of a transaction (OCPP 2.0.1 E01 to E12): that it began, what it reads, who charges and in which state, that
/// it ended; also late, after a time offline. One message may tell several of these; never refused for what it lacks.
/// </summary>
internal sealed class TransactionEvent() : IncomingAction("TransactionEvent")
{
    private const int MaxId = 36;

    public override Reading Read(JsonElement payload, DateTimeOffset now)
    {
        var info = payload.Field("transactionInfo");
        if (info.Field("transactionId").Words(200) is not { } id)
        {
            return Faults.Missing("transactionInfo.transactionId");
        }

        var (number, evse) = (NumberOf(id), payload.Field("evse").Field("id").Int() ?? 0);
        var (at, samples) = (payload.Field("timestamp").Time(), MeterSamples.Read(payload.Field("meterValue")));
        var tag = Tokens.Read(payload.Field("idToken"));
        var type = payload.Field("eventType");
        var began = new TransactionStarted(now, evse, tag ?? "", samples.FirstOrDefault(sample => sample.Energy is not null)?.Energy ?? 0, at)
        {
            Message = Name,
            TransactionId = number,
            DeviceTransactionId = Lenient.Bounded(id, MaxId),
        };

        var seen = new List<DeviceEvent>(3);
        if (type.Is("Ended"))
        {
            seen.Add(new TransactionStopped(now, number, samples.LastOrDefault(sample => sample.Energy is not null)?.Energy, info.Field("stoppedReason").Words(100), tag, at)
            {
                Message = Name,
                Samples = samples,

                // Where the beginning was never heard of, the end tells as much of it as there is.
                Began = evse > 0 ? began : null,
            });
        }
        else
        {
            // Who charges may be told later than the beginning, under the same id.
            if (type.Is("Started") || tag is { Length: > 0 })
            {
                seen.Add(began);
            }

            if (samples.Count > 0)
            {
                seen.Add(new MeterValuesReported(now, evse, number, samples) { Message = Name });
            }
        }

        if (evse > 0 && StatusOf(info.Field("chargingState").Words(100), type.Is("Ended")) is { } status)
        {
            seen.Add(new StatusReported(now, evse, status, Words: null, ErrorCode: null, ErrorInfo: null, at) { Message = Name });
        }

        return seen.Count == 0 ? Heard(now) : new Reading(seen[0], null) { More = seen[1..] };
    }

    public override void Answer(Utf8JsonWriter answer, JsonElement payload, in Acknowledgement facts)
    {
        if (payload.Field("idToken").Exists())
        {
            Acknowledging.WriteTag(answer, "idTokenInfo"u8, facts);
        }
    }

    /// <summary>A number that stands for a device's own id: always the same for the same id, and exact in JSON (52 bits).</summary>
    public static long NumberOf(string id) => (long)(BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(id))) >> 12) | 1;

    private static PortStatus? StatusOf(string? state, bool ended) => (state?.Trim().ToUpperInvariant(), ended) switch
    {
        ("IDLE", _) => PortStatus.Available,
        (_, true) => PortStatus.Finishing,
        ("CHARGING", _) => PortStatus.Charging,
        ("SUSPENDEDEV", _) => PortStatus.SuspendedByCar,
        ("SUSPENDEDEVSE", _) => PortStatus.SuspendedByStation,
        ("EVCONNECTED", _) => PortStatus.Preparing,
        _ => null,
    };
}
