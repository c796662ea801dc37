using System.Globalization;
using System.Text.Json;
using ChargeBot.Adapters.Files;
using ChargeBot.Adapters.Graph;
using ChargeBot.Adapters.Links;
using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Conversations;
using ChargeBot.Bot.Tickets;
using ChargeBot.Bot.Turns;
using ChargeBot.Cards;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.People;
using ChargeBot.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Dialogs;

/// <summary>
/// A ticket while it is written: opened from a port's card or a text, filled, sent, thrown away, or given up for one that says the
/// same already. The draft is a row from the first word on.
/// </summary>
public sealed class TicketDraftDialog(
    Network network, ChargeBotDbs dbs, SecretBox box, Counters counters, TicketDesk desk, TicketTargets targets, FindingsTaker findings, ConversationBook conversations,
    DeskSettings settings, SharedFiles? shared = null) : IDialog
{
    /// <summary>The verb with which a ticket begins; files of the same message are its.</summary>
    public const string New = "ticket.new";

    /// <summary>The verb of a message that brings files.</summary>
    public const string Files = "ticket.files";

    /// <inheritdoc/>
    public string Name => CardKinds.Ticket;

    /// <inheritdoc/>
    public IReadOnlyList<Route> Routes =>
    [
        new(New, Permission.Tickets, new Words(
            ["ticket", "new ticket", "trouble"], ["ticket", "neues ticket", "störung"], TakesPort: true,
            ("reports trouble at a charge port, or opens a ticket by its number", "meldet eine Störung an einem Ladepunkt oder öffnet ein Ticket mit seiner Nummer")) { TakesText = true }),
        new(Files, Permission.Tickets),
        new("ticket.send", Permission.Tickets),
        new("ticket.discard", Permission.Tickets),
        new("ticket.join", Permission.Tickets),
    ];

    /// <inheritdoc/>
    public Task Handle(Route route, TurnContext turn) => route.Verb switch
    {
        "ticket.send" => Send(turn),
        "ticket.discard" => Discard(turn),
        "ticket.join" => Join(turn),
        Files => TakeFiles(turn),
        _ => turn.Turn.Press is null ? Said(turn) : Open(turn, PortDialog.Named(network, turn), ""),
    };

    /// <summary>'ticket DE*ABC*E1234*1 plug is stuck': the form with the text in it; 'ticket 1042': that one.</summary>
    private async Task Said(TurnContext turn)
    {
        if (long.TryParse(turn.Rest.TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            await using var db = dbs.Open();
            if (await db.Tickets.AsNoTracking().Sent().FirstOrDefaultAsync(row => row.Number == number) is { } known)
            {
                turn.Show(CardKinds.Ticket, known.PortId, new CardData { Shared = !turn.Turn.Personal }, known.Id);
                return;
            }
        }

        var said = Dictation.Read(turn.Rest, network, turn.FocusPort);
        if (said.Ports.Count > 0)
        {
            await Open(turn, said.Ports[0], said.Text);
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

    /// <summary>The form: of the draft that the person left at this port, else of a new one.</summary>
    private async Task Open(TurnContext turn, PortEntry? port, string text)
    {
        if (port is null)
        {
            return;
        }

        await using var db = dbs.Open();
        var draft = await db.Tickets.AsNoTracking().OrderByDescending(row => row.Id).FirstOrDefaultAsync(
            row => row.State == TicketState.Draft && row.ConversationId == turn.Turn.ConversationId && row.AuthorId == turn.Agent.ObjectId && (row.PortId == port.PortId || row.PortId == ""));
        var isNew = draft is null;
        var ticket = draft ?? TicketDesk.Draft(turn, port);
        (ticket.PortId, ticket.StationId, ticket.Site) = (port.PortId, port.StationId, port.Site);
        ticket.Description = TicketForm.Description(text) is { Length: > 0 } said ? said : ticket.Description;
        ticket.OccurredAt ??= turn.Now;
        turn.Unit.Also(async (writing, cancel) =>
        {
            if (isNew)
            {
                writing.Tickets.Add(ticket.Copy());
            }
            else if (await writing.Tickets.FindAsync([ticket.Id], cancel) is { } row)
            {
                Take(row, ticket);
            }
        });
        turn.Ticket = new FreshTicket(ticket, []) { Files = Add(turn, ticket) };
        Show(turn, ticket, new TicketShown());
    }

    /// <summary>
    /// Photos that came by themselves: for the draft that is being written here, for the ticket that was looked at last, or for a new
    /// draft, which waits for its port if none is known yet.
    /// </summary>
    private async Task TakeFiles(TurnContext turn)
    {
        await using var db = dbs.Open();
        var (conversation, person) = (turn.Turn.ConversationId, turn.Agent.ObjectId);
        var ticket = await db.Tickets.AsNoTracking().OrderByDescending(row => row.Id)
            .FirstOrDefaultAsync(row => row.State == TicketState.Draft && row.ConversationId == conversation && row.AuthorId == person);
        if (ticket is null && await db.Cards.AsNoTracking().Where(card => card.ConversationId == conversation).OrderByDescending(card => card.Id).FirstOrDefaultAsync()
            is { Kind: CardKinds.Ticket or CardKinds.TicketFiles or CardKinds.TicketCall, CommandId: { } shown })
        {
            ticket = await db.Tickets.AsNoTracking().Sent().FirstOrDefaultAsync(row => row.Id == shown);
        }

        var said = Dictation.Read(turn.Rest, network, turn.FocusPort);
        if (ticket is null)
        {
            var made = TicketDesk.Draft(turn, said.Ports.Count > 0 ? said.Ports[0] : null);
            (made.Description, made.OccurredAt) = (TicketForm.Description(said.Text), turn.Now);
            turn.Unit.Also((writing, _) =>
            {
                writing.Tickets.Add(made.Copy());
                return Task.CompletedTask;
            });
            ticket = made;
        }

        turn.Ticket = new FreshTicket(ticket, []) { Files = Add(turn, ticket) };
        turn.Show(CardKinds.TicketFiles, ticket.PortId.Length > 0 ? ticket.PortId : null, new CardData { Shared = !turn.Turn.Personal }, ticket.Id);
    }

    /// <summary>The files of the message, to be fetched as soon as the turn is stored.</summary>
    private List<TicketFile> Add(TurnContext turn, Ticket ticket)
    {
        List<TicketFile> files = [.. turn.Turn.Files.Select(sent => new TicketFile
        {
            Id = OrderedId.Next(turn.Now),
            TicketId = ticket.Id,
            PersonId = turn.Agent.ObjectId,
            Name = FileIntake.NameOf(sent.Name),
            ClaimedType = sent.ContentType,
            Source = box.Protect($"{sent.Way} {sent.Address}"),
            AddedAt = turn.Now,
            State = Reachable(sent) ? TicketFileState.Fetching : TicketFileState.Refused,
            Problem = Reachable(sent) ? null : "NeedsGraph",
        })];
        foreach (var file in files.Where(file => file.State is TicketFileState.Fetching))
        {
            turn.Unit.Deadlines.Add(new Deadline(Deadline.TicketFile, Deadline.SubjectOf("file", file.Id), turn.Now));
        }

        if (files.Count > 0)
        {
            turn.Unit.Also((writing, _) =>
            {
                writing.TicketFiles.AddRange(files);
                return Task.CompletedTask;
            });
        }

        return files;
    }

    private bool Reachable(SentFile sent) => sent.Way is not FileWay.Shared || shared is not null;

    private async Task Send(TurnContext turn)
    {
        if (turn.Turn.Press is not { } press || await Own(turn) is not { } ticket)
        {
            return;
        }

        var port = Chosen(press, ticket);
        (ticket.PortId, ticket.StationId, ticket.Site) = (port?.PortId ?? ticket.PortId, port?.StationId ?? ticket.StationId, port is null ? ticket.Site : port.Site);
        var problem = TicketForm.Fill(ticket, press, SiteZone.Find(network.Find(ticket.PortId)?.TimeZone ?? SiteZone.Usual), turn.Now);
        if (problem is not TicketProblem.None)
        {
            turn.Unit.Also(async (db, cancel) =>
            {
                if (await db.Tickets.FindAsync([ticket.Id], cancel) is { State: TicketState.Draft } row)
                {
                    Take(row, ticket);
                }
            });

            // Personal data do not go back onto a card that others see.
            var typed = turn.Turn.Personal
                ? TicketForm.Inputs.Where(press.Has).ToDictionary(input => input, input => press.Input(input, Ticket.MaxText) ?? "")
                : [];
            Show(turn, ticket, new TicketShown { Problem = problem, Typed = typed.Count == 0 ? null : box.Protect(JsonSerializer.Serialize(typed)) });
            return;
        }

        var number = await counters.Take(Counters.Tickets, 1);
        var seen = (await findings.Take(ticket.PortId)).Write();
        bool Move(Ticket row)
        {
            Take(row, ticket);
            return row.Send(number, targets, seen, turn.Now);
        }

        if (!desk.Change(turn, ticket, Move, TicketEventKind.Sent))
        {
            return;
        }

        Show(turn, ticket, new TicketShown());
        if (settings.TicketsChannel is { } channel && channel != turn.Turn.ConversationId && await conversations.Knows(channel))
        {
            turn.Unit.NewCards.Add(TicketDesk.CardFor(ticket, CardKinds.Ticket, channel, "", settings.ChannelLanguage, turn.Now, new CardData { Shared = true, News = true }));
        }
    }

    private async Task Discard(TurnContext turn)
    {
        if (await Own(turn) is { } ticket && ticket.Discard())
        {
            desk.Change(turn.Unit, ticket.Id, row => row.Discard(), []);
            turn.Show(CardKinds.Port, ticket.PortId, new CardData());
        }
    }

    /// <summary>Somebody has reported it already: what the form says becomes a comment there, and its files go along.</summary>
    private async Task Join(TurnContext turn)
    {
        if (turn.Turn.Press is not { } press || await Own(turn) is not { } draft || !Guid.TryParse(press.Input("ticket"), out var id))
        {
            return;
        }

        await using var db = dbs.Open();
        if (await db.Tickets.AsNoTracking().Open().FirstOrDefaultAsync(row => row.Id == id) is not { } other)
        {
            // Closed meanwhile: the form, drawn anew, offers what there is now.
            Show(turn, draft, new TicketShown());
            return;
        }

        var words = TicketForm.Description(press.Input(TicketFormCard.DescriptionInput, Ticket.MaxText) ?? draft.Description);
        desk.Change(turn.Unit, draft.Id, row => row.Discard(), []);
        turn.Unit.Also((writing, cancel) => writing.TicketFiles.Where(file => file.TicketId == draft.Id).ExecuteUpdateAsync(set => set.SetProperty(file => file.TicketId, other.Id), cancel));
        if (desk.Change(turn, other, row => row.Note(), TicketEventKind.Joined, words.Length > 0 ? words : "…"))
        {
            turn.Show(CardKinds.Ticket, other.PortId, new CardData { Shared = !turn.Turn.Personal }, other.Id);
        }
    }

    /// <summary>The draft on the pressed card, if it is the person's own and still one.</summary>
    private async Task<Ticket?> Own(TurnContext turn)
    {
        if (turn.Card is not { Kind: CardKinds.Ticket, CommandId: { } id })
        {
            return null;
        }

        await using var db = dbs.Open();
        if (await db.Tickets.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id) is not { State: TicketState.Draft } ticket)
        {
            return null;
        }

        if (!string.Equals(ticket.AuthorId, turn.Agent.ObjectId, StringComparison.OrdinalIgnoreCase))
        {
            turn.Say(Saying.AskedSomeoneElse);
            return null;
        }

        return ticket;
    }

    private static void Take(Ticket row, Ticket from)
    {
        (row.PortId, row.StationId, row.Site, row.Priority) = (from.PortId, from.StationId, from.Site, from.Priority);
        (row.Emaid, row.WithoutEmaid, row.OccurredAt, row.Description) = (from.Emaid, from.WithoutEmaid, from.OccurredAt, from.Description);
    }

    /// <summary>Another port of the same station, where one was chosen.</summary>
    private PortEntry? Chosen(Press press, Ticket ticket) =>
        int.TryParse(press.Input(TicketFormCard.PortInput), NumberStyles.None, CultureInfo.InvariantCulture, out var connector)
            ? network.Index.Find(ticket.StationId).Exact?.Ports.FirstOrDefault(port => port.Connector == connector && port.StationId == ticket.StationId) : null;

    private static void Show(TurnContext turn, Ticket ticket, TicketShown shown)
    {
        turn.Ticket ??= new FreshTicket(ticket, []);
        turn.Show(CardKinds.Ticket, ticket.PortId, new CardData { Ticket = shown, Shared = !turn.Turn.Personal }, ticket.Id);
    }
}
