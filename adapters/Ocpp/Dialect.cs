using System.Collections.Frozen;
using System.Text.Json;
using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Adapters.Ocpp;

/// <summary>A version of the protocol, as far as it differs: a connection speaks one.</summary>
internal sealed record Dialect
{
    /// <summary>Of an answer that is shown as it came, characters.</summary>
    private const int LongestAnswer = 4000;

    /// <summary>Which it is.</summary>
    public required Protocol Protocol { get; init; }

    /// <summary>The action with which we read what a device is set to.</summary>
    public required string Reads { get; init; }

    /// <summary>A device that does not tell all of its configuration at once is asked for each key that the standard knows.</summary>
    public bool ReadsKeyByKey { get; init; }

    /// <summary>Its WebSocket subprotocol.</summary>
    public required string Subprotocol { get; init; }

    /// <summary>What devices may call, by name in any case.</summary>
    public required FrozenDictionary<string, IncomingAction> Incoming { get; init; }

    /// <summary>What we may ask of devices; devices may not call it.</summary>
    public required Requests Outgoing { get; init; }

    /// <summary>The action whose frames may be long and must never be refused.</summary>
    public required string EndOfTransaction { get; init; }

    /// <summary>The code for what is no frame.</summary>
    public required string FormationViolation { get; init; }

    /// <summary>A command in the version's words.</summary>
    public required Func<DeviceCommand, IRequest> Ask { get; init; }

    /// <summary>What a device's answer to a command comes to.</summary>
    public required Func<DeviceCommand, JsonElement, Outcome> Read { get; init; }

    /// <summary>Its answer to any command: to a raw call it is shown as it came.</summary>
    public Outcome Answered(DeviceCommand command, JsonElement payload) =>
        command is RawCall ? new Outcome(OutcomeKind.Accepted, MaskedJson.Of(payload, LongestAnswer)) : Read(command, payload);

    /// <summary>A command's call, whole.</summary>
    /// <param name="writer">Where it is written; the frame is valid until the next one is begun.</param>
    /// <param name="id">The call's id.</param>
    /// <param name="command">What is asked, its secrets in clear.</param>
    public (string Action, ReadOnlyMemory<byte> Frame) Call(FrameWriter writer, string id, DeviceCommand command)
    {
        if (command is RawCall raw)
        {
            return (raw.Action, writer.Call(id, raw.Action, json => json.WriteRawValue(raw.Payload)));
        }

        var request = Ask(command);
        var action = Requests.ActionOf(request);
        return (action, writer.Call(id, action, json => Outgoing.Write(json, request)));
    }
}
