using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Dialogs;
using ChargeBot.Bot.Web;
using ChargeBot.Cards;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Parameters;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Conversations;

/// <summary>Draws the cards of parameters: gathers what was read and entered.</summary>
public sealed class ParametersPainter(ChargeBotDbs dbs, OneTimeTickets tickets)
{
    private static readonly List<string> Keys = [.. Lg2WanParameters.All.Select(one => one.Key)];

    /// <summary>What is known of a station's parameters and those of its ports.</summary>
    public async Task<IReadOnlyList<DeviceValue>> Values(string stationId)
    {
        await using var db = dbs.Open();
        return await db.DeviceValues.Where(value => value.StationId == stationId && Keys.Contains(value.Key)).ToListAsync();
    }

    /// <summary>Draws the list, or the one that the card is about.</summary>
    /// <param name="data">What the card's row says.</param>
    /// <param name="reading">The reading that the card asked for; null: none.</param>
    /// <param name="port">The port, as it is now.</param>
    /// <param name="context">The card.</param>
    public async ValueTask<CardJson> Draw(CardData data, CommandRecord? reading, PortView port, CardContext context)
    {
        var values = await Values(port.Snapshot.Station.Id);
        if (data.Setting is { } setting && Lg2WanParameters.Find(setting.Key) is { } one)
        {
            return ParameterCard.Draw(new ParameterView(port, one, values)
            {
                Proposed = data.Step is Step.Asking ? setting.Value : null,
                Typed = setting.Typed,
                Problem = setting.Problem,
                Unchanged = setting.Unchanged,
                Page = data.Link is { } link ? tickets.Address(link) : null,
            }, context);
        }

        return ParametersCard.Draw(new ParametersView(port, values, data.OfCharger ? ParameterScope.Charger : ParameterScope.Port) { Reading = reading }, context);
    }
}
