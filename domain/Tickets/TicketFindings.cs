using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChargeBot.Domain.Tickets;

/// <summary>What the bot saw at a port at the moment a ticket was sent. Lines in no language: codes, times and the device's own words.</summary>
public sealed record TicketFindings
{
    /// <summary>The port's status.</summary>
    public string Status { get; init; } = "";

    /// <summary>Since when (UTC).</summary>
    public DateTimeOffset? StatusAt { get; init; }

    /// <summary>Whether the line to the station stood.</summary>
    public bool Online { get; init; }

    /// <summary>When it was heard of last (UTC).</summary>
    public DateTimeOffset? HeardAt { get; init; }

    /// <summary>The device's fault, with its words; null: none.</summary>
    public string? Fault { get; init; }

    /// <summary>The running session's start (UTC) and energy (Wh); null: none ran.</summary>
    public DateTimeOffset? SessionSince { get; init; }

    /// <inheritdoc cref="SessionSince"/>
    public long? SessionEnergy { get; init; }

    /// <summary>The last sessions that went wrong there: when, and the error type.</summary>
    public IReadOnlyList<TimedWord> Errors { get; init; } = [];

    /// <summary>The last commands: when, and <c>Kind: State</c>.</summary>
    public IReadOnlyList<TimedWord> Commands { get; init; } = [];

    /// <summary>The newest notes, shortened.</summary>
    public IReadOnlyList<TimedWord> Notes { get; init; } = [];

    /// <summary>As it is stored.</summary>
    public string Write() => JsonSerializer.Serialize(this, TicketFindingsJson.Default.TicketFindings);

    /// <summary>Reads what is stored; null: nothing is.</summary>
    public static TicketFindings? Read(string? json) => json is null ? null : JsonSerializer.Deserialize(json, TicketFindingsJson.Default.TicketFindings);
}

/// <summary>A word and its time (UTC).</summary>
public sealed record TimedWord(DateTimeOffset At, string Word);

[JsonSerializable(typeof(TicketFindings))]
internal sealed partial class TicketFindingsJson : JsonSerializerContext;
