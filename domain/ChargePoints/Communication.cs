namespace ChargeBot.Domain.ChargePoints;

/// <summary>What is known of the line to a charge point while its owner is awake; nothing of it is stored.</summary>
/// <param name="Link">The present line; null where none is attached.</param>
/// <param name="Messages">The last messages, the newest first; those from before the last start of the bot are not known.</param>
public sealed record Communication(LinkFacts? Link, IReadOnlyList<SeenMessage> Messages)
{
    /// <summary>How many messages are remembered.</summary>
    public const int Remembered = 10;

    /// <summary>Nothing is known.</summary>
    public static Communication None { get; } = new(null, []);
}

/// <summary>What a line is like, as whoever holds it knows.</summary>
public sealed record LinkFacts
{
    /// <summary>The version that was agreed on, in the protocol's own words, for example <c>ocpp1.6</c>.</summary>
    public string? Version { get; init; }

    /// <summary>The path at which the device came in, or the address at which we dialled it; null where only the port says it. No secret.</summary>
    public string? Endpoint { get; init; }

    /// <summary>The TCP port of that.</summary>
    public int Port { get; init; }

    /// <summary>We opened it.</summary>
    public bool Dialled { get; init; }

    /// <summary>Whether it reaches us encrypted. A load balancer in front of us may have taken that off.</summary>
    public bool Tls { get; init; }

    /// <summary>Whether a password was asked for and was right.</summary>
    public bool Password { get; init; }

    /// <summary>Whether the device showed its own certificate.</summary>
    public bool Certificate { get; init; }

    /// <summary>How often we see to it that the other side is still there.</summary>
    public TimeSpan? KeepAlive { get; init; }

    /// <summary>How often the device was told to send its heartbeat; null where the protocol has none.</summary>
    public TimeSpan? Heartbeat { get; init; }
}

/// <summary>One message of a charge point or to it: its name, never what is in it.</summary>
/// <param name="At">When it came or left (UTC).</param>
/// <param name="Direction">Which way.</param>
/// <param name="Name">The protocol's own name; null for a command of ours and its answer.</param>
/// <param name="Command">The command that left, or was answered.</param>
public sealed record SeenMessage(DateTimeOffset At, MessageDirection Direction, string? Name = null, CommandKind? Command = null);

/// <summary>Which way a message went.</summary>
public enum MessageDirection
{
    /// <summary>From the charge point.</summary>
    FromDevice,

    /// <summary>To the charge point.</summary>
    ToDevice,
}
