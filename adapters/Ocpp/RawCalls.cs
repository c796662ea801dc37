using System.Text.Json;
using ChargeBot.Adapters.Ocpp.V201;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Parameters;
using Microsoft.Extensions.Options;

namespace ChargeBot.Adapters.Ocpp;

/// <summary>What an on-call engineer may send word for word: every action of ours, checked to the letter before it leaves.</summary>
public sealed class RawCalls(IOptions<OcppOptions> options)
{
    /// <summary>The longest payload, characters: more than the longest chain of certificates.</summary>
    public const int Longest = 12_000;

    private const int LongestShown = 1_500;

    /// <summary>The actions of a protocol, sorted; none where it has no raw call.</summary>
    public static IReadOnlyList<string> Actions(Protocol protocol) => Of(protocol)?.Actions ?? [];

    /// <summary>An action in the specification's spelling, however it was typed; null for one that we may not call.</summary>
    public static string? Spelled(Protocol protocol, string action) => Of(protocol)?.Spelled(action);

    /// <summary>A payload of an action with all that it must have.</summary>
    public static string Example(Protocol protocol, string action) => Of(protocol)!.Example(action);

    /// <summary>Whether configuration lists an action as dangerous (<c>Ocpp:DangerousActions</c>): it needs a second person.</summary>
    public bool IsDangerous(string action) => options.Value.Dangerous.Contains(action, StringComparer.OrdinalIgnoreCase);

    /// <summary>Why a call is not sent; null: it may be.</summary>
    public static RawFault? Fault(Protocol protocol, string action, string payload)
    {
        if (Of(protocol) is not { } known || known.Spelled(action) is null)
        {
            return new RawFault(RawProblem.UnknownAction, action);
        }

        if (payload.Length > Longest)
        {
            return new RawFault(RawProblem.NoObject, $"≤ {Longest}");
        }

        return known.Fault(action, payload) ?? (SetsSecret(payload) is { } key ? new RawFault(RawProblem.Secret, key) : null);
    }

    /// <summary>A payload that has no fault as people may see it.</summary>
    public static string Shown(string payload)
    {
        using var parsed = JsonDocument.Parse(payload);
        return MaskedJson.Of(parsed.RootElement, LongestShown);
    }

    private static Requests? Of(Protocol protocol) => Dialects.Of(protocol)?.Outgoing;

    /// <summary>The key of a secret that it would set: afterwards the station would log in with a password that we do not know.</summary>
    private static string? SetsSecret(string payload)
    {
        using var parsed = JsonDocument.Parse(payload);
        var (key, value) = (parsed.RootElement.Field("key").Text(), parsed.RootElement.Field("value").Text());
        return key is not null && value is not null && SecretValues.Hides(key, value) ? key : Variables.Secret(parsed.RootElement);
    }
}
