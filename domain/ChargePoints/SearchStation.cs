namespace ChargeBot.Domain.ChargePoints;

/// <summary>A station in the index: its ports, its place, and the ids that lead to it or to one of its ports.</summary>
internal sealed class SearchStation
{
    private readonly string place;
    private readonly SearchTarget[] targets;

    /// <param name="id">The station's id.</param>
    /// <param name="entries">Its ports: one at least.</param>
    public SearchStation(string id, IEnumerable<PortEntry> entries)
    {
        PortEntry[] ports = [.. entries.OrderBy(p => p.Connector ?? int.MaxValue).ThenBy(p => p.PortId, StringComparer.Ordinal)];
        Target = new SearchTarget(id, null, ports);
        targets = Array.ConvertAll(ports, port => new SearchTarget(id, port, ports));
        place = ports[0].Place;
        FoldedPlace = Words(place);
    }

    public SearchTarget Target { get; }

    /// <summary>The place's words in capitals, each after a space.</summary>
    public string FoldedPlace { get; }

    public SearchKey Place => new("", place, Target);

    /// <summary>Its ports, each as what a search leads to.</summary>
    public IEnumerable<SearchTarget> PortTargets() => targets;

    /// <summary>The numbers on the plates of the charger and of its meters.</summary>
    public IEnumerable<SearchKey> Numbers()
    {
        foreach (var serial in Target.Ports.Select(port => port.SerialNumber).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            yield return Number(serial, Target);
        }
        foreach (var target in targets.Where(target => target.Port!.MeterNumber is not null))
        {
            yield return Number(target.Port!.MeterNumber!, target);
        }
    }

    private static SearchKey Number(string number, SearchTarget target) => new(IdText.Fold(number), number, target);

    /// <summary>Every id of the station and of its ports, each spelling once.</summary>
    public IEnumerable<SearchKey> Keys() =>
        Ids().Where(k => k.Id is not null).Distinct().Select(k => new SearchKey(IdText.Fold(k.Id), k.Id!, k.Target)).Where(k => k.Folded.Length > 0);

    private IEnumerable<(string? Id, SearchTarget Target)> Ids()
    {
        yield return (Target.StationId, Target);
        foreach (var target in targets)
        {
            var port = target.Port!;
            yield return (port.ChargePointId, Target);
            yield return (port.PortId, target);
            yield return (port.EvseId, target);
        }
    }

    // Who has no umlauts on the keyboard types Koeln; who is in a hurry types Koln. Both find Köln.
    private static string Words(string place)
    {
        var plain = IdText.Fold(place, words: true);
        var spelledOut = IdText.Fold(
            place.Replace("ä", "ae", StringComparison.OrdinalIgnoreCase).Replace("ö", "oe", StringComparison.OrdinalIgnoreCase)
                .Replace("ü", "ue", StringComparison.OrdinalIgnoreCase),
            words: true);
        return plain == spelledOut ? $" {plain}" : $" {plain} {spelledOut}";
    }
}

/// <summary>One id (or place) that leads somewhere.</summary>
/// <param name="Folded">Letters and digits alone.</param>
/// <param name="Spelled">As it is written.</param>
/// <param name="Target">Where it leads.</param>
internal readonly record struct SearchKey(string Folded, string Spelled, SearchTarget Target)
{
    public ulong Letters { get; } = TypoDistance.Letters(Folded);
}

/// <summary>A station or a port, as one object, so that it can be told apart by reference.</summary>
internal sealed class SearchTarget(string stationId, PortEntry? port, PortEntry[] ports)
{
    public string StationId => stationId;

    public PortEntry? Port => port;

    public PortEntry[] Ports => ports;

    public SearchHit Hit => new(stationId, port, ports);
}
