namespace ChargeBot.Domain.ChargePoints;

/// <summary>The portal's groups of statuses, with the two that come before any status: nothing is heard, or nothing is built.</summary>
public enum InfrastructureGroup
{
    /// <summary>Free.</summary>
    Available,

    /// <summary>A car is connected or charging.</summary>
    Occupied,

    /// <summary>Technical reasons.</summary>
    NotAvailable,

    /// <summary>Taken out of operation.</summary>
    Inoperative,

    /// <summary>Offline, or silent for too long: what was reported last may not be true any more.</summary>
    Silent,

    /// <summary>Commissioned later.</summary>
    Planned,
}

/// <summary>One port of the network as it stood when it was read.</summary>
/// <param name="Entry">Its ids and its place.</param>
/// <param name="Status">What the device last reported.</param>
/// <param name="StatusAt">When (UTC).</param>
/// <param name="Mode">AC or DC.</param>
/// <param name="Protocol">What its station speaks.</param>
/// <param name="Online">Whether its station has a link.</param>
/// <param name="HeardAt">When anything was last heard from its station (UTC).</param>
public sealed record InfrastructurePort(
    PortEntry Entry, PortStatus Status, DateTimeOffset? StatusAt, ChargingMode Mode, Protocol Protocol, bool Online, DateTimeOffset? HeardAt)
{
    /// <summary>When the station, or else the port, was last heard of (UTC).</summary>
    public DateTimeOffset? LastHeard => HeardAt ?? StatusAt;

    /// <summary>The group that it belongs to: exactly one.</summary>
    public InfrastructureGroup GroupAt(DateTimeOffset now) => Entry.Planned ? InfrastructureGroup.Planned
        : Silence.Of(Online, LastHeard, now) ? InfrastructureGroup.Silent
        : Status.Group() switch
        {
            StatusGroup.Available => InfrastructureGroup.Available,
            StatusGroup.Occupied => InfrastructureGroup.Occupied,
            StatusGroup.Inoperative => InfrastructureGroup.Inoperative,
            _ => InfrastructureGroup.NotAvailable,
        };
}

/// <summary>Which ports of the network are looked at; what is null does not matter.</summary>
public sealed record InfrastructureFilter
{
    /// <summary>Their group.</summary>
    public InfrastructureGroup? Group { get; init; }

    /// <summary>AC or DC.</summary>
    public ChargingMode? Mode { get; init; }

    /// <summary>LG2WAN, or (false) OCPP of any version.</summary>
    public bool? Lg2Wan { get; init; }

    /// <summary>Words of the site, as typed.</summary>
    public string? Site { get; init; }
}

/// <summary>One page of the network.</summary>
/// <param name="Rows">Its ports, by station and connector.</param>
/// <param name="Page">Which page it is, from 0; the last one where there are fewer than was asked for.</param>
/// <param name="Pages">How many there are, at least one.</param>
/// <param name="Total">How many ports fit the whole filter.</param>
/// <param name="Counts">How many ports of each group fit the filter without its group.</param>
public sealed record InfrastructurePage(
    IReadOnlyList<InfrastructurePort> Rows, int Page, int Pages, int Total, IReadOnlyDictionary<InfrastructureGroup, int> Counts);

/// <summary>All ports of the network at one moment. Nothing in it changes any more, so any number of threads may ask it.</summary>
public sealed class Infrastructure
{
    private readonly InfrastructurePort[] ports;
    private readonly Dictionary<string, InfrastructurePort> byId;

    /// <param name="ports">In the order in which they are listed, each once.</param>
    /// <param name="at">When they were read (UTC).</param>
    public Infrastructure(IEnumerable<InfrastructurePort> ports, DateTimeOffset at)
    {
        this.ports = [.. ports];
        byId = this.ports.ToDictionary(port => port.Entry.PortId, StringComparer.Ordinal);
        At = at;
    }

    /// <summary>When it was read (UTC).</summary>
    public DateTimeOffset At { get; }

    /// <summary>One port, or null.</summary>
    public InfrastructurePort? Find(string portId) => byId.GetValueOrDefault(portId);

    /// <summary>One page of what fits.</summary>
    /// <param name="filter">What is looked for.</param>
    /// <param name="stations">The stations at the filter's site; null: all of them.</param>
    /// <param name="page">Which page, from 0.</param>
    /// <param name="size">Rows of a page.</param>
    /// <param name="now">UTC.</param>
    public InfrastructurePage Look(InfrastructureFilter filter, IReadOnlySet<string>? stations, int page, int size, DateTimeOffset now)
    {
        var counts = new int[Enum.GetValues<InfrastructureGroup>().Length];
        var fitting = new List<InfrastructurePort>();
        foreach (var port in ports)
        {
            if ((filter.Mode is { } mode && port.Mode != mode) || (filter.Lg2Wan is { } lg2wan && port.Protocol is Protocol.Lg2Wan != lg2wan)
                || stations?.Contains(port.Entry.StationId) is false)
            {
                continue;
            }

            var group = port.GroupAt(now);
            counts[(int)group]++;
            if (filter.Group is null || filter.Group == group)
            {
                fitting.Add(port);
            }
        }

        var pages = Math.Max(1, (fitting.Count + size - 1) / size);
        var here = Math.Clamp(page, 0, pages - 1);
        return new InfrastructurePage(
            [.. fitting.Skip(here * size).Take(size)], here, pages, fitting.Count,
            Enum.GetValues<InfrastructureGroup>().ToDictionary(group => group, group => counts[(int)group]));
    }
}
