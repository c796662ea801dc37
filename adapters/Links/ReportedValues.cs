using ChargeBot.Adapters.Storage;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Parameters;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Adapters.Links;

/// <summary>
/// Writes what a device was read to be set to, beside what people entered, and with it what changed: by the wish of whom,
/// where a command of ours came to its end by the same word, else by the device itself.
/// </summary>
internal static class ReportedValues
{
    /// <summary>Within the station's transaction.</summary>
    /// <param name="db">The writer's context.</param>
    /// <param name="stationId">Whose values.</param>
    /// <param name="reports">What was read.</param>
    /// <param name="moved">The commands that moved with it.</param>
    /// <param name="secrets">Tells whether two protected secrets are the same.</param>
    /// <param name="now">UTC.</param>
    /// <param name="cancel">Stops.</param>
    public static async Task Write(
        ChargeBotDb db, string stationId, IReadOnlyList<ConfigurationReported> reports, IReadOnlyList<CommandRecord> moved, SecretBox secrets,
        DateTimeOffset now, CancellationToken cancel)
    {
        var told = new HashSet<Guid>();
        foreach (var report in reports)
        {
            var keys = report.Values.Select(value => value.Key).ToList();
            await db.DeviceValues.Where(row => row.StationId == stationId && keys.Contains(row.Key)).LoadAsync(cancel);
            foreach (var value in report.Values)
            {
                await Write(db, stationId, value, report.ReceivedAt, moved.LastOrDefault(command => Set(command, value)), secrets, told, cancel);
            }
        }

        // A device says of some secrets only that they are set: then our command's end is all that tells of the change.
        foreach (var command in moved.Where(command => command is { State: CommandState.Confirmed, Command: ChangeParameter { Secret: true } } && !told.Contains(command.Id)))
        {
            var change = (ChangeParameter)command.Command;
            db.ValueChanges.Add(Changed(stationId, change.ConnectorId, change.Key, now, command) with { KeptBack = true });
        }
    }

    private static async Task Write(
        ChargeBotDb db, string stationId, ConfigurationValue value, DateTimeOffset at, CommandRecord? cause, SecretBox secrets, HashSet<Guid> told, CancellationToken cancel)
    {
        if (await db.DeviceValues.FindAsync([stationId, value.ConnectorId, value.Key], cancel) is not { } row)
        {
            row = new DeviceValue { StationId = stationId, ConnectorId = value.ConnectorId, Key = value.Key };
            db.DeviceValues.Add(row);
        }

        if (row.Reported != value.Value && !IsSameSecret(row, value, secrets))
        {
            if (row.ReportedAt is not null || cause is not null)
            {
                var change = Changed(stationId, value.ConnectorId, value.Key, at, cause);
                db.ValueChanges.Add(KeptBack(value.Key) ? change with { KeptBack = true } : change with { Before = row.Reported, After = value.Value });
                _ = cause is not null && told.Add(cause.Id);
            }

            // The time of the last change moves only with the value.
            (row.Reported, row.ReportedChangedAt) = (value.Value, at);
        }

        (row.ReportedAt, row.ReadOnly) = (at, value.ReadOnly);
    }

    /// <summary>Whether a value reads as it does because of a command: that came to its end by this very reading, as wished or not.</summary>
    private static bool Set(CommandRecord command, ConfigurationValue value) =>
        command is { WasSent: true, Command: ChangeParameter change } && (command.State is CommandState.Confirmed || command.ReadOtherwise)
        && change.ConnectorId == value.ConnectorId && string.Equals(change.Key, value.Key, StringComparison.OrdinalIgnoreCase);

    private static ValueChange Changed(string stationId, int connectorId, string key, DateTimeOffset at, CommandRecord? cause) => new()
    {
        Id = Guid.CreateVersion7(at),
        StationId = stationId,
        ConnectorId = connectorId,
        Key = key,
        Source = ChangeSource.Device,
        At = at,
        By = cause?.PersonId,
        ByName = cause?.PersonName,
        CommandId = cause?.Id,
    };

    private static bool KeptBack(string key) => Lg2WanParameters.Find(key) is { Secret: true } || DeviceDetails.IsPersonal(key);

    /// <summary>A secret is protected anew, into other characters, whenever it is read.</summary>
    private static bool IsSameSecret(DeviceValue row, ConfigurationValue value, SecretBox secrets) =>
        Lg2WanParameters.Find(value.Key) is { Secret: true } && secrets.Reveal(row.Reported) is { } kept && kept == secrets.Reveal(value.Value);
}
