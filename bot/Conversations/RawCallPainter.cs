using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Ocpp;
using ChargeBot.Bot.Dialogs;
using ChargeBot.Cards;

namespace ChargeBot.Bot.Conversations;

/// <summary>Draws a raw call until it is sent.</summary>
public sealed class RawCallPainter(RawCalls calls, SecretBox box)
{
    /// <summary>Draws it.</summary>
    internal CardJson Draw(CardData data, PortView port, CardContext context)
    {
        var (draft, asking) = (data.Raw ?? new RawDraft(), data.Step is Step.Asking);
        var payload = draft.Payload is { } kept ? box.Reveal(kept) : null;
        return RawCallCard.Draw(new RawCallView(port)
        {
            Actions = RawCalls.Actions(port.Snapshot.Station.Protocol),
            Action = draft.Action,
            Payload = asking && payload is not null ? RawCalls.Shown(payload) : payload,
            Fault = draft.Fault,
            Asking = asking,
            Dangerous = calls.IsDangerous(draft.Action ?? ""),
            Longest = RawCalls.Longest,
        }, context);
    }
}
