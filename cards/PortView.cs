using ChargeBot.Domain.ChargePoints;

namespace ChargeBot.Cards;

/// <summary>Which buttons a person may press. Only for drawing: every press is checked again on the server.</summary>
public sealed record Grants
{
    /// <summary>Look alone.</summary>
    public static Grants None { get; } = new();

    /// <summary>Everything there is.</summary>
    public static Grants All { get; } = new()
    {
        CanStop = true,
        CanForceStop = true,
        CanUnlock = true,
        CanSoftReboot = true,
        CanHardReboot = true,
        CanAdopt = true,
        CanCheckMeter = true,
        CanCallRaw = true,
        CanUseNotes = true,
        CanEditDetails = true,
        CanSeeConfiguration = true,
        CanReadParameters = true,
        CanEditParameters = true,
        CanSeePuk = true,
        CanStart = true,
        CanUseTickets = true,
        CanUseLogs = true,
    };

    /// <summary>End a session with the device's word.</summary>
    public bool CanStop { get; init; }

    /// <summary>End it without.</summary>
    public bool CanForceStop { get; init; }

    /// <summary>Release the plug.</summary>
    public bool CanUnlock { get; init; }

    /// <summary>Restart once nobody charges.</summary>
    public bool CanSoftReboot { get; init; }

    /// <summary>Restart now.</summary>
    public bool CanHardReboot { get; init; }

    /// <summary>Take in a station that nobody imported.</summary>
    public bool CanAdopt { get; init; }

    /// <summary>Ask whether the meter complies with calibration law.</summary>
    public bool CanCheckMeter { get; init; }

    /// <summary>Call an action of the charger's own protocol word for word.</summary>
    public bool CanCallRaw { get; init; }

    /// <summary>Read and write notes.</summary>
    public bool CanUseNotes { get; init; }

    /// <summary>Edit master data of devices.</summary>
    public bool CanEditDetails { get; init; }

    /// <summary>Look at what devices are and are set to.</summary>
    public bool CanSeeConfiguration { get; init; }

    /// <summary>Have a device's parameters read.</summary>
    public bool CanReadParameters { get; init; }

    /// <summary>Change them.</summary>
    public bool CanEditParameters { get; init; }

    /// <summary>See the PUK, and set it.</summary>
    public bool CanSeePuk { get; init; }

    /// <summary>Start a session, in one way or another.</summary>
    public bool CanStart { get; init; }

    /// <summary>Request and fetch log files.</summary>
    public bool CanUseLogs { get; init; }

    /// <summary>Read and write tickets.</summary>
    public bool CanUseTickets { get; init; }

    /// <summary>The same without what a station does not know.</summary>
    public Grants Within(Station station) => this with
    {
        CanUnlock = CanUnlock && station.Can(Verbs.Unlock),
        CanStart = CanStart && station.Can(Verbs.RemoteStart),
        CanSoftReboot = CanSoftReboot && station.Can(Verbs.SoftReset),
        CanHardReboot = CanHardReboot && station.Can(Verbs.HardReset),
        CanCheckMeter = CanCheckMeter && station.Can(Verbs.MeterCheck),
        CanReadParameters = CanReadParameters && station.Can(Verbs.ReadConfiguration),
        CanEditParameters = CanEditParameters && station.Can(Verbs.ChangeParameter),
    };

    /// <summary>Either restart.</summary>
    public bool CanReboot => CanSoftReboot || CanHardReboot;
}

/// <summary>One port of a station, and what the person who looks at it may do.</summary>
/// <param name="Snapshot">The station and all its ports.</param>
/// <param name="PortId">Which of them the card is about; it must be among them.</param>
/// <param name="Grants">What the person may press.</param>
public sealed record PortView(StationSnapshot Snapshot, string PortId, Grants Grants)
{
    /// <summary>What the person may press: what the role holds, without what the station does not know.</summary>
    public Grants Grants { get; } = Grants.Within(Snapshot.Station);

    /// <summary>What the person can do with the card; null where it is only shown.</summary>
    public PortKeeping? Keeping { get; init; }

    /// <summary>What colleagues noted; only where the card shows it.</summary>
    public PortNotes Notes { get; init; } = PortNotes.None;

    /// <summary>Open tickets at it; only where the card shows them.</summary>
    public PortTickets Tickets { get; init; } = PortTickets.None;

    internal Station Station => Snapshot.Station;

    internal PortSnapshot Here { get; } = Snapshot.Find(PortId)
        ?? throw new ArgumentException("The port is not one of this station.", nameof(PortId));

    internal Port Port => Here.Port;

    internal IEnumerable<PortSnapshot> Siblings => Snapshot.Ports.Where(port => port.Port.Id != PortId);

    /// <summary>The time of day, where the station stands.</summary>
    internal SiteClock Clock => new(Station.TimeZone);

    internal (string, string) PortData => ("port", PortId);
}
