using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Dialogs;
using ChargeBot.Bot.Turns;
using ChargeBot.Cards;
using ChargeBot.Domain.Charging;
using ChargeBot.Domain.Notes;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Conversations;

/// <summary>Draws notes: the newest ones on the cards on which someone may act, the list, the form and the question.</summary>
public sealed class NotesPainter(ChargeBotDbs dbs)
{
    /// <summary>The port with its newest notes, where the card is one on which someone may act and the person may read them.</summary>
    public async ValueTask<PortView> OnCard(PostedCard card, PortView port)
    {
        if (!port.Grants.CanUseNotes || !Shows(card))
        {
            return port;
        }

        await using var db = dbs.Open();
        var found = await db.NotesOn(port.PortId, 0, PortNotes.Shown);
        return found.Total == 0 ? port : port with { Notes = new PortNotes(found.Rows, found.Total) };
    }

    /// <summary>Draws a card of notes.</summary>
    /// <param name="data">What the card's row says.</param>
    /// <param name="fresh">What the turn that is answered writes and is not stored yet; null: nothing.</param>
    /// <param name="port">The port, as it is now.</param>
    /// <param name="context">The card.</param>
    public async ValueTask<CardJson> Draw(CardData data, FreshNote? fresh, PortView port, CardContext context)
    {
        await using var db = dbs.Open();
        if (data.Note is not { } draft)
        {
            return await List(db, data, fresh, port, context);
        }

        var stored = draft.Id is { } id ? await db.Notes.Include(note => note.Ports).FirstOrDefaultAsync(note => note.Id == id) : null;
        if (data.Step is Step.Asking)
        {
            return stored is null
                ? await List(db, data with { NotesNotice = NotesNotice.Gone }, fresh, port, context)
                : NoteQuestionCard.Draw(new NoteQuestionView(port, stored) { Changed = draft.Problem is NoteProblem.Changed }, context);
        }

        return NoteFormCard.Draw(
            new NoteFormView(port, stored, draft.Text ?? stored?.Text ?? "", draft.Ports ?? [.. stored?.Ports.Select(at => at.PortId) ?? [port.PortId]])
            {
                Problem = draft.Problem,
            }, context);
    }

    private static async Task<CardJson> List(ChargeBotDb db, CardData data, FreshNote? fresh, PortView port, CardContext context)
    {
        var found = await db.NotesOn(port.PortId, data.Page, NotesView.PageSize);
        if (found.Total == 0 && data.Page > 0)
        {
            // The last one of a page was deleted.
            found = await db.NotesOn(port.PortId, 0, NotesView.PageSize);
        }

        found = fresh?.Over(found, port.PortId) ?? found;
        return NotesCard.Draw(new NotesView(port, found.Rows, found.Total, found.Number) { Notice = data.NotesNotice }, context);
    }

    /// <summary>A port's Control, and the questions before something is done; a card that follows a command shows that alone.</summary>
    private static bool Shows(PostedCard card) => card.Kind switch
    {
        CardKinds.Port => true,
        "stop" or "unlock" or "reboot" or "softreboot" or "hardreboot" or "force" => card.CommandId is null,
        _ => false,
    };
}

/// <summary>A note as a turn leaves it, before that is stored.</summary>
/// <param name="Id">Which.</param>
/// <param name="Note">What it says then; null: it stands there no more.</param>
/// <param name="WasHere">It stood on the card's port before.</param>
public sealed record FreshNote(Guid Id, Note? Note, bool WasHere)
{
    /// <summary>A port's notes as they will be: what was written last comes first.</summary>
    public Page<Note> Over(Page<Note> stored, string portId)
    {
        var here = Note?.IsOn(portId) is true;
        var others = stored.Rows.Where(note => note.Id != Id);
        return new Page<Note>(
            [.. (here ? others.Prepend(Note!) : others).Take(NotesView.PageSize)],
            stored.Total + (here ? 1 : 0) - (WasHere ? 1 : 0), stored.Number);
    }
}
