namespace ChargeBot.Adapters.Teams;

/// <summary>One call to the connector, before it is made.</summary>
public sealed record ConnectorCall
{
    private ConnectorCall(HttpMethod method, ConversationReference at, string path, byte[]? body, bool isPaced, bool isRepeatable)
    {
        ArgumentNullException.ThrowIfNull(at);
        Method = method;
        Address = Addresses.MayCall(at.ServiceUrl) ? at.ServiceUrl.TrimEnd('/') + path : null;
        Body = body;
        Conversation = isPaced ? at.ServiceUrl + '\n' + at.ConversationId : null;
        Tenant = at.TenantId ?? at.ServiceUrl;
        IsRepeatable = isRepeatable;
    }

    /// <summary>GET, POST, PUT or DELETE.</summary>
    public HttpMethod Method { get; }

    /// <summary>The whole address; null when the service URL may not be called (<see cref="TeamsSettings"/>: https, or loopback).</summary>
    public string? Address { get; }

    /// <summary>The body, as JSON.</summary>
    public byte[]? Body { get; }

    /// <summary>The conversation whose pace it keeps; null when it is none that counts for that.</summary>
    public string? Conversation { get; }

    /// <summary>The tenant whose pace it keeps.</summary>
    public string Tenant { get; }

    /// <summary>Whether doing it twice is the same as doing it once.</summary>
    public bool IsRepeatable { get; }

    /// <summary>A new message: twice would be two messages.</summary>
    public static ConnectorCall Send(ConversationReference to, string path, byte[] body) =>
        new(HttpMethod.Post, to, Conversations(to) + path, body, isPaced: true, isRepeatable: false);

    /// <summary>Another content for a message.</summary>
    public static ConnectorCall Update(ConversationReference to, string path, byte[] body) =>
        new(HttpMethod.Put, to, Conversations(to) + path, body, isPaced: true, isRepeatable: true);

    /// <summary>The end of a message.</summary>
    public static ConnectorCall Delete(ConversationReference to, string path) =>
        new(HttpMethod.Delete, to, Conversations(to) + path, null, isPaced: true, isRepeatable: true);

    /// <summary>A new conversation; it may carry a message.</summary>
    public static ConnectorCall Create(ConversationReference near, byte[] body) =>
        new(HttpMethod.Post, near, "/v3/conversations", body, isPaced: false, isRepeatable: false);

    /// <summary>A question.</summary>
    public static ConnectorCall Get(ConversationReference of, string path) =>
        new(HttpMethod.Get, of, Conversations(of) + path, null, isPaced: false, isRepeatable: true);

    /// <summary>A question about the team of a channel.</summary>
    public static ConnectorCall Team(ConversationReference of, string team) =>
        new(HttpMethod.Get, of, "/v3/teams/" + Uri.EscapeDataString(team), null, isPaced: false, isRepeatable: true);

    private static string Conversations(ConversationReference of)
    {
        ArgumentNullException.ThrowIfNull(of);
        return "/v3/conversations/" + Uri.EscapeDataString(of.ConversationId);
    }
}

/// <summary>A call's end, with the answer's body.</summary>
/// <param name="Result">How it ended.</param>
/// <param name="Body">The answer's bytes; empty when there was none.</param>
public readonly record struct ConnectorExchange(ConnectorResult Result, byte[] Body);
