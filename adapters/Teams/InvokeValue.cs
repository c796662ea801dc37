using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChargeBot.Adapters.Teams;

/// <summary>The names of invokes.</summary>
public static class InvokeNames
{
    /// <summary>A pressed Action.Execute, or a card that refreshes itself.</summary>
    public const string CardAction = "adaptiveCard/action";

    /// <summary>Words typed into a message extension.</summary>
    public const string Query = "composeExtension/query";

    /// <summary>An address of a domain that the app's manifest names, in a message that is being written.</summary>
    public const string QueryLink = "composeExtension/queryLink";

    /// <summary>An action on a message was chosen: the form for it is wanted.</summary>
    public const string FetchTask = "composeExtension/fetchTask";

    /// <summary>The form of an action on a message was sent.</summary>
    public const string SubmitAction = "composeExtension/submitAction";
}

/// <summary>The value of an invoke `adaptiveCard/action`.</summary>
public sealed record InvokeValue
{
    /// <summary>The button.</summary>
    [JsonConverter(typeof(LenientObject<InvokeAction>))]
    public InvokeAction? Action { get; init; }

    /// <summary>`manual` or `automatic`; some clients leave it out, which means manual.</summary>
    [JsonConverter(typeof(LenientString))]
    public string? Trigger { get; init; }

    /// <summary>All members that are not typed here.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }

    /// <summary>Whether the client refreshed the card by itself: then nothing is sent and nothing changes.</summary>
    [JsonIgnore]
    public bool IsAutomatic => string.Equals(Trigger, "automatic", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The press that an activity carries: an invoke's value, or the value of a message (the fallback Action.Submit),
    /// whose data then is all of the value. Null when it is no press.
    /// </summary>
    public static InvokeValue? From(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        if (activity.Value is not { ValueKind: JsonValueKind.Object } value)
            return null;
        return activity.Type switch
        {
            ActivityTypes.Invoke when activity.Name == InvokeNames.CardAction => value.Deserialize(TeamsJson.Default.InvokeValue),
            ActivityTypes.Message => new() { Action = new() { Type = InvokeAction.Submit, Data = value } },
            _ => null,
        };
    }
}

/// <summary>A pressed button.</summary>
public sealed record InvokeAction
{
    /// <summary>The type of a universal action.</summary>
    public const string Execute = "Action.Execute";

    /// <summary>The type of its fallback, which has no verb: what it is for stands in the data.</summary>
    public const string Submit = "Action.Submit";

    /// <summary><see cref="Execute"/> or <see cref="Submit"/>.</summary>
    [JsonConverter(typeof(LenientString))]
    public string? Type { get; init; }

    /// <summary>The button's id in its card.</summary>
    [JsonConverter(typeof(LenientString))]
    public string? Id { get; init; }

    /// <summary>The verb.</summary>
    [JsonConverter(typeof(LenientString))]
    public string? Verb { get; init; }

    /// <summary>The button's data and the card's inputs in one object. It comes from the client: never trust it.</summary>
    public JsonElement? Data { get; init; }

    /// <summary>All members that are not typed here.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }
}
