using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Cards;

/// <summary>A port as it stood at one moment, for a message that its author sends: read, not pressed, and saying so.</summary>
/// <param name="Port">The port.</param>
/// <param name="Link">What leads to the port in the chat with the bot; null: nothing does.</param>
/// <param name="OpensHere">The bot is in the conversation and answers a press there.</param>
public sealed record SnapshotView(InfrastructurePort Port, Uri? Link, bool OpensHere);

/// <summary>Draws a <see cref="SnapshotView"/>, and the two lines by which it is chosen.</summary>
public static class SnapshotCard
{
    /// <summary>Draws it.</summary>
    public static CardJson Draw(SnapshotView view, CardContext context)
    {
        var (t, port) = (context.Texts, view.Port);
        return new Card(context)
            .Add(
                new Box(Tint.Default, new Columns(
                    new Column(
                        new Text(Typed.Id(port.Entry.PortId)) { Id = true, Bold = true, Large = true },
                        new Text(PortLines.Place(port)) { Small = true, Subtle = true, Touching = true }),
                    new Column([.. PortLines.Status(context, port)]) { Narrow = true }))
                { Bleed = true },
                new Text(t.SnapshotOf(new SiteClock(SiteZone.Usual).Local(context.Now))) { Small = true, Subtle = true })
            .Buttons(
                view.OpensHere ? new Press(t.ShowNowButton, "port.show", ("port", port.Entry.PortId)) : null,
                view.Link is { } link ? new Press(t.OpenLinkButton, "") { Opens = link } : null)
            .Draw();
    }

    /// <summary>Plain text: the port's id, and under it its status, station and place.</summary>
    public static (string Title, string Text) Preview(InfrastructurePort port, CardContext context)
    {
        var group = port.GroupAt(context.Now);
        var age = PortLines.Age(context, port, group);
        var status = PortLines.Word(context.Texts, port, group);
        return (Plain(port.Entry.PortId), $"{(age is null ? status : $"{status}, {age}")} · {Plain(port.Entry.StationId)}{(port.Entry.Place.Length > 0 ? $" · {Plain(port.Entry.Place)}" : "")}");
    }

    private static string Plain(string text) => text.Length > Typed.PlaceLength ? text[..Typed.PlaceLength] : text;
}
