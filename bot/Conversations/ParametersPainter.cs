using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Dialogs;
using ChargeBot.Bot.Turns;
using ChargeBot.Bot.Web;
using ChargeBot.Cards;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Parameters;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Conversations;

/// <summary>Draws the cards of parameters of either protocol: gathers what was read and entered, and what it was before.</summary>
public sealed class ParametersPainter(ChargeBotDbs dbs, OneTimeTickets tickets, DangerousKeys dangerous, HistoryPainter history)
{
    /// <summary>Whether a card is one of these.</summary>
    public static bool Draws(string kind) => kind is CardKinds.Parameters or CardKinds.OcppParameters;

    /// <summary>What is known of a station and its ports.</summary>
    public async Task<IReadOnlyList<DeviceValue>> Values(string stationId)
    {
        await using var db = dbs.Open();
        return await db.DeviceValues.Where(value => value.StationId == stationId).ToListAsync();
    }

    /// <summary>Draws the list, the one that the card is about, or what changed.</summary>
    /// <param name="kind">Of which protocol.</param>
    /// <param name="data">What the card's row says.</param>
    /// <param name="reading">The reading that the card asked for; null: none.</param>
    /// <param name="port">The port, as it is now.</param>
    /// <param name="context">The card.</param>
    public async ValueTask<CardJson> Draw(string kind, CardData data, CommandRecord? reading, PortView port, CardContext context)
    {
        var values = await Values(port.Snapshot.Station.Id);
        return data.History is { } page ? await history.Draw(page, values, port, context)
            : kind == CardKinds.OcppParameters ? Ocpp(data, values, reading, port, context)
            : Lg2Wan(data, values, reading, port, context);
    }

    private CardJson Lg2Wan(CardData data, IReadOnlyList<DeviceValue> values, CommandRecord? reading, PortView port, CardContext context)
    {
        if (data.Setting is { } setting && Lg2WanParameters.Find(setting.Key) is { } one)
        {
            return ParameterCard.Draw(new ParameterView(port, one, values)
            {
                Proposed = data.Step is Step.Asking ? setting.Value : null,
                Typed = setting.Typed,
                Problem = setting.Problem,
                Unchanged = setting.Unchanged,
                Meanwhile = setting.Meanwhile,
                Page = data.Link is { } link ? tickets.Address(link) : null,
            }, context);
        }

        return ParametersCard.Draw(new ParametersView(port, values, data.OfCharger ? ParameterScope.Charger : ParameterScope.Port) { Reading = reading }, context);
    }

    private CardJson Ocpp(CardData data, IReadOnlyList<DeviceValue> values, CommandRecord? reading, PortView port, CardContext context)
    {
        var all = OcppParameter.All(values, port.Snapshot.Find(port.PortId)!.Port.ConnectorId);
        if (data.Setting is not { } setting)
        {
            return OcppParametersCard.Draw(new OcppParametersView(port, all) { Filter = data.Keys?.Filter, Page = data.Keys?.Page ?? 0, Reading = reading }, context);
        }

        var parameter = all.FirstOrDefault(one => one.Key == setting.Key) ?? OcppParameter.Unpublished(setting.Key);
        var asked = data.Step is Step.Asking ? setting.Value : null;
        return OcppParameterCard.Draw(new OcppParameterView(port, parameter)
        {
            IsNew = setting.IsNew,
            Dangerous = dangerous.Contains(setting.Key),
            Proposed = asked,
            Concerns = asked is null ? [] : OcppInput.ConcernsOf(parameter, asked, values),
            Said = setting.Said,
            Typed = setting.Typed,
            Refused = setting.Refused,
            Unchanged = setting.Unchanged,
            Meanwhile = setting.Meanwhile,
            Page = data.Link is { } link ? tickets.Address(link) : null,
        }, context);
    }
}
