using System.Text.Json;
using ChargeBot.Adapters.Itsm;
using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Tickets;
using ChargeBot.Domain.Notes;
using ChargeBot.Domain.Tickets;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Itsm;

/// <summary>
/// Takes what the other system does to tickets: signed CloudEvents at <c>POST /itsm/events</c> (ticket-events.md). Each goes the one way
/// in which tickets change, so every card moves; what comes from there is not told to it again.
/// </summary>
public static class ItsmEndpoint
{
    /// <summary>Whose changes these are, in place of a person's object id.</summary>
    public const string Author = "itsm";

    private const string Path = "/itsm/events";
    private const int MaxBody = 64 * 1024, LongestId = 200;

    /// <summary>Maps it, where there is a secret; without one there is no such place.</summary>
    public static void MapItsm(this IEndpointRouteBuilder app)
    {
        if (app.ServiceProvider.GetRequiredService<ItsmSettings>().Listens)
        {
            app.MapPost(Path, Take);
        }
    }

    private static async Task Take(HttpContext http, ItsmSettings settings, ChargeBotDbs dbs, Writer writer, TicketDesk desk, TicketTargets targets, TimeProvider clock)
    {
        if (await Read(http) is not { } body)
        {
            await Answer(http, StatusCodes.Status413PayloadTooLarge, "The event is too large.");
            return;
        }

        var now = clock.GetUtcNow();
        var (id, headers) = (http.Request.Headers[WebhookSignature.IdHeader].ToString(), http.Request.Headers);
        if (id.Length is 0 or > LongestId || !WebhookSignature.Verify(settings.Secret!, id, headers[WebhookSignature.TimeHeader].ToString(), headers[WebhookSignature.SignatureHeader].ToString(), body, now))
        {
            await Answer(http, StatusCodes.Status401Unauthorized, "The signature is missing, wrong or too old.");
            return;
        }

        if (Parse(body) is not { } change)
        {
            await Answer(http, StatusCodes.Status400BadRequest, "This is no CloudEvent 1.0 in structured JSON with a type and a subject.");
            return;
        }

        await using var db = dbs.Open();
        if (await db.Seen.AnyAsync(row => row.ConversationId == Author && row.ActivityId == id, http.RequestAborted))
        {
            http.Response.StatusCode = StatusCodes.Status200OK;
            return;
        }

        var ticket = Guid.TryParse(change.Subject, out var key) ? await db.Tickets.AsNoTracking().Sent().FirstOrDefaultAsync(row => row.Id == key, http.RequestAborted)
            : long.TryParse(change.Subject.TrimStart('#'), out var number) ? await db.Tickets.AsNoTracking().Sent().FirstOrDefaultAsync(row => row.Number == number, http.RequestAborted) : null;
        if (ticket is null)
        {
            await Answer(http, StatusCodes.Status404NotFound, "There is no such ticket.");
            return;
        }

        if (Move(change, targets, now) is not var (move, kind, text))
        {
            await Answer(http, StatusCodes.Status422UnprocessableEntity, "This type is not known, or what it needs is missing.");
            return;
        }

        var before = ticket.State;
        if (!move(ticket) || !await Commit(writer, desk, ticket, move, TicketDesk.Event(ticket.Id, kind, Author, settings.Name, now, text), id, now))
        {
            await Answer(http, StatusCodes.Status409Conflict, $"The ticket is {before}: that cannot be done to it now.");
            return;
        }

        http.Response.StatusCode = StatusCodes.Status202Accepted;
    }

    /// <summary>False: somebody was quicker.</summary>
    private static async Task<bool> Commit(Writer writer, TicketDesk desk, Ticket ticket, Func<Ticket, bool> move, TicketEvent line, string id, DateTimeOffset now)
    {
        line.Due = false;
        var unit = new WriteUnit();
        unit.Seen.Add(new SeenActivity(Author, id, now, null));
        desk.Change(unit, ticket.Id, move, [line]);
        TicketDesk.Wake(unit, ticket, now);
        try
        {
            await writer.Commit(unit);
            return true;
        }
        catch (UnitFailedException failure) when (failure.Failure is UnitFailure.Stale)
        {
            return false;
        }
    }

    private static (Func<Ticket, bool> Move, TicketEventKind Kind, string? Text)? Move(Change change, TicketTargets targets, DateTimeOffset now) => change.Type switch
    {
        "itsm.ticket.acknowledged" => (row => row.Acknowledge(), TicketEventKind.Acknowledged, change.Text),
        "itsm.ticket.commented" when change.Text is { } text => (row => row.Note(), TicketEventKind.Commented, text),
        "itsm.ticket.waiting" when change.Text is { } text => (row => row.Wait(now), TicketEventKind.Waiting, text),
        "itsm.ticket.resolved" when change.Text is { } text => (row => row.Resolve(now), TicketEventKind.Resolved, text),
        "itsm.ticket.closed" => (row => row.Close(now), TicketEventKind.Closed, change.Text),
        "itsm.ticket.reopened" when change.Text is { } text => (row => row.Reopen(targets, now), TicketEventKind.Reopened, text),
        "itsm.ticket.assigned" when change.Person is { } person => (row => row.Note(), TicketEventKind.External, person),
        "itsm.ticket.linked" when change.Reference is { } reference => (row => row.Refer(reference), TicketEventKind.External, reference),
        _ => null,
    };

    private static Change? Parse(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 16 });
            var data = json.RootElement.ValueKind is JsonValueKind.Object && json.RootElement.TryGetProperty("data", out var inner) ? inner : default;
            return Word(json.RootElement, "specversion") == "1.0" && Word(json.RootElement, "type") is { } type && Word(json.RootElement, "subject") is { } subject
                ? new Change(type, subject, Bounded(data, "text", Ticket.MaxText), Bounded(data, "person", 100), Bounded(data, "reference", 100)) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Bounded(JsonElement data, string name, int most) => NoteText.Bounded(NoteText.Clean(Word(data, name)), most) is { Length: > 0 } text ? text : null;

    private static string? Word(JsonElement of, string name) => of.ValueKind is JsonValueKind.Object && of.TryGetProperty(name, out var word) && word.ValueKind is JsonValueKind.String ? word.GetString() : null;

    private static async Task<byte[]?> Read(HttpContext http)
    {
        if (http.Request.ContentLength > MaxBody)
        {
            return null;
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = MaxBody;
        }

        try
        {
            using var memory = new MemoryStream();
            await http.Request.Body.CopyToAsync(memory, http.RequestAborted);
            return memory.ToArray();
        }
        catch (BadHttpRequestException)
        {
            return null;
        }
    }

    private static Task Answer(HttpContext http, int status, string why) => Results.Problem(why, statusCode: status).ExecuteAsync(http);

    private sealed record Change(string Type, string Subject, string? Text, string? Person, string? Reference);
}
