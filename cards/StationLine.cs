using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Cards;

/// <summary>
/// The line to a station: what is spoken, over what, since when, and what went over it last. Names and times alone; what is
/// in a message is no business of a card.
/// </summary>
internal static class StationLine
{
    public static Card Draw(Card card, StationView view, CardContext context)
    {
        var (t, port, station, line) = (context.Texts, view.Port, view.Port.Station, view.Port.Snapshot.Communication);
        var link = line.Link;
        card.Add(new Facts(
            (t.ProtocolTitle, Texts.ProtocolName(station.Protocol)),
            (t.EndpointTitle, link is null ? null : Endpoint(t, link)),
            (t.SecurityTitle, link is null ? null : t.Security(link)),
            (t.ConnectedTitle, station.Online
                ? station.OnlineChangedAt is { } since ? t.Since(t.Clock(since, context.Now, port.Clock)) : null
                : station.OnlineChangedAt is { } gone ? t.NotSince(t.Clock(gone, context.Now, port.Clock)) : t.NeverConnected),
            Preflight.LastWord(context, port),
            (t.KeepAliveTitle, link?.KeepAlive is { } alive ? t.Every(Texts.Span(alive)) : null),
            (t.HeartbeatTitle, link?.Heartbeat is { } beat ? t.Every(Texts.Span(beat)) : null)));
        if (link is null)
        {
            card.Add(new Text(station.Online ? t.LineNotKnownYet : t.NoLine) { Small = true, Subtle = true });
        }

        return Messages(card, line, context, port);
    }

    private static Card Messages(Card card, Communication line, CardContext context, PortView port)
    {
        var (t, station) = (context.Texts, port.Station);
        card.Add(new Text(t.LastMessagesTitle) { Bold = true });
        foreach (var message in line.Messages.Take(Communication.Remembered))
        {
            card.Add(Row(context, port, message));
        }

        if (line.Messages.Count == 0 && station is { LastMessage: { } name, LastMessageAt: { } at })
        {
            card.Add(Row(context, port, new SeenMessage(at, MessageDirection.FromDevice, name)));
        }

        return card.Add(line.Messages.Count >= Communication.Remembered ? null
            : new Text(station.LastMessageAt is null ? t.NoMessageYet : t.MessagesSinceStart) { Small = true, Subtle = true, Near = true });
    }

    private static Columns Row(CardContext context, PortView port, SeenMessage message)
    {
        var t = context.Texts;
        var incoming = message.Direction is MessageDirection.FromDevice;
        var name = message.Command is { } command
            ? incoming ? t.AnswerTo(t.CommandName(command)) : t.CommandName(command)
            : Typed.Id(message.Name ?? "");
        return new Columns(
            new Column(new Text($"{(incoming ? "←" : "→")} {(incoming ? t.FromDevice : t.ToCharger)}") { Small = true }) { Pixels = 130 },
            new Column(new Text(name) { Small = true }),
            new Column(new Text(t.ClockToTheSecond(message.At, context.Now, port.Clock)) { Small = true, Subtle = true, Align = Align.Right }) { Narrow = true })
        { Touching = true };
    }

    private static string? Endpoint(Texts t, LinkFacts link) => link switch
    {
        { Dialled: true, Endpoint: { } address } => t.WeDial(Typed.Place(address), link.Port),
        { Endpoint: { } path } => t.ComesIn(Typed.Place(path), link.Port),
        { Port: > 0 } => t.ComesInAt(link.Port),
        _ => null,
    };
}
