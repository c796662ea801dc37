using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Turns;
using ChargeBot.Cards;
using ChargeBot.Domain.CalibrationLaw;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Parameters;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Conversations;

/// <summary>The configuration of ports as it stands in the database, and its card.</summary>
public sealed class PortConfigurations(ChargeBotDbs dbs, FieldKeys keys)
{
    /// <summary>What is known of a port's configuration; null where there is no such port.</summary>
    public async Task<PortConfiguration?> Of(string stationId, string portId)
    {
        await using var db = dbs.Open();
        var station = await db.Stations.FirstOrDefaultAsync(row => row.Id == stationId);
        var ports = await db.Ports.Where(row => row.StationId == stationId).ToListAsync();
        if (station is null || ports.Find(row => row.Id == portId) is not { } port)
        {
            return null;
        }

        var values = await db.DeviceValues.Where(row => row.StationId == stationId && (row.ConnectorId == 0 || row.ConnectorId == port.ConnectorId)).ToListAsync();
        return new PortConfiguration(station, port, values, ConfiguredField.Of(station, port, ports.Count == 1, values, keys));
    }

    /// <summary>Whether an EVSE id is another port's.</summary>
    public async Task<bool> IsTaken(string evseId, string portId)
    {
        await using var db = dbs.Open();
        return await db.Ports.AnyAsync(row => row.EvseId == evseId && row.Id != portId);
    }

    /// <summary>Draws the configuration, its form, or the question about the EVSE id.</summary>
    /// <param name="data">What the card's row says.</param>
    /// <param name="reading">The reading that the card asked for; null: none.</param>
    /// <param name="fresh">What this turn decided and has not stored yet.</param>
    /// <param name="port">The port, as it is now.</param>
    /// <param name="context">The card.</param>
    public async ValueTask<CardJson> Draw(CardData data, CommandRecord? reading, Fresh? fresh, PortView port, CardContext context)
    {
        if (await Of(port.Snapshot.Station.Id, port.PortId) is not { } here)
        {
            return PortCard.Draw(port, context);
        }

        var fields = here.Fields.Select(one => fresh?.Entered.TryGetValue(one.Field.Key, out var entered) is true
            ? one with { Entered = entered, EnteredAt = context.Now, Assumed = false } : one).ToList();
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(context.Now, Zone(here.Station.TimeZone)).Date);
        return ConfigurationCard.Draw(
            new ConfigurationView(port, fields)
            {
                Reading = reading,
                RetrievedAt = here.Values.Max(value => value.ReportedAt),
                Obstacles = Billing.Obstacles(here.Station.Protocol, here.Port.ConnectorId, Entered(here, fields), today),
                Saved = data.Saved,
                Form = data.Edit is { } edit && data.Step is not Dialogs.Step.Asking ? Form(edit) : null,
                Question = data.Edit is { } asked && data.Step is Dialogs.Step.Asking ? Question(asked, here) : null,
            }, context);
    }

    /// <summary>The values with the calibration law method as it will be once this turn is stored.</summary>
    private static List<DeviceValue> Entered(PortConfiguration here, List<ConfiguredField> fields)
    {
        var method = fields.Find(one => one.Field.Key == ConfigurationFields.CalibrationLawMethod);
        return [.. here.Values.Where(value => value.Key != ConfigurationFields.CalibrationLawMethod), new DeviceValue
        {
            StationId = here.Station.Id,
            ConnectorId = here.Port.ConnectorId,
            Key = ConfigurationFields.CalibrationLawMethod,
            Entered = method?.Entered,
        }];
    }

    private static ConfigurationForm Form(MasterEdit edit) => new()
    {
        Typed = edit.Typed,
        Wrong = edit.Wrong,
        Overtaken = edit.Overtaken,
        TooMuch = edit.TooMuch,
    };

    private static EvseIdChange Question(MasterEdit edit, PortConfiguration here)
    {
        var field = ConfigurationFields.Find(ConfigurationFields.EvseId)!;
        var to = ConfigurationInput.Read(field, edit.Typed.GetValueOrDefault(field.Key), here.Station.Protocol).Value;
        return new EvseIdChange(here.Port.EvseId, to, [.. edit.Typed.Keys.Where(key => key != field.Key)]);
    }

    private static TimeZoneInfo Zone(string id) => TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : TimeZoneInfo.Utc;
}

/// <summary>A port's configuration.</summary>
/// <param name="Station">Its station.</param>
/// <param name="Port">The port.</param>
/// <param name="Values">What is kept of the station and the port.</param>
/// <param name="Fields">The fields of the Configuration tab.</param>
public sealed record PortConfiguration(Station Station, Port Port, IReadOnlyList<DeviceValue> Values, IReadOnlyList<ConfiguredField> Fields);
