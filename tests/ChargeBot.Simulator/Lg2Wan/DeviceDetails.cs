using ChargeBot.Simulator.Sml;

namespace ChargeBot.Simulator.Lg2Wan;

/// <summary>Groups 04 and 05: what a port and the communication device say about themselves.</summary>
internal sealed class DeviceDetails(string serverId, GatewayHabits habits, IReadOnlyList<SignedMeter?> meters)
{
    private static readonly DateTimeOffset CalibratedUntil = new(2031, 12, 31, 0, 0, 0, TimeSpan.Zero);
    private readonly bool[] autoDetection = [.. meters.Select(_ => true)];
    private readonly byte[] check = new byte[meters.Count];

    /// <summary>The result of a port's meter check: 0 not checked, 1 complies, 2 does not comply, 3 running.</summary>
    public void SetMeterCheck(int port, byte result) => check[port - 1] = result;

    public void SetAutoDetection(int port, bool on) => autoDetection[port - 1] = on;

    /// <summary>The children of a port's tree.</summary>
    public List<SmlNode> OfPort(int port)
    {
        var serial = uint.Parse(serverId[^8..], System.Globalization.NumberStyles.HexNumber, null);
        var meter = meters[port - 1];
        List<SmlNode> children =
        [
            Text(0x02, $"DE0001234567890000000000{serial % 100_000:D5}{port:D4}"),
            Text(0x03, $"1EBZ01{serial % 1_000_000:D6}{port:D2}"),
            SmlBodies.Tree(Names.Of(port, Names.Details, 0x05), SmlBodies.Time(CalibratedUntil)),
            SmlBodies.Tree(Names.Of(port, Names.Details, 0x07), SmlNode.Bool(autoDetection[port - 1])),
            Text(0x09, habits.Type == GatewayType.Accu ? "CCS" : "Type2"),
            SmlBodies.Tree(Names.Of(port, Names.Details, 0x0A), SmlNode.U8(habits.Type == GatewayType.Accu ? (byte)1 : (byte)0)),
            Text(0x0B, meters.Count == 1 ? "front" : port == 1 ? "left" : "right"),
            SmlBodies.Tree(Names.Of(port, Names.Details, 0x01), SmlNode.OfHex(serverId)),
        ];
        if (meter is null) return children;
        children.Add(SmlBodies.Tree(Names.Of(port, Names.Details, 0x04), SmlNode.OfHex(meter.ServerId)));
        children.Add(SmlBodies.Tree(Names.PublicKey, SmlNode.Octets(meter.PublicKey)));
        children.Add(SmlBodies.Tree(Names.Of(port, Names.Details, 0x08), SmlNode.U8(check[port - 1])));
        return children;

        SmlNode Text(byte number, string text) => SmlBodies.Tree(Names.Of(port, Names.Details, number), SmlNode.OfText(text));
    }

    /// <summary>The children of the communication device's tree; its numbers are made up of the server id's last digits.</summary>
    public List<SmlNode> OfCommunication()
    {
        var serial = uint.Parse(serverId[^8..], System.Globalization.NumberStyles.HexNumber, null);
        var number = $"{serial % 1_000_000:D6}";
        return
        [
            Tree(0x01, SmlNode.OfText($"10.{serial >> 16 & 0xFF}.{serial >> 8 & 0xFF}.{serial & 0xFF}")),
            Tree(0x02, SmlNode.OfHex(serverId)),
            Tree(0x03, SmlNode.OfText(WithCheckDigit($"894902000000{number}"))),
            Tree(0x04, SmlNode.OfText(WithCheckDigit($"35824005{number}"))),
            Tree(0x05, SmlNode.OfText($"262010000{number}")),
            Tree(0x06, SmlNode.OfText(habits.ControllerId)),
        ];

        static SmlNode Tree(byte number, SmlNode value) => SmlBodies.Tree(Names.Of(0, Names.Communication, number), value);
    }

    /// <summary>ICCID and IMEI end in Luhn's check digit.</summary>
    private static string WithCheckDigit(string digits)
    {
        var sum = digits.Reverse().Select((c, i) => (c - '0') * (i % 2 == 0 ? 2 : 1)).Sum(d => d > 9 ? d - 9 : d);
        return $"{digits}{(10 - sum % 10) % 10}";
    }
}
