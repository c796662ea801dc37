using System.Globalization;
using ChargeBot.Adapters.Lg2Wan.Sml;

namespace ChargeBot.Adapters.Lg2Wan;

/// <summary>How a gateway, or we, end what was asked for: SML's attention numbers, in words.</summary>
/// <param name="Number">The number, <c>FD00</c> for done.</param>
/// <param name="Words">The device's own words; null where it has none.</param>
internal sealed record Attention(ushort Number, string? Words = null)
{
    /// <summary>Done, or it will be.</summary>
    public bool IsYes => Number is SmlAttention.Ok or SmlAttention.Later;

    /// <summary>There is nothing to tell, which is an answer too.</summary>
    public bool IsNothing => Number is SmlAttention.NothingInRange or SmlAttention.ProfileEmpty;

    /// <summary>This gateway cannot.</summary>
    public bool IsUnknownThere => Number is SmlAttention.UnknownDesignator or SmlAttention.TypeNotSupported or SmlAttention.OptionalNotSupported;

    /// <summary>For people: <c>FE09 value out of range: 6 to 32 A</c>.</summary>
    public override string ToString()
    {
        var number = Number.ToString("X4", CultureInfo.InvariantCulture);
        var name = Name(Number);
        return (name, Words) switch
        {
            (null, null) => number,
            (null, _) => $"{number}: {Words}",
            (_, null) => $"{number} {name}",
            _ => $"{number} {name}: {Words}",
        };
    }

    private static string? Name(ushort number) => number switch
    {
        SmlAttention.Ok => "done",
        SmlAttention.Later => "will be done later",
        SmlAttention.UndefinedError => "error",
        SmlAttention.UnknownDesignator => "unknown object",
        SmlAttention.WrongCredentials => "user or password wrong",
        SmlAttention.ServerIdNotAvailable => "server id not available",
        SmlAttention.ReqFileIdNotAvailable => "file id not available",
        SmlAttention.NotWritable => "not writable",
        SmlAttention.NotReadable => "not readable",
        SmlAttention.CommunicationDisturbed => "communication with the measuring point disturbed",
        SmlAttention.RawDataUnreadable => "raw data cannot be read",
        SmlAttention.OutOfRange => "value out of range",
        SmlAttention.NotExecuted => "not executed",
        SmlAttention.BadChecksum => "checksum wrong",
        SmlAttention.NoBroadcast => "no broadcast",
        SmlAttention.UnexpectedMessage => "unexpected message",
        SmlAttention.UnknownObject => "object not in the profile",
        SmlAttention.TypeNotSupported => "data type not supported",
        SmlAttention.OptionalNotSupported => "element not supported",
        SmlAttention.ProfileEmpty => "profile has no entry",
        SmlAttention.EndBeforeBegin => "end before beginning",
        SmlAttention.NothingInRange => "no entry in this time",
        SmlAttention.FileNotClosed => "file not closed",
        SmlAttention.Busy => "busy",
        _ => null,
    };
}
