using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Cards;

/// <summary>A port as one line of a list: id and place, status and its age at the right. A press opens it in the same card.</summary>
internal static class PortLines
{
    /// <param name="context">The card.</param>
    /// <param name="port">The port.</param>
    /// <param name="tickets">How many open tickets there are at it.</param>
    public static Box Line(CardContext context, InfrastructurePort port, int tickets = 0)
    {
        var id = Typed.Id(port.Entry.PortId);
        return new Box(null, new Columns(
            new Column(
            [
                new Text(id) { Id = true, Bold = true, Tint = Tint.Accent },
                new Text(Place(port)) { Small = true, Subtle = true, Touching = true },
                .. tickets == 0 ? Array.Empty<Element>() : [new Text(context.Texts.OpenTickets(tickets)) { Small = true, Tint = Tint.Warning, Touching = true }],
            ]),
            new Column([.. Status(context, port)]) { Narrow = true }))
        {
            Near = true,
            Press = new Press(id, "port.show", ("port", port.Entry.PortId)),
        };
    }

    /// <summary>Station and place.</summary>
    public static string Place(InfrastructurePort port)
    {
        var (station, place) = (Typed.Id(port.Entry.StationId), Typed.Place(port.Entry.Place));
        return place.Length > 0 ? $"{station} · {place}" : station;
    }

    /// <summary>The status, and under it how old it is, or what was said last where nothing is heard.</summary>
    public static IEnumerable<Text> Status(CardContext context, InfrastructurePort port)
    {
        var t = context.Texts;
        var group = port.GroupAt(context.Now);
        yield return new Text(Word(t, port, group)) { Small = true, Bold = true, Tint = Tinted(port, group), Align = Align.Right };
        if (Age(context, port, group) is { } age)
        {
            yield return new Text(age) { Small = true, Subtle = true, Touching = true, Align = Align.Right };
        }
    }

    /// <summary>The status in a word or two.</summary>
    public static string Word(Texts t, InfrastructurePort port, InfrastructureGroup group) => group switch
    {
        InfrastructureGroup.Planned => $"○ {t.Planned}",
        InfrastructureGroup.Silent => $"○ {(port.Online ? t.Silent : t.Offline)}",
        _ => $"● {t.Status(port.Status)}",
    };

    /// <summary>How old it is; null where there is nothing to be old.</summary>
    public static string? Age(CardContext context, InfrastructurePort port, InfrastructureGroup group)
    {
        var t = context.Texts;
        return group switch
        {
            InfrastructureGroup.Planned => null,
            InfrastructureGroup.Silent => port.LastHeard is { } heard ? t.Seen(t.Ago(heard, context.Now)) : t.NeverHeard,
            _ => port.StatusAt is { } at ? t.Ago(at, context.Now) : t.NeverHeard,
        };
    }

    private static Tint Tinted(InfrastructurePort port, InfrastructureGroup group) => group switch
    {
        InfrastructureGroup.Planned => Tint.Default,
        InfrastructureGroup.Silent => port.Online ? Tint.Warning : Tint.Attention,
        _ => PortHead.Tinted(port.Status),
    };
}
