namespace ChargeBot.Simulator.Lg2Wan;

/// <summary>What a gateway does with a request instead of its usual behaviour.</summary>
public abstract record GatewayReply
{
    private GatewayReply()
    {
    }

    /// <summary>An attention with this number, and nothing is done.</summary>
    public sealed record Attention(ushort Number, string? Message = null) : GatewayReply;

    /// <summary>FD00, and then nothing happens.</summary>
    public sealed record AcceptedThenNothing : GatewayReply;

    /// <summary>No answer at all, and nothing is done.</summary>
    public sealed record Silence : GatewayReply;

    /// <summary>The line is cut instead of an answer.</summary>
    public sealed record Drop : GatewayReply;

    /// <summary>The usual answer and deed, but so much later.</summary>
    public sealed record Late(TimeSpan Delay) : GatewayReply;

    /// <summary>The usual deed, and its answer with this damage.</summary>
    public sealed record Damaged(Damage Damage) : GatewayReply;
}

/// <summary>What can happen to a file on its way.</summary>
public enum Damage
{
    None,

    /// <summary>Seven bytes in the middle are gone.</summary>
    LostBytes,

    /// <summary>The CRC around the file is wrong; its messages are intact.</summary>
    BadTransportCrc,

    /// <summary>The CRC of the second message is wrong; the one around the file is right.</summary>
    BadMessageCrc,

    /// <summary>The messages stand in reverse order: the close first, the open last.</summary>
    WrongMessageOrder,

    /// <summary>Bytes that are nothing stand before the file, and half a start sequence among them.</summary>
    GarbageBefore,

    /// <summary>Half the file, and nothing more on this connection.</summary>
    HalfThenSilence,

    /// <summary>A file that goes on until the other end has had enough.</summary>
    NeverEnds,

    /// <summary>The same file twice.</summary>
    Duplicate,

    /// <summary>The close is missing.</summary>
    NoPublicClose,
}
