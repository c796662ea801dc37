using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Conversations;
using ChargeBot.Bot.Turns;
using ChargeBot.Cards;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Notes;
using ChargeBot.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Dialogs;

/// <summary>
/// Notes on a station's ports: read, write, change, delete. Who saves over a text that they have not seen is shown it first;
/// what they typed stays in the form.
/// </summary>
public sealed class NotesDialog(Network network, ChargeBotDbs dbs) : IDialog
{
    /// <inheritdoc/>
    public string Name => CardKinds.Note;

    /// <inheritdoc/>
    public IReadOnlyList<Route> Routes =>
    [
        new("note.list", Permission.Notes, new Words(
            ["notes", "show notes"], ["notizen", "zeige notizen"], TakesPort: true,
            ("shows the notes on a charge port", "zeigt die Notizen zu einem Ladepunkt"))),
        new("note.add", Permission.Notes, new Words(
            ["note", "add note"], ["notiz", "neue notiz"], TakesPort: true,
            ("notes something on a charge port", "notiert etwas zu einem Ladepunkt")) { TakesText = true }),
        new("note.edit", Permission.Notes),
        new("note.save", Permission.Notes),
        new("note.delete", Permission.Notes),
        new("note.confirm", Permission.Notes),
        new("note.cancel", Permission.Look),
    ];

    /// <inheritdoc/>
    public async Task Handle(Route route, TurnContext turn)
    {
        if (route.Verb == "note.add" && turn.Turn.Press is null)
        {
            Dictated(turn);
        }
        else if (PortDialog.Named(network, turn) is { } port)
        {
            await (route.Verb switch
            {
                "note.add" => Show(turn, port, new CardData { Note = new NoteDraft(), Asked = turn.Agent.ObjectId }),
                "note.edit" => Edit(turn, port),
                "note.save" => Save(turn, port),
                "note.delete" => Delete(turn, port),
                "note.confirm" => Confirm(turn, port),
                "note.cancel" => Cancel(turn, port),
                _ => List(turn, port),
            });
        }
    }

    /// <summary>'note DE*ABC*E1234*1 lock is stuck': the form with the text in it, so that one press saves it.</summary>
    private void Dictated(TurnContext turn)
    {
        var said = Dictation.Read(turn.Rest, network, turn.FocusPort);
        if (said.Ports.Count > 0)
        {
            var text = NoteText.Clean(said.Text);
            turn.Show(Name, said.Ports[0].PortId, new CardData
            {
                Asked = turn.Agent.ObjectId,
                Note = new NoteDraft
                {
                    Text = NoteText.Bounded(text),
                    Ports = [.. said.Ports.Select(port => port.PortId)],
                    Problem = NoteText.Problem(text) is NoteProblem.TooLong ? NoteProblem.TooLong : NoteProblem.None,
                },
            });
        }
        else if (said.Unknown is { } id)
        {
            turn.Show(CardKinds.Search, null, new CardData { Query = id });
        }
        else
        {
            turn.Say(Saying.WhichPort);
        }
    }

    private Task Show(TurnContext turn, PortEntry port, CardData data)
    {
        turn.Show(Name, port.PortId, data);
        return Task.CompletedTask;
    }

    private Task List(TurnContext turn, PortEntry port, NotesNotice notice = NotesNotice.None)
    {
        var page = int.TryParse(turn.Turn.Press?.Input("page"), out var asked) ? Math.Clamp(asked, 0, 1_000) : 0;
        return Show(turn, port, new CardData { Page = page, NotesNotice = notice });
    }

    private async Task Edit(TurnContext turn, PortEntry port)
    {
        await (await Pressed(turn) is { } note
            ? Show(turn, port, new CardData { Asked = turn.Agent.ObjectId, Note = new NoteDraft { Id = note.Id, Version = note.Version } })
            : List(turn, port, NotesNotice.Gone));
    }

    private async Task Save(TurnContext turn, PortEntry port)
    {
        var shown = turn.Shown;
        if (turn.Card?.Kind != Name || shown is not { Note: { } draft, Step: Step.Closed })
        {
            await List(turn, port);
            return;
        }

        if (!IsAsked(turn))
        {
            return;
        }

        var typed = NoteText.Clean(turn.Turn.Press?.Input("text", Press.MaxData));
        var ports = await Ticked(turn, port);
        var stored = draft.Id is { } id ? await Find(id) : null;
        var problem = NoteText.Problem(typed) is var wrong and not NoteProblem.None ? wrong
            : ports.Count == 0 ? NoteProblem.NoPort
            : draft.Id is null ? NoteProblem.None
            : stored is null ? NoteProblem.Gone
            : stored.Version != draft.Version ? NoteProblem.Changed
            : NoteProblem.None;
        if (problem is not NoteProblem.None)
        {
            turn.Show(Name, port.PortId, shown with
            {
                Note = draft with
                {
                    Id = problem is NoteProblem.Gone ? null : draft.Id,
                    Version = problem is NoteProblem.Changed ? stored!.Version : draft.Version,
                    Text = NoteText.Bounded(typed),
                    Ports = ports,
                    Problem = problem,
                },
            });
            return;
        }

        if (stored is null)
        {
            Add(turn, port, typed, ports);
        }
        else if (stored.Text != typed || !stored.Ports.Select(at => at.PortId).ToHashSet().SetEquals(ports))
        {
            Change(turn, port, stored, typed, ports);
        }

        await List(turn, port, NotesNotice.Saved);
    }

    private static void Add(TurnContext turn, PortEntry port, string text, IReadOnlyList<string> ports)
    {
        var id = Guid.CreateVersion7(turn.Now);
        turn.FreshNote = new FreshNote(id, Made(), WasHere: false);
        turn.Unit.Changes = (db, cancel) =>
        {
            // Made anew each time that this runs: what a group that was rolled back had tracked is not used again.
            db.Notes.Add(Made());
            return Counters.Raise(db, Counters.Notes, cancel);
        };
        Noted(turn, "note.add", port, id, ports.Count);

        Note Made() => new Note
        {
            Id = id,
            StationId = port.StationId,
            Text = text,
            AuthorId = turn.Agent.ObjectId,
            AuthorName = turn.Agent.Name,
            CreatedAt = turn.Now,
        }.On(ports);
    }

    private static void Change(TurnContext turn, PortEntry port, Note seen, string text, IReadOnlyList<string> ports)
    {
        turn.Unit.Changes = NoteChanges.Of(seen.Id, seen.Version, (note, _) => Edit(note));
        Noted(turn, "note.save", port, seen.Id, ports.Count);
        var before = seen.IsOn(port.PortId);
        Edit(seen);
        turn.FreshNote = new FreshNote(seen.Id, seen, before);

        void Edit(Note note) => note.Edit(text, ports, turn.Agent.ObjectId, turn.Agent.Name, turn.Now);
    }

    private async Task Delete(TurnContext turn, PortEntry port)
    {
        if (await Pressed(turn) is not { } note)
        {
            await List(turn, port, NotesNotice.Gone);
        }
        else if (InterventionMachine.Fire(turn.Card?.Kind == Name ? turn.Shown.Step : Step.Closed, DialogTrigger.Ask) is { } asking)
        {
            turn.Show(Name, port.PortId, new CardData { Step = asking, Asked = turn.Agent.ObjectId, Note = new NoteDraft { Id = note.Id, Version = note.Version } });
            turn.Unit.Deadlines.Add(new Deadline(Deadline.Question, Deadline.SubjectOf(turn.Result!), turn.Now + InterventionMachine.Patience));
        }
    }

    private async Task Confirm(TurnContext turn, PortEntry port)
    {
        if (turn.Card?.Kind != Name || turn.Shown is not { Note: { Id: { } id } draft } shown || InterventionMachine.Fire(shown.Step, DialogTrigger.Confirm) is null)
        {
            await List(turn, port);
            return;
        }

        if (!IsAsked(turn))
        {
            return;
        }

        var note = await Find(id);
        if (note is not null && note.Version != draft.Version)
        {
            // It says something else now: the question is put again, about that.
            turn.Show(Name, port.PortId, shown with { Note = draft with { Version = note.Version, Problem = NoteProblem.Changed } });
            return;
        }

        var scope = turn.Turn.Press?.Input("scope");
        if (note is { Ports.Count: > 1 } && scope is not ("port" or "all"))
        {
            // A typed yes does not say where.
            turn.Show(Name, port.PortId, shown);
            return;
        }

        turn.Unit.DeadlinesMet.Add((Deadline.Question, Deadline.SubjectOf(turn.Card!)));
        if (note is null)
        {
            await List(turn, port, NotesNotice.Gone);
            return;
        }

        var everywhere = scope is "all" || note.Ports.Count < 2;
        turn.FreshNote = new FreshNote(note.Id, null, WasHere: note.IsOn(port.PortId));
        turn.Unit.Changes = NoteChanges.Of(note.Id, note.Version, (row, db) =>
        {
            if (everywhere)
            {
                db.Notes.Remove(row);
            }
            else
            {
                row.TakeOff(port.PortId);
            }
        });
        Noted(turn, "note.delete", port, note.Id, everywhere ? note.Ports.Count : 1);
        await List(turn, port, everywhere ? NotesNotice.Deleted : NotesNotice.TakenOff);
    }

    private async Task Cancel(TurnContext turn, PortEntry port)
    {
        var shown = turn.Shown;
        if (turn.Card?.Kind != Name || shown.Note is null)
        {
            await List(turn, port);
        }
        else if (IsAsked(turn))
        {
            if (shown.Step is Step.Asking)
            {
                turn.Unit.DeadlinesMet.Add((Deadline.Question, Deadline.SubjectOf(turn.Card)));
            }

            if (shown.Note.Id is null)
            {
                turn.Show(CardKinds.Port, port.PortId, new CardData());
            }
            else
            {
                await List(turn, port);
            }
        }
    }

    /// <summary>A form and a question are answered by the person to whom they were opened.</summary>
    private static bool IsAsked(TurnContext turn)
    {
        if (turn.Shown.Asked == turn.Agent.ObjectId)
        {
            return true;
        }

        turn.Say(Saying.AskedSomeoneElse);
        return false;
    }

    private async Task<Note?> Pressed(TurnContext turn) => Guid.TryParse(turn.Turn.Press?.Input("note"), out var id) ? await Find(id) : null;

    private async Task<Note?> Find(Guid id)
    {
        await using var db = dbs.Open();
        return await db.Notes.Include(note => note.Ports).FirstOrDefaultAsync(note => note.Id == id);
    }

    /// <summary>The ports that were ticked; where the station has but one there was nothing to tick.</summary>
    private async Task<IReadOnlyList<string>> Ticked(TurnContext turn, PortEntry entry)
    {
        await using var db = dbs.Open();
        var ports = await db.Ports.Where(port => port.StationId == entry.StationId).OrderBy(port => port.ConnectorId)
            .Select(port => new { port.Id, port.ConnectorId }).ToListAsync();
        if (ports.Count < 2)
        {
            return [entry.PortId];
        }

        var ticked = (turn.Turn.Press?.Input("ports", 2_000) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(one => int.TryParse(one, out var connector) ? connector : -1).ToHashSet();
        return [.. ports.Where(port => ticked.Contains(port.ConnectorId)).Select(port => port.Id)];
    }

    /// <summary>Which note and on how many ports; never what it says.</summary>
    private static void Noted(TurnContext turn, string what, PortEntry port, Guid id, int ports) =>
        turn.Note(what, port.StationId, port.PortId, result: $"{id}, ports: {ports}");
}
