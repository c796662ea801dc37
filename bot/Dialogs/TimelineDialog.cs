using System.Globalization;
using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Conversations;
using ChargeBot.Bot.Evidence;
using ChargeBot.Bot.Tickets;
using ChargeBot.Bot.Turns;
using ChargeBot.Bot.Web;
using ChargeBot.Cards;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Evidence;
using ChargeBot.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Dialogs;

/// <summary>What happened at a port or with a ticket, from all that know of it, and the case pack that proves it to others.</summary>
public sealed class TimelineDialog(Network network, ChargeBotDbs dbs, OneTimeTickets tickets) : IDialog
{
    /// <inheritdoc/>
    public string Name => CardKinds.Timeline;

    /// <inheritdoc/>
    public IReadOnlyList<Route> Routes =>
    [
        new("timeline.show", Permission.Tickets, new Words(
            ["timeline", "what happened"], ["verlauf", "was geschah"], TakesPort: true,
            ("tells what happened at a charge port, and packs it as evidence", "erzählt, was an einem Ladepunkt geschah, und packt es als Nachweis"))),
        new("timeline.pack", Permission.Tickets),
    ];

    /// <inheritdoc/>
    public async Task Handle(Route route, TurnContext turn)
    {
        var shown = Shown(turn.Turn.Press);
        if (await Where(turn, shown.Ticket) is not { } port)
        {
            return;
        }

        if (route.Verb != "timeline.pack")
        {
            turn.Show(CardKinds.Timeline, port.PortId, new CardData { Timeline = shown });
            return;
        }

        if (!turn.Turn.Personal)
        {
            turn.Say(Saying.PersonalOnly);
            return;
        }

        turn.Show(CardKinds.Timeline, port.PortId, new CardData { Timeline = shown, Link = tickets.Issue(turn, CaseFilePurpose.Purpose, CaseFilePurpose.SubjectOf(port.PortId, shown)) });
        turn.Note("timeline.pack", port.StationId, port.PortId);
    }

    /// <summary>The port of the ticket, or the one that is named.</summary>
    private async Task<PortEntry?> Where(TurnContext turn, Guid? ticket)
    {
        if (ticket is not { } id)
        {
            return PortDialog.Named(network, turn);
        }

        await using var db = dbs.Open();
        return await db.Tickets.AsNoTracking().Sent().Where(row => row.Id == id).Select(row => row.PortId).FirstOrDefaultAsync() is { } portId && network.Find(portId) is { } port
            ? port : PortDialog.Named(network, turn);
    }

    private static TimelineShown Shown(Press? press) => new(
        Guid.TryParse(press?.Input("ticket"), out var ticket) ? ticket : null,
        int.TryParse(press?.Input("days"), NumberStyles.None, CultureInfo.InvariantCulture, out var days) && TimelineView.Periods.Contains(days) ? days : 7,
        Enum.TryParse<TimelineSource>(press?.Input("source"), out var source) && Enum.IsDefined(source) ? source : TimelineSource.All,
        int.TryParse(press?.Input("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Min(page, 10_000) : 0);
}
