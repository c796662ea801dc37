using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using ChargeBot.Domain.Charging;

namespace ChargeBot.Adapters.Ocpp;

/// <summary>Reads MeterValue (OCPP 1.6 §7.33, OCPP 2.0.1 MeterValueType): of many values at one time, the energy and the power that a person means.</summary>
internal static class MeterSamples
{
    // A day's readings, one each minute; of more, the first and the last are kept.
    private const int MaxSamples = 1500;
    private const int MaxRaw = 8000;

    /// <summary>Also what a value without a measurand is (§7.31).</summary>
    private const string Energy = "Energy.Active.Import.Register";

    public static IReadOnlyList<MeterSample> Read(JsonElement meterValues)
    {
        if (meterValues.ValueKind is JsonValueKind.Object)
        {
            return [One(meterValues)];
        }

        if (meterValues.ValueKind is not JsonValueKind.Array)
        {
            return [];
        }

        var count = meterValues.GetArrayLength();
        var samples = new List<MeterSample>(Math.Min(count, MaxSamples));
        var index = 0;
        foreach (var value in meterValues.EnumerateArray())
        {
            if (value.ValueKind is JsonValueKind.Object && (index < MaxSamples / 2 || index >= count - (MaxSamples / 2)))
            {
                samples.Add(One(value));
            }

            index++;
        }

        return samples;
    }

    private static MeterSample One(JsonElement meterValue)
    {
        var values = meterValue.Field("sampledValue");
        var energy = Pick(values, Energy, "kWh");
        var power = Pick(values, "Power.Active.Import", "kW");
        return new MeterSample(meterValue.Field("timestamp").Time(), energy is { } wh ? Lenient.Rounded(wh) : null, power, Raw(values));
    }

    /// <summary>One measurand, in the unit without its kilo: at the outlet rather than elsewhere.</summary>
    private static double? Pick(JsonElement values, string measurand, string kilo) =>
        Pick(values, measurand, kilo, outlet: true) ?? Pick(values, measurand, kilo, outlet: false);

    /// <summary>The last total, or the sum of the phases where there is none.</summary>
    private static double? Pick(JsonElement values, string measurand, string kilo, bool outlet)
    {
        double? total = null, phases = null;
        foreach (var sampled in List(values))
        {
            if (!Is(sampled.Field("measurand"), measurand, byDefault: measurand == Energy)
                || Is(sampled.Field("location"), "Outlet", byDefault: true) != outlet
                || Is(sampled.Field("format"), "SignedData", byDefault: false)
                || sampled.Field("value").Number() is not { } value)
            {
                continue;
            }

            value *= Factor(sampled, kilo);
            if (!IsSaid(sampled.Field("phase")))
            {
                total = value;
            }
            else
            {
                phases = (phases ?? 0) + value;
            }
        }

        return total ?? phases;
    }

    /// <summary>2.0.1 says the unit with a power of ten.</summary>
    private static double Factor(JsonElement sampled, string kilo)
    {
        var unit = sampled.Field("unit");
        if (unit.Exists())
        {
            return Is(unit, kilo, byDefault: false) ? 1000 : 1;
        }

        var measure = sampled.Field("unitOfMeasure");
        return measure.Exists() ? (Is(measure.Field("unit"), kilo, byDefault: false) ? 1000 : 1) * Math.Pow(10, Math.Clamp(measure.Field("multiplier").Int() ?? 0, -9, 9)) : 1;
    }

    private static bool Is(JsonElement value, string word, bool byDefault) => IsSaid(value) ? value.Is(word) : byDefault;

    private static bool IsSaid(JsonElement value) => value.ValueKind is JsonValueKind.String ? !value.Is("") : value.Exists();

    /// <summary>The values as sent, as many whole ones as fit.</summary>
    private static string Raw(JsonElement values)
    {
        if (values.ValueKind is JsonValueKind.Array && JsonMarshal.GetRawUtf8Value(values) is { Length: <= MaxRaw })
        {
            return values.Raw();
        }

        var raw = new StringBuilder("[");
        foreach (var value in List(values))
        {
            var text = value.Raw();
            if (raw.Length + text.Length + 2 > MaxRaw)
            {
                continue;
            }

            raw.Append(raw.Length > 1 ? "," : "").Append(text);
        }

        return raw.Append(']').ToString();
    }

    private static IEnumerable<JsonElement> List(JsonElement values)
    {
        if (values.ValueKind is JsonValueKind.Array)
        {
            foreach (var value in values.EnumerateArray())
            {
                yield return value;
            }
        }
        else if (values.ValueKind is JsonValueKind.Object)
        {
            yield return values;
        }
    }
}
