namespace ChargeBot.Simulator.Lg2Wan;

/// <summary>The names of objects in adapters/Lg2Wan/README.md, in upper-case hex.</summary>
internal static class Names
{
    public const byte Status = 1;
    public const byte Orders = 2;
    public const byte Parameters = 3;
    public const byte Details = 4;
    public const byte Communication = 5;
    public const byte Logbook = 6;
    public const byte Record = 7;

    public const string PublicKey = "8181C78205FF";
    public const string PushInterval = "8181C78A02FF";

    /// <summary><c>81 pp C6 gg nn FF</c>.</summary>
    public static string Of(int port, byte group, int number) => $"81{port:X2}C6{group:X2}{number:X2}FF";

    /// <summary>A reading's public OBIS name with the port as channel.</summary>
    public static string Reading(int port, string rest) => $"01{port:X2}{rest}FF";

    /// <summary>The port, group and number of one of our names; null for any other name.</summary>
    public static (int Port, byte Group, byte Number)? Read(string name)
    {
        if (name.Length != 12) return null;
        var bytes = Convert.FromHexString(name);
        return (bytes[0], bytes[2], bytes[5]) == (0x81, 0xC6, 0xFF) ? (bytes[1], bytes[3], bytes[4]) : null;
    }
}

/// <summary>The numbers of SML's attentions, <c>81 81 C7 C7 xx yy</c>.</summary>
public static class AttentionNumber
{
    public const ushort Done = 0xFD00;
    public const ushort Later = 0xFD01;
    public const ushort UnknownObject = 0xFE01;
    public const ushort WrongPassword = 0xFE02;
    public const ushort WrongServerId = 0xFE03;
    public const ushort NotWritable = 0xFE05;
    public const ushort OutOfRange = 0xFE09;
    public const ushort NotExecuted = 0xFE0A;
    public const ushort Unexpected = 0xFE0D;
    public const ushort WrongType = 0xFE0F;
    public const ushort EndBeforeBegin = 0xFE12;
    public const ushort NoEntry = 0xFE13;
    public const ushort Busy = 0xFE15;
}

/// <summary>The orders by their number in group 02.</summary>
public enum GatewayOrder : byte
{
    Start = 1,
    Stop = 2,
    ForceStop = 3,
    Unlock = 4,
    SoftReboot = 5,
    HardReboot = 6,
    Availability = 7,
    CheckMeter = 8,
}

/// <summary>A port's status by its number on the wire.</summary>
public enum GatewayStatus : byte
{
    Unknown,
    Available,
    Preparing,
    Charging,
    SuspendedByStation,
    SuspendedByCar,
    Finishing,
    Reserved,
    OutOfOperation,
    Faulted,
}
