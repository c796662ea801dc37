using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using ChargeBot.Adapters.Storage.Activations;
using ChargeBot.Bot.Turns;
using ChargeBot.Bot.Web;
using ChargeBot.Cards;
using ChargeBot.Domain.Charging;

namespace ChargeBot.Bot.Conversations;

/// <summary>Draws the Activation overview and charge records, or the session that was opened in one of them.</summary>
public sealed class SessionsPainter(PortSessions sessions, ActivationOverview overview, OverviewQueries queries, OneTimeTickets tickets)
{
    /// <summary>Whether a kind of card is drawn here.</summary>
    public static bool Draws(string kind) => kind is CardKinds.Activations or CardKinds.Records;

    /// <summary>Draws the overview of the whole network.</summary>
    public async ValueTask<CardJson> Draw(CardData data, CardContext context)
    {
        var shown = data.Listed ?? new SessionsShown { Wide = true };
        var query = queries.Wide(shown, context.Now);
        var page = await overview.Page(query, shown.Page);
        return OverviewCard.Draw(new OverviewView(query, page.Rows, page.Page, page.Total)
        {
            Hours = OverviewQueries.HoursOf(shown),
            Search = queries.Typed(shown),
            Place = shown.Place,
            Provider = shown.Provider,
            Export = Link(data),
        }, context);
    }

    /// <summary>Draws what is of a port.</summary>
    public async ValueTask<CardJson> Draw(string kind, CardData data, PortView port, CardContext context)
    {
        var (shown, records) = (data.Listed ?? new SessionsShown(), kind == CardKinds.Records);
        var from = records ? SessionFrom.Records : shown.Wide ? SessionFrom.Overview : SessionFrom.Activations;
        if (shown.Session is { } id)
        {
            if (await sessions.Find(id, [port.PortId]) is { } one)
            {
                return SessionCard.Draw(new SessionView(port, one.Session, one.Record, one.Session.Error, from)
                {
                    Trace = await sessions.Trace(one.Session, null),
                    Signed = Link(data),
                }, context);
            }

            if (await sessions.Trace(null, id) is { Activation: { } started } trace && started.PortId == port.PortId)
            {
                return SessionCard.Draw(new NoSessionView(port, trace, from), context);
            }
        }

        if (records)
        {
            var found = await sessions.Records(port.PortId, context.Now.AddDays(-ActivationsView.Days), shown.Calibration, shown.Page, ActivationsView.PageSize);
            return SessionListCard.Draw(new RecordsView(port, shown.Calibration, found.Rows, found.Page, found.Total), context);
        }

        var page = await overview.Page(OverviewQueries.OfPort(port.PortId, port.Snapshot.Station.Id, shown.Outcome, context.Now), shown.Page);
        return SessionListCard.Draw(new ActivationsView(port, shown.Outcome, page.Rows, page.Page, page.Total) { Export = Link(data) }, context);
    }

    private Uri? Link(CardData data) => data.Link is { } link ? tickets.Address(link) : null;
}

/// <summary>What a card's filters look for.</summary>
public sealed class OverviewQueries(Network network, SecretBox box)
{
    private const int Usual = 24;

    /// <summary>The hours back.</summary>
    public static int HoursOf(SessionsShown shown) => shown.Hours > 0 ? shown.Hours : Usual;

    /// <summary>Of a port: the last seven days.</summary>
    public static OverviewQuery OfPort(string portId, string stationId, SessionOutcome outcome, DateTimeOffset now) => new(now.AddDays(-ActivationsView.Days), now)
    {
        Ports = [portId],
        Stations = [stationId],
        Outcome = outcome,
    };

    /// <summary>What was typed to search for.</summary>
    public string? Typed(SessionsShown shown) => box.Reveal(shown.Search);

    /// <summary>Of the network.</summary>
    public OverviewQuery Wide(SessionsShown shown, DateTimeOffset now)
    {
        var at = shown.Place is { Length: > 0 } place ? network.At(place) : null;
        return new OverviewQuery(now.AddHours(-HoursOf(shown)), now)
        {
            Outcome = shown.Outcome,
            Source = shown.Source,
            Ports = at is null ? null : [.. at.Select(port => port.PortId)],
            Stations = at is null ? null : [.. at.Select(port => port.StationId).Distinct()],
            Provider = shown.Provider is { Length: > 0 } provider ? ProviderOf(provider) : null,
            Search = OverviewSearch.Read(Typed(shown), word => network.Find(word)?.PortId ?? network.Index.Find(word).Exact?.Port?.PortId),
        };
    }

    /// <summary>A provider as EMAIDs begin: <c>de8aa</c> is <c>DE-8AA</c>.</summary>
    private static string ProviderOf(string typed)
    {
        var bare = string.Concat(typed.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return bare.Length > 2 ? $"{bare[..2]}-{bare[2..]}" : bare;
    }
}
