using ChargeBot.Adapters.Storage;
using ChargeBot.Bot.Conversations;
using ChargeBot.Bot.Tickets;
using ChargeBot.Domain.Activations;
using ChargeBot.Domain.Approvals;
using ChargeBot.Domain.Audit;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.LogFiles;
using ChargeBot.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Bot.Turns;

/// <summary>
/// One turn on its way through a dialog: who asks, what they look at, and what is decided. Everything decided ends up
/// in one <see cref="WriteUnit"/>; nothing here touches the database or a device.
/// </summary>
public sealed class TurnContext(Turn turn, ServiceAgent agent, string language, DateTimeOffset now, string? chosenLanguage = null)
{
    /// <summary>The turn.</summary>
    public Turn Turn => turn;

    /// <summary>Who.</summary>
    public ServiceAgent Agent => agent;

    /// <summary>'en' or 'de'.</summary>
    public string Language { get; private set; } = language;

    /// <summary>The language that was chosen for the conversation, before or by this turn; null: none, the usual one is spoken.</summary>
    public string? ChosenLanguage { get; private set; } = chosenLanguage;

    /// <summary>UTC.</summary>
    public DateTimeOffset Now => now;

    /// <summary>How far the person may go with the route that was picked.</summary>
    public Grant Grant { get; set; } = Grant.Allowed;

    /// <summary>What was said after the words of the route.</summary>
    public string Rest { get; set; } = "";

    /// <summary>The card that was pressed; null where something was said.</summary>
    public PostedCard? Card { get; set; }

    /// <summary>What the pressed card shows.</summary>
    public CardData Shown => CardData.Read(Card?.Data);

    /// <summary>The port that the person looked at last in this conversation.</summary>
    public string? FocusPort { get; set; }

    /// <summary>What has to be stored.</summary>
    public WriteUnit Unit { get; } = new();

    /// <summary>The card as it will be: the new one, or the pressed one after its move. Null: nothing is shown.</summary>
    public PostedCard? Result { get; private set; }

    /// <summary>A short answer instead of a card.</summary>
    public (Saying Saying, string? Detail)? Said { get; private set; }

    /// <summary>A note that this turn writes: the answer is drawn before that is stored.</summary>
    public FreshNote? FreshNote { get; set; }

    /// <summary>The commands that this turn asks for, in the order in which they shall leave.</summary>
    public List<CommandRecord> Requested { get; } = [];

    /// <summary>Master data that this turn writes, by field: the answer is drawn before they are stored.</summary>
    public IReadOnlyDictionary<string, string?> Entered { get; set; } = new Dictionary<string, string?>();

    /// <summary>An activation that this turn makes, or as it leaves it: the answer is drawn before that is stored.</summary>
    public Activation? Activation { get; set; }

    /// <summary>The same of an approval.</summary>
    public Approval? Approval { get; set; }

    /// <summary>Vouchers that this turn makes.</summary>
    public IReadOnlyList<Voucher> NewVouchers { get; set; } = [];

    /// <summary>A voucher that this turn takes into or out of use, or (null) deletes.</summary>
    public (Guid Id, bool? Active)? Voucher { get; set; }

    /// <summary>A ticket as this turn leaves it.</summary>
    public FreshTicket? Ticket { get; set; }

    /// <summary>A log that this turn asks for.</summary>
    public LogFile? LogFile { get; set; }

    /// <summary>When the person wants to be called from now on.</summary>
    public AlertChoice? Alerts { get; set; }

    /// <summary>What this turn decided and nobody can read yet.</summary>
    public Fresh Fresh => new(Requested, Entered, FreshNote)
    {
        Activation = Activation,
        Approval = Approval,
        Voucher = Voucher,
        NewVouchers = NewVouchers,
        Ticket = Ticket,
        Alerts = Alerts,
        LogFile = LogFile,
    };

    /// <summary>Shows something: in the pressed card, in place, or in a new one.</summary>
    /// <remarks>A port that was opened from the list leads back to it, whatever is looked at or done meanwhile.</remarks>
    public void Show(string kind, string? portId, CardData data, Guid? commandId = null)
    {
        var text = (portId is not null && data.List is null && Shown.List is { } list ? data with { List = list } : data).Write();
        if (Card is { } card)
        {
            (card.Kind, card.PortId, card.CommandId, card.Data, card.Language) = (kind, portId, commandId, text, Language);
            card.Version++;
            Unit.MovedCards.Add(card);
            Result = card;
        }
        else
        {
            Result = new PostedCard
            {
                Id = Guid.CreateVersion7(now),
                ConversationId = turn.ConversationId,
                PersonId = turn.PersonId,
                Kind = kind,
                PortId = portId,
                CommandId = commandId,
                Data = text,
                Language = Language,
                CreatedAt = now,
            };
            Unit.NewCards.Add(Result);
        }

        FocusPort = portId ?? FocusPort;
    }

    /// <summary>Has a card of this conversation sent anew, at its bottom, just as it stands: a question that was open in it stays open.</summary>
    public void Bring(PostedCard card)
    {
        card.Version++;
        Unit.MovedCards.Add(card);
        Unit.Changes = (db, cancel) => db.Cards.Where(row => row.Id == card.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ActivityId, (string?)null), cancel);
        (Result, FocusPort) = (card, card.PortId ?? FocusPort);
    }

    /// <summary>Speaks another language from here on, in this conversation.</summary>
    /// <param name="chosen">The one that was chosen; null: the usual one.</param>
    /// <param name="spoken">What that is.</param>
    public void Speak(string? chosen, string spoken) => (ChosenLanguage, Language) = (chosen, spoken);

    /// <summary>Answers shortly: beside the card that was pressed, which stays as it is, or in a message of its own.</summary>
    public void Say(Saying saying, string? detail = null) => Said = (saying, detail);

    /// <summary>Asks something of a port's charge point that interrupts nobody.</summary>
    public CommandRecord Request(PortEntry port, CommandKind kind, DeviceCommand command)
    {
        var record = new CommandRecord
        {
            Id = Guid.CreateVersion7(now),
            StationId = port.StationId,
            ChargePointId = port.ChargePointId ?? throw new ArgumentException("A station without an identity on the wire cannot be asked.", nameof(port)),
            PortId = port.PortId,
            Kind = kind,
            Command = command,
            PersonId = agent.ObjectId,
            PersonName = agent.Name,
            RequestedAt = now,
        }.Request(waitUntilIdle: false);
        Request(record);
        return record;
    }

    /// <summary>Asks a command of a charge point: stored with this turn, handed over once it is.</summary>
    public void Request(CommandRecord command)
    {
        Requested.Add(command);
        Unit.Request(command);
    }

    /// <summary>Notes an act.</summary>
    public void Note(string what, string? stationId, string? portId, string? why = null, Guid? commandId = null, string? result = null) => Unit.Audit.Add(new AuditEntry
    {
        Id = Guid.CreateVersion7(now),
        At = now,
        Who = agent.ObjectId,
        What = what,
        StationId = stationId,
        PortId = portId,
        Why = why,
        CommandId = commandId,
        Result = result,
    });
}

/// <summary>What a turn decided and has not stored yet, for the card that answers it.</summary>
/// <param name="Commands">Commands that it asks for.</param>
/// <param name="Entered">Master data that it writes, by field.</param>
/// <param name="Note">A note that it writes.</param>
public sealed record Fresh(IReadOnlyList<CommandRecord> Commands, IReadOnlyDictionary<string, string?> Entered, FreshNote? Note)
{
    /// <summary>An activation that it makes or moves.</summary>
    public Activation? Activation { get; init; }

    /// <summary>An approval that it makes or moves.</summary>
    public Approval? Approval { get; init; }

    /// <summary>Vouchers that it makes.</summary>
    public IReadOnlyList<Voucher> NewVouchers { get; init; } = [];

    /// <inheritdoc cref="TurnContext.Voucher"/>
    public (Guid Id, bool? Active)? Voucher { get; init; }

    /// <inheritdoc cref="TurnContext.Ticket"/>
    public FreshTicket? Ticket { get; init; }

    /// <inheritdoc cref="TurnContext.LogFile"/>
    public LogFile? LogFile { get; init; }

    /// <inheritdoc cref="TurnContext.Alerts"/>
    public AlertChoice? Alerts { get; init; }
}

/// <summary>The kinds of cards that belong to no intervention; those have their dialog's name.</summary>
public static class CardKinds
{
    /// <summary>What is looked at rather than answered, and who may: the tabs of a port's card.</summary>
    public static IReadOnlyDictionary<string, Permission> Tabs { get; } = new Dictionary<string, Permission>
    {
        [Port] = Permission.Look,
        [Details] = Permission.ReadConfiguration,
        [Parameters] = Permission.ReadConfiguration,
    };

    /// <summary>A port's Control.</summary>
    public const string Port = "port";

    /// <summary>What a search found.</summary>
    public const string Search = "search";

    /// <summary>What can be asked.</summary>
    public const string Help = "help";

    /// <summary>The list of the infrastructure.</summary>
    public const string List = "list";

    /// <summary>Ports that were looked at lately.</summary>
    public const string Recent = "recent";

    /// <summary>Ports that are kept at hand.</summary>
    public const string Pins = "pins";

    /// <summary>The address that leads to a port.</summary>
    public const string Link = "link";

    /// <summary>A short answer.</summary>
    public const string Words = "words";

    /// <summary>A charge point that nobody imported.</summary>
    public const string Held = "adopt";

    /// <summary>The mobile network details of a station.</summary>
    public const string MobileNetwork = "sim";

    /// <summary>A port's configuration.</summary>
    public const string Configuration = "configuration";

    /// <summary>A port's devices.</summary>
    public const string Details = "details";

    /// <summary>The choice of a station's gateway.</summary>
    public const string Controller = "controller";

    /// <summary>A tab or a form of a station.</summary>
    public const string Station = "station";

    /// <summary>A station's attributes.</summary>
    public const string Attributes = "attributes";

    /// <summary>LG2WAN parameters, or one of them.</summary>
    public const string Parameters = "parameters";

    /// <summary>OCPP parameters, or one of them.</summary>
    public const string OcppParameters = "ocppparameters";

    /// <summary>A raw call, or the form of one.</summary>
    public const string RawCall = "rawcall";

    /// <summary>A port's notes, one of them in a form, or the question before it is deleted.</summary>
    public const string Note = "note";

    /// <summary>An error rate, or what was opened of it.</summary>
    public const string Errors = "errors";

    /// <summary>A port's Activation overview.</summary>
    public const string Activations = "activations";

    /// <summary>A port's charge records.</summary>
    public const string Records = "records";

    /// <summary>Which language is spoken in a conversation.</summary>
    public const string Language = "language";

    /// <summary>The ways of starting a session at a port.</summary>
    public const string Start = "start";

    /// <summary>A start from afar, as far as it has come.</summary>
    public const string Activation = "activation";

    /// <summary>What a second person has to approve.</summary>
    public const string Approval = "approval";

    /// <summary>Vouchers, the form for new ones, or one of them.</summary>
    public const string Vouchers = "vouchers";

    /// <summary>A troubleshooting ticket, or the form of a draft.</summary>
    public const string Ticket = "ticket";

    /// <summary>Files that came to a draft or a ticket.</summary>
    public const string TicketFiles = "files";

    /// <summary>Somebody is called to a ticket.</summary>
    public const string TicketCall = "call";

    /// <summary>Log files of a station.</summary>
    public const string Logs = "logs";

    /// <summary>What happened at a port or with a ticket.</summary>
    public const string Timeline = "timeline";

    /// <summary>What is kept of a person, and its erasure.</summary>
    public const string Erasure = "erasure";

    /// <summary>News that had piled up.</summary>
    public const string Backlog = "backlog";

    /// <summary>A list of tickets.</summary>
    public const string Tickets = "tickets";

    /// <summary>When a person wants to be called.</summary>
    public const string Alerts = "alerts";

    /// <summary>The fleet's worst ports.</summary>
    public const string WorstPorts = "worst";
}
