using System.Security.Cryptography;

namespace ChargeBot.Simulator.Lg2Wan;

/// <summary>The three types of gateway.</summary>
public enum GatewayType
{
    /// <summary>Stations of the eBox kind.</summary>
    Lsx,

    /// <summary>Charging gateways with ports of their own.</summary>
    Lsg,

    /// <summary>Stations with a battery; their cables are attached.</summary>
    Accu,
}

/// <summary>How a gateway is built and behaves; the defaults are a station in good health with a firmware that knows all.</summary>
public sealed record GatewayHabits
{
    public GatewayType Type { get; init; } = GatewayType.Lsx;

    public string Firmware { get; init; } = "3.1.4";

    public string Vendor { get; init; } = "Beispielwerk";

    public string SerialNumber { get; init; } = "LG-000001";

    public string ControllerId { get; init; } = "CTRL-000001";

    /// <summary>False: it stands in the network file and is never heard of.</summary>
    public bool Connects { get; init; } = true;

    /// <summary>Between two pushes; null to follow the parameter, which is in minutes.</summary>
    public TimeSpan? PushInterval { get; init; }

    /// <summary>How long it thinks before each answer.</summary>
    public TimeSpan AnswerDelay { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>From the answer to the deed, and from Finishing to Available.</summary>
    public TimeSpan ReactionTime { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>From a reboot to the next connection.</summary>
    public TimeSpan BootTime { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>First wait before a new attempt to connect; it doubles up to <see cref="LongestBackOff"/>.</summary>
    public TimeSpan FirstBackOff { get; init; } = TimeSpan.FromSeconds(1);

    public TimeSpan LongestBackOff { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long it waits for the answer to its login, to a push and to its own keep-alive.</summary>
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Power while charging, in watts.</summary>
    public int PowerW { get; init; } = 11_000;

    /// <summary>Tells of the end of a session by its status first and sends the charge record after that.</summary>
    public bool StatusBeforeRecord { get; init; }

    /// <summary>False: a station without a meter that signs.</summary>
    public bool Signs { get; init; } = true;

    /// <summary>The curve of the meter's key: P-256 (nistP256) or P-192 (secp192r1).</summary>
    public ECCurve MeterCurve { get; init; } = ECCurve.NamedCurves.nistP256;

    /// <summary>How often the controller has started when it is switched on.</summary>
    public uint Starts { get; init; } = 1;

    /// <summary>How many sessions it has counted when it is switched on.</summary>
    public uint Sessions { get; init; } = 1000;

    /// <summary>What a meter check finds: 1 complies, 2 does not.</summary>
    public byte MeterCheckFinds { get; init; } = 1;

    internal bool KnowsUnlock => Type != GatewayType.Accu;

    internal bool HasSigningMeter => Type != GatewayType.Accu && (Type != GatewayType.Lsg || IsAtLeast(2, 0));

    internal bool KnowsLogbook => Type != GatewayType.Accu || IsAtLeast(1, 2);

    internal bool IsAtLeast(int major, int minor) => Version.TryParse(Firmware, out var v) && v >= new Version(major, minor);
}
