using System.Collections.Concurrent;
using System.Net;
using ChargeBot.Adapters.Blobs;
using ChargeBot.Adapters.Files;
using ChargeBot.Adapters.Graph;
using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using ChargeBot.Adapters.Teams;
using ChargeBot.Bot.Conversations;
using ChargeBot.Bot.Turns;
using ChargeBot.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Tickets;

/// <summary>
/// Fetches the files of tickets: from the channel's hosts alone, to a folder of our own, through the intake, into the store. The row
/// is the order; what was fetched waits in the folder while the store cannot be reached, since the channel's address lasts minutes only.
/// </summary>
public sealed class TicketFileFetcher(
    ChargeBotDbs dbs, Writer writer, Deadlines deadlines, SecretBox box, FileHosts hosts, FileRules rules, FileIntake intake, ChannelCredentials credentials,
    ConversationBook conversations, ConnectorClient connector, TimeProvider clock, ILogger<TicketFileFetcher> log, BlobShelf? shelf = null, SharedFiles? shared = null) : IDeadlineHandler, IDisposable
{
    private const int MostTries = 6;
    private const int AtOnce = 8;
    private const string System = "system";

    /// <summary>Should this process die, another one takes it up after this.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(3);

    private readonly ConcurrentDictionary<Guid, bool> working = new();
    private readonly SemaphoreSlim slots = new(AtOnce);
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(5) }) { Timeout = Timeout.InfiniteTimeSpan };

    /// <inheritdoc/>
    public string Kind => Deadline.TicketFile;

    /// <summary>Takes it on beside the clock, which must not wait for a film of 200 MB.</summary>
    public async Task Passed(string subject, CancellationToken cancel)
    {
        var (_, id) = Deadline.Read(subject);
        if (!working.TryAdd(id, true))
        {
            return;
        }

        await deadlines.Put(new Deadline(Kind, subject, clock.GetUtcNow() + Lease), cancel);
        _ = Task.Run(
            async () =>
            {
                try
                {
                    await slots.WaitAsync(CancellationToken.None);
                    await Work(id, subject);
                }
                catch (Exception trouble)
                {
                    log.LogError(trouble, "File {File} of a ticket was not dealt with; it is taken up again", id);
                }
                finally
                {
                    slots.Release();
                    working.TryRemove(id, out var _);
                }
            },
            CancellationToken.None);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        http.Dispose();
        slots.Dispose();
    }

    private async Task Work(Guid id, string subject)
    {
        await using var db = dbs.Open();
        if (await db.TicketFiles.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id) is not { State: TicketFileState.Fetching } file
            || await db.Tickets.AsNoTracking().FirstOrDefaultAsync(row => row.Id == file.TicketId) is not { } ticket)
        {
            await deadlines.Meet(Kind, subject);
            return;
        }

        var raw = hosts.SpoolFile(id);
        if (!File.Exists(raw) && await Fetch(file, ticket, raw) is { } problem)
        {
            await (problem == Passing && file.Tries + 1 < MostTries ? Again(file, subject) : Done(ticket, file, subject, row => Refuse(row, problem == Passing ? "Gone" : problem)));
            return;
        }

        var cleaned = raw + ".kept";
        try
        {
            TakenFile taken;
            var stored = true;
            await using (var kept = new FileStream(cleaned, FileMode.Create, FileAccess.ReadWrite))
            {
                await using (var came = File.OpenRead(raw))
                {
                    taken = await intake.Take(came, file.Name, kept, CancellationToken.None);
                }

                if (taken.Problem is FileProblem.None)
                {
                    kept.Position = 0;
                    stored = shelf is not null && await shelf.Put(BlobOf(file), kept, taken.ContentType, CancellationToken.None);
                }
            }

            if (!stored)
            {
                // It lies here safely: as long as the store is away, it is tried again and again.
                await deadlines.Put(new Deadline(Kind, subject, clock.GetUtcNow() + TimeSpan.FromSeconds(20)));
                return;
            }

            await Done(ticket, file, subject, row =>
            {
                if (taken.Problem is not FileProblem.None)
                {
                    Refuse(row, taken.Problem.ToString());
                    return;
                }

                (row.State, row.Source, row.Name, row.ContentType) = (TicketFileState.Stored, null, taken.Name, taken.ContentType);
                (row.Size, row.Sha256, row.Blob, row.Pictured) = (taken.Size, taken.Sha256, BlobOf(row), taken.Thumbnail is not null);
            }, taken.Thumbnail);
            File.Delete(raw);
        }
        finally
        {
            File.Delete(cleaned);
        }
    }

    /// <summary>For a reason that may pass.</summary>
    private const string Passing = "Passing";

    /// <summary>Downloads it within the bounds; null: it is here; else why not.</summary>
    private async Task<string?> Fetch(TicketFile file, Ticket ticket, string to)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5), clock);
        if (box.Reveal(file.Source)?.Split(' ', 2) is not [var way, var address] || !Enum.TryParse<FileWay>(way, out var had)
            || (await conversations.Find(ticket.ConversationId))?.Reference is not { } from)
        {
            return "ForeignHost";
        }

        if (had is FileWay.Shared)
        {
            var found = await Shared(from, address, file, patience.Token);
            if (found.Bytes is { } bytes)
            {
                await File.WriteAllBytesAsync(to, bytes, patience.Token);
                return null;
            }

            if (found.Download is null)
            {
                return found.Problem ?? Passing;
            }

            (had, address) = (FileWay.Upload, found.Download);
        }

        if (hosts.Judge(address, had, from.ServiceUrl) is not { } target)
        {
            log.LogWarning("A file of ticket {Ticket} lies at an address that is none of the channel's; it is not fetched.", ticket.Id);
            return "ForeignHost";
        }

        var part = to + ".part";
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, target.Address);
            request.Headers.Authorization = target.WithToken ? (await credentials.Authorize(patience.Token)).Header : null;
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            if (!response.IsSuccessStatusCode)
            {
                // A picture is sometimes not there yet when its message is: 403 and 404 pass.
                log.LogInformation("A file of ticket {Ticket} is not handed out ({Status}).", ticket.Id, (int)response.StatusCode);
                return response.StatusCode is HttpStatusCode.Gone ? "Gone" : Passing;
            }

            if (response.Content.Headers.ContentLength > rules.Most)
            {
                return nameof(FileProblem.TooLarge);
            }

            await using var body = await response.Content.ReadAsStreamAsync(patience.Token);
            await using (var into = new FileStream(part, FileMode.Create))
            {
                var buffer = new byte[64 * 1024];
                for (long total = 0; await body.ReadAsync(buffer, patience.Token) is > 0 and var read;)
                {
                    total += read;
                    if (total > rules.Most)
                    {
                        return nameof(FileProblem.TooLarge);
                    }

                    await into.WriteAsync(buffer.AsMemory(0, read), patience.Token);
                }
            }

            File.Move(part, to, overwrite: true);
            return null;
        }
        catch (Exception trouble) when (trouble is HttpRequestException or IOException or OperationCanceledException)
        {
            log.LogInformation("A file of ticket {Ticket} was not fetched: {Trouble}", ticket.Id, trouble.GetType().Name);
            return Passing;
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <summary>A file of a channel or a group, by the name that it has there.</summary>
    private async Task<SharedFile> Shared(ConversationReference from, string address, TicketFile file, CancellationToken stop)
    {
        if (shared is null || address.Split(' ', 2) is not [var place, var where])
        {
            return new SharedFile { Problem = "NeedsGraph" };
        }

        if (place.Split('/') is ["teams", var team, "channels", var channel] && !Guid.TryParse(team, out _))
        {
            var answer = await connector.Team(from, Uri.UnescapeDataString(team), stop);
            if (!Guid.TryParse(answer.Value?.AadGroupId, out var group))
            {
                log.LogInformation("The group of a file's team is not known ({Error}).", answer.Result.Error);
                return new SharedFile();
            }

            place = $"teams/{group}/channels/{channel}";
        }

        var found = await shared.Find(place, where, file.PersonId, stop);
        file.Name = found.Name is { } name ? FileIntake.NameOf(name) : file.Name;
        return found;
    }

    private static void Refuse(TicketFile row, string problem) => (row.State, row.Problem, row.Source) = (TicketFileState.Refused, problem, null);

    private static string BlobOf(TicketFile file) => $"tickets/{file.TicketId:N}/{file.Id:N}";

    private Task Again(TicketFile file, string subject)
    {
        var unit = new WriteUnit();
        unit.Deadlines.Add(new Deadline(Kind, subject, clock.GetUtcNow() + TimeSpan.FromSeconds(Math.Pow(2, file.Tries + 1))));
        unit.Also((db, cancel) => db.TicketFiles.Where(row => row.Id == file.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Tries, row => row.Tries + 1), cancel));
        return writer.Commit(unit);
    }

    private async Task Done(Ticket ticket, TicketFile file, string subject, Action<TicketFile> change, byte[]? thumbnail = null)
    {
        var now = clock.GetUtcNow();
        var unit = new WriteUnit();
        unit.DeadlinesMet.Add((Kind, subject));
        unit.Also(async (db, cancel) =>
        {
            if (await db.TicketFiles.FindAsync([file.Id], cancel) is not { } row)
            {
                return;
            }

            row.Name = file.Name;
            change(row);
            if (thumbnail is not null)
            {
                db.TicketThumbnails.Add(new TicketThumbnail(file.Id, thumbnail));
            }

            // A draft that was joined meanwhile has handed its files over.
            if (await db.Tickets.AsNoTracking().FirstOrDefaultAsync(one => one.Id == row.TicketId, cancel) is { State: not TicketState.Draft } sent)
            {
                db.TicketEvents.Add(row.State is TicketFileState.Stored
                    ? TicketDesk.Event(sent.Id, TicketEventKind.FileAdded, row.PersonId, ticket.AuthorId == row.PersonId ? ticket.AuthorName : "…", now, row.Name)
                    : TicketDesk.Event(sent.Id, TicketEventKind.FileFailed, System, System, now, $"{row.Name}|{row.Problem}"));
            }
            else if (row.State is TicketFileState.Refused)
            {
                await Tell(db, ticket, now, cancel);
            }

            // The form of a draft is left alone: what somebody types into it would be lost.
            await db.Cards.Where(card => card.CommandId == row.TicketId && (card.Kind == CardKinds.TicketFiles || !db.Tickets.Any(one => one.Id == row.TicketId && one.State == TicketState.Draft)))
                .ExecuteUpdateAsync(set => set.SetProperty(card => card.Version, card => card.Version + 1), cancel);
        });
        await writer.Commit(unit);
    }

    /// <summary>A file that came with the first words has no card of its own yet, and its form stays as it is: why it is not kept is said beside it.</summary>
    private static async Task Tell(ChargeBotDb db, Ticket draft, DateTimeOffset now, CancellationToken cancel)
    {
        var cards = await db.Cards.AsNoTracking().Where(card => card.CommandId == draft.Id).Select(card => new { card.Kind, card.Language }).ToListAsync(cancel);
        if (cards.Count > 0 && cards.TrueForAll(card => card.Kind != CardKinds.TicketFiles))
        {
            var card = TicketDesk.CardFor(draft, CardKinds.TicketFiles, draft.ConversationId, draft.AuthorId, cards[0].Language, now, new CardData());
            card.Version = 1;
            db.Cards.Add(card);
        }
    }
}
