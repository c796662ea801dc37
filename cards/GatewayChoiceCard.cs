using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Cards;

/// <summary>Chooses the gateway of a station from those that reported and belong to nobody, and says what that replaces before it is done.</summary>
public static class GatewayChoiceCard
{
    /// <summary>The most gateways that are shown; the last heard come first.</summary>
    public const int Most = 8;

    /// <summary>Draws it.</summary>
    public static CardJson Draw(GatewayChoiceView view, CardContext context)
    {
        var card = PortHead.For(context, view.Port);
        return (view.Chosen is { } chosen ? Confirm(card, view, chosen, context) : Choose(card, view, context)).Draw();
    }

    private static Card Choose(Card card, GatewayChoiceView view, CardContext context)
    {
        var (t, port) = (context.Texts, view.Port);
        card.Add(new Text(t.WhichGateway) { Bold = true })
            .Add(new Text(view.Gateways.Count > 0 ? t.WhichGatewayNote : t.NoGatewayWaits) { Small = true, Subtle = true, Near = true });
        foreach (var gateway in view.Gateways.Take(Most))
        {
            var identity = Typed.Id(gateway.ChargePointId);
            var about = new Text(string.Join(" · ", About(gateway, context))) { Small = true, Subtle = true, Touching = true };
            Element[] lines = gateway.ControllerId is { Length: > 0 } number
                ? [new Text(Typed.Id(number)) { Id = true, Bold = true }, new Text(identity) { Id = true, Small = true, Touching = true }, about]
                : [new Text(identity) { Id = true, Bold = true }, about];
            card.Add(new Box(Tint.Default, lines)
            {
                Near = true,
                Press = new Press(t.TakeThisGateway, "controller.choose", port.PortData, ("gateway", gateway.ChargePointId)),
            });
        }

        return card.Buttons(new Press(t.BackButton, "controller.cancel", port.PortData) { WithoutInputs = true });
    }

    private static Card Confirm(Card card, GatewayChoiceView view, HeldChargePoint chosen, CardContext context)
    {
        var (t, port, station) = (context.Texts, view.Port, view.Port.Station);
        var connected = station is { ChargePointId: not null, Online: true };
        card.Add(new Text(t.GatewayThis) { Bold = true })
            .Add(new Facts(
                (Typed.Together(t.Detail(Domain.Parameters.DeviceDetail.ControllerId)), chosen.ControllerId is { Length: > 0 } number ? Typed.Id(number) : null),
                (Typed.Together(t.Detail(Domain.Parameters.DeviceDetail.GatewayServerId)), Typed.Id(chosen.ChargePointId)),
                (t.Model, string.Join(" · ", About(chosen, context))),
                (t.Now, station.ChargePointId is null ? t.GatewayIsNew : t.GatewayReplaces(Present(view), station.LastMessageAt is { } heard ? t.Ago(heard, context.Now) : null))))
            .Add(connected ? Preflight.Notice(Tint.Warning, t.GatewayStillThere) : null)
            .Add(view.Waiting > 0 ? Preflight.Notice(Tint.Warning, t.GatewayEnds(view.Waiting)) : null);
        if (station.ChargePointId is not null)
        {
            card.Add(new Text(t.GatewayForgets) { Small = true, Subtle = true, Near = true });
        }

        return card.Buttons(
            new Press(t.TakeThisGateway, "controller.confirm", port.PortData) { Style = connected ? PressStyle.Destructive : PressStyle.Positive },
            new Press(t.LeaveIt, "controller.cancel", port.PortData) { WithoutInputs = true });
    }

    private static string Present(GatewayChoiceView view)
    {
        var identity = Typed.Id(view.Port.Station.ChargePointId ?? "");
        return view.PresentControllerId is { Length: > 0 } number ? $"{Typed.Id(number)} ({identity})" : identity;
    }

    private static IEnumerable<string> About(HeldChargePoint gateway, CardContext context)
    {
        if (gateway.Model is { Length: > 0 } model)
        {
            yield return Typed.Id(model);
        }

        if (gateway.Firmware is { Length: > 0 } firmware)
        {
            yield return Typed.Id(firmware);
        }

        yield return context.Texts.Seen(context.Texts.Ago(gateway.LastSeenAt, context.Now));
    }
}
