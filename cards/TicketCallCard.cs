using ChargeBot.Domain.Tickets;

namespace ChargeBot.Cards;

/// <summary>Somebody is called to a ticket, by name: made to be answered with one press on a phone.</summary>
/// <param name="Port">The ticket's port, as it is now.</param>
/// <param name="Ticket">The ticket.</param>
/// <param name="PersonId">Whom: the Entra object id.</param>
/// <param name="PersonName">Whom, as colleagues know them.</param>
public sealed record TicketCallView(PortView Port, Ticket Ticket, string PersonId, string PersonName);

/// <inheritdoc cref="TicketCallView"/>
public static class TicketCallCard
{
    /// <summary>Draws it.</summary>
    public static CardJson Draw(TicketCallView view, CardContext context)
    {
        var (t, ticket, port) = (context.Texts, view.Ticket, view.Port);
        var waits = ticket.State is TicketState.New;
        return PortHead.For(context, port)
            .Mention(view.PersonId, Typed.Place(view.PersonName))
            .Add(
                new MentionText(Typed.Place(view.PersonName), t.CallTitle("{0}", ticket.Number)),
                new Text(Typed.Bound(ticket.Description, 300)) { Id = true },
                waits ? null : Preflight.Notice(Tint.Good, $"{t.CallAnswered} {t.State(ticket.State)}{(ticket.AssigneeName is { } who ? $" · {Typed.Place(who)}" : "")}"))
            .Buttons(
                waits ? new Press(t.AcknowledgeButton, "ticket.acknowledge", port.PortData) { Style = PressStyle.Positive } : null,
                waits ? new Press(t.TakeButton, "ticket.take", port.PortData) : null,
                new Press(t.TicketTitle(ticket.Number), "ticket.part", port.PortData, ("part", nameof(TicketPart.Main))))
            .Draw();
    }
}
