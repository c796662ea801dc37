using System.Collections.Frozen;
using System.Text.Json;
using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Adapters.Ocpp;

/// <summary>A version of the protocol, as far as it differs: a connection speaks one.</summary>
internal sealed record Dialect
{
    /// <summary>Its WebSocket subprotocol.</summary>
    public required string Subprotocol { get; init; }

    /// <summary>What devices may call, by name in any case.</summary>
    public required FrozenDictionary<string, IncomingAction> Incoming { get; init; }

    /// <summary>Actions of the specification that devices may not call, or that we do not offer.</summary>
    public required FrozenSet<string> NotSupported { get; init; }

    /// <summary>The action whose frames may be long and must never be refused.</summary>
    public required string EndOfTransaction { get; init; }

    /// <summary>The code for what is no frame.</summary>
    public required string FormationViolation { get; init; }

    /// <summary>A command's action and the members of its payload.</summary>
    public required Func<DeviceCommand, string> ActionOf { get; init; }

    /// <inheritdoc cref="ActionOf"/>
    public required Action<Utf8JsonWriter, DeviceCommand> Write { get; init; }

    /// <summary>What a device's answer to a command comes to.</summary>
    public required Func<DeviceCommand, JsonElement, Outcome> Read { get; init; }

    /// <summary>Asks a device to boot again in words only; null where the version has no such call.</summary>
    public required DeviceCommand AskForBoot { get; init; }
}
