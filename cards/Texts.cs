using System.Globalization;

namespace ChargeBot.Cards;

/// <summary>
/// Everything that cards say, English and German side by side, so that neither is forgotten when the other changes.
/// This part: numbers, times, ages and ids; the others: what is said about ports, devices, commands and at the desk.
/// </summary>
public sealed partial class Texts
{
    private static readonly Texts En = new(german: false);
    private static readonly Texts De = new(german: true);

    private readonly bool german;
    private readonly CultureInfo culture;

    private Texts(bool german) => (this.german, culture) = (german, CultureInfo.GetCultureInfo(german ? "de-DE" : "en-GB"));

    /// <summary>The texts of a language.</summary>
    public static Texts In(Language language) => language is Language.De ? De : En;

    /// <summary>A language by its ISO 639-1 code or a locale (<c>de</c>, <c>de-AT</c>); English for all others.</summary>
    public static Language LanguageOf(string? locale) =>
        locale is not null && locale.StartsWith("de", StringComparison.OrdinalIgnoreCase) ? Language.De : Language.En;

    /// <summary>Energy in Wh as kWh with one decimal.</summary>
    internal string Energy(long wattHours) => $"{Decimal(wattHours / 1000.0)} kWh";

    /// <summary>Power in W as kW with one decimal; it stands last in its line, so number and unit stay together.</summary>
    internal string Power(double watts) => $"{Decimal(watts / 1000.0)}\u00A0kW";

    private string Decimal(double value) => value.ToString("0.0", culture);

    /// <summary>How long ago, in words.</summary>
    internal string Ago(DateTimeOffset then, DateTimeOffset now)
    {
        var age = now - then;
        return age < TimeSpan.FromSeconds(1) ? T("just now", "gerade eben")
            : age < TimeSpan.FromMinutes(1) ? T($"{age.Seconds} s ago", $"vor {age.Seconds} s")
            : age < TimeSpan.FromHours(1) ? T($"{age.Minutes} min ago", $"vor {age.Minutes} min")
            : age < TimeSpan.FromDays(1) ? T($"{age.Hours} h ago", $"vor {age.Hours} h")
            : age < TimeSpan.FromDays(2) ? T("1 day ago", "vor 1 Tag")
            : T($"{age.Days} days ago", $"vor {age.Days} Tagen");
    }

    /// <summary>A time of day at the site; with the day where it is not today.</summary>
    internal string Clock(DateTimeOffset time, DateTimeOffset now, SiteClock site) => At(time, now, site, "HH:mm");

    /// <inheritdoc cref="Clock"/>
    internal string ClockToTheSecond(DateTimeOffset time, DateTimeOffset now, SiteClock site) => At(time, now, site, "HH:mm:ss");

    private string At(DateTimeOffset time, DateTimeOffset now, SiteClock site, string format)
    {
        var local = site.Local(time);
        var today = site.Local(now);
        var clock = local.ToString(format, CultureInfo.InvariantCulture);
        return local.Date == today.Date ? clock
            : local.Year == today.Year ? T($"{local.ToString("d MMM", culture)}, {clock}", $"{local:dd.MM.}, {clock}")
            : T($"{local.ToString("d MMM yyyy", culture)}, {clock}", $"{local:dd.MM.yyyy}, {clock}");
    }

    /// <summary>A span in words, rounded down to its largest unit.</summary>
    internal static string Span(TimeSpan span) => span < TimeSpan.FromMinutes(2) ? $"{(int)span.TotalSeconds} s"
        : span < TimeSpan.FromHours(2) ? $"{(int)span.TotalMinutes} min"
        : $"{(int)span.TotalHours} h";

    /// <summary>How long something may last, to the minute.</summary>
    internal static string Lasting(int minutes) => minutes < 120 ? $"{minutes} min" : minutes % 60 == 0 ? $"{minutes / 60} h" : $"{minutes / 60} h {minutes % 60} min";

    /// <summary>Who authorised, shortened: a tag is personal.</summary>
    internal static string Tag(string idTag) => idTag.Length > 6 ? $"RFID ··· {Typed.Id(idTag[^4..])}" : "RFID ···";

    /// <summary>'a', 'a and b', 'a, b and c'.</summary>
    internal string List(IReadOnlyList<string> items) => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => $"{string.Join(", ", items.Take(items.Count - 1))} {T("and", "und")} {items[^1]}",
    };

    /// <summary>The first letter as at the start of a sentence.</summary>
    internal static string Sentence(string text) => text.Length > 0 && char.IsLower(text[0]) ? $"{char.ToUpperInvariant(text[0])}{text[1..]}" : text;

    private string T(string en, string de) => german ? de : en;
}
