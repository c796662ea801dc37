using System.Globalization;
using System.Text.Json;

namespace ChargeBot.Domain.CalibrationLaw;

/// <summary>Reads what an OCMF payload says. Devices write it loosely; what cannot be read is a finding and changes no verdict.</summary>
internal static class OcmfPayload
{
    private const int MaxText = 100;
    private static readonly string[] TimeFormats = ["yyyy-MM-dd'T'HH:mm:ss,FFFzzz", "yyyy-MM-dd'T'HH:mm:ss.FFFzzz", "yyyy-MM-dd'T'HH:mm:sszzz"];
    private static readonly JsonDocumentOptions Lenient = new() { MaxDepth = 16, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Registers of imported energy: OBIS C 1, and OCMF's own B0 to B3 (older: 98).</summary>
    private static readonly string[] ImportRegisters = ["1", "B0", "B1", "B2", "B3", "98"];

    public static SignedContents Read(byte[] payload)
    {
        try
        {
            using var json = JsonDocument.Parse(payload, Lenient);
            if (json.RootElement.ValueKind == JsonValueKind.Object)
                return Read(json.RootElement);
        }
        catch (JsonException)
        {
            // Said below.
        }
        catch (InvalidOperationException)
        {
            // An escape such as \ud800 is JSON, but no text.
        }
        return new() { Findings = [new(FindingCode.ReadingsUnreadable)] };
    }

    /// <summary>Foreign text that may be shown and stored: at most 100 characters, none of them a control character or half a character.</summary>
    public static string Bounded(string text) =>
        string.Concat(text.Take(MaxText).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '\uFFFD' : c));

    private static SignedContents Read(JsonElement record)
    {
        var readings = new List<SignedReading>();
        var findings = new List<Finding>();
        var before = new Dictionary<string, string>();
        var list = record.TryGetProperty("RD", out var rd) && rd.ValueKind == JsonValueKind.Array ? rd : default;
        var isWhole = list.ValueKind == JsonValueKind.Array && list.GetArrayLength() is > 0 and <= SignedContents.MaxReadings;
        if (list.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in list.EnumerateArray().Take(SignedContents.MaxReadings))
            {
                isWhole &= item.ValueKind == JsonValueKind.Object;
                if (item.ValueKind == JsonValueKind.Object)
                    readings.Add(ReadReading(item, before, findings));
            }
        }
        if (!isWhole || readings.Exists(reading => reading.Value is null || reading.Clock is null))
            findings.Add(new(FindingCode.ReadingsUnreadable));
        return new()
        {
            MeterId = Text(record, "MS"),
            GatewayId = Text(record, "GS"),
            Pagination = Text(record, "PG"),
            HasContractId = Text(record, "ID") is not null,
            Readings = readings,
            Findings = [.. findings.Distinct()],
        };
    }

    /// <summary>A field that a reading leaves out is that of the reading before it; the value itself never is.</summary>
    private static SignedReading ReadReading(JsonElement item, Dictionary<string, string> before, List<Finding> findings)
    {
        foreach (var name in (string[])["TM", "TX", "RI", "RU", "EF", "ST"])
        {
            if (item.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null)
                before[name] = AsText(value) ?? "";
        }
        var flags = before.GetValueOrDefault("EF", "");
        if (flags.Contains('E', StringComparison.Ordinal))
            findings.Add(new(FindingCode.EnergyFaulty));
        if (flags.Contains('t', StringComparison.Ordinal))
            findings.Add(new(FindingCode.TimeFaulty));
        if (before.GetValueOrDefault("ST") is var status && status != "G")
            findings.Add(new(FindingCode.StatusNotGood, status));

        var time = before.GetValueOrDefault("TM", "").Trim();
        var isTime = TryReadTime(time, out var clock);
        var unit = before.GetValueOrDefault("RU");
        var obis = before.GetValueOrDefault("RI");
        return new()
        {
            Moment = Moment(before.GetValueOrDefault("TX")),
            Clock = isTime ? clock.DateTime : null,
            Offset = isTime ? clock.Offset : null,
            ClockState = time.LastIndexOf(' ') is > 0 and var space ? time[(space + 1)..] : null,
            Obis = obis,
            Value = Value(item),
            Unit = unit,
            CountsForBilling = unit is "Wh" or "kWh" && IsImport(obis),
        };
    }

    private static bool TryReadTime(string time, out DateTimeOffset clock) =>
        DateTimeOffset.TryParseExact(time.Split(' ')[0], TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out clock);

    /// <summary>A number, or a number in a string with spaces in front of it.</summary>
    private static decimal? Value(JsonElement item) =>
        item.TryGetProperty("RV", out var value) && AsText(value) is { } text
        && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static ReadingMoment Moment(string? word) => word switch
    {
        "B" => ReadingMoment.Begin,
        "C" or "S" or "T" => ReadingMoment.During,
        "E" or "L" or "R" or "A" or "P" => ReadingMoment.End,
        "X" => ReadingMoment.Exception,
        _ => ReadingMoment.Unsaid,
    };

    /// <summary>OBIS as devices write it: <c>1-b:1.8.e</c>, <c>1-0:1.8.0*198</c>, <c>01-00:01.08.00.FF</c>. No register named: the only one.</summary>
    private static bool IsImport(string? obis)
    {
        if (obis is null)
            return true;
        var parts = obis[(obis.IndexOf(':', StringComparison.Ordinal) + 1)..].Split('.');
        return parts.Length >= 2 && parts[1].TrimStart('0') == "8" && ImportRegisters.Contains(parts[0].TrimStart('0'), StringComparer.OrdinalIgnoreCase);
    }

    private static string? Text(JsonElement record, string name) =>
        record.TryGetProperty(name, out var value) && AsText(value) is { Length: > 0 } text ? text : null;

    private static string? AsText(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Bounded(value.GetString()!),
        JsonValueKind.Number => Bounded(value.GetRawText()),
        _ => null,
    };
}
