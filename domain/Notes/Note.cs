namespace ChargeBot.Domain.Notes;

/// <summary>
/// What colleagues shall know about a port before they act: one text, on one or several ports of a station. An edit reaches
/// all of them.
/// </summary>
public sealed class Note
{
    /// <summary>Ours; ordered by time.</summary>
    public required Guid Id { get; init; }

    /// <summary>The station of all its ports.</summary>
    public required string StationId { get; init; }

    /// <summary>As <see cref="NoteText.Clean"/> leaves it.</summary>
    public required string Text { get; set; }

    /// <summary>Who wrote it: the Entra object id.</summary>
    public required string AuthorId { get; init; }

    /// <summary>Who wrote it, as colleagues know them.</summary>
    public required string AuthorName { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who changed it last: the Entra object id; null: nobody.</summary>
    public string? EditedById { get; private set; }

    /// <summary>Who changed it last, as colleagues know them.</summary>
    public string? EditedByName { get; private set; }

    /// <summary>UTC; null: never.</summary>
    public DateTimeOffset? EditedAt { get; private set; }

    /// <summary>Raised by every change: who saved over an older one is shown what stands there now.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>Where it stands.</summary>
    public List<NotePort> Ports { get; } = [];

    /// <summary>Whether it stands on a port.</summary>
    public bool IsOn(string portId) => Ports.Exists(at => at.PortId == portId);

    /// <summary>A new note on these ports.</summary>
    public Note On(IEnumerable<string> portIds)
    {
        Ports.AddRange(portIds.Select(portId => new NotePort { NoteId = Id, PortId = portId }));
        return this;
    }

    /// <summary>Changes text and ports for everyone.</summary>
    public void Edit(string text, IReadOnlyList<string> portIds, string whoId, string whoName, DateTimeOffset now)
    {
        Text = text;
        Ports.RemoveAll(at => !portIds.Contains(at.PortId));
        On(portIds.Where(portId => !IsOn(portId)).ToList());
        (EditedById, EditedByName, EditedAt) = (whoId, whoName, now);
        Version++;
    }

    /// <summary>Takes it off one of its ports; the text, its author and its last edit stay as they were.</summary>
    public void TakeOff(string portId)
    {
        Ports.RemoveAll(at => at.PortId == portId);
        Version++;
    }
}

/// <summary>A port on which a note stands.</summary>
public sealed class NotePort
{
    /// <summary>Which note.</summary>
    public required Guid NoteId { get; init; }

    /// <summary>Which port.</summary>
    public required string PortId { get; init; }
}
