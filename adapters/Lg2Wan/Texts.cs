using ChargeBot.Adapters.Lg2Wan.Sml;

namespace ChargeBot.Adapters.Lg2Wan;

/// <summary>Texts as a gateway may send them, bounded and fit for a database and a screen.</summary>
internal static class Texts
{
    /// <summary>The longest text that is kept.</summary>
    public const int Most = 500;

    /// <summary>A value's text; null where it has none.</summary>
    public static string? Words(this SmlValue value, int most = Most) => Clean(value.Text, most);

    /// <summary>Without what cannot be shown, and not longer than this; null where nothing is left.</summary>
    public static string? Clean(string? text, int most = Most)
    {
        if (text is null)
        {
            return null;
        }

        text = text.Length > most ? text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)] : text;
        text = (text.Any(char.IsControl) ? string.Concat(text.Where(letter => !char.IsControl(letter))) : text).Trim();
        return text.Length == 0 ? null : text;
    }
}
