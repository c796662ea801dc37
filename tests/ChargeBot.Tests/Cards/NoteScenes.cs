using ChargeBot.Cards;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Notes;

namespace ChargeBot.Tests.Cards;

/// <summary>Notes: on the cards on which someone may act, in their list, in the form and in the question.</summary>
internal static class NoteScenes
{
    private const string Lock = "Schloss klemmt: Stecker fest eindrücken.\nTechniker kommt Donnerstag (Ticket 4711)";

    public static IEnumerable<(string, Func<CardContext, CardJson>)> All()
    {
        yield return ("port.note", Port(new Site().Charging().Before(), Note(1)));
        yield return ("port.notes.many", Port(new Site(), [Note(1, Long), Note(2, Hostile), Changed(3)], total: 12));
        yield return ("port.note.planned", Port(new Site().With(site => (site.Station.Stage, site.Station.Online) = (StationStage.Planned, false)), Note(1)));
        yield return ("ask.stop.notes", context => AskCard.Draw(new AskView(View(new Site().Charging(), [Note(1), Changed(2), Note(3, Long)], 4), AskKind.Stop), context));
        yield return ("force.note", context => ForceCard.Draw(new ForceView(View(new Site().Charging(), [Note(1)], 1), Enum.GetValues<ForceWay>()), context));

        yield return ("notes.none", List());
        yield return ("notes.one", List(Note(1)));
        yield return ("notes.saved", List(view => view with { Notice = NotesNotice.Saved }, Note(1, "Pforte 12 hat Schlüssel", Site.One, Site.Two)));
        yield return ("notes.takenoff", List(view => view with { Notice = NotesNotice.TakenOff }));
        yield return ("notes.many", List(view => view with { Total = 9, Page = 1, Notice = NotesNotice.Gone }, Note(1), Changed(2), Note(3, "Ladekabel liegt im Fach links", Site.Two, Site.One), Note(4)));
        yield return ("notes.long", List(Note(1, Long), Note(2, Long), Note(3, Long), Note(4, Long)));
        yield return ("notes.hostile", List(Note(1, Hostile)));

        yield return ("note.new", Form(Site24(2), null));
        yield return ("note.new.oneport", Form(Site24(1), null));
        yield return ("note.new.24ports", Form(Site24(24), null, ports: [Site.One, Site.Two]));
        yield return ("note.new.empty", Form(Site24(2), null, problem: NoteProblem.Empty));
        yield return ("note.new.noport", Form(Site24(2), null, Lock, [], NoteProblem.NoPort));
        yield return ("note.new.toolong", Form(Site24(2), null, Long[..1000], problem: NoteProblem.TooLong));
        yield return ("note.edit", Form(Site24(2), Note(1, Lock, Site.One, Site.Two), Lock, [Site.One, Site.Two]));
        yield return ("note.conflict", Form(Site24(2), Changed(1), "Schloss repariert, Ticket 4711 zu", problem: NoteProblem.Changed));
        yield return ("note.deletedmeanwhile", Form(Site24(2), null, Lock, problem: NoteProblem.Gone));
        yield return ("note.delete", Question(Note(1)));
        yield return ("note.delete.several", Question(Note(1, Lock, Site.One, Site.Two)));
        yield return ("note.delete.changed", Question(Changed(1), changed: true));
    }

    /// <summary>As long as a note can be, on many lines.</summary>
    public static string Long { get; } = NoteText.Bounded(string.Concat(Enumerable.Range(1, 40).Select(number => $"Zeile {number}: Säule zweimal neu gestartet\n")) + new string('ß', 200));

    /// <summary>Everything that a client could take for more than text.</summary>
    public const string Hostile = """
        [Stop](https://evil.example/?a=1) **fett** _kursiv_ `code`
        # Titel
        - Liste
        1. Nummer
        <at>Robin</at> <b>&amp;</b> {{DATE(2026-11-23T00:00:00Z)}} ${expression}
        | a | b |
        """;

    public static Note Note(int number, string text = Lock, params string[] ports) => new Note
    {
        Id = Guid.Parse($"019a0000-0000-7000-8000-0000000000{number:00}"),
        StationId = "Berlin-042",
        Text = text,
        AuthorId = "robin",
        AuthorName = "Robin Falk",
        CreatedAt = Site.Now.AddDays(-number).AddMinutes(-number),
    }.On(ports.Length > 0 ? ports : [Site.One]);

    public static Note Changed(int number)
    {
        var note = Note(number);
        note.Edit("Schloss getauscht, bitte beobachten", [Site.One], "alex", "Alex Kern", Site.Now.AddMinutes(-12));
        return note;
    }

    public static PortView View(Site site, IReadOnlyList<Note> notes, int total) => Scenes.View(site) with { Notes = new PortNotes(notes, total) };

    private static Func<CardContext, CardJson> Port(Site site, Note note) => Port(site, [note], 1);

    private static Func<CardContext, CardJson> Port(Site site, IReadOnlyList<Note> notes, int total) => context => PortCard.Draw(View(site, notes, total), context);

    private static Func<CardContext, CardJson> List(params Note[] notes) => List(view => view, notes);

    private static Func<CardContext, CardJson> List(Func<NotesView, NotesView> change, params Note[] notes) => context =>
        NotesCard.Draw(change(new NotesView(Scenes.View(new Site()), notes, notes.Length, 0)), context);

    private static Func<CardContext, CardJson> Form(Site site, Note? stored, string text = "", string[]? ports = null, NoteProblem problem = NoteProblem.None) => context =>
        NoteFormCard.Draw(new NoteFormView(Scenes.View(site), stored, text, ports ?? [Site.One]) { Problem = problem }, context);

    private static Func<CardContext, CardJson> Question(Note note, bool changed = false) => context =>
        NoteQuestionCard.Draw(new NoteQuestionView(Scenes.View(new Site()), note) { Changed = changed }, context);

    private static Site Site24(int ports) => new Site().With(site =>
    {
        site.Ports.RemoveRange(Math.Min(ports, 2), 2 - Math.Min(ports, 2));
        site.Ports.AddRange(Enumerable.Range(3, Math.Max(0, ports - 2)).Select(number => Site.NewPort($"DE*ABC*E1234*{number}", number)));
    });
}
