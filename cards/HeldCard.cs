using System.Globalization;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Parameters;

namespace ChargeBot.Cards;

/// <summary>A charge point that connected and that nobody imported: what it says about itself, and its adoption.</summary>
public static class HeldCard
{
    /// <summary>Draws it.</summary>
    public static CardJson Draw(HeldView view, CardContext context)
    {
        var (t, held) = (context.Texts, view.ChargePoint);
        var gateway = held.Protocol is Protocol.Lg2Wan;
        var card = new Card(context).Add(
            new Box(
                Tint.Default,
                new Text(Typed.Id(held.ChargePointId)) { Id = true, Bold = true, Large = true },
                new Text(gateway ? t.HeldGatewayTitle : t.HeldTitle) { Small = true, Subtle = true, Touching = true })
            { Bleed = true },
            view.Asking ? null : new Text(gateway ? t.HeldGatewayNote : t.HeldNote),
            new Facts(
                (t.Detail(DeviceDetail.ControllerId), Said(held.ControllerId)),
                (t.Vendor, Said(held.Vendor)),
                (t.Model, Said(held.Model)),
                (t.Serial, Said(held.SerialNumber)),
                (t.Firmware, Said(held.Firmware)),
                (t.Connectors, held.Connectors.ToString(CultureInfo.InvariantCulture)),
                (t.FirstSeen, t.Ago(held.FirstSeenAt, context.Now)),
                (t.LastSeen, t.Ago(held.LastSeenAt, context.Now))));
        return (view.Asking ? Asking(card, view, t) : Waiting(card, view, t)).Draw();
    }

    private static Card Waiting(Card card, HeldView view, Texts t) => view.Grants.CanAdopt
        ? card.Buttons(new Press(t.Adopt, "adopt.ask", Data(view)) { Style = PressStyle.Positive })
        : card.Add(new Text(t.AdoptNotAllowed) { Small = true, Subtle = true });

    private static Card Asking(Card card, HeldView view, Texts t) => card
        .Add(
            view.Problem is { } problem ? Preflight.Notice(Tint.Attention, t.Problem(problem)) : null,
            new Text(t.AdoptTitle) { Bold = true },
            new TextInput("stationId", t.AdoptLabel, Typed.IdLength)
            {
                Missing = t.AdoptMissing,
                Value = view.TypedStationId is { } typed ? Typed.Id(typed) : null,
            })
        .Buttons(
            new Press(t.Adopt, "adopt.confirm", Data(view)) { Style = PressStyle.Positive },
            new Press(t.LeaveIt, "adopt.cancel", Data(view)) { WithoutInputs = true });

    private static (string, string) Data(HeldView view) => ("chargePoint", view.ChargePoint.ChargePointId);

    private static string? Said(string? words) => string.IsNullOrWhiteSpace(words) ? null : Typed.Id(words);
}
