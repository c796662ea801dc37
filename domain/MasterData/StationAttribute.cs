using System.Globalization;

namespace ChargeBot.Domain.MasterData;

/// <summary>Something that people keep about a station under a name of their own: a key box, a contract number, a link to the site's plan.</summary>
public sealed class StationAttribute
{
    /// <summary>Whose.</summary>
    public required string StationId { get; init; }

    /// <summary>The name that people gave it.</summary>
    public required string Key { get; init; }

    /// <summary>What kind of value it has.</summary>
    public AttributeType Type { get; set; }

    /// <summary>In the type's neutral form (<see cref="StationAttributes.Value"/>).</summary>
    public string Value { get; set; } = "";

    /// <summary>When it was last changed (UTC).</summary>
    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>By whom: the Entra object id; <c>import</c> for a file.</summary>
    public string ChangedBy { get; set; } = "";
}

/// <summary>What kind of value an attribute has.</summary>
public enum AttributeType
{
    /// <summary>Words.</summary>
    Text,

    /// <summary>A number, written with a point.</summary>
    Number,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    YesNo,

    /// <summary><c>yyyy-MM-dd</c>.</summary>
    Date,

    /// <summary>An https or http address.</summary>
    Link,
}

/// <summary>Reads and checks attributes, for the form on a card and for files alike.</summary>
public static class StationAttributes
{
    /// <summary>Attributes of a station at most.</summary>
    public const int Most = 50;

    /// <summary>The longest name, characters.</summary>
    public const int LongestKey = 40;

    /// <summary>The longest value, characters.</summary>
    public const int LongestValue = 200;

    private const NumberStyles Digits = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    private static readonly string[] Yes = ["true", "yes", "y", "1", "ja", "j", "wahr"];
    private static readonly string[] No = ["false", "no", "n", "0", "nein", "falsch"];
    private static readonly string[] Dates = ["yyyy-MM-dd", "d.M.yyyy", "yyyy/MM/dd"];

    /// <summary>A name as it was typed; spaces within count once.</summary>
    public static FieldInput Key(string? typed)
    {
        var text = typed?.Trim() ?? "";
        return text.Any(char.IsControl) ? new(text, StationFieldProblem.ControlCharacters)
            : string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries)) is var key && key.Length == 0 ? new("", StationFieldProblem.Missing)
            : key.Length > LongestKey ? new(key, StationFieldProblem.TooLong)
            : new(key);
    }

    /// <summary>A value as it was typed, in the neutral form of its type.</summary>
    public static FieldInput Value(AttributeType type, string? typed)
    {
        var text = typed?.Trim() ?? "";
        if (text.Length == 0)
        {
            return new("", StationFieldProblem.Missing);
        }

        if (text.Length > LongestValue)
        {
            return new(text, StationFieldProblem.TooLong);
        }

        if (text.Any(char.IsControl))
        {
            return new(text, StationFieldProblem.ControlCharacters);
        }

        return type switch
        {
            AttributeType.Number => Number(text) is { } number ? new(number) : new(text, StationFieldProblem.NoNumber),
            AttributeType.YesNo => Yes.Contains(text, StringComparer.OrdinalIgnoreCase) ? new("true")
                : No.Contains(text, StringComparer.OrdinalIgnoreCase) ? new("false") : new(text, StationFieldProblem.NoYesNo),
            AttributeType.Date => DateOnly.TryParseExact(text, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? new(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : new(text, StationFieldProblem.NoDate),
            AttributeType.Link => Link(text) is { } link ? new(link) : new(text, StationFieldProblem.NoLink),
            _ => new(text),
        };
    }

    /// <summary>With a point or a comma before the decimals; one that groups thousands is refused, for it could mean two numbers.</summary>
    private static string? Number(string text) =>
        text.Count(c => c is '.' or ',') <= 1 && decimal.TryParse(text.Replace(',', '.'), Digits, CultureInfo.InvariantCulture, out var number)
            ? number.ToString(CultureInfo.InvariantCulture) : null;

    private static string? Link(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        && uri.Host.Length > 0 && uri.UserInfo.Length == 0 && uri.AbsoluteUri.Length <= LongestValue ? uri.AbsoluteUri : null;
}
