using ChargeBot.Adapters.Lg2Wan.Sml;
using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Adapters.Lg2Wan;

/// <summary>
/// The names and codes of objects in our dialect, as the tables of README.md have them. When the vendor's document is at
/// hand, this is what changes.
/// </summary>
internal static class Dialect
{
    /// <summary>What we call ourselves at a gateway.</summary>
    public static ReadOnlySpan<byte> ClientId => "chargebot"u8;

    /// <summary>Groups of objects.</summary>
    public const byte Status = 0x01, Orders = 0x02, Parameters = 0x03, Details = 0x04, Communication = 0x05, Logbook = 0x06, Record = 0x07;

    /// <summary>Orders, by their number in their group.</summary>
    public const byte Start = 0x01, Stop = 0x02, ForceStop = 0x03, Unlock = 0x04, SoftReboot = 0x05, HardReboot = 0x06, Availability = 0x07, MeterCheck = 0x08;

    /// <summary>Arguments of orders, in their group.</summary>
    public const byte End = 0x11, Operative = 0x12;

    /// <summary>Of the status: what a port is doing, and the session that runs at it.</summary>
    public const byte Doing = 0x01, ErrorCode = 0x02, ErrorWords = 0x03, Session = 0x10, Identification = 0x11, SessionStart = 0x12, MeterStart = 0x13;

    /// <summary>Of the charger's status: who it is.</summary>
    public const byte GatewayType = 0x20, Firmware = 0x21, ControllerId = 0x22, Starts = 0x23, Vendor = 0x24, SerialNumber = 0x25;

    /// <summary>Of a charge record.</summary>
    public const byte SessionEnd = 0x02, MeterEnd = 0x03, Reason = 0x04;

    /// <summary>Of the logbook.</summary>
    public const byte Entries = 0x01, EventNumber = 0x02, EventWords = 0x03;

    /// <summary>The highest port that a name can hold.</summary>
    public const int MaxPort = 99;

    /// <summary>FNN's name of the push interval, which is parameter 0F.</summary>
    public static readonly Obis PushInterval = Obis.Parse("8181C78A02FF");

    /// <summary>The number of that parameter.</summary>
    public const byte PushIntervalNumber = 0x0F;

    /// <summary>The public name of a meter's public key.</summary>
    public static readonly Obis PublicKey = Obis.Parse("8181C78205FF");

    /// <summary>Units, as DLMS numbers them.</summary>
    public const byte Watt = 27, WattHour = 30, Ampere = 33, Volt = 35;

    /// <summary>What a port is doing, by its code.</summary>
    private static readonly PortStatus[] Statuses =
    [
        PortStatus.Unknown, PortStatus.Available, PortStatus.Preparing, PortStatus.Charging, PortStatus.SuspendedByStation,
        PortStatus.SuspendedByCar, PortStatus.Finishing, PortStatus.Reserved, PortStatus.Unavailable, PortStatus.Faulted,
    ];

    /// <summary>Parameters that take 16 bits; other numbers take 8.</summary>
    private static readonly byte[] Wide = [0x07, 0x09, 0x0F, 0x13];

    /// <summary>An object's name; port 0 is the whole charger.</summary>
    public static Obis Name(int port, byte group, byte number) => new(0x81, (byte)port, 0xC6, group, number, 0xFF);

    /// <summary>Reads a name of ours.</summary>
    public static bool TryRead(Obis name, out (int Port, byte Group, byte Number) parts)
    {
        parts = (name.B, name.D, name.E);
        return name is { A: 0x81, C: 0xC6, F: 0xFF } && name.B <= MaxPort;
    }

    /// <summary>The public name of a reading, with the port as its channel.</summary>
    public static bool IsReading(Obis name, int port) => name.A == 1 && name.B == port;

    /// <summary>The meter's register (C.D.E 1.8.0).</summary>
    public static bool IsEnergy(Obis name) => name is { C: 1, D: 8, E: 0 };

    /// <summary>The power now (C.D.E 16.7.0).</summary>
    public static bool IsPower(Obis name) => name is { C: 16, D: 7, E: 0 };

    /// <summary>The status of a code; with words where nobody knows the code.</summary>
    public static (PortStatus Status, string? Words) StatusOf(long code) =>
        code >= 0 && code < Statuses.Length ? (Statuses[code], null) : (PortStatus.Unknown, $"status {code}");

    /// <summary>Whether a parameter's number takes 16 bits.</summary>
    public static bool IsWide(byte number) => Wide.Contains(number);
}
