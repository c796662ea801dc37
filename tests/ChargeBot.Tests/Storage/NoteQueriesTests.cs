using ChargeBot.Adapters.Storage;
using ChargeBot.Domain.Notes;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChargeBot.Tests.Storage;

public sealed class NoteQueriesOnSqliteTests : NoteQueriesTests<Sqlite>;

public sealed class NoteQueriesOnPostgresTests : NoteQueriesTests<Postgres>;

/// <summary>Notes come back with their ports, the last changed first, and by the time in which something was noted.</summary>
public abstract class NoteQueriesTests<TBackend> : StorageTests<TBackend>
    where TBackend : IStorageBackend
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_ports_notes_come_in_pages_with_all_their_ports_the_last_changed_first()
    {
        var changed = Note("changed", 0, "1", "2");
        await Add(changed, Note("second", 2, "1"), Note("elsewhere", 3, "2"), Note("third", 4, "1"));
        await Storage.Writer.Commit(new WriteUnit
        {
            Changes = async (db, cancel) => (await db.Notes.Include(note => note.Ports).FirstAsync(note => note.Id == changed.Id, cancel))
                .Edit("changed indeed", ["1", "3"], "alex", "Alex", Noon.AddHours(5)),
        }, Cancel);

        await using var db = Storage.Dbs.Open();
        var page = await db.NotesOn("1", 0, 2, Cancel);
        Assert.Equal(3, page.Total);
        Assert.Equal(["changed indeed", "third"], page.Rows.Select(note => note.Text));
        Assert.Equal(["1", "3"], page.Rows[0].Ports.Select(at => at.PortId).Order());
        Assert.Equal(("Alex", Noon.AddHours(5), 2), (page.Rows[0].EditedByName, page.Rows[0].EditedAt, page.Rows[0].Version));
        Assert.Equal(["second"], (await db.NotesOn("1", 1, 2, Cancel)).Rows.Select(note => note.Text));
        Assert.Equal(["elsewhere"], (await db.NotesOn("2", 0, 2, Cancel)).Rows.Select(note => note.Text));
        Assert.Equal(0, (await db.NotesOn("4", 0, 2, Cancel)).Total);
    }

    [Fact]
    public async Task Notes_of_a_time_are_those_written_or_changed_in_it()
    {
        var changed = Note("changed", -100, "1");
        changed.Edit("changed indeed", ["1"], "alex", "Alex", Noon.AddHours(1));
        await Add(changed, Note("before", -1, "1"), Note("at its beginning", 0, "1"), Note("at its end", 2, "1"));

        await using var db = Storage.Dbs.Open();
        Assert.Equal(
            ["at its beginning", "changed indeed"],
            await db.NotesWithin(Noon, Noon.AddHours(2)).Select(note => note.Text).OrderBy(text => text).ToListAsync(Cancel));
    }

    [Fact]
    public async Task Of_two_who_change_a_note_at_once_the_slower_one_fails_and_changes_nothing()
    {
        var note = Note("first", 0, "1");
        await Add(note);
        Task Edit(string text) => Storage.Writer.Commit(new WriteUnit
        {
            Changes = async (db, cancel) =>
            {
                var row = await db.Notes.Include(one => one.Ports).FirstAsync(one => one.Id == note.Id, cancel);
                await db.Database.ExecuteSqlAsync($"""UPDATE "Notes" SET "Version" = 7 WHERE "Id" = {note.Id} AND {text} = 'slower'""", cancel);
                row.Edit(text, ["1"], "alex", "Alex", Noon);
            },
        }, Cancel);
        await Edit("quicker");

        Assert.Equal(UnitFailure.Stale, (await Assert.ThrowsAsync<UnitFailedException>(() => Edit("slower"))).Failure);
        await using var db = Storage.Dbs.Open();
        Assert.Equal("quicker", (await db.Notes.SingleAsync(Cancel)).Text);
    }

    private static Note Note(string text, int hours, params string[] ports) => new Note
    {
        Id = Guid.CreateVersion7(Noon.AddHours(hours)),
        StationId = "Berlin-042",
        Text = text,
        AuthorId = "robin",
        AuthorName = "Robin",
        CreatedAt = Noon.AddHours(hours),
    }.On(ports);

    private Task Add(params object[] rows) => Storage.Writer.Commit(new WriteUnit
    {
        Changes = (db, _) =>
        {
            db.AddRange(rows);
            return Task.CompletedTask;
        },
    }, Cancel);
}
