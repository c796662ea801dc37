using System.Globalization;
using System.Text.Json;

namespace ChargeBot.Bot.Import;

/// <summary>Reads members of an object, and says in words what is wrong with one instead of throwing.</summary>
internal sealed class JsonFields(JsonElement element)
{
    /// <summary>What is wrong so far, each in words that name the member.</summary>
    public List<string> Problems { get; } = [];

    /// <summary>All of it in one sentence.</summary>
    public string Why => string.Join("; ", Problems);

    /// <summary>A member, or null where it is missing or null.</summary>
    public JsonElement? Member(string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)
            ? value
            : null;

    /// <summary>The members of an array, or none.</summary>
    public IReadOnlyList<JsonElement> List(string name)
    {
        if (Member(name) is not { } value)
        {
            return [];
        }
        if (value.ValueKind is JsonValueKind.Array)
        {
            return [.. value.EnumerateArray()];
        }
        Problems.Add($"{name} is no list");
        return [];
    }

    /// <summary>A text without its outer spaces; empty where it is missing.</summary>
    public string Text(string name, int longest)
    {
        if (Member(name) is not { } value)
        {
            return "";
        }
        if (value.ValueKind is not JsonValueKind.String || TryGet(value) is not { } text)
        {
            Problems.Add($"{name} is no text");
            return "";
        }
        if (text.Length > longest)
        {
            Problems.Add($"{name} is longer than {longest} characters");
            return "";
        }
        if (text.Any(char.IsControl))
        {
            Problems.Add($"{name} holds control characters");
            return "";
        }
        return text.Trim();
    }

    /// <summary>As <see cref="Text"/>, and a problem where it is missing or empty.</summary>
    public string Required(string name, int longest)
    {
        var before = Problems.Count;
        var text = Text(name, longest);
        if (text.Length == 0 && Problems.Count == before)
        {
            Problems.Add($"{name} is missing");
        }
        return text;
    }

    /// <summary>A whole number from 1 to a limit; null where it is missing or wrong.</summary>
    public int? Whole(string name, int most, bool required = false)
    {
        if (Member(name) is not { } value)
        {
            if (required)
            {
                Problems.Add($"{name} is missing");
            }
            return null;
        }
        // Some systems send 22000.0 or 230.9 where OCPI wants an integer; a fraction of a volt does not matter.
        if (value.ValueKind is JsonValueKind.Number && value.TryGetDouble(out var number) && number >= 1 && number <= most)
        {
            return (int)number;
        }
        Problems.Add($"{name} is {Shown(value)}, not a number from 1 to {most}");
        return null;
    }

    /// <summary>A degree, which OCPI sends as text; null where it is missing or wrong.</summary>
    public double? Degrees(string name, double most)
    {
        if (Member(name) is not { } value)
        {
            Problems.Add($"{name} is missing");
            return null;
        }
        var text = value.ValueKind is JsonValueKind.String ? TryGet(value) : value.GetRawText();
        if (double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var degrees)
            && Math.Abs(degrees) <= most)
        {
            return degrees;
        }
        Problems.Add($"{name} is {Shown(value)}, not a number of degrees from -{most} to {most}");
        return null;
    }

    /// <summary>True or false, also as text; null where it is missing or wrong.</summary>
    public bool? Switch(string name)
    {
        if (Member(name) is not { } value)
        {
            return null;
        }
        if (bool.TryParse(Loose(value), out var set))
        {
            return set;
        }
        Problems.Add($"{name} is {Shown(value)}, not true or false");
        return null;
    }

    /// <summary>A text, a number or a yes and no as one would write it; empty for null, and null where it is nothing of the kind.</summary>
    public static string? Loose(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => TryGet(value)?.Trim(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Null => "",
        _ => null,
    };

    /// <summary>A text as it can be printed in a report: short and without control characters.</summary>
    public static string Shown(string text)
    {
        var shown = new string([.. text.Take(60).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c)]);
        return text.Length > 60 ? $"'{shown}…'" : $"'{shown}'";
    }

    private static string Shown(JsonElement value) => Shown(value.ValueKind is JsonValueKind.String ? TryGet(value) ?? "?" : value.GetRawText());

    /// <summary>Null for half a surrogate pair, which JSON can escape and no text can hold.</summary>
    private static string? TryGet(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
