using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Conversations;
using ChargeBot.Bot.Turns;
using ChargeBot.Cards;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Parameters;
using ChargeBot.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Dialogs;

/// <summary>
/// Device details: shows them, and takes what people enter for what a charger does not transmit itself. What can be
/// nothing of its kind is asked for again; numbers that only look odd are taken and told of on the card.
/// </summary>
public sealed class DeviceDetailsDialog(Network network, ChargeBotDbs dbs, FieldKeys ocpp) : IDialog
{
    /// <inheritdoc/>
    public string Name => CardKinds.Details;

    /// <inheritdoc/>
    public IReadOnlyList<Route> Routes =>
    [
        new("details.show", Permission.ReadConfiguration, new Words(
            ["details", "device details", "device"], ["gerätedaten", "gerät"], TakesPort: true,
            ("shows meter, key, calibration and SIM of a charge port", "zeigt Zähler, Schlüssel, Eichung und SIM eines Ladepunkts"))),
        new("details.edit", Permission.EditConfiguration),
        new("details.save", Permission.EditConfiguration),
        new("details.cancel", Permission.Look),
    ];

    /// <inheritdoc/>
    public async Task Handle(Route route, TurnContext turn)
    {
        if (PortDialog.Named(network, turn) is not { } port)
        {
            return;
        }

        switch (route.Verb)
        {
            case "details.edit":
                Edit(port, turn);
                break;
            case "details.save":
                await Save(port, turn);
                break;
            default:
                turn.Show(Name, port.PortId, new CardData());
                break;
        }
    }

    private void Edit(PortEntry port, TurnContext turn)
    {
        var form = turn.Turn.Press?.Input("form") == "communication" ? DetailForm.Communication : DetailForm.Device;
        if (form is DetailForm.Communication && !turn.Turn.Personal)
        {
            turn.Say(Saying.OnlyInPersonalChat);
            return;
        }

        turn.Show(Name, port.PortId, new CardData { Form = form, Asked = turn.Agent.ObjectId });
    }

    private async Task Save(PortEntry entry, TurnContext turn)
    {
        var form = turn.Shown.Form;
        if (turn.Card?.Kind != Name || form is DetailForm.None)
        {
            turn.Show(Name, entry.PortId, new CardData());
            return;
        }

        if (turn.Shown.Asked != turn.Agent.ObjectId)
        {
            turn.Say(Saying.AskedSomeoneElse);
            return;
        }

        await using var db = dbs.Open();
        var station = await db.Stations.FirstOrDefaultAsync(row => row.Id == entry.StationId);
        var port = await db.Ports.FirstOrDefaultAsync(row => row.Id == entry.PortId);
        if (station is null || port is null)
        {
            turn.Say(Saying.CardUnknown);
            return;
        }

        var kept = await db.DeviceValues.Where(row => row.StationId == station.Id && (row.ConnectorId == 0 || row.ConnectorId == port.ConnectorId)).ToListAsync();
        var typed = Read(turn, form is DetailForm.Communication
            ? [.. DeviceDetails.OfCommunicationDevice(station, kept).Where(row => DeviceDetails.OfCommunication.Contains(row.Key))]
            : [.. DeviceDetails.Of(station, port, kept, ocpp, await db.Ports.CountAsync(row => row.StationId == station.Id) == 1).Where(row => DeviceDetails.OfPort(station.Protocol).Contains(row.Key))]);
        var wrong = typed.Where(one => one is { Typed: not null, Value: null }).Select(one => one.Key).ToList();
        var changed = typed.Where(one => one.Typed is null ? one.Before is not null : one.Value is not null && one.Value != one.Before).ToList();
        if (changed.Count > 0)
        {
            turn.Unit.Changes = (context, cancel) => DetailsWrite.Write(
                context, station.Id, entry.PortId, form is DetailForm.Communication ? 0 : port.ConnectorId,
                [.. changed.Select(one => (one.Key, one.Value))], turn.Agent, turn.Now, cancel);

            // Which, not what: some of them are personal.
            turn.Note("details.save", station.Id, entry.PortId, string.Join(", ", changed.Select(one => one.Key)));
        }

        turn.Show(Name, entry.PortId, wrong.Count > 0
            ? new CardData { Form = form, Asked = turn.Agent.ObjectId, Wrong = wrong }
            : new CardData { Saved = changed.Count > 0 });
    }

    /// <summary>What was typed for what the charger does not transmit: null where a line was left empty, no value where it can be nothing of the kind.</summary>
    private static List<(string Key, string? Typed, string? Value, string? Before)> Read(TurnContext turn, IReadOnlyList<DetailRow> rows) =>
        [.. rows.Where(row => !row.FromDevice).Select(row =>
        {
            // The charging mode is one of two: nothing chosen is nothing changed.
            var typed = turn.Turn.Press?.Input(row.Key, DeviceNumbers.LongestText) ?? (row.Key == DeviceDetail.ChargingMode ? row.Entered : null);
            return (row.Key, typed, typed is null ? null : DeviceNumbers.Neutral(row.Key, typed), row.Entered);
        })];
}
