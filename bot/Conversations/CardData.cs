using System.Text.Json;
using System.Text.Json.Serialization;
using ChargeBot.Bot.Dialogs;
using ChargeBot.Bot.Evidence;
using ChargeBot.Bot.Web;
using ChargeBot.Cards;
using ChargeBot.Domain.Activations;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Charging;
using ChargeBot.Domain.LogFiles;
using ChargeBot.Domain.MobileNetworks;
using ChargeBot.Domain.Notes;
using ChargeBot.Domain.Parameters;
using ChargeBot.Domain.Retention;

namespace ChargeBot.Bot.Conversations;

/// <summary>What a card needs to be drawn beside its port and command, kept in its row. Bounded; no personal data.</summary>
public sealed record CardData
{
    /// <summary>The step of the dialog that the card shows.</summary>
    public Step Step { get; init; }

    /// <summary>Who was asked: nobody else may answer (Entra object id).</summary>
    public string? Asked { get; init; }

    /// <summary>The person must give a reason, and may act only where nobody is interrupted.</summary>
    public bool NeedsReason { get; init; }

    /// <summary>The sessions that would have been interrupted when the question was put: an answer is about those and no others.</summary>
    public IReadOnlyList<Guid> Sessions { get; init; } = [];

    /// <summary>It was confirmed without the reason.</summary>
    public bool ReasonMissing { get; init; }

    /// <summary>The charge point that the card is about, where it is about no port.</summary>
    public string? ChargePointId { get; init; }

    /// <summary>The station id that was typed for it and did not do.</summary>
    public string? TypedStationId { get; init; }

    /// <summary>Why that did not do.</summary>
    public AdoptProblem? Problem { get; init; }

    /// <summary>The charge point that the station had when the person was asked; null: none.</summary>
    public string? Replaces { get; init; }

    /// <summary>The form of master data that is open.</summary>
    public DetailForm Form { get; init; }

    /// <summary>Something was saved just now.</summary>
    public bool Saved { get; init; }

    /// <summary>Which of the form's lines held nothing of their kind; their names alone.</summary>
    public IReadOnlyList<string> Wrong { get; init; } = [];

    /// <summary>Master data of the configuration that are being edited.</summary>
    public MasterEdit? Edit { get; init; }

    /// <summary>What was searched for, as typed.</summary>
    public string? Query { get; init; }

    /// <summary>The language that was chosen, on a card that shows which; null: none, or another card.</summary>
    public string? Chosen { get; init; }

    /// <summary>Everyone in the conversation is meant.</summary>
    public bool Shared { get; init; }

    /// <summary>Which saying of <see cref="Saying"/> the card shows.</summary>
    public Saying? Saying { get; init; }

    /// <summary>A detail of the saying, such as a device's words.</summary>
    public string? Detail { get; init; }

    /// <summary>The question to the mobile network operator that the card shows.</summary>
    public OperatorAsk? Operator { get; init; }

    /// <summary>Of the two lists of parameters the charger's is shown, not the port's.</summary>
    public bool OfCharger { get; init; }

    /// <summary>The parameter that the card is about; null: all of them.</summary>
    public Setting? Setting { get; init; }

    /// <summary>The list that the card shows, or that its port was opened from.</summary>
    public ListState? List { get; init; }

    /// <summary>Which part of a long list of parameters is shown; null: its beginning.</summary>
    public KeyList? Keys { get; init; }

    /// <summary>The changes that are shown in the place of the parameters; null: none.</summary>
    public HistoryPage? History { get; init; }

    /// <summary>The page of a list, from 0.</summary>
    public int Page { get; init; }

    /// <summary>The note that is written, or asked about; null: all of the port's are shown.</summary>
    public NoteDraft? Note { get; init; }

    /// <summary>What happened to a note just now.</summary>
    public NotesNotice NotesNotice { get; init; }

    /// <summary>The tab or the form of a station that the card shows.</summary>
    public StationPage? Station { get; init; }

    /// <summary>Of a station's attributes, what the card shows beside their list.</summary>
    public AttributePage? Attribute { get; init; }

    /// <summary>The raw call that is written; null: another card.</summary>
    public RawDraft? Raw { get; init; }

    /// <summary>What of an error rate is shown.</summary>
    public ErrorsShown? Errors { get; init; }

    /// <summary>What of a port's sessions or charge records is shown.</summary>
    public SessionsShown? Listed { get; init; }

    /// <summary>What of the vouchers is shown.</summary>
    public VouchersShown? Vouchers { get; init; }

    /// <summary>The form of a start, as it was left.</summary>
    public StartDraft? Start { get; init; }

    /// <summary>What of a ticket is shown.</summary>
    public TicketShown? Ticket { get; init; }

    /// <summary>The way to a file that was asked for.</summary>
    public FileLink? Download { get; init; }

    /// <summary>The log that is looked into; null: the list of them.</summary>
    public LogLook? Look { get; init; }

    /// <summary>A time of one's own of which a log is wanted; null: one of the usual ones.</summary>
    public LogRange? Range { get; init; }

    /// <summary>Which tickets are listed.</summary>
    public TicketsShown? Tickets { get; init; }

    /// <summary>The person's data that are asked about or were erased.</summary>
    public ErasureShown? Erasure { get; init; }

    /// <summary>What of a timeline is shown.</summary>
    public TimelineShown? Timeline { get; init; }

    /// <summary>How the charge point was told to upload the log that the card asked for.</summary>
    public UploadWay Way { get; init; }

    /// <summary>Nobody asked for the card: where many such wait, they are told together.</summary>
    public bool News { get; init; }

    /// <summary>Tickets and logs that were told together, at most <see cref="BacklogView.Most"/> of as many as <see cref="Page"/> says.</summary>
    public IReadOnlyList<Guid> Told { get; init; } = [];

    /// <summary>The way to a one-time page that the card shows.</summary>
    public OneTimeLink? Link { get; init; }

    /// <summary>The row's text.</summary>
    public string Write() => JsonSerializer.Serialize(this, CardDataJson.Default.CardData);

    /// <summary>Reads a row's text.</summary>
    public static CardData Read(string? json) => json is null ? new() : JsonSerializer.Deserialize(json, CardDataJson.Default.CardData) ?? new();
}

/// <summary>A raw call as far as it is written.</summary>
/// <param name="Action">The action.</param>
/// <param name="Payload">Its payload, protected.</param>
public sealed record RawDraft(string? Action = null, string? Payload = null)
{
    /// <summary>Why it is not sent.</summary>
    public RawFault? Fault { get; init; }
}

/// <summary>A person's data that are asked about or were erased.</summary>
/// <param name="Emaid">Whose, protected: the card's row must not keep what is to be erased. Null: erased, or not to be.</param>
/// <param name="Report">What there is, or was; null: nothing was read.</param>
/// <param name="Problem">Why what was typed is no EMAID.</param>
public sealed record ErasureShown(string? Emaid, ErasureReport? Report, EmaidProblem Problem = EmaidProblem.None);

/// <summary>A log that is looked into.</summary>
/// <param name="Id">Which.</param>
/// <param name="Word">What is searched for; null: the time of the fault counts.</param>
/// <param name="Skip">Lines with it that are left out.</param>
public sealed record LogLook(Guid Id, string? Word = null, int Skip = 0);

/// <summary>Where a person is in the list of the infrastructure.</summary>
/// <param name="Filter">What is looked for.</param>
/// <param name="Page">Which page, from 0.</param>
public sealed record ListState(InfrastructureFilter Filter, int Page = 0);

/// <summary>A question to the mobile network operator about a station's SIM.</summary>
/// <param name="AskedAt">UTC.</param>
/// <param name="AnsweredAt">UTC; null: still awaited.</param>
/// <param name="Refusals">What was not answered.</param>
public sealed record OperatorAsk(DateTimeOffset AskedAt, DateTimeOffset? AnsweredAt = null, IReadOnlyList<OperatorRefusal>? Refusals = null);

/// <summary>One parameter on its way to a new value. Never a secret one.</summary>
/// <param name="Key">Which.</param>
public sealed record Setting(string Key)
{
    /// <summary>What it shall be, in neutral form.</summary>
    public string? Value { get; init; }

    /// <summary>What was typed.</summary>
    public string? Typed { get; init; }

    /// <summary>Why that does not do.</summary>
    public ParameterProblem Problem { get; init; }

    /// <summary>It is so already.</summary>
    public bool Unchanged { get; init; }

    /// <summary>Why what was typed for an OCPP parameter cannot be sent.</summary>
    public OcppProblem Refused { get; init; }

    /// <summary>It is one that the charger does not publish: its name is typed too.</summary>
    public bool IsNew { get; init; }

    /// <summary>What was typed in the place of the name that a dangerous one is confirmed by.</summary>
    public string? Said { get; init; }

    /// <summary>The fingerprint of the value that the form showed; null: it showed none.</summary>
    public string? Seen { get; init; }

    /// <summary>When the form showed it (UTC).</summary>
    public DateTimeOffset SeenAt { get; init; }

    /// <summary>What someone else, or the charger, did to it since.</summary>
    public Meanwhile? Meanwhile { get; init; }
}

/// <summary>A part of a long list of parameters.</summary>
/// <param name="Filter">What is looked for; null: everything.</param>
/// <param name="Page">Which page, from 0.</param>
public sealed record KeyList(string? Filter, int Page = 0);

/// <summary>A page of the changes of a station's parameters, or of one of them.</summary>
/// <param name="Key">Which one; null: all.</param>
/// <param name="Page">Which page, from 0.</param>
public sealed record HistoryPage(string? Key, int Page = 0);

/// <summary>A note as one person has it before them: what was typed is kept here until it is saved.</summary>
public sealed record NoteDraft
{
    /// <summary>Which; null: a new one.</summary>
    public Guid? Id { get; init; }

    /// <summary>The version that the person has seen.</summary>
    public int Version { get; init; }

    /// <summary>What was typed; null: as it is stored.</summary>
    public string? Text { get; init; }

    /// <summary>The ports that are ticked; null: as it is stored.</summary>
    public IReadOnlyList<string>? Ports { get; init; }

    /// <summary>Why it was not saved, or not deleted.</summary>
    public NoteProblem Problem { get; init; }
}

/// <summary>Master data of a port's configuration on their way to new values, by field.</summary>
public sealed record MasterEdit
{
    /// <summary>What the person saw when the form was opened, in neutral form; a field without a value is not in it.</summary>
    public Dictionary<string, string> Seen { get; init; } = [];

    /// <summary>What was typed; empty: to be cleared.</summary>
    public Dictionary<string, string> Typed { get; init; } = [];

    /// <summary>What does not do, and why.</summary>
    public Dictionary<string, FieldProblem> Wrong { get; init; } = [];

    /// <summary>What somebody else changed meanwhile, with what the person had seen there.</summary>
    public Dictionary<string, string> Overtaken { get; init; } = [];

    /// <summary>More came than is looked at.</summary>
    public bool TooMuch { get; init; }
}

/// <summary>What of the vouchers is shown.</summary>
public sealed record VouchersShown
{
    /// <summary>The page, from 0.</summary>
    public int Page { get; init; }

    /// <summary>Of this batch alone; null: of all.</summary>
    public string? Batch { get; init; }

    /// <summary>The voucher that is open.</summary>
    public Guid? Open { get; init; }

    /// <summary>It is to be deleted, if that is confirmed.</summary>
    public bool Deleting { get; init; }

    /// <summary>The form for new ones is open.</summary>
    public bool Form { get; init; }

    /// <summary>What was typed there and does not do, by input.</summary>
    public Dictionary<string, string> Typed { get; init; } = [];

    /// <summary>The inputs that do not do.</summary>
    public IReadOnlyList<string> Wrong { get; init; } = [];

    /// <summary>So many were made just now.</summary>
    public int Made { get; init; }
}

/// <summary>What of a ticket is shown.</summary>
public sealed record TicketShown
{
    /// <summary>Which part of its card.</summary>
    public TicketPart Part { get; init; }

    /// <summary>The page of its history, from 0.</summary>
    public int Page { get; init; }

    /// <summary>Why what was pressed did nothing.</summary>
    public TicketProblem Problem { get; init; }

    /// <summary>What was typed into the form, by input, as one protected text.</summary>
    public string? Typed { get; init; }
}

/// <summary>Which tickets are listed.</summary>
/// <param name="Scope">Which.</param>
/// <param name="Page">The page, from 0.</param>
public sealed record TicketsShown(TicketScope Scope, int Page = 0);

/// <summary>The form of a start as it came back and was not taken.</summary>
public sealed record StartDraft
{
    /// <summary>Why not.</summary>
    public StartProblem Problem { get; init; }

    /// <summary>Until when nothing is looked at (UTC).</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>What was typed, by input, as one protected text: a customer's name is in it.</summary>
    public string? Typed { get; init; }
}

/// <summary>What a list of sessions or charge records shows.</summary>
public sealed record SessionsShown
{
    /// <summary>Which sessions.</summary>
    public SessionOutcome Outcome { get; init; }

    /// <summary>Records of which status; null: of any.</summary>
    public CalibrationStatus? Calibration { get; init; }

    /// <summary>The page, from 0.</summary>
    public int Page { get; init; }

    /// <summary>The session that is open, or the start that came to none.</summary>
    public Guid? Session { get; init; }

    /// <summary>Of the whole network, not of a port.</summary>
    public bool Wide { get; init; }

    /// <summary>How many hours back; 0: as usual.</summary>
    public int Hours { get; init; }

    /// <summary>How it was authenticated.</summary>
    public AuthenticationSource Source { get; init; }

    /// <summary>What was typed to search for, protected: EMAIDs and voucher codes are in it.</summary>
    public string? Search { get; init; }

    /// <summary>The place that was typed.</summary>
    public string? Place { get; init; }

    /// <summary>The provider that was typed.</summary>
    public string? Provider { get; init; }
}

/// <summary>What a card of the error rate shows.</summary>
public sealed record ErrorsShown
{
    /// <summary>Whose sessions.</summary>
    public ErrorScope Scope { get; init; }

    /// <summary>The days that were chosen; null: the last seven.</summary>
    public DateOnly? First { get; init; }

    /// <inheritdoc cref="First"/>
    public DateOnly? Last { get; init; }

    /// <summary>The type that is open; null: all of them.</summary>
    public ErrorType? Type { get; init; }

    /// <summary>The page of its sessions, from 0.</summary>
    public int Page { get; init; }

    /// <summary>The session that is open.</summary>
    public Guid? Session { get; init; }

    /// <summary>What was typed as days and refused.</summary>
    public string? StartTyped { get; init; }

    /// <inheritdoc cref="StartTyped"/>
    public string? EndTyped { get; init; }

    /// <summary>Why it was.</summary>
    public PeriodProblem Problem { get; init; }

    /// <summary>The same as if nothing had been refused.</summary>
    public ErrorsShown WithoutTyped() => this with { StartTyped = null, EndTyped = null, Problem = PeriodProblem.None };
}

/// <summary>Short answers.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Saying>))]
public enum Saying
{
    /// <summary>The person has no role: how to get one.</summary>
    NoRole,

    /// <summary>The person's roles do not hold this.</summary>
    NotAllowed,

    /// <summary>The card is not known any more, or stands in another conversation.</summary>
    CardUnknown,

    /// <summary>The question on the card was put to someone else.</summary>
    AskedSomeoneElse,

    /// <summary>The button is none of ours.</summary>
    VerbUnknown,

    /// <summary>There is nothing to cancel.</summary>
    NothingToCancel,

    /// <summary>No port was named and none was looked at before.</summary>
    WhichPort,

    /// <summary>Someone would be interrupted, and the person may not do that.</summary>
    WouldInterrupt,

    /// <summary>It is on its way: too late to take it back.</summary>
    TooLate,

    /// <summary>The station was adopted.</summary>
    Adopted,

    /// <summary>It is shown in the personal chat alone.</summary>
    PersonalOnly,

    /// <summary>No unknown charge point waits.</summary>
    NothingHeld,

    /// <summary>What was asked for is personal and does not stand in a shared conversation.</summary>
    OnlyInPersonalChat,

    /// <summary>The station knows no check of its meter.</summary>
    NoMeterCheck,

    /// <summary>The station's protocol has no raw call.</summary>
    NoRawCall,

    /// <summary>The station is none that a gateway drives.</summary>
    NoGateway,

    /// <summary>The person has looked at nothing yet.</summary>
    NothingBefore,

    /// <summary>As many ports are pinned as can be.</summary>
    TooManyPins,

    /// <summary>No address leads to this port.</summary>
    NoLink,

    /// <summary>What was asked for comes as a card of its own.</summary>
    ShownBelow,

    /// <summary>Starting a session shows what is for one person alone.</summary>
    StartInPersonalChat,

    /// <summary>Nobody approves what they asked for.</summary>
    NotOnesOwn,

    /// <summary>The station has no log that can be requested.</summary>
    NoLog,

    /// <summary>The store for files cannot be reached.</summary>
    StoreDown,

    /// <summary>The ticket was thrown away, or is gone.</summary>
    TicketGone,

    /// <summary>A rejection needs its reason.</summary>
    ReasonNeeded,

    /// <summary>It came to its end, or was taken on, before it could be taken back.</summary>
    NotWithdrawn,

    /// <summary>A session may not last longer than it does already.</summary>
    NotExtended,

    /// <summary>The gateway that was chosen does not wait any more, or the station got another meanwhile.</summary>
    GatewayGone,
}

[JsonSerializable(typeof(CardData))]
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, UseStringEnumConverter = true)]
internal sealed partial class CardDataJson : JsonSerializerContext;
