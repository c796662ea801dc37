using System.Globalization;
using ChargeBot.Adapters.Lg2Wan.Sml;
using ChargeBot.Domain.Parameters;

namespace ChargeBot.Adapters.Lg2Wan;

/// <summary>Parameters between their neutral form and the wire.</summary>
internal static class Values
{
    /// <summary>How a gateway says that there is no address, and no network: SML cannot tell an empty text from none.</summary>
    private const string NoAddress = "0.0.0.0", NoNetwork = "00000";

    /// <summary>The neutral form of what a gateway has; null where it is not what it should be.</summary>
    public static string? Read(ParameterDefinition parameter, SmlValue value) => parameter.Type switch
    {
        ParameterType.Switch => value.Kind is SmlValueKind.Boolean || value.IsNumber ? Flag(value.IsTrue) : null,
        ParameterType.Number => value.IsNumber ? value.Number.ToString(CultureInfo.InvariantCulture) : null,
        ParameterType.Choice => value.IsNumber && value.Number >= 0 && value.Number < parameter.Options.Count ? parameter.Options[(int)value.Number] : null,
        ParameterType.Set => value.IsNumber ? string.Join(',', parameter.Options.Where((_, bit) => (value.Unsigned >> bit & 1) == 1)) : null,
        ParameterType.IpAddress => value.Words() is null or NoAddress ? "" : value.Words(),
        ParameterType.Plmn => value.Words() is null or NoNetwork ? "" : value.Words(),
        _ => value.Words(),
    };

    /// <summary>What goes onto the wire; false where the text is no value of this parameter.</summary>
    public static bool TryWrite(ParameterDefinition parameter, string text, out SmlValue value)
    {
        var neutral = parameter.Validate(text).Value;
        value = neutral is null ? default : parameter.Type switch
        {
            ParameterType.Switch => neutral == Flag(true),
            ParameterType.Number => Number(parameter.Number, int.Parse(neutral, CultureInfo.InvariantCulture)),
            ParameterType.Choice => (byte)IndexOf(parameter, neutral),
            ParameterType.Set => (byte)neutral.Split(',', StringSplitOptions.RemoveEmptyEntries).Sum(word => 1 << IndexOf(parameter, word)),
            ParameterType.IpAddress => neutral.Length == 0 ? NoAddress : neutral,
            ParameterType.Plmn => neutral.Length == 0 ? NoNetwork : neutral,
            _ => neutral,
        };
        return neutral is not null;
    }

    /// <summary>A truth in its neutral form.</summary>
    public static string Flag(bool value) => value ? "true" : "false";

    private static SmlValue Number(byte parameter, int number) => Dialect.IsWide(parameter) ? (ushort)number : (byte)number;

    private static int IndexOf(ParameterDefinition parameter, string word) => parameter.Options.TakeWhile(option => option != word).Count();
}
