namespace ChargeBot.Simulator;

/// <summary>One connector: its status, its meter and the transaction that runs at it.</summary>
public sealed class SimulatedConnector(int id, int meterWh)
{
    public int Id { get; } = id;

    /// <summary>OCPP 1.6's ChargePointStatus.</summary>
    public string Status { get; internal set; } = "Available";

    public string ErrorCode { get; internal set; } = "NoError";

    public string? VendorErrorCode { get; internal set; }

    public string? Info { get; internal set; }

    /// <summary>The register, in Wh; it never goes back.</summary>
    public int MeterWh { get; internal set; } = meterWh;

    public int? TransactionId { get; internal set; }

    public string? IdTag { get; internal set; }

    public bool Operative { get; internal set; } = true;

    /// <summary>Per cent, of a car at a DC connector.</summary>
    internal int StateOfCharge { get; set; } = 31;

    internal DateTimeOffset MeterReadAt { get; set; }

    internal bool Stopping { get; set; }
}
