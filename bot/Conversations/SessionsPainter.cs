using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Turns;
using ChargeBot.Cards;

namespace ChargeBot.Bot.Conversations;

/// <summary>Draws a port's Activation overview and charge records, or the session that was opened in one of them.</summary>
public sealed class SessionsPainter(PortSessions sessions)
{
    /// <summary>Whether a kind of card is drawn here.</summary>
    public static bool Draws(string kind) => kind is CardKinds.Activations or CardKinds.Records;

    /// <summary>Draws it.</summary>
    public async ValueTask<CardJson> Draw(string kind, CardData data, PortView port, CardContext context)
    {
        var (shown, records) = (data.Listed ?? new SessionsShown(), kind == CardKinds.Records);
        if (shown.Session is { } id && await sessions.Find(id, [port.PortId]) is { } one)
        {
            return SessionCard.Draw(new SessionView(port, one.Session, one.Record, one.Session.Error, records ? SessionFrom.Records : SessionFrom.Activations), context);
        }

        var since = context.Now.AddDays(-ActivationsView.Days);
        if (records)
        {
            var found = await sessions.Records(port.PortId, since, shown.Calibration, shown.Page, ActivationsView.PageSize);
            return SessionListCard.Draw(new RecordsView(port, shown.Calibration, found.Rows, found.Page, found.Total), context);
        }

        var page = await sessions.Activations(port.PortId, since, shown.Outcome, shown.Page, ActivationsView.PageSize);
        return SessionListCard.Draw(new ActivationsView(port, shown.Outcome, page.Rows, page.Page, page.Total), context);
    }
}
