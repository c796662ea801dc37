using System.Text.Json;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Parameters;

namespace ChargeBot.Adapters.Ocpp.V201;

/// <summary>
/// The device model as keys: <c>Component.Variable</c>, with an instance of either in brackets, and an EVSE's as its port's
/// (OCPP 2.0.1 part 2, chapter 4). Secrets are masked here.
/// </summary>
internal static class Variables
{
    private const int MaxValue = 2500;
    private const int MaxVariables = 2000;

    /// <summary>What a report tells (NotifyReport's reportData).</summary>
    public static IReadOnlyList<ConfigurationValue> Reported(JsonElement reportData) => [.. List(reportData).Take(MaxVariables)
        .Select(one => (One: one, Actual: List(one.Field("variableAttribute")).FirstOrDefault(attribute => !attribute.Field("type").Exists() || attribute.Field("type").Is("Actual"))))
        .Where(pair => pair.Actual.Exists())
        .Select(pair => Value(pair.One, pair.Actual.Field("value"), pair.Actual.Field("mutability").Is("ReadOnly") || pair.Actual.Field("constant").Flag() is true))
        .OfType<ConfigurationValue>()];

    /// <summary>What was read (GetVariables' getVariableResult), where the device knows it.</summary>
    public static IReadOnlyList<ConfigurationValue> Read(JsonElement results) => [.. List(results).Take(MaxVariables)
        .Where(one => one.Field("attributeStatus").Is("Accepted")).Select(one => Value(one, one.Field("attributeValue"), readOnly: false)).OfType<ConfigurationValue>()];

    /// <summary>The names that a key is made of.</summary>
    public static (Component Component, Variable Variable) Named(string key, int evse)
    {
        // A vendor's component may have dots in its name, a variable seldom: the last one outside of brackets counts.
        var (depth, dot) = (0, -1);
        for (var index = 0; index < key.Length; index++)
        {
            depth += key[index] switch { '[' => 1, ']' => -1, _ => 0 };
            dot = key[index] == '.' && depth == 0 ? index : dot;
        }

        var (component, inComponent) = Split(dot < 0 ? "ChargingStation" : key[..dot]);
        var (variable, inVariable) = Split(key[(dot + 1)..]);
        return (new Component { Name = component, Instance = inComponent, Evse = evse > 0 ? new Evse { Id = evse } : null }, new Variable { Name = variable, Instance = inVariable });
    }

    /// <summary>The first variable of a SetVariables whose value is a secret; null: none.</summary>
    public static string? Secret(JsonElement request) => List(request.Field("setVariableData"))
        .Where(one => KeyOf(one) is { } key && SecretValues.Hides(key, one.Field("attributeValue").Text() ?? "")).Select(KeyOf).FirstOrDefault();

    private static ConfigurationValue? Value(JsonElement one, JsonElement value, bool readOnly) => KeyOf(one) is { Length: <= DeviceValue.LongestKey } key
        ? new ConfigurationValue(key, SecretValues.Masked(key, value.Text(MaxValue)), readOnly) { ConnectorId = one.Field("component").Field("evse").Field("id").Int() ?? 0 }
        : null;

    private static string? KeyOf(JsonElement one)
    {
        var (component, variable) = (one.Field("component"), one.Field("variable"));
        return component.Field("name").Words(50) is { } ofComponent && variable.Field("name").Words(50) is { } ofVariable
            ? $"{ofComponent}{Bracketed(component)}.{ofVariable}{Bracketed(variable)}"
            : null;
    }

    private static string Bracketed(JsonElement named) => named.Field("instance").Words(50) is { } instance ? $"[{instance}]" : "";

    private static (string Name, string? Instance) Split(string text) => text.IndexOf('[', StringComparison.Ordinal) is var open && open > 0 && text.EndsWith(']')
        ? (text[..open], text[(open + 1)..^1])
        : (text, null);

    private static JsonElement.ArrayEnumerator List(JsonElement values) => values.ValueKind is JsonValueKind.Array ? values.EnumerateArray() : default;
}
