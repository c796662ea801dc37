using System.Text.Json.Serialization;

namespace ChargeBot.Adapters.Graph;

/// <summary>One page of a list.</summary>
internal sealed record GraphPage<T>
{
    public IReadOnlyList<T> Value { get; init; } = [];

    [JsonPropertyName("@odata.nextLink")]
    public string? NextLink { get; init; }

    [JsonPropertyName("@odata.deltaLink")]
    public string? DeltaLink { get; init; }
}

/// <summary>What of a group changed (groups/delta).</summary>
internal sealed record GroupChange
{
    public string? Id { get; init; }

    [JsonPropertyName("members@delta")]
    public IReadOnlyList<MemberChange>? Members { get; init; }

    [JsonPropertyName("@removed")]
    public Removal? Removed { get; init; }
}

/// <summary>Somebody who came into a group, or left it.</summary>
internal sealed record MemberChange
{
    public string? Id { get; init; }

    [JsonPropertyName("@odata.type")]
    public string? Type { get; init; }

    [JsonPropertyName("@removed")]
    public Removal? Removed { get; init; }
}

/// <summary>That something is gone.</summary>
internal sealed record Removal(string? Reason);

/// <summary>A person.</summary>
internal sealed record GraphUser
{
    public string? Id { get; init; }

    public string? DisplayName { get; init; }

    public bool? AccountEnabled { get; init; }

    public string? PreferredLanguage { get; init; }
}

/// <summary>What getByIds and getPresencesByUserId are asked with.</summary>
internal sealed record Ids([property: JsonPropertyName("ids")] IReadOnlyList<string> List)
{
    public IReadOnlyList<string>? Types { get; init; }
}

/// <summary>How somebody is reached now.</summary>
internal sealed record GraphPresence
{
    public string? Id { get; init; }

    public string? Availability { get; init; }
}

/// <summary>A shift in Teams.</summary>
internal sealed record GraphShift
{
    public string? UserId { get; init; }

    public ShiftItem? SharedShift { get; init; }
}

/// <summary>From when to when.</summary>
internal sealed record ShiftItem
{
    public DateTimeOffset? StartDateTime { get; init; }

    public DateTimeOffset? EndDateTime { get; init; }
}

/// <summary>A message of a channel or a chat, as far as its files go.</summary>
internal sealed record GraphMessage
{
    public IReadOnlyList<GraphAttachment>? Attachments { get; init; }
}

/// <summary>A file of a message.</summary>
internal sealed record GraphAttachment
{
    public string? Id { get; init; }

    public string? ContentType { get; init; }

    public string? ContentUrl { get; init; }

    public string? Name { get; init; }
}

/// <summary>A file or a folder in a drive.</summary>
internal sealed record GraphDriveItem
{
    public string? Name { get; init; }

    [JsonPropertyName("parentReference")]
    public GraphDriveParent? Parent { get; init; }

    [JsonPropertyName("@microsoft.graph.downloadUrl")]
    public string? Download { get; init; }
}

/// <summary>Where an item lies.</summary>
internal sealed record GraphDriveParent(string? DriveId);

/// <summary>Somebody's drive.</summary>
internal sealed record GraphDrive(string? Id);

/// <summary>Graph's error; its message may hold names, so only the code is looked at.</summary>
internal sealed record GraphError(GraphErrorBody? Error);

/// <inheritdoc cref="GraphError"/>
internal sealed record GraphErrorBody(string? Code);

/// <summary>Which app to install for somebody.</summary>
internal sealed record AppInstallation([property: JsonPropertyName("teamsApp@odata.bind")] string App);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GraphPage<GroupChange>))]
[JsonSerializable(typeof(GraphPage<GraphUser>))]
[JsonSerializable(typeof(GraphPage<GraphPresence>))]
[JsonSerializable(typeof(GraphPage<GraphShift>))]
[JsonSerializable(typeof(Ids))]
[JsonSerializable(typeof(GraphMessage))]
[JsonSerializable(typeof(GraphDriveItem))]
[JsonSerializable(typeof(GraphDrive))]
[JsonSerializable(typeof(GraphError))]
[JsonSerializable(typeof(AppInstallation))]
internal sealed partial class GraphJson : JsonSerializerContext;
