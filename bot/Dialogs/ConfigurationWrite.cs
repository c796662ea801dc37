using ChargeBot.Adapters.Storage;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Parameters;
using ChargeBot.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Dialogs;

/// <summary>A field's master data on their way to a new value.</summary>
/// <param name="Field">Which.</param>
/// <param name="Before">What the person saw there; null: nothing.</param>
/// <param name="Value">In neutral form; null: none.</param>
internal sealed record MasterChange(ConfigurationField Field, string? Before, string? Value);

/// <summary>Writes master data of a port's configuration, if they still stand as the person saw them.</summary>
internal static class ConfigurationWrite
{
    /// <summary>Within the turn's transaction. What has moved meanwhile fails the unit: the turn is worked on once more and shows it.</summary>
    public static async Task Write(ChargeBotDb db, Port seen, IReadOnlyList<MasterChange> changes, ServiceAgent by, DateTimeOffset now, CancellationToken cancel)
    {
        if (await db.Ports.FindAsync([seen.Id], cancel) is not { } port)
        {
            throw new UnitFailedException(UnitFailure.Stale);
        }

        foreach (var (field, before, value) in changes)
        {
            var column = ConfigurationFields.IsColumn(field.Key);
            var key = ConfiguredField.RowOf(field);
            var row = await db.DeviceValues.FindAsync([port.StationId, port.ConnectorId, key], cancel);
            if ((column ? ConfigurationFields.Column(port, field.Key) : row?.Entered) != before
                || (field.Type is FieldType.EvseId && value is not null && await db.Ports.AnyAsync(other => other.EvseId == value && other.Id != port.Id, cancel)))
            {
                throw new UnitFailedException(UnitFailure.Stale);
            }

            if (row is null)
            {
                row = new DeviceValue { StationId = port.StationId, ConnectorId = port.ConnectorId, Key = key };
                db.DeviceValues.Add(row);
            }

            (row.Entered, row.EnteredAt, row.EnteredBy) = (value, now, by.ObjectId);
            if (column)
            {
                ConfigurationFields.SetColumn(port, field.Key, value);
            }

            db.ValueChanges.Add(new ValueChange
            {
                Id = Guid.CreateVersion7(now),
                StationId = port.StationId,
                ConnectorId = port.ConnectorId,
                Key = field.Key,
                Before = before,
                After = value,
                Source = ChangeSource.MasterData,
                At = now,
                By = by.ObjectId,
                ByName = by.Name,
            });
        }

        if (changes.Any(change => ConfigurationFields.IsColumn(change.Field.Key)))
        {
            await Counters.Raise(db, Counters.Network, cancel);
        }
    }
}
