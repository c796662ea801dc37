using System.Text.Json;
using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Adapters.Ocpp;

/// <summary>One action that devices call: how it is read, and how it is answered once it is committed.</summary>
/// <param name="name">Its name in the specification.</param>
internal abstract class IncomingAction(string name)
{
    /// <summary>Its name in the specification, however the device cased it.</summary>
    public string Name => name;

    /// <summary>Whether it needs a payload at all.</summary>
    public virtual bool NeedsPayload => true;

    /// <summary>Reads what happened. Refuses only where nothing sensible can be done: devices repeat what was refused for ever.</summary>
    public abstract Reading Read(JsonElement payload, DateTimeOffset now);

    /// <summary>Writes the members of the answer.</summary>
    public abstract void Answer(Utf8JsonWriter answer, JsonElement payload, in Acknowledgement facts);

    /// <summary>For actions of which only the sign of life is kept.</summary>
    protected Reading Heard(DateTimeOffset now) => new Heard(now) { Message = Name };
}

/// <summary>What an action was read as: an event, or why it cannot be worked on.</summary>
internal readonly record struct Reading(DeviceEvent? Event, CallFault? Fault)
{
    /// <summary>What else happened, in this order: a message of OCPP 2.0.1 tells several things at once.</summary>
    public IReadOnlyList<DeviceEvent> More { get; init; } = [];

    public static implicit operator Reading(DeviceEvent seen) => new(seen, null);

    public static implicit operator Reading(CallFault fault) => new(null, fault);
}

/// <summary>What a CALLERROR says.</summary>
internal sealed record CallFault(string Code, string Description);

/// <summary>What an answer may depend on.</summary>
/// <param name="Reply">What the charge point's grain said.</param>
/// <param name="Held">Nobody adopted this charge point yet.</param>
/// <param name="Now">Our clock (UTC).</param>
/// <param name="Options">The settings.</param>
internal readonly record struct Acknowledgement(DeviceReply Reply, bool Held, DateTimeOffset Now, OcppOptions Options);
