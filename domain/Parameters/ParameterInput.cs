using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace ChargeBot.Domain.Parameters;

/// <summary>What became of a typed value.</summary>
/// <param name="Value">In the neutral form of its <see cref="ParameterType"/>; null where it does not do.</param>
/// <param name="Problem">Why not.</param>
public sealed record ParameterInput(string? Value, ParameterProblem Problem = ParameterProblem.None)
{
    /// <summary>Whether it does.</summary>
    public bool IsOk => Problem is ParameterProblem.None;
}

/// <summary>Why a typed value does not do.</summary>
public enum ParameterProblem
{
    /// <summary>It does.</summary>
    None,

    /// <summary>Nothing was typed.</summary>
    Missing,

    /// <summary>Neither on nor off.</summary>
    NotOnOff,

    /// <summary>No whole number.</summary>
    NotANumber,

    /// <summary>Below the smallest or above the largest.</summary>
    OutOfRange,

    /// <summary>None of the options, or one among several that is none.</summary>
    NotAnOption,

    /// <summary>No IPv4 or IPv6 address, or one that no single device can have.</summary>
    NotAnAddress,

    /// <summary>Not 5 or 6 digits.</summary>
    NotAPlmn,

    /// <summary>Too long, or with characters that cannot be printed.</summary>
    NotPlainText,
}

/// <summary>Reads what people type or choose, in English or German, into a parameter's neutral form.</summary>
public static partial class ParameterInputs
{
    /// <summary>Longest text, in characters.</summary>
    public const int MaxText = 32;

    private static readonly HashSet<string> On = new(StringComparer.OrdinalIgnoreCase)
    {
        "true", "on", "yes", "1", "enabled", "activated", "active", "an", "ein", "ja", "wahr", "aktiv", "aktiviert", "eingeschaltet",
    };

    private static readonly HashSet<string> Off = new(StringComparer.OrdinalIgnoreCase)
    {
        "false", "off", "no", "0", "disabled", "deactivated", "inactive", "aus", "nein", "falsch", "inaktiv", "deaktiviert", "ausgeschaltet",
    };

    private static readonly HashSet<string> Nothing = new(StringComparer.OrdinalIgnoreCase) { "", "-", "–", "none", "keine", "keiner", "keines" };

    /// <summary>Reads a value for a parameter; never fails, whatever is typed.</summary>
    public static ParameterInput Validate(this ParameterDefinition definition, string? typed)
    {
        var text = (typed ?? "").Trim();
        return definition.Type switch
        {
            ParameterType.Switch => On.Contains(text) ? new("true") : Off.Contains(text) ? new("false") : Bad(text, ParameterProblem.NotOnOff),
            ParameterType.Number => Number(definition, text),
            ParameterType.Choice => Option(definition, text) is { } option ? new(option) : Bad(text, ParameterProblem.NotAnOption),
            ParameterType.Set => Set(definition, text),
            ParameterType.IpAddress => Nothing.Contains(text) ? new("") : Address(text) is { } address ? new(address) : Bad(text, ParameterProblem.NotAnAddress),
            ParameterType.Plmn => Nothing.Contains(text) ? new("") : Plmn().Match(text) is { Success: true } plmn
                ? new($"{plmn.Groups[1].Value}{plmn.Groups[2].Value}") : Bad(text, ParameterProblem.NotAPlmn),
            _ => text.Length is > 0 and <= MaxText && !text.Any(char.IsControl) ? new(text) : Bad(text, ParameterProblem.NotPlainText),
        };
    }

    private static ParameterInput Number(ParameterDefinition definition, string text)
    {
        var digits = definition.Unit is { } unit && text.EndsWith(unit, StringComparison.OrdinalIgnoreCase) ? text[..^unit.Length].TrimEnd() : text;
        var whole = Grouped().IsMatch(digits) ? Separators().Replace(digits, "") : Plain().Match(digits) is { Success: true } plain ? plain.Groups[1].Value : null;
        return whole is null ? Bad(text, ParameterProblem.NotANumber)
            : int.TryParse(whole, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= definition.Min && number <= definition.Max
                ? new(number.ToString(CultureInfo.InvariantCulture))
                : new(null, ParameterProblem.OutOfRange);
    }

    private static ParameterInput Set(ParameterDefinition definition, string text)
    {
        var chosen = Nothing.Contains(text) ? [] : text.Split([',', ';', '+', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(word => Option(definition, word)).ToList();
        return chosen.Contains(null) ? new(null, ParameterProblem.NotAnOption) : new(string.Join(",", definition.Options.Where(chosen.Contains)));
    }

    /// <summary>An option by its word or its name in either language, however its words are put together.</summary>
    private static string? Option(ParameterDefinition definition, string text) => definition.Choices.FirstOrDefault(option =>
        Folded(option.Word) == Folded(text) || Folded(option.Name.En) == Folded(text) || Folded(option.Name.De) == Folded(text))?.Word;

    private static string Folded(string text) => Glue().Replace(text, "").ToUpperInvariant();

    private static string? Address(string text) => text.Length <= 45 && (text.Contains(':') ? !text.ContainsAny(['%', '[']) : Dotted().IsMatch(text))
        && IPAddress.TryParse(text, out var address) && IsOneDevice(address) ? address.ToString() : null;

    private static bool IsOneDevice(IPAddress address) => !IPAddress.IsLoopback(address) && !address.IsIPv6Multicast
        && !address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any)
        && (address.AddressFamily is not AddressFamily.InterNetwork || address.GetAddressBytes()[0] is > 0 and < 224);

    private static ParameterInput Bad(string text, ParameterProblem problem) => new(null, text.Length == 0 ? ParameterProblem.Missing : problem);

    private static bool ContainsAny(this string text, ReadOnlySpan<char> any) => text.AsSpan().IndexOfAny(any) >= 0;

    // '1.000' and '1,000': nobody writes three zeros behind a whole number's comma, so a group of three is thousands.
    [GeneratedRegex(@"^-?[0-9]{1,3}(?:[.,'’\u00A0 ][0-9]{3})+$")]
    private static partial Regex Grouped();

    [GeneratedRegex(@"[.,'’\u00A0 ]")]
    private static partial Regex Separators();

    [GeneratedRegex("^(-?[0-9]{1,9})(?:[.,]0{1,2})?$")]
    private static partial Regex Plain();

    // No leading zeros: some devices read them as octal.
    [GeneratedRegex(@"^(?:0|[1-9][0-9]{0,2})(?:\.(?:0|[1-9][0-9]{0,2})){3}$")]
    private static partial Regex Dotted();

    [GeneratedRegex("^([0-9]{3})[-/ .]?([0-9]{2,3})$")]
    private static partial Regex Plmn();

    [GeneratedRegex(@"[\s_\-]")]
    private static partial Regex Glue();
}
