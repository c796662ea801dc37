using System.Globalization;
using ChargeBot.Domain.CalibrationLaw;
using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Domain.Parameters;

/// <summary>Why something typed for a field does not do.</summary>
public enum FieldProblem
{
    /// <summary>It does.</summary>
    None,

    /// <summary>No EVSE id.</summary>
    NotAnEvseId,

    /// <summary>Another port has this EVSE id.</summary>
    Taken,

    /// <summary>No number.</summary>
    NotANumber,

    /// <summary>Below the smallest or above the largest.</summary>
    OutOfRange,

    /// <summary>None of what can be chosen.</summary>
    NotAnOption,

    /// <summary>Longer than any such value.</summary>
    TooLong,

    /// <summary>It holds characters that cannot be printed.</summary>
    NotPrintable,
}

/// <summary>What became of something typed for a field.</summary>
/// <param name="Value">In neutral form; null: nothing was typed, or it does not do.</param>
/// <param name="Problem">Why not.</param>
public sealed record ConfigurationInput(string? Value, FieldProblem Problem = FieldProblem.None)
{
    /// <summary>The longest text that is looked at, in characters.</summary>
    public const int Longest = 100;

    /// <summary>Whether it does.</summary>
    public bool IsOk => Problem is FieldProblem.None;

    /// <summary>Reads what was typed or chosen for a field of a station; never fails, whatever it is.</summary>
    public static ConfigurationInput Read(ConfigurationField field, string? typed, Protocol protocol)
    {
        var text = typed?.Trim() ?? "";
        return text.Length == 0 ? new(Value: null)
            : text.Length > Longest ? new(null, FieldProblem.TooLong)
            : text.Any(char.IsControl) ? new(null, FieldProblem.NotPrintable)
            : field.Type switch
            {
                FieldType.EvseId => EvseId.TryParse(text, out var id) ? new(id.Value) : new(null, FieldProblem.NotAnEvseId),
                FieldType.Number => Number(field, text),
                FieldType.Switch => bool.TryParse(text, out var on) ? new(on ? "true" : "false") : new(null, FieldProblem.NotAnOption),
                FieldType.Method => Enum.TryParse<CalibrationLawMethod>(text, ignoreCase: true, out var method) && CalibrationLawMethods.Of(protocol).Contains(method)
                    && !char.IsAsciiDigit(text[0]) ? new(method.ToString()) : new(null, FieldProblem.NotAnOption),
                _ => Set(text, ConfigurationFields.TypesOf(protocol)),
            };
    }

    /// <summary>Whole in the field's unit; power is typed in kW, as people say it, or with its unit behind it.</summary>
    private static ConfigurationInput Number(ConfigurationField field, string text)
    {
        var (digits, factor) = (text, field.Unit is "W" ? 1000m : 1m);
        if (field.Unit is { } unit && text.EndsWith(unit, StringComparison.OrdinalIgnoreCase))
        {
            digits = text[..^unit.Length].TrimEnd();
            factor = 1;
            if (digits.EndsWith("k", StringComparison.OrdinalIgnoreCase))
            {
                (digits, factor) = (digits[..^1].TrimEnd(), 1000);
            }
        }

        // One comma is a German point; digits in groups are nobody's way to type these.
        return !decimal.TryParse(digits.Replace(',', '.'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? new(null, FieldProblem.NotANumber)
            : Math.Abs(number) > 1_000_000_000 || Math.Round(number * factor, MidpointRounding.AwayFromZero) is var whole && (whole < field.Min || whole > field.Max)
                ? new(null, FieldProblem.OutOfRange)
                : new(DeviceReading.Text(whole));
    }

    private static ConfigurationInput Set(string text, IReadOnlyList<string> words)
    {
        var chosen = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return chosen.All(one => words.Contains(one, StringComparer.OrdinalIgnoreCase))
            ? new(string.Join(",", words.Where(word => chosen.Contains(word, StringComparer.OrdinalIgnoreCase))))
            : new(null, FieldProblem.NotAnOption);
    }
}
