using System.Globalization;
using ChargeBot.Adapters.Blobs;
using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Conversations;
using ChargeBot.Bot.People;
using ChargeBot.Bot.Tickets;
using ChargeBot.Bot.Turns;
using ChargeBot.Cards;
using ChargeBot.Domain.People;
using ChargeBot.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Dialogs;

/// <summary>What is done with a ticket that was sent: seen, taken, commented, resolved, reopened. By whichever card of it, everyone's changes.</summary>
public sealed class TicketDialog(ChargeBotDbs dbs, TicketDesk desk, TicketTargets targets, PeopleDirectory people, RoleTable table, SecretBox box, BlobShelf? shelf = null) : IDialog
{
    /// <inheritdoc/>
    public string Name => "ticketwork";

    /// <inheritdoc/>
    public IReadOnlyList<Route> Routes =>
    [
        new("ticket.show", Permission.Tickets),
        new("ticket.look", Permission.Tickets),
        new("ticket.part", Permission.Tickets),
        new("ticket.acknowledge", Permission.Tickets),
        new("ticket.take", Permission.Tickets),
        new("ticket.wait", Permission.Tickets),
        new("ticket.resolve", Permission.Tickets),
        new("ticket.close", Permission.Tickets),
        new("ticket.reopen", Permission.Tickets),
        new("ticket.comment", Permission.Tickets),
        new("ticket.assign", Permission.Tickets),
        new("ticket.file", Permission.Tickets),
    ];

    /// <inheritdoc/>
    public async Task Handle(Route route, TurnContext turn)
    {
        if (turn.Turn.Press is not { } press || await Meant(route, turn) is not { } ticket)
        {
            return;
        }

        if (route.Verb == "ticket.look")
        {
            // From a form, which stays as it is: the other one comes as a card of its own.
            turn.Card = null;
            Show(turn, ticket, new TicketShown());
            return;
        }

        var words = TicketForm.Description(press.Input("words", Ticket.MaxText)) is { Length: > 0 } typed ? typed : null;
        switch (route.Verb)
        {
            case "ticket.acknowledge":
                Do(turn, ticket, row => row.Acknowledge(), TicketEventKind.Acknowledged, words);
                break;
            case "ticket.take":
                Do(turn, ticket, row => row.Start(turn.Agent.ObjectId, turn.Agent.Name, turn.Now), TicketEventKind.Started, words);
                break;
            case "ticket.wait":
                WithWords(turn, ticket, row => row.Wait(turn.Now), TicketEventKind.Waiting, words);
                break;
            case "ticket.resolve":
                WithWords(turn, ticket, row => row.Resolve(turn.Now), TicketEventKind.Resolved, words);
                break;
            case "ticket.close":
                Do(turn, ticket, row => row.Close(turn.Now), TicketEventKind.Closed, words);
                break;
            case "ticket.reopen":
                WithWords(turn, ticket, row => row.Reopen(targets, turn.Now), TicketEventKind.Reopened, words);
                break;
            case "ticket.comment":
                WithWords(turn, ticket, row => row.Note(), TicketEventKind.Commented, words);
                break;
            case "ticket.file":
                await Download(turn, ticket, press);
                break;
            case "ticket.assign":
                await Assign(turn, ticket);
                break;
            default:
                Show(turn, ticket, new TicketShown
                {
                    Part = Enum.TryParse<TicketPart>(press.Input("part"), out var part) && Enum.IsDefined(part) ? part : TicketPart.Main,
                    Page = int.TryParse(press.Input("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Min(page, 10_000) : 0,
                });
                break;
        }
    }

    /// <summary>The ticket of the pressed card, or the one that a row names.</summary>
    private async Task<Ticket?> Meant(Route route, TurnContext turn)
    {
        var named = route.Verb is "ticket.show" or "ticket.look";
        if ((named ? Guid.TryParse(turn.Turn.Press!.Input("ticket"), out var id) ? id : null : turn.Card?.CommandId) is not { } meant)
        {
            return null;
        }

        await using var db = dbs.Open();
        return await db.Tickets.AsNoTracking().Sent().FirstOrDefaultAsync(row => row.Id == meant);
    }

    private void Do(TurnContext turn, Ticket ticket, Func<Ticket, bool> move, TicketEventKind kind, string? words)
    {
        // Not permitted: somebody was quicker; the card says who and what.
        desk.Change(turn, ticket, move, kind, words);
        Show(turn, ticket, new TicketShown());
    }

    private void WithWords(TurnContext turn, Ticket ticket, Func<Ticket, bool> move, TicketEventKind kind, string? words)
    {
        if (words is null)
        {
            Show(turn, ticket, new TicketShown { Problem = TicketProblem.WordsMissing });
            return;
        }

        Do(turn, ticket, move, kind, words);
    }

    /// <summary>A fresh address for a file: good for ten minutes, for whoever has it, so never in a shared conversation.</summary>
    private async Task Download(TurnContext turn, Ticket ticket, Press press)
    {
        if (!turn.Turn.Personal)
        {
            turn.Say(Saying.PersonalOnly);
            return;
        }

        await using var db = dbs.Open();
        if (Guid.TryParse(press.Input("file"), out var id)
            && await db.TicketFiles.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id && row.TicketId == ticket.Id) is { State: TicketFileState.Stored, Blob: { } blob } file)
        {
            if (await FileLink.Make(shelf, box, blob, file.Name, turn.Now) is not { } link)
            {
                turn.Say(Saying.StoreDown);
                return;
            }

            turn.Note("ticket.file", ticket.StationId, ticket.PortId, null, null, $"#{ticket.Number} {file.Id}");
            Show(turn, ticket, new TicketShown(), link);
        }
    }

    /// <summary>Who works on it, how much it hurries, what it belongs to: whatever of them differs.</summary>
    private async Task Assign(TurnContext turn, Ticket ticket)
    {
        var press = turn.Turn.Press!;
        var changes = new List<(Func<Ticket, bool> Move, TicketEventKind Kind, string? Text)>();
        if (press.Input("person") is { } id && !string.Equals(id, ticket.AssigneeId, StringComparison.OrdinalIgnoreCase)
            && people.Find(ticket.TenantId, id) is { } person && table.Ask(person, Permission.Tickets) is not Grant.Denied)
        {
            changes.Add((row => row.Assign(person.ObjectId, person.Name), TicketEventKind.Assigned, person.Name));
        }

        if (Enum.TryParse<TicketPriority>(press.Input("priority"), out var priority) && Enum.IsDefined(priority) && priority != ticket.Priority)
        {
            changes.Add((row => row.Prioritise(priority, targets), TicketEventKind.Prioritised, priority.ToString()));
        }

        if (press.Has("link"))
        {
            var (linked, missing) = await Linked(press.Input("link"), ticket);
            if (missing)
            {
                Show(turn, ticket, new TicketShown { Part = TicketPart.Assign, Problem = TicketProblem.NoSuchTicket });
                return;
            }

            if (linked?.Id != ticket.LinkedTo)
            {
                changes.Add((row => Link(row, linked?.Id), TicketEventKind.Linked, linked is null ? "–" : $"#{linked.Number}"));
            }
        }

        desk.Change(turn, ticket, changes);
        Show(turn, ticket, new TicketShown());
    }

    private static bool Link(Ticket ticket, Guid? to)
    {
        if (!ticket.Note())
        {
            return false;
        }

        ticket.LinkedTo = to;
        return true;
    }

    private async Task<(Ticket? Ticket, bool Missing)> Linked(string? typed, Ticket ticket)
    {
        if (typed is null)
        {
            return (null, false);
        }

        await using var db = dbs.Open();
        return long.TryParse(typed.TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number != ticket.Number
            && await db.Tickets.AsNoTracking().Sent().FirstOrDefaultAsync(row => row.Number == number) is { } other ? (other, false) : (null, true);
    }

    private static void Show(TurnContext turn, Ticket ticket, TicketShown shown, FileLink? download = null)
    {
        // A call stays a call; all else becomes the ticket.
        if (turn.Card?.Kind == CardKinds.TicketCall && turn.Ticket is not null)
        {
            turn.Show(CardKinds.TicketCall, ticket.PortId, turn.Shown, ticket.Id);
            return;
        }

        turn.Show(CardKinds.Ticket, ticket.PortId, new CardData { Ticket = shown, Shared = !turn.Turn.Personal, Download = download }, ticket.Id);
    }
}
