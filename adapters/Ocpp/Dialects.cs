using ChargeBot.Adapters.Ocpp.V16;
using ChargeBot.Adapters.Ocpp.V201;
using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Adapters.Ocpp;

/// <summary>The versions that we speak.</summary>
internal static class Dialects
{
    private static readonly Dialect[] All = [V16Dialect.Value, V201Dialect.Value];

    /// <summary>The one that a device which names none is taken to speak.</summary>
    public static Dialect Usual => V16Dialect.Value;

    /// <summary>The one of a WebSocket subprotocol, in any case; null: we do not speak it.</summary>
    public static Dialect? Of(string subprotocol) => Array.Find(All, one => string.Equals(one.Subprotocol, subprotocol, StringComparison.OrdinalIgnoreCase));

    /// <summary>The one of a station; null: it speaks no OCPP.</summary>
    public static Dialect? Of(Protocol protocol) => Array.Find(All, one => one.Protocol == protocol);
}
