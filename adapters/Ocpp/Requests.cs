using System.Buffers;
using System.Collections;
using System.Collections.Frozen;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Adapters.Ocpp;

/// <summary>A request of ours, member by member as its version's specification has it; named as its action, with Request at the end.</summary>
internal interface IRequest;

/// <summary>Every request that a version knows of us: how it is written, and what is wrong with one that a person wrote.</summary>
internal sealed partial class Requests
{
    private const string Ending = "Request";

    private readonly FrozenDictionary<string, JsonTypeInfo> byAction;
    private readonly FrozenDictionary<Type, JsonTypeInfo> byType;

    public Requests(IReadOnlyList<JsonTypeInfo> types)
    {
        byAction = types.ToFrozenDictionary(type => ActionOf(type.Type), StringComparer.OrdinalIgnoreCase);
        byType = types.ToFrozenDictionary(type => type.Type);
        Actions = [.. types.Select(type => ActionOf(type.Type)).Order(StringComparer.Ordinal)];
    }

    /// <summary>The names of the actions, in the specification's spelling, sorted.</summary>
    public IReadOnlyList<string> Actions { get; }

    /// <summary>The action that a request is of.</summary>
    public static string ActionOf(IRequest request) => ActionOf(request.GetType());

    /// <summary>An action in the specification's spelling, however it was cased; null for one that the version does not know of us.</summary>
    public string? Spelled(string action) => byAction.TryGetValue(action, out var type) ? ActionOf(type.Type) : null;

    /// <summary>A request as the payload of its call.</summary>
    public void Write(Utf8JsonWriter writer, IRequest request) => JsonSerializer.Serialize(writer, request, byType[request.GetType()]);

    /// <summary>An example of an action's payload: the members that it must have, each with a value of its kind.</summary>
    public string Example(string action)
    {
        var written = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(written))
        {
            Example(writer, byAction[action]);
        }

        return System.Text.Encoding.UTF8.GetString(written.WrittenSpan);
    }

    /// <summary>What is wrong with a payload, by the specification and to the letter: devices refuse less. Null: nothing.</summary>
    /// <param name="action">An action of <see cref="Actions"/>.</param>
    /// <param name="payload">What a person wrote.</param>
    public RawFault? Fault(string action, string payload)
    {
        var type = byAction[action];
        try
        {
            return JsonSerializer.Deserialize(payload, type) is { } request ? Fault(request, type, "") : new RawFault(RawProblem.NoObject, "null");
        }
        catch (JsonException wrong)
        {
            return Plain(wrong);
        }
    }

    private static string ActionOf(Type request) => request.Name[..^Ending.Length];

    /// <summary>The first rule of a member, or of one below it, that is broken.</summary>
    private static RawFault? Fault(object value, JsonTypeInfo type, string path)
    {
        foreach (var property in type.Properties)
        {
            if (property.Get?.Invoke(value) is not { } member)
            {
                continue;
            }

            var name = path + property.Name;
            var broken = Rules(property).FirstOrDefault(rule => !rule.IsValid(member));
            var fault = broken is null ? Below(member, type.Options, name) : new RawFault(RawProblem.BreaksRule, name, Said(broken));
            if (fault is not null)
            {
                return fault;
            }
        }

        return null;
    }

    private static RawFault? Below(object member, JsonSerializerOptions options, string name) => member switch
    {
        string or JsonElement => null,
        IEnumerable many => many.Cast<object>().Select((one, index) => Below(one, options, $"{name}[{index}]")).FirstOrDefault(fault => fault is not null),
        _ when IsRecord(member.GetType()) => Fault(member, options.GetTypeInfo(member.GetType()), name + "."),
        _ => null,
    };

    /// <summary>A rule in no language.</summary>
    private static string Said(ValidationAttribute rule) => rule switch
    {
        AllowedValuesAttribute allowed => string.Join(" | ", allowed.Values),
        MaxLengthAttribute most => $"≤ {most.Length}",
        MinLengthAttribute least => $"≥ {least.Length}",
        _ => rule.FormatErrorMessage(""),
    };

    private static bool IsRecord(Type type) => type.Namespace!.StartsWith(typeof(Requests).Namespace!, StringComparison.Ordinal);

    private static IEnumerable<ValidationAttribute> Rules(JsonPropertyInfo property) =>
        property.AttributeProvider?.GetCustomAttributes(typeof(ValidationAttribute), inherit: true).Cast<ValidationAttribute>() ?? [];

    /// <summary>What the parser says names our types; what a person needs is where, and what was expected.</summary>
    private static RawFault Plain(JsonException wrong)
    {
        var at = wrong.Path?.TrimStart('$').TrimStart('.') ?? "";
        var said = wrong.Message;
        if (said.Contains("missing required", StringComparison.Ordinal))
        {
            var names = Quoted().Matches(said[said.IndexOf(':', StringComparison.Ordinal)..]).Select(name => name.Value);
            return new RawFault(RawProblem.Missing, string.Join(", ", names.Select(name => at.Length == 0 ? name : $"{at}.{name}")));
        }

        // What the reader itself cannot read is no JSON; what the parser cannot take is.
        return wrong.InnerException is JsonException ? new RawFault(RawProblem.NoJson, $"{wrong.LineNumber + 1}:{wrong.BytePositionInLine + 1}")
            : said.Contains("could not be mapped", StringComparison.Ordinal) ? new RawFault(RawProblem.NotAMember, at)
            : at.Length > 0 ? new RawFault(RawProblem.WrongKind, at)
            : new RawFault(RawProblem.NoObject, "{}");
    }

    [GeneratedRegex("(?<=')[^',. ]+(?=')")]
    private static partial Regex Quoted();

    private static void Example(Utf8JsonWriter writer, JsonTypeInfo type)
    {
        writer.WriteStartObject();
        foreach (var property in type.Properties.Where(property => property.IsRequired))
        {
            writer.WritePropertyName(property.Name);
            Example(writer, property, property.PropertyType, type.Options);
        }

        writer.WriteEndObject();
    }

    private static void Example(Utf8JsonWriter writer, JsonPropertyInfo property, Type kind, JsonSerializerOptions options)
    {
        switch (kind)
        {
            case var _ when kind == typeof(string):
                writer.WriteStringValue(Rules(property).Select(Example).OfType<string>().FirstOrDefault() ?? "…");
                break;
            case var _ when kind == typeof(int) || kind == typeof(long) || kind == typeof(decimal):
                writer.WriteNumberValue(1);
                break;
            case var _ when kind == typeof(bool):
                writer.WriteBooleanValue(false);
                break;
            case var _ when kind == typeof(DateTimeOffset):
                writer.WriteStringValue("2026-01-31T12:00:00Z");
                break;
            case var _ when kind.IsGenericType:
                writer.WriteStartArray();
                Example(writer, property, kind.GenericTypeArguments[0], options);
                writer.WriteEndArray();
                break;
            default:
                Example(writer, options.GetTypeInfo(kind));
                break;
        }
    }

    private static string? Example(ValidationAttribute rule) => rule switch
    {
        AllowedValuesAttribute allowed => allowed.Values[0] as string,
        EachAllowedValuesAttribute or AbsoluteUriAttribute => rule.FormatErrorMessage("").Split(" | ")[0].Replace("…", "example.com", StringComparison.Ordinal),
        _ => null,
    };
}
