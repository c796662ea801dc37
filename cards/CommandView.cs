using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Charging;

namespace ChargeBot.Cards;

/// <summary>A command and what it is about. The card says what the record says, never more.</summary>
/// <param name="Record">The command.</param>
/// <param name="Port">Its port, as it is now.</param>
/// <param name="Session">The session that it is about, where there is one: running still, or ended.</param>
public sealed record CommandView(CommandRecord Record, PortView Port, ChargingSession? Session)
{
    /// <summary>The dialog that shows and changes what a station is set to: each protocol has its own.</summary>
    public static string ParametersDialog(Station station) => station.Protocol is Protocol.Lg2Wan ? "parameters" : "ocppparameters";

    /// <summary>The dialog that a command belongs to: the first part of its verbs.</summary>
    public static string Dialog(CommandKind kind) => kind switch
    {
        CommandKind.Stop => "stop",
        CommandKind.ForceStop => "force",
        CommandKind.Unlock => "unlock",
        CommandKind.SoftReboot => "softreboot",
        CommandKind.HardReboot => "hardreboot",
        CommandKind.Availability => "availability",
        CommandKind.ReadConfiguration or CommandKind.ChangeParameter => "parameters",
        CommandKind.MeterCheck => "metercheck",
        CommandKind.RequestLog => "log",
        CommandKind.RawCall => "rawcall",
        CommandKind.RemoteStart => "start",
        _ => "port",
    };
}
