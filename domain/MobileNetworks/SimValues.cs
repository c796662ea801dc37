namespace ChargeBot.Domain.MobileNetworks;

/// <summary>A mobile network.</summary>
/// <param name="Name">The operator's name, as delivered.</param>
/// <param name="Plmn">Its PLMN id as <see cref="MobileNetworks.Plmn"/> writes it, for example <c>262-01</c>.</param>
public sealed record MobileNetwork(string? Name, string? Plmn);

/// <summary>The generation of the cell site that a SIM is connected to.</summary>
public enum NetworkGeneration
{
    /// <summary>GSM, GPRS, EDGE.</summary>
    G2 = 2,

    /// <summary>UMTS, HSPA.</summary>
    G3 = 3,

    /// <summary>LTE, and LTE-M and NB-IoT with it.</summary>
    G4 = 4,

    /// <summary>NR.</summary>
    G5 = 5,
}

/// <summary>What a source says of a SIM's connection.</summary>
public enum SimReach
{
    /// <summary>Not connected at that moment.</summary>
    No,

    /// <summary>Reachable for messages, not for data: a charger cannot speak with its backend.</summary>
    SmsOnly,

    /// <summary>Connected at that moment.</summary>
    Yes,

    /// <summary>Connected at some time in the 24 hours before that moment.</summary>
    InTheDayBefore,

    /// <summary>Not connected in the 24 hours before that moment.</summary>
    NotInTheDayBefore,
}

/// <summary>A completed data session of a SIM.</summary>
/// <param name="Start">UTC.</param>
/// <param name="End">UTC.</param>
/// <param name="Bytes">What was transferred, up and down together, where delivered.</param>
public sealed record SimSession(DateTimeOffset Start, DateTimeOffset End, long? Bytes);

/// <summary>Whether a SIM is in a network that is not its operator's own, and where.</summary>
/// <param name="Active">It roams.</param>
/// <param name="Countries">ISO 3166-1 alpha-2, with commas where the mobile country code belongs to several; null: not delivered.</param>
/// <param name="Mcc">Mobile country code, three digits; null: not delivered.</param>
public sealed record SimRoaming(bool Active, string? Countries = null, string? Mcc = null);
