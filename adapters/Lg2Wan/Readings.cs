using System.Globalization;
using System.Text;
using System.Text.Json;
using ChargeBot.Adapters.Lg2Wan.Sml;
using ChargeBot.Domain.Charging;

namespace ChargeBot.Adapters.Lg2Wan;

/// <summary>What a meter measured, under its public names.</summary>
internal static class Readings
{
    /// <summary>Far more than a meter of three phases has.</summary>
    private const int MaxValues = 32;

    /// <summary>The readings of a port; null where its list has none.</summary>
    public static MeterSample? Read(SmlGetListRes list, int port)
    {
        long? energy = null;
        double? power = null;
        List<(Obis Name, decimal Value, byte? Unit)>? all = null;
        foreach (var entry in list.Values)
        {
            if (!Dialect.IsReading(entry.Name, port) || entry.Scaled is not { } value || all?.Count >= MaxValues)
            {
                continue;
            }

            (all ??= []).Add((entry.Name, value, entry.Unit));
            if (Dialect.IsEnergy(entry.Name))
            {
                energy = Whole(value, entry.Unit);
            }
            else if (Dialect.IsPower(entry.Name) && entry.Unit is Dialect.Watt)
            {
                power = (double)value;
            }
        }

        return all is null ? null : new(list.ActSensorTime?.Moment, energy, power, Json(all));
    }

    /// <summary>An energy in Wh.</summary>
    public static long? Energy(SmlGetListRes list, Obis name) =>
        list.TryFind(name, out var entry) && entry.Scaled is { } value ? Whole(value, entry.Unit) : null;

    private static long? Whole(decimal value, byte? unit) =>
        unit is Dialect.WattHour or null && value is >= 0 and < long.MaxValue ? (long)decimal.Round(value) : null;

    /// <summary>As it was sent, for those who want to look closer.</summary>
    private static string Json(List<(Obis Name, decimal Value, byte? Unit)> values)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartArray();
            foreach (var (name, value, unit) in values)
            {
                writer.WriteStartObject();
                writer.WriteString("obis", name.ToString());
                writer.WriteString("value", value.ToString(CultureInfo.InvariantCulture));
                writer.WriteString("unit", Unit(unit));
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static string? Unit(byte? unit) => unit switch
    {
        null => null,
        Dialect.Watt => "W",
        Dialect.WattHour => "Wh",
        Dialect.Ampere => "A",
        Dialect.Volt => "V",
        _ => unit.Value.ToString(CultureInfo.InvariantCulture),
    };
}
