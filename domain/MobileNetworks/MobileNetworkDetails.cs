namespace ChargeBot.Domain.MobileNetworks;

/// <summary>
/// What is known about a SIM's mobile network connection, each field from its own source and of its own age.
/// A field that nobody delivered is null. Which source can deliver which field:
/// <list type="table">
/// <item><term><see cref="Network"/></term><description>daily file</description></item>
/// <item><term><see cref="Apn"/></term><description>daily file</description></item>
/// <item><term><see cref="Reach"/></term><description>daily file, operator (Device Reachability Status)</description></item>
/// <item><term><see cref="LastConnected"/></term><description>daily file, operator (Device Reachability Status)</description></item>
/// <item><term><see cref="Generation"/></term><description>daily file, operator (Connected Network Type)</description></item>
/// <item><term><see cref="LastSession"/></term><description>daily file</description></item>
/// <item><term><see cref="Roaming"/></term><description>daily file, operator (Device Roaming Status)</description></item>
/// </list>
/// </summary>
public sealed record MobileNetworkDetails
{
    /// <summary>Nothing was delivered.</summary>
    public static MobileNetworkDetails None { get; } = new();

    /// <summary>The network that the SIM connected to last.</summary>
    public SimFact<MobileNetwork>? Network { get; init; }

    /// <summary>The access point's name: the one over which alone the SIM reaches the backend.</summary>
    public SimFact<string>? Apn { get; init; }

    /// <summary>The connection, as its source saw it at that moment.</summary>
    public SimFact<SimReach>? Reach { get; init; }

    /// <summary>When the SIM was last known to be connected (UTC).</summary>
    public SimFact<DateTimeOffset>? LastConnected { get; init; }

    /// <summary>The generation of the cell site's network.</summary>
    public SimFact<NetworkGeneration>? Generation { get; init; }

    /// <summary>The session that was completed last.</summary>
    public SimFact<SimSession>? LastSession { get; init; }

    /// <summary>Whether it roams, and where.</summary>
    public SimFact<SimRoaming>? Roaming { get; init; }

    /// <summary>
    /// Takes over what another source, or the same one later, says: field by field the newer one wins, of two of the same
    /// moment the one that comes now. Silence takes nothing away. That it was connected at some time stays true, so there
    /// the later connection wins.
    /// </summary>
    public MobileNetworkDetails Merge(MobileNetworkDetails now) => new()
    {
        Network = Newer(Network, now.Network),
        Apn = Newer(Apn, now.Apn),
        Reach = Newer(Reach, now.Reach),
        LastConnected = LastConnected is { } known && now.LastConnected is { } told && (known.Value, known.At).CompareTo((told.Value, told.At)) > 0
            ? known : now.LastConnected ?? LastConnected,
        Generation = Newer(Generation, now.Generation),
        LastSession = Newer(LastSession, now.LastSession),
        Roaming = Newer(Roaming, now.Roaming),
    };

    /// <summary>The manual's connection status, at a moment.</summary>
    public ConnectionStatus StatusAt(DateTimeOffset now) => ConnectionStatus.Of(this, now);

    private static SimFact<T>? Newer<T>(SimFact<T>? known, SimFact<T>? told) =>
        told is null ? known : known is null || told.At >= known.At ? told : known;
}
