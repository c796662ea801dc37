using System.Text.Json.Nodes;

namespace ChargeBot.Simulator;

/// <summary>What a charge point does with a call: it answers, answers with an error, says nothing, or drops the link.</summary>
public abstract record Reply
{
    private Reply()
    {
    }

    /// <summary>A CALLRESULT with this payload.</summary>
    public sealed record Result(JsonObject Payload) : Reply;

    /// <summary>A CALLERROR.</summary>
    public sealed record Error(string Code, string Description) : Reply;

    /// <summary>No answer at all.</summary>
    public sealed record Silence : Reply;

    /// <summary>The link is cut instead of an answer.</summary>
    public sealed record Drop : Reply;

    /// <summary>The commonest answer: a status and nothing else.</summary>
    public static Reply Status(string status) => new Result(new JsonObject { ["status"] = status });
}
