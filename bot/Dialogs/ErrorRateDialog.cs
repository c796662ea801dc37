using System.Globalization;
using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Conversations;
using ChargeBot.Bot.Turns;
using ChargeBot.Cards;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Charging;
using ChargeBot.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Dialogs;

/// <summary>
/// The error rate: of a port, its station or its site, over the days that were chosen; the sessions of a type and the facts
/// of one; and the fleet's worst ports. All of it is looked at only: what is kept is what the card shows.
/// </summary>
public sealed class ErrorRateDialog(Network network, ChargeBotDbs dbs) : IDialog
{
    private const int MostPages = 100_000;
    private const int DateLength = 40;

    /// <inheritdoc/>
    public string Name => CardKinds.Errors;

    /// <inheritdoc/>
    public IReadOnlyList<Route> Routes =>
    [
        new("errors.show", Permission.Look, new Words(
            ["error rate", "errors"], ["fehlerrate", "fehler"], TakesPort: true,
            ("shows the error rate of a charge port, its station and site", "zeigt die Fehlerrate eines Ladepunkts, seiner Station und seines Standorts"))),
        new("errors.worst", Permission.Look, new Words(
            ["worst ports", "worst"], ["fehlerrate schlechteste", "schlechteste"], TakesPort: false,
            ("lists the ports with the highest error rate", "listet die Ladepunkte mit der höchsten Fehlerrate"))),
        new("errors.period", Permission.Look),
        new("errors.scope", Permission.Look),
        new("errors.type", Permission.Look),
        new("errors.session", Permission.Look),
    ];

    /// <inheritdoc/>
    public async Task Handle(Route route, TurnContext turn)
    {
        var shown = turn.Card?.Kind is CardKinds.Errors or CardKinds.WorstPorts ? turn.Shown.Errors ?? new ErrorsShown() : new ErrorsShown();
        if (route.Verb == "errors.worst" || (route.Verb == "errors.period" && turn.Card?.Kind == CardKinds.WorstPorts))
        {
            var days = shown with { Type = null, Session = null };
            Show(turn, CardKinds.WorstPorts, null, route.Verb == "errors.period" ? Period(turn, days, SiteZone.Usual) : days.WithoutTyped());
        }
        else if (PortDialog.Named(network, turn) is { } port)
        {
            Show(turn, CardKinds.Errors, port.PortId, route.Verb switch
            {
                "errors.period" => Period(turn, shown with { Type = null, Session = null }, await ZoneOf(port)),
                "errors.scope" => shown.WithoutTyped() with { Scope = Scope(turn), Type = null, Session = null },
                "errors.type" => Type(turn, shown.WithoutTyped()),
                "errors.session" => shown.WithoutTyped() with { Session = Guid.TryParse(turn.Turn.Press?.Input("session"), out var id) ? id : null },
                _ => shown.WithoutTyped() with { Type = null, Session = null },
            });
        }
    }

    private static void Show(TurnContext turn, string kind, string? portId, ErrorsShown errors) => turn.Show(kind, portId, new CardData { Errors = errors });

    private static ErrorsShown Period(TurnContext turn, ErrorsShown shown, string zone)
    {
        var (start, end) = (turn.Turn.Press?.Input("start", DateLength), turn.Turn.Press?.Input("end", DateLength));
        var (period, problem) = ErrorPeriod.Read(start, end, SiteZone.Today(SiteZone.Find(zone), turn.Now));
        return period is not null
            ? shown.WithoutTyped() with { First = period.First, Last = period.Last }
            : shown with { StartTyped = start ?? "", EndTyped = end ?? "", Problem = problem };
    }

    private static ErrorScope Scope(TurnContext turn) =>
        Enum.TryParse<ErrorScope>(turn.Turn.Press?.Input("scope"), out var scope) && Enum.IsDefined(scope) ? scope : ErrorScope.Port;

    private static ErrorsShown Type(TurnContext turn, ErrorsShown shown)
    {
        var type = int.TryParse(turn.Turn.Press?.Input("type"), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && Enum.IsDefined((ErrorType)number) && (ErrorType)number is not ErrorType.None ? (ErrorType)number : (ErrorType?)null;
        var page = turn.Turn.Press?.Input("page") switch
        {
            "same" => shown.Page,
            { } said when int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) => Math.Clamp(asked, 0, MostPages),
            _ => 0,
        };
        return shown with { Type = type, Page = page, Session = null };
    }

    private async Task<string> ZoneOf(PortEntry port)
    {
        await using var db = dbs.Open();
        return await db.Stations.Where(station => station.Id == port.StationId).Select(station => station.TimeZone).FirstOrDefaultAsync() ?? SiteZone.Usual;
    }
}
