namespace ChargeBot.Domain.Parameters;

/// <summary>Keys of the manual's device details and communication device, as <see cref="DeviceValue.Key"/>.</summary>
public static class DeviceDetail
{
    /// <summary>Of a port: <c>AC</c> or <c>DC</c>.</summary>
    public const string ChargingMode = nameof(ChargingMode);

    /// <summary>Of a port of an OCPP station: the connector's number on the wire. It is never edited: the port would become another one.</summary>
    public const string ConnectorId = nameof(ConnectorId);

    /// <summary>Of a port: where it is on the charger.</summary>
    public const string Position = nameof(Position);

    /// <summary>Of a port: upper-case hex.</summary>
    public const string SmlServerId = nameof(SmlServerId);

    /// <summary>Of a port: 33 characters (VDE-AR-N 4400), other lengths occur.</summary>
    public const string MeteringPointId = nameof(MeteringPointId);

    /// <summary>Of a port: as printed on the plug's type plate, free text.</summary>
    public const string ConnectorType = nameof(ConnectorType);

    /// <summary>Of a port.</summary>
    public const string MeterNumber = nameof(MeterNumber);

    /// <summary>Of a port: upper-case hex, 10 bytes (DIN 43863-5), other lengths occur.</summary>
    public const string MeterServerId = nameof(MeterServerId);

    /// <summary>Of a port: <c>yyyy-MM-dd</c>.</summary>
    public const string CalibratedUntil = nameof(CalibratedUntil);

    /// <summary>Of a port: upper-case hex, x and y (48 or 64 bytes) or a SubjectPublicKeyInfo.</summary>
    public const string PublicKey = nameof(PublicKey);

    /// <summary>Of a port: <c>true</c> or <c>false</c>; the gateway finds its meter by itself.</summary>
    public const string AutoMeterDetection = nameof(AutoMeterDetection);

    /// <summary>Of a port: one of <see cref="MeterCheckResult"/>.</summary>
    public const string MeterCheck = nameof(MeterCheck);

    /// <summary>Of a port: Compleo's number of the charge point. Changed by its support alone, so no card edits it.</summary>
    public const string BaNumber = nameof(BaNumber);

    /// <summary>Of a station: dotted IPv4 or IPv6.</summary>
    public const string SimIpAddress = nameof(SimIpAddress);

    /// <summary>Of a station: the gateway's SML Server ID, upper-case hex.</summary>
    public const string GatewayServerId = nameof(GatewayServerId);

    /// <summary>Of a station: 18 to 22 digits.</summary>
    public const string SimIccid = nameof(SimIccid);

    /// <summary>Of a station: about 15 digits.</summary>
    public const string Imei = nameof(Imei);

    /// <summary>Of a station: 15 digits: MCC, MNC, MSIN.</summary>
    public const string SimImsi = nameof(SimImsi);

    /// <summary>Of a station: the gateway's own number.</summary>
    public const string ControllerId = nameof(ControllerId);
}

/// <summary>What a meter check found.</summary>
public enum MeterCheckResult
{
    /// <summary>Never checked.</summary>
    NotChecked,

    /// <summary>The meter complies with calibration law.</summary>
    Complies,

    /// <summary>It does not.</summary>
    DoesNotComply,

    /// <summary>The device is at it.</summary>
    Running,
}
