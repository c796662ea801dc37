using ChargeBot.Simulator.Sml;

namespace ChargeBot.Simulator.Lg2Wan;

/// <summary>One session as the gateway knows it.</summary>
public sealed record GatewaySession(uint Number, string Identification, DateTimeOffset Start, double MeterStartWh, DateTimeOffset? End)
{
    /// <summary>What the meter signed at the start.</summary>
    internal SignedList? SignedStart { get; init; }
}

/// <summary>One port of a gateway: its status, its meter and the session that runs at it.</summary>
public sealed class GatewayPort(int number)
{
    private static readonly (string Phase, int Milli)[] Phases = [("1F", 0), ("33", -20), ("47", 30)];

    public int Number { get; } = number;

    public GatewayStatus Status { get; internal set; } = GatewayStatus.Available;

    public string? ErrorCode { get; internal set; }

    public string? Words { get; internal set; }

    /// <summary>The register; it never goes back.</summary>
    public double MeterWh { get; internal set; } = 1_000_000 + number * 1_234.5;

    public GatewaySession? Session { get; internal set; }

    public bool Operative { get; internal set; } = true;

    /// <summary>A car was plugged in by <see cref="SimulatedGateway.PlugInAsync"/> and has not left.</summary>
    public bool PluggedIn { get; internal set; }

    internal DateTimeOffset MeterReadAt { get; set; }

    /// <summary>A start was ordered and has not happened yet.</summary>
    internal bool Starting { get; set; }

    /// <summary>Moves the register on to now.</summary>
    internal void Advance(DateTimeOffset now, int powerW)
    {
        if (Session is not null) MeterWh += Math.Max(0.1, (now - MeterReadAt).TotalHours * powerW);
        MeterReadAt = now;
    }

    /// <summary>The entries of this port's status list; the register as it stands, or another element in its place.</summary>
    internal List<SmlNode> StatusEntries(int powerW, SmlNode? register = null)
    {
        List<SmlNode> entries = [Entry(0x01, SmlNode.U8((byte)Status))];
        if (ErrorCode is not null) entries.Add(Entry(0x02, SmlNode.OfText(ErrorCode)));
        if (Words is not null) entries.Add(Entry(0x03, SmlNode.OfText(Words)));
        if (Session is { } session) entries.AddRange(SessionEntries(Number, session));
        var power = Session is null || Status != GatewayStatus.Charging ? 0 : powerW;
        entries.Add(SmlBodies.Entry(Names.Reading(Number, "010800"), register ?? Energy(MeterWh), 30, -1));
        entries.Add(SmlBodies.Entry(Names.Reading(Number, "100700"), SmlNode.I32(power * 10), 27, -1));
        foreach (var (phase, milli) in Phases)
        {
            var volts = 2300 + milli / 10;
            var voltage = $"{Convert.FromHexString(phase)[0] + 1:X2}0700";
            entries.Add(SmlBodies.Entry(Names.Reading(Number, $"{phase}0700"), SmlNode.I32(power * 1000 / 3 / volts), 33, -2));
            entries.Add(SmlBodies.Entry(Names.Reading(Number, voltage), SmlNode.U16((ushort)volts), 35, -1));
        }

        return entries;

        SmlNode Entry(byte number, SmlNode value) => SmlBodies.Entry(Names.Of(Number, Names.Status, number), value);
    }

    /// <summary>Number, identification, start and meter at the start: in a status and in a charge record alike.</summary>
    internal static List<SmlNode> SessionEntries(int port, GatewaySession session) =>
    [
        SmlBodies.Entry(Names.Of(port, Names.Status, 0x10), SmlNode.U32(session.Number)),
        SmlBodies.Entry(Names.Of(port, Names.Status, 0x11), SmlNode.OfText(session.Identification)),
        SmlBodies.Entry(Names.Of(port, Names.Status, 0x12), SmlBodies.TimeValue(SmlBodies.Time(session.Start))),
        SmlBodies.Entry(Names.Of(port, Names.Status, 0x13), Energy(session.MeterStartWh), 30, -1),
    ];

    /// <summary>A register with scaler -1.</summary>
    internal static SmlNode Energy(double wattHours) => SmlNode.U64((ulong)Math.Floor(wattHours * 10));
}
