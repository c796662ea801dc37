using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Web;
using ChargeBot.Cards;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Charging;
using ChargeBot.Domain.Parameters;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Conversations;

/// <summary>Draws the cards of the error rate: counts what the card is about.</summary>
public sealed class ErrorRatePainter(ErrorRates rates, PortSessions sessions, Network network, ChartLinks charts, ChargeBotDbs dbs, ErrorRateSettings settings)
{
    /// <summary>Draws the error rate of a port, its station or site; or what was opened of it.</summary>
    public async ValueTask<CardJson> Draw(CardData data, PortView port, CardContext context)
    {
        var shown = data.Errors ?? new ErrorsShown();
        var zone = SiteZone.Find(port.Snapshot.Station.TimeZone);
        var form = Form(shown, zone, context.Now);
        var slice = form.Period.In(zone);
        var ports = PortsOf(shown.Scope, port);
        if (shown.Session is { } id && await sessions.Find(id, ports) is { } one)
        {
            return SessionCard.Draw(new SessionView(port, one.Session, one.Record, shown.Type ?? one.Session.Error ?? ErrorType.NoChargeRecord, SessionFrom.ErrorType), context);
        }

        var counts = await rates.Count(ports, slice, context.Now);
        if (shown.Type is { } type)
        {
            var total = counts.Of(type);
            var page = Pages.Within(shown.Page, total, ErrorTypeView.PageSize);
            var found = await rates.Sessions(ports, slice, type, page * ErrorTypeView.PageSize, ErrorTypeView.PageSize, context.Now);
            return ErrorTypeCard.Draw(new ErrorTypeView(port, shown.Scope, form.Period, type, found, page, total), context);
        }

        var (changes, all) = await Changes(StationsOf(shown.Scope, port), slice);
        return ErrorRateCard.Draw(new ErrorRateView(port, shown.Scope, ports.Count, form, counts)
        {
            Changes = changes,
            AllChanges = all,
            SessionsPicture = counts.All > 0 ? charts.Sessions(counts, context.Language) : null,
            TypesPicture = counts.Faulty > 0 ? charts.Types(counts, context.Language) : null,
        }, context);
    }

    /// <summary>Draws the fleet's worst ports.</summary>
    public async ValueTask<CardJson> DrawWorst(CardData data, CardContext context)
    {
        var zone = SiteZone.Find(SiteZone.Usual);
        var form = Form(data.Errors ?? new ErrorsShown(), zone, context.Now);
        var worst = await rates.Worst(form.Period.In(zone), settings.WorstMinimumSessions, WorstPortsView.Most, context.Now);
        return WorstPortsCard.Draw(new WorstPortsView(
            form,
            [.. worst.Select(row => new WorstPort(row, network.Find(row.PortId) is { } entry ? entry.Place.Length > 0 ? $"{entry.StationId} · {entry.Place}" : entry.StationId : ""))],
            settings.WorstMinimumSessions), context);
    }

    private static PeriodForm Form(ErrorsShown shown, TimeZoneInfo zone, DateTimeOffset now)
    {
        var today = SiteZone.Today(zone, now);
        var period = shown is { First: { } first, Last: { } last } ? new ErrorPeriod(first, last) : ErrorPeriod.Week(today);
        return new PeriodForm(period, today) { Start = shown.StartTyped, End = shown.EndTyped, Problem = shown.Problem };
    }

    /// <summary>What the devices were seen to have changed, and what was noted, in the time; the newest first.</summary>
    private async Task<(IReadOnlyList<ErrorRateChange> Newest, int All)> Changes(List<string> stations, TimeSlice time)
    {
        await using var db = dbs.Open();
        var (from, to) = (time.From, time.To);
        var values = db.ValueChanges.Where(change => change.Source == ChangeSource.Device && EF.Parameter(stations).Contains(change.StationId) && change.At >= from && change.At < to);
        var notes = db.NotesWithin(from, to).Where(note => EF.Parameter(stations).Contains(note.StationId));
        var newest = (await values.OrderByDescending(change => change.At).Take(ErrorRateView.MostChanges).ToListAsync())
            .Select(change => new ErrorRateChange(change.At, change.Key == ValueChange.Firmware ? ErrorRateChangeKind.Firmware : ErrorRateChangeKind.Parameter, change.Key, change.Before, change.After))
            .Concat((await notes.OrderByDescending(note => note.EditedAt ?? note.CreatedAt).Take(ErrorRateView.MostChanges).ToListAsync())
                .Select(note => new ErrorRateChange(note.EditedAt < to ? note.EditedAt.Value : note.CreatedAt, ErrorRateChangeKind.Note, note.Text)))
            .OrderByDescending(change => change.At).Take(ErrorRateView.MostChanges).ToList();
        return (newest, await values.CountAsync() + await notes.CountAsync());
    }

    private List<string> StationsOf(ErrorScope scope, PortView port) => scope is ErrorScope.Site && network.Find(port.PortId) is { } entry
        ? [.. network.AtSite(entry).Select(one => one.StationId).Distinct()]
        : [port.Snapshot.Station.Id];

    private List<string> PortsOf(ErrorScope scope, PortView port) => scope switch
    {
        ErrorScope.Station => [.. port.Snapshot.Ports.Select(one => one.Port.Id)],
        ErrorScope.Site when network.Find(port.PortId) is { } entry => [.. network.AtSite(entry).Select(one => one.PortId)],
        _ => [port.PortId],
    };
}
