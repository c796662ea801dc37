using System.Buffers;
using System.Text.Json;

namespace ChargeBot.Adapters.MobileNetworks.DailyFile;

/// <summary>A JSON object as a row. Members inside members count as one name: <c>session.end</c> is <c>sessionend</c>.</summary>
internal static class JsonValues
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 16, AllowTrailingCommas = true };

    /// <summary>A row out of its bytes.</summary>
    public static SimRow Parse(ReadOnlySequence<byte> json, int number, string where)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            return Row(document.RootElement, number, where, null);
        }
        catch (JsonException)
        {
            return SimRow.Unreadable(number, where, "this is not valid JSON.");
        }
    }

    /// <summary>A row out of an element.</summary>
    public static SimRow Row(JsonElement element, int number, string where, DateTimeOffset? fileTime)
    {
        if (element.ValueKind is not JsonValueKind.Object)
        {
            return SimRow.Unreadable(number, where, "this is no object.");
        }

        var values = new Dictionary<string, string>();
        try
        {
            Collect(element, "", values);
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, escaped, is found only when the text is taken.
            return SimRow.Unreadable(number, where, "a text holds a broken escape (\\uD800).");
        }

        return values.Count > SimFileLimits.Columns
            ? SimRow.Unreadable(number, where, $"it has more than {SimFileLimits.Columns} members.")
            : new SimRow(number, where, values, FileTime: fileTime);
    }

    private static void Collect(JsonElement element, string under, Dictionary<string, string> values)
    {
        foreach (var member in element.EnumerateObject())
        {
            var name = under + SimColumns.Plain(member.Name);
            if (member.Value.ValueKind is JsonValueKind.Object)
            {
                Collect(member.Value, name, values);
            }
            else if (Text(member.Value).Trim() is { Length: > 0 and <= SimFileLimits.Value } text && values.Count <= SimFileLimits.Columns)
            {
                values[name] = text;
            }
        }
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => "",
    };
}
