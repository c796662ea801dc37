using System.Text.Json;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Parameters;

namespace ChargeBot.Adapters.Ocpp;

/// <summary>What a device wants to be remembered, in its own words: the same in both versions. Also before a boot, in bursts, and days late.</summary>
/// <param name="name">The action.</param>
/// <param name="kind">What it is remembered as.</param>
/// <param name="member">Where its word stands.</param>
internal abstract class NoticeNotification(string name, StationEventKind kind, string member) : IncomingAction(name)
{
    private const int MaxWord = 100;
    private const int MaxWords = 500;

    public override Reading Read(JsonElement payload, DateTimeOffset now)
    {
        if (payload.Field(member).Words(MaxWord) is not { } word)
        {
            return Heard(now);
        }

        var more = SecretValues.Masked("techInfo", payload.Field("techInfo").Words(MaxWords));
        return new Noticed(now, kind, more is null ? word : Lenient.Bounded($"{word}: {more}", MaxWords), payload.Field("timestamp").Time()) { Message = Name };
    }

    public override void Answer(Utf8JsonWriter answer, JsonElement payload, in Acknowledgement facts)
    {
        // None of them has an answer with members.
    }
}
