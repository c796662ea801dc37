using System.Globalization;
using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Turns;
using ChargeBot.Cards;
using ChargeBot.Domain.MasterData;
using ChargeBot.Domain.Parameters;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Conversations;

/// <summary>
/// Draws the cards of a station: its live half is the port's snapshot, its master data are read here, for the owner of the
/// charge point takes those over a moment after they were saved.
/// </summary>
public sealed class StationPainter(ChargeBotDbs dbs, MapSettings map, DeskSettings desk)
{
    /// <summary>An answer is drawn before what it tells of is committed: so long, what was saved stands for what is stored.</summary>
    private static readonly TimeSpan JustSaved = TimeSpan.FromSeconds(5);

    /// <summary>Whether a card is one of these.</summary>
    public static bool Draws(string kind) => kind is CardKinds.Station or CardKinds.Attributes;

    /// <summary>Draws it.</summary>
    public async ValueTask<CardJson> Draw(string kind, CardData data, PortView port, CardContext context)
    {
        var stationId = port.Snapshot.Station.Id;
        await using var db = dbs.Open();
        if (kind == CardKinds.Attributes && port.Grants.CanSeeConfiguration)
        {
            var attributes = await db.StationAttributes.Where(row => row.StationId == stationId).OrderBy(row => row.Key).ToListAsync();
            return StationAttributesCard.Draw(Attributes(port, attributes, data, context.Now), context);
        }

        // The tab that the card's row names may be one that this reader does not see.
        var page = data.Station ?? new StationPage(StationTab.Info);
        var tab = page.Tab is StationTab.Device or StationTab.Attributes or StationTab.Communication && !port.Grants.CanSeeConfiguration ? StationTab.Info : page.Tab;
        var station = await db.Stations.FirstOrDefaultAsync(row => row.Id == stationId) ?? port.Snapshot.Station;
        var values = await db.DeviceValues.Where(row => row.StationId == stationId && (row.ConnectorId == 0 || row.Key == DeviceDetail.BaNumber)).ToListAsync();
        var fields = Overlaid(StationFields.Values(station, values), page, context.Now);
        return StationCard.Draw(
            new StationView(With(port, fields), tab, fields)
            {
                BaNumbers = values.Where(row => row is { Key: DeviceDetail.BaNumber, Value: not null }).ToDictionary(row => row.ConnectorId, row => row.Value!),
                ControllerId = values.FirstOrDefault(row => row.Key == DeviceDetail.ControllerId)?.Value,
                Map = map.Of(Degrees(fields, StationField.Latitude), Degrees(fields, StationField.Longitude)),
                ConversionDocuments = desk.ConversionDocuments,
                Saved = page.SavedAt is not null,
                Form = page.Form is StationForm.None ? null
                    : new StationFormView(page.Form, page.Typed) { Problems = page.Problems, Meanwhile = page.Meanwhile },
            }, context);
    }

    /// <summary>The port with its station where these fields say that it stands; the snapshot is not ours to change.</summary>
    private static PortView With(PortView port, IReadOnlyDictionary<string, string> fields)
    {
        var station = port.Snapshot.Station.Copy();
        foreach (var field in StationFields.Of(StationForm.Address))
        {
            StationFields.Put(station, field, fields[field]);
        }

        return new PortView(port.Snapshot with { Station = station }, port.PortId, port.Grants);
    }

    private static IReadOnlyDictionary<string, string> Overlaid(IReadOnlyDictionary<string, string> stored, StationPage page, DateTimeOffset now) =>
        now - page.SavedAt < JustSaved
            ? stored.ToDictionary(one => one.Key, one => page.Typed.TryGetValue(one.Key, out var saved) && page.Before.GetValueOrDefault(one.Key, "") == one.Value ? saved : one.Value)
            : stored;

    private static double? Degrees(IReadOnlyDictionary<string, string> fields, string field) =>
        double.TryParse(fields[field], CultureInfo.InvariantCulture, out var degrees) ? degrees : null;

    private static StationAttributesView Attributes(PortView port, List<StationAttribute> stored, CardData data, DateTimeOffset now)
    {
        var page = data.Attribute ?? new AttributePage();
        var shown = now - page.DoneAt < JustSaved ? Overlaid(stored, page, port.Snapshot.Station.Id) : stored;
        var asked = stored.Find(row => row.Key == page.Key);
        return new StationAttributesView(port, shown)
        {
            Page = page.Page,
            Done = page.Done,
            Deleting = data.Step is Dialogs.Step.Asking ? asked : null,
            Form = !page.Editing ? null : new AttributeFormView(page.Key, page.TypedKey, page.Type, page.TypedValue)
            {
                KeyProblem = page.KeyProblem,
                ValueProblem = page.ValueProblem,
                Meanwhile = page.ChangedMeanwhile ? asked?.Value ?? "–" : null,
            },
        };
    }

    private static List<StationAttribute> Overlaid(List<StationAttribute> stored, AttributePage page, string stationId)
    {
        var key = page.Key ?? page.TypedKey;
        if (AttributePage.Mark(stored.Find(row => row.Key == key)) != page.Before)
        {
            return stored;
        }

        var others = stored.Where(row => row.Key != key);
        return page.Done is AttributeDone.Saved
            ? [.. others.Append(new StationAttribute { StationId = stationId, Key = key, Type = page.Type, Value = page.TypedValue, ChangedAt = page.DoneAt!.Value }).OrderBy(row => row.Key, StringComparer.Ordinal)]
            : page.Done is AttributeDone.Deleted ? [.. others] : stored;
    }
}
