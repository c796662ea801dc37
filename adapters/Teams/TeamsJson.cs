using System.Text.Json.Serialization;

namespace ChargeBot.Adapters.Teams;

/// <summary>How the protocol's types become JSON: camel case, nothing written that is absent, nesting bounded.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    MaxDepth = 64)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(ChannelAccount))]
[JsonSerializable(typeof(ConversationAccount))]
[JsonSerializable(typeof(Entity))]
[JsonSerializable(typeof(Attachment))]
[JsonSerializable(typeof(TeamsChannelData))]
[JsonSerializable(typeof(TeamsInfo))]
[JsonSerializable(typeof(ConversationReference))]
[JsonSerializable(typeof(InvokeValue))]
[JsonSerializable(typeof(InvokeAction))]
[JsonSerializable(typeof(InvokeResponse))]
[JsonSerializable(typeof(InvokeError))]
[JsonSerializable(typeof(ExpectedReplies))]
[JsonSerializable(typeof(ExtensionResponse))]
[JsonSerializable(typeof(ConversationParameters))]
[JsonSerializable(typeof(CreatedConversation))]
[JsonSerializable(typeof(ConversationMember))]
[JsonSerializable(typeof(IReadOnlyList<ConversationMember>))]
[JsonSerializable(typeof(MemberPage))]
[JsonSerializable(typeof(string))]
public sealed partial class TeamsJson : JsonSerializerContext;
