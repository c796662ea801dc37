using ChargeBot.Adapters.Storage;
using ChargeBot.Domain.Activations;
using ChargeBot.Domain.Evidence;
using ChargeBot.Domain.Retention;
using ChargeBot.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Retention;

/// <summary>
/// Erases what is kept of a person under a contract (EMAID): the rows stay where others need them, without what names the person.
/// What the law wants kept is counted and said.
/// </summary>
public sealed class Erasure(ChargeBotDbs dbs, FileShredder shredder)
{
    /// <summary>What stands in the place of a tag.</summary>
    public const string Erased = "erased";

    /// <summary>What there is.</summary>
    public async Task<ErasureReport> Look(Emaid emaid, CancellationToken cancel)
    {
        await using var db = dbs.Open();
        return (await Find(db, emaid, cancel)).Report;
    }

    /// <summary>
    /// Takes the files away and adds the rest to a unit. Null: the store for files cannot be reached, and nothing was done.
    /// </summary>
    /// <param name="unit">What becomes true together.</param>
    /// <param name="emaid">Whose.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<ErasureReport?> Erase(WriteUnit unit, Emaid emaid, CancellationToken cancel)
    {
        await using var db = dbs.Open();
        var found = await Find(db, emaid, cancel);
        if (!await shredder.Shred(found.Files.Select(file => file.Blob).OfType<string>(), cancel))
        {
            return null;
        }

        var (forms, value) = (Forms(emaid), emaid.Value);
        unit.RedrawCommands.AddRange(found.Tickets);
        unit.RedrawCommands.AddRange(found.Starts);
        unit.Also(async (writing, stop) =>
        {
            await writing.Contracts.Where(row => row.Emaid == value).ExecuteDeleteAsync(stop);
            await writing.Lockouts.Where(row => row.Subject == "emaid:" + value).ExecuteDeleteAsync(stop);
            await writing.Activations.Where(row => row.Emaid == value).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Emaid, (string?)null).SetProperty(row => row.Customer, (string?)null).SetProperty(row => row.CustomerKey, (string?)null).SetProperty(row => row.Problem, (string?)null), stop);
            await writing.Sessions.Where(row => found.Sessions.Contains(row.Id)).ExecuteUpdateAsync(set => set.SetProperty(row => row.IdTag, Erased), stop);
            await writing.ChargeRecords.Where(row => found.Sessions.Contains(row.Id)).ExecuteUpdateAsync(set => set.SetProperty(row => row.IdTag, Erased), stop);
            await writing.Authorizations.Where(row => found.Asked.Contains(row.Id)).ExecuteUpdateAsync(set => set.SetProperty(row => row.IdTag, Erased), stop);
            await FileShredder.Forget(writing, [.. found.Files.Select(file => file.Id)], stop);
            await Tickets(writing, found.Tickets, stop);

            // The answers that presses got are kept for a day, for the channel may repeat them.
            foreach (var form in forms)
            {
                await writing.Seen.Where(row => row.Answer != null && row.Answer.Contains(form)).ExecuteUpdateAsync(set => set.SetProperty(row => row.Answer, (string?)null), stop);
            }
        });
        return found.Report;
    }

    private static async Task Tickets(ChargeBotDb db, List<Guid> tickets, CancellationToken cancel)
    {
        var hide = new Redaction(on: true);
        foreach (var ticket in await db.Tickets.Where(row => tickets.Contains(row.Id)).ToListAsync(cancel))
        {
            (ticket.Emaid, ticket.Description) = (null, hide.Words(ticket.Description));
            ticket.Version++;
        }

        foreach (var line in await db.TicketEvents.Where(row => tickets.Contains(row.TicketId) && row.Text != null).ToListAsync(cancel))
        {
            db.Entry(line).Property(row => row.Text).CurrentValue = hide.Words(line.Text!);
        }
    }

    private static async Task<Found> Find(ChargeBotDb db, Emaid emaid, CancellationToken cancel)
    {
        var (value, forms) = (emaid.Value, Forms(emaid));
        var tickets = await db.Tickets.Where(row => row.Emaid == value).Select(row => row.Id).ToListAsync(cancel);
        var starts = await db.Activations.Where(row => row.Emaid == value).Select(row => row.Id).ToListAsync(cancel);
        var sessions = await db.Sessions.Where(row => forms.Contains(row.IdTag)).Select(row => row.Id).ToListAsync(cancel);
        var asked = await db.Authorizations.Where(row => forms.Contains(row.IdTag)).Select(row => row.Id).ToListAsync(cancel);
        var files = await db.TicketFiles.AsNoTracking().Where(row => tickets.Contains(row.TicketId) && row.State != TicketFileState.Refused).ToListAsync(cancel);
        var charged = await db.Sessions.Where(row => row.ActivationId != null && starts.Contains(row.ActivationId.Value)).Select(row => row.Id).ToListAsync(cancel);
        var signed = await db.SignedRecords.CountAsync(row => charged.Contains(row.SessionId) || sessions.Contains(row.SessionId), cancel);
        return new Found(tickets, starts, sessions, asked, files, new ErasureReport(
            await db.Contracts.CountAsync(row => row.Emaid == value, cancel), starts.Count, tickets.Count, files.Count, sessions.Count + asked.Count, signed));
    }

    /// <summary>The contract as devices and people write it: with and without separators and check digit.</summary>
    private static string[] Forms(Emaid emaid)
    {
        var bare = emaid.Value.Replace("-", "", StringComparison.Ordinal);
        return [.. new[] { emaid.Value, emaid.Value.Replace('-', '*'), bare, bare[..^1], emaid.Value[..^2] }.SelectMany(form => new[] { form, form.ToLowerInvariant() }).Distinct()];
    }

    private sealed record Found(List<Guid> Tickets, List<Guid> Starts, List<Guid> Sessions, List<Guid> Asked, List<TicketFile> Files, ErasureReport Report);
}
