namespace ChargeBot.Adapters.Lg2Wan.Sml;

/// <summary>What the attention numbers say: 81 81 C7 C7 and two bytes.</summary>
internal static class SmlAttention
{
    /// <summary>The four bytes that all of them begin with.</summary>
    private const ulong Prefix = 0x8181C7C7;

    /// <summary>Done.</summary>
    public const ushort Ok = 0xFD00;

    /// <summary>It will be done later.</summary>
    public const ushort Later = 0xFD01;

    /// <summary>An error that has no number of its own.</summary>
    public const ushort UndefinedError = 0xFE00;

    /// <summary>A name that SML does not have.</summary>
    public const ushort UnknownDesignator = 0xFE01;

    /// <summary>User or password are wrong.</summary>
    public const ushort WrongCredentials = 0xFE02;

    /// <summary>There is nobody with this server id.</summary>
    public const ushort ServerIdNotAvailable = 0xFE03;

    /// <summary>There is no file with this id.</summary>
    public const ushort ReqFileIdNotAvailable = 0xFE04;

    /// <summary>It cannot be written.</summary>
    public const ushort NotWritable = 0xFE05;

    /// <summary>It cannot be read.</summary>
    public const ushort NotReadable = 0xFE06;

    /// <summary>The communication with the measuring point is disturbed.</summary>
    public const ushort CommunicationDisturbed = 0xFE07;

    /// <summary>The raw data cannot be interpreted.</summary>
    public const ushort RawDataUnreadable = 0xFE08;

    /// <summary>The value is out of its range.</summary>
    public const ushort OutOfRange = 0xFE09;

    /// <summary>The order was not carried out.</summary>
    public const ushort NotExecuted = 0xFE0A;

    /// <summary>The checksum is wrong.</summary>
    public const ushort BadChecksum = 0xFE0B;

    /// <summary>It is no broadcast.</summary>
    public const ushort NoBroadcast = 0xFE0C;

    /// <summary>A message that was not expected.</summary>
    public const ushort UnexpectedMessage = 0xFE0D;

    /// <summary>The profile does not have this object.</summary>
    public const ushort UnknownObject = 0xFE0E;

    /// <summary>A type of data that is not supported.</summary>
    public const ushort TypeNotSupported = 0xFE0F;

    /// <summary>An optional element that is not supported.</summary>
    public const ushort OptionalNotSupported = 0xFE10;

    /// <summary>The profile has no entry.</summary>
    public const ushort ProfileEmpty = 0xFE11;

    /// <summary>The end is before the beginning.</summary>
    public const ushort EndBeforeBegin = 0xFE12;

    /// <summary>The profile has no entry in this time.</summary>
    public const ushort NothingInRange = 0xFE13;

    /// <summary>A file that ended without a close.</summary>
    public const ushort FileNotClosed = 0xFE14;

    /// <summary>It cannot answer now.</summary>
    public const ushort Busy = 0xFE15;

    /// <summary>The number as the six bytes of a message.</summary>
    public static Obis Name(ushort number) => new(Prefix << 16 | number);

    /// <summary>The last two bytes; false for what is no attention number.</summary>
    public static bool TryRead(Obis name, out ushort number)
    {
        number = (ushort)name.Packed;
        return name.Packed >> 16 == Prefix;
    }

    /// <summary>True for numbers that an application defines for itself (E000 to FCFF).</summary>
    public static bool IsApplication(ushort number) => number is >= 0xE000 and <= 0xFCFF;
}
