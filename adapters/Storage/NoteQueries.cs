using ChargeBot.Domain.Charging;
using ChargeBot.Domain.Notes;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Adapters.Storage;

/// <summary>How notes are found.</summary>
public static class NoteQueries
{
    /// <summary>The notes on a port.</summary>
    public static IQueryable<Note> NotesOn(this ChargeBotDb db, string portId) => db.Notes.Where(note => note.Ports.Any(at => at.PortId == portId));

    /// <summary>The notes that were written or changed within a time.</summary>
    /// <param name="db">The database.</param>
    /// <param name="from">UTC, inclusive.</param>
    /// <param name="to">UTC, exclusive.</param>
    public static IQueryable<Note> NotesWithin(this ChargeBotDb db, DateTimeOffset from, DateTimeOffset to) =>
        db.Notes.Where(note => (note.CreatedAt >= from && note.CreatedAt < to) || (note.EditedAt >= from && note.EditedAt < to));

    /// <summary>A page of a port's notes with their ports, the last written or changed first, in one query.</summary>
    public static async Task<Page<Note>> NotesOn(this ChargeBotDb db, string portId, int page, int size, CancellationToken cancel = default)
    {
        var rows = await db.NotesOn(portId).Include(note => note.Ports)
            .OrderByDescending(note => note.EditedAt ?? note.CreatedAt).ThenByDescending(note => note.Id)
            .Skip(page * size).Take(size)
            .Select(note => new { Note = note, Total = db.NotePorts.Count(at => at.PortId == portId) })
            .ToListAsync(cancel);
        return new Page<Note>([.. rows.Select(row => row.Note)], rows.Count > 0 ? rows[0].Total : 0, page);
    }
}
