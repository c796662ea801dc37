using ChargeBot.Domain.Notes;

namespace ChargeBot.Cards;

/// <summary>What of a port's notes stands on its cards.</summary>
/// <param name="Newest">Those that were written or changed last.</param>
/// <param name="Total">How many there are.</param>
public sealed record PortNotes(IReadOnlyList<Note> Newest, int Total)
{
    /// <summary>How many stand on a card; the others are in the list.</summary>
    public const int Shown = 3;

    /// <summary>No notes.</summary>
    public static PortNotes None { get; } = new([], 0);
}

/// <summary>What happened to a note just now.</summary>
public enum NotesNotice
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It was saved.</summary>
    Saved,

    /// <summary>It was deleted everywhere.</summary>
    Deleted,

    /// <summary>It was taken off this port.</summary>
    TakenOff,

    /// <summary>It was there no more.</summary>
    Gone,
}

/// <summary>A page of a port's notes, whole.</summary>
/// <param name="Port">The port, as it is now.</param>
/// <param name="Notes">The notes on the page, the last written or changed first.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Page">Which page, from 0.</param>
public sealed record NotesView(PortView Port, IReadOnlyList<Note> Notes, int Total, int Page)
{
    /// <summary>Notes on a page: four of the longest stay well within a card.</summary>
    public const int PageSize = 4;

    /// <summary>What happened just now.</summary>
    public NotesNotice Notice { get; init; }
}

/// <summary>The form for a note (inputs <c>text</c> and, where the station has several ports, <c>ports</c> by connector).</summary>
/// <param name="Port">The port, as it is now.</param>
/// <param name="Stored">The note as it is stored; null: a new one.</param>
/// <param name="Text">What stands in the form.</param>
/// <param name="Ports">The ports that are ticked.</param>
public sealed record NoteFormView(PortView Port, Note? Stored, string Text, IReadOnlyList<string> Ports)
{
    /// <summary>Why it was not saved.</summary>
    public NoteProblem Problem { get; init; }
}

/// <summary>The question before a note is deleted.</summary>
/// <param name="Port">The port, as it is now.</param>
/// <param name="Note">The note.</param>
public sealed record NoteQuestionView(PortView Port, Note Note)
{
    /// <summary>Someone changed it since the question was put: it is put again.</summary>
    public bool Changed { get; init; }
}
