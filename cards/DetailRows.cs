using System.Globalization;
using ChargeBot.Domain.Parameters;

namespace ChargeBot.Cards;

/// <summary>
/// One row for each detail of a device: the value, whose word it is ('Charging station' in green, 'Master data' in yellow),
/// and under it what differs or is odd. What nobody knows stands in one line at the end.
/// </summary>
internal static class DetailRows
{
    private const int TitlePixels = 92;
    private const int KeyEnds = 8;

    // A longer number does not fit beside its title on a phone, and a text run is never broken: it becomes a text of its own.
    private const int UnbrokenLetters = 20;

    /// <summary>Calibration that ends within these days, half a year, is told: a meter is not exchanged in a week.</summary>
    private const int SoonDays = 183;

    public static IEnumerable<Element> For(CardContext context, DeviceDetailsView view, IReadOnlyList<DetailRow> rows)
    {
        var t = context.Texts;
        foreach (var row in rows.Where(row => row.Value is not null))
        {
            yield return Row(context, view, row);
        }

        var missing = rows.Where(row => row.Value is null).Select(row => t.Detail(row.Key)).ToList();
        if (missing.Count > 0)
        {
            yield return new Text($"{Texts.Sentence(t.NotKnown)}: {string.Join(", ", missing)}") { Small = true, Subtle = true, Near = true };
        }
    }

    /// <summary>A number of a SIM or modem as others may see it.</summary>
    public static string Shortened(string value) => value.Length > 8 ? $"{value[..3]}···{value[^4..]}" : "···";

    private static Columns Row(CardContext context, DeviceDetailsView view, DetailRow row)
    {
        var t = context.Texts;
        var shown = Shown(context, view, row.Key, row.Value!, row);
        var (source, tint) = row.FromDevice ? (t.FromCharger, Tint.Good) : (t.FromMasterData, Tint.Warning);
        List<Element> lines = Typed.LongestWord(shown) > UnbrokenLetters
            ? [new Text(shown), Small(source, tint)]
            : [new Runs(($"{shown} ", Tint.Default, false), (Typed.Together(source), tint, true))];
        lines.AddRange(Remarks(context, view, row));
        return new Columns(
            new Column(new Text(t.Detail(row.Key)) { Bold = true }) { Pixels = TitlePixels },
            new Column([.. lines]))
        { Near = true };
    }

    private static IEnumerable<Element> Remarks(CardContext context, DeviceDetailsView view, DetailRow row)
    {
        var (t, value) = (context.Texts, row.Value!);
        if (row.Key == DeviceDetail.MeterServerId && DeviceNumbers.Label(value) is { } label)
        {
            yield return Small(t.OnTheLabel(label));
        }

        if (row.Key == DeviceDetail.PublicKey && DeviceNumbers.Fingerprint(value) is { } print)
        {
            yield return Small(t.Fingerprint(print));
        }

        if (row.Key == DeviceDetail.SimImsi && view.Personal && DeviceNumbers.Split(value) is { } imsi)
        {
            yield return Small(Texts.ImsiParts(imsi.Mcc, imsi.Mnc, imsi.Msin));
        }

        if (row.Differs)
        {
            var entered = Shown(context, view, row.Key, row.Entered!, null);
            var print2 = row.Key == DeviceDetail.PublicKey && DeviceNumbers.Fingerprint(row.Entered!) is { } other ? $" · {t.Fingerprint(other)}" : "";
            yield return Small(t.MasterDataSay(entered + print2), Tint.Attention);
        }

        if (row.Doubt is not NumberDoubt.None)
        {
            yield return Small(t.Doubt(row.Doubt, DeviceNumbers.Expected(row.Key)), Tint.Warning);
        }

        if (row.Key == DeviceDetail.CalibratedUntil && Date(value) is { } day)
        {
            var days = day.DayNumber - DateOnly.FromDateTime(view.Port.Clock.Local(context.Now).Date).DayNumber;
            if (days <= SoonDays)
            {
                yield return Small(days < 0 ? t.CalibrationOver(-days) : t.CalibrationSoonOver(days), days < 0 ? Tint.Attention : Tint.Warning);
            }
        }
    }

    private static string Shown(CardContext context, DeviceDetailsView view, string key, string value, DetailRow? row)
    {
        var t = context.Texts;
        return key switch
        {
            DeviceDetail.ChargingMode => t.ModeOf(value),
            DeviceDetail.ConnectorType => t.Plug(value),
            DeviceDetail.CalibratedUntil when Date(value) is { } day => t.Day(day),
            DeviceDetail.AutoMeterDetection when bool.TryParse(value, out var on) => t.OnOff(on),
            DeviceDetail.PublicKey => ShortKey(t, value),
            DeviceDetail.MeterCheck => MeterCheck(context, view, value, row),
            DeviceDetail.SimIccid or DeviceDetail.Imei or DeviceDetail.SimImsi when !view.Personal => Shortened(value),
            _ => Typed.Place(value),
        };
    }

    private static string MeterCheck(CardContext context, DeviceDetailsView view, string value, DetailRow? row)
    {
        var result = Enum.TryParse<MeterCheckResult>(value, ignoreCase: true, out var known) ? known : MeterCheckResult.NotChecked;
        var words = context.Texts.MeterCheckIs(result);
        return row?.ReportedAt is { } at ? $"{words} · {context.Texts.Clock(at, context.Now, view.Port.Clock)}" : words;
    }

    private static string ShortKey(Texts t, string value)
    {
        var hex = DeviceNumbers.Neutral(DeviceDetail.PublicKey, value) ?? value;
        return hex.Length <= 3 * KeyEnds ? Typed.Id(hex) : t.KeyShort(Typed.Id(hex[..KeyEnds]), Typed.Id(hex[^KeyEnds..]), hex.Length / 2);
    }

    private static DateOnly? Date(string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static Text Small(string words, Tint tint = Tint.Default) => new(words) { Small = true, Touching = true, Tint = tint, Subtle = tint is Tint.Default };
}
