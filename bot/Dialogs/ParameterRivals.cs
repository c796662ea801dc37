using System.Security.Cryptography;
using System.Text;
using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Conversations;
using ChargeBot.Cards;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Parameters;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Dialogs;

/// <summary>
/// Two people at one value: whoever comes second is told what the first did, and decides. A form remembers what it showed;
/// what was asked of the charger since, or reads otherwise since, is told before anything is sent.
/// </summary>
internal static class ParameterRivals
{
    /// <summary>What a value was, in so few characters that a card can keep it; nothing of it can be read from them.</summary>
    public static string? Fingerprint(string? value) => value is null ? null : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(value)).AsSpan(0, 8));

    /// <summary>What happened to a value since the form showed it; null: nothing.</summary>
    public static async Task<Meanwhile?> Since(ChargeBotDbs dbs, ParameterDesk at, Setting setting, int connector)
    {
        await using var db = dbs.Open();
        if ((await Asked(db, at, setting, connector)).LastOrDefault() is { } rival)
        {
            var change = (ChangeParameter)rival.Command;
            return new Meanwhile(rival.RequestedAt) { ByName = rival.PersonName, Value = change.Secret ? null : change.Value, Open = !rival.Settled };
        }

        var value = at.Value(connector, setting.Key);
        if (Fingerprint(value) == setting.Seen)
        {
            return null;
        }

        var last = await db.ValueChanges.Where(row => row.StationId == at.Port.StationId && row.ConnectorId == connector && row.Key == setting.Key)
            .OrderByDescending(row => row.At).FirstOrDefaultAsync();
        return new Meanwhile(last?.At ?? at.Turn.Now) { ByName = last?.ByName, Value = value is { Length: > OcppKeys.LongestValue } ? value[..OcppKeys.LongestValue] : value };
    }

    /// <summary>
    /// Whoever is quicker at the very same moment: nothing of the turn is stored then, and its second try sees the first one's.
    /// </summary>
    public static void MustBeNone(WriteUnit unit, ParameterDesk at, Setting setting, int connector)
    {
        var store = unit.Changes;
        unit.Changes = async (db, cancel) =>
        {
            if ((await Asked(db, at, setting, connector)).Count > 0)
            {
                throw new UnitFailedException(UnitFailure.Stale);
            }

            await (store?.Invoke(db, cancel) ?? Task.CompletedTask);
        };
    }

    /// <summary>Changes of the same value that were asked for since, without those that came to nothing.</summary>
    private static async Task<List<CommandRecord>> Asked(ChargeBotDb db, ParameterDesk at, Setting setting, int connector)
    {
        var since = await db.Commands.Where(row => row.ChargePointId == at.Port.ChargePointId && row.Kind == CommandKind.ChangeParameter && row.RequestedAt > setting.SeenAt).ToListAsync();
        return
        [
            .. since.Where(row => row.State is not (CommandState.Rejected or CommandState.Expired or CommandState.Withdrawn)
                    && row.Command is ChangeParameter change && change.ConnectorId == connector
                    && string.Equals(change.Key, setting.Key, StringComparison.OrdinalIgnoreCase))
                .OrderBy(row => row.RequestedAt),
        ];
    }
}
