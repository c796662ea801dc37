using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Parameters;

namespace ChargeBot.Adapters.Lg2Wan;

/// <summary>What a gateway of a type and firmware knows: the last table of README.md.</summary>
internal static class GatewayModels
{
    private static readonly Version CheckOfLsg = new(2, 0);
    private static readonly Version LogbookOfAccu = new(1, 2);

    /// <summary>What it cannot be asked; of a type that nobody knows, nothing is held back.</summary>
    public static Verbs Cannot(string? type, string? firmware)
    {
        var version = Firmware.Parse(firmware);
        return Enum.TryParse<GatewayTypes>(type, ignoreCase: true, out var known) ? known switch
        {
            GatewayTypes.Lsg => version >= CheckOfLsg ? Verbs.None : Verbs.MeterCheck,
            GatewayTypes.Accu => Verbs.Unlock | Verbs.MeterCheck | (version >= LogbookOfAccu ? Verbs.None : Verbs.RequestLog),
            _ => Verbs.None,
        } : Verbs.None;
    }
}
