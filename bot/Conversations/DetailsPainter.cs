using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Turns;
using ChargeBot.Cards;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Parameters;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Conversations;

/// <summary>Draws the cards of a port's devices: details, their form, the choice of a gateway, and the connection of its SIM.</summary>
public sealed class DetailsPainter(StationSims sims, ChargeBotDbs dbs, ConversationBook conversations, FieldKeys ocpp)
{
    /// <summary>Whether a card is one of these.</summary>
    public static bool Draws(string kind) => kind is CardKinds.Details or CardKinds.Controller or CardKinds.MobileNetwork;

    /// <summary>Draws it.</summary>
    public async ValueTask<CardJson> Draw(PostedCard card, CardData data, PortView port, CardContext context)
    {
        if (card.Kind == CardKinds.MobileNetwork)
        {
            return MobileNetworkCard.Draw(await sims.View(port, data.Operator), context);
        }

        var (station, connector) = (port.Snapshot.Station, port.Snapshot.Find(port.PortId)!.Port);
        await using var db = dbs.Open();
        if (card.Kind == CardKinds.Controller)
        {
            return GatewayChoiceCard.Draw(await Choice(db, data, port, station), context);
        }

        var values = await db.DeviceValues.Where(row => row.StationId == station.Id && (row.ConnectorId == 0 || row.ConnectorId == connector.ConnectorId)).ToListAsync();
        return DeviceDetailsCard.Draw(
            new DeviceDetailsView(port, DeviceDetails.Of(station, connector, values, ocpp, port.Snapshot.Ports.Count == 1), DeviceDetails.OfCommunicationDevice(station, values))
            {
                Personal = await Personal(card.ConversationId),
                Form = data.Form,
                Saved = data.Saved,
                Wrong = data.Wrong,
            }, context);
    }

    private static async Task<GatewayChoiceView> Choice(ChargeBotDb db, CardData data, PortView port, Station station)
    {
        var waiting = await db.HeldChargePoints.Where(row => row.Protocol == Protocol.Lg2Wan)
            .OrderByDescending(row => row.LastSeenAt).Take(GatewayChoiceCard.Most).ToListAsync();
        var controller = await db.DeviceValues.FirstOrDefaultAsync(row => row.StationId == station.Id && row.ConnectorId == 0 && row.Key == DeviceDetail.ControllerId);
        return new GatewayChoiceView(port, waiting)
        {
            Chosen = data.ChargePointId is { } chosen ? await db.HeldChargePoints.FirstOrDefaultAsync(row => row.ChargePointId == chosen) : null,
            PresentControllerId = controller?.Value,
            Waiting = await db.Commands.CountAsync(row => row.StationId == station.Id
                && (row.State == CommandState.Requested || row.State == CommandState.WaitingUntilIdle)),
        };
    }

    /// <summary>Whether one person alone reads a conversation; where that is not known, nobody does.</summary>
    private async ValueTask<bool> Personal(string conversationId) =>
        await conversations.Find(conversationId) is { Reference.Conversation.IsPersonal: true };
}
