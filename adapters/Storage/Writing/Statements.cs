using ChargeBot.Domain.Audit;
using ChargeBot.Domain.Charging;

namespace ChargeBot.Adapters.Storage;

/// <summary>The statements of the writer: one for each list of a <see cref="WriteUnit"/>, made once for each database.</summary>
internal sealed class Statements
{
    public static readonly RowSet<SeenActivity> SeenRows = new RowSet<SeenActivity>("Seen", "ConversationId", "ActivityId")
        .Text("ConversationId", row => row.ConversationId)
        .Text("ActivityId", row => row.ActivityId)
        .Time("At", row => row.At)
        .Text("Answer", row => row.Answer);

    public static readonly RowSet<DraftRow> DraftRows = new RowSet<DraftRow>("Drafts", "ConversationId", "PersonId")
        .Text("ConversationId", row => row.ConversationId)
        .Text("PersonId", row => row.PersonId)
        .Text("Dialog", row => row.Dialog)
        .Text("Step", row => row.Step)
        .Id("CardId", row => row.CardId)
        .Text("PortId", row => row.PortId)
        .Time("UpdatedAt", row => row.UpdatedAt);

    public static readonly RowSet<RecentPort> RecentRows = new RowSet<RecentPort>("RecentPorts", "PersonId", "PortId")
        .Text("PersonId", row => row.PersonId)
        .Text("PortId", row => row.PortId)
        .Time("At", row => row.At);

    public static readonly RowSet<ConversationRow> ConversationRows = new RowSet<ConversationRow>("Conversations", "Id")
        .Text("Id", row => row.Id)
        .Text("TenantId", row => row.TenantId)
        .Text("Reference", row => row.Reference)
        .Time("UpdatedAt", row => row.UpdatedAt)
        .Text("Language", row => row.Language)
        .Text("PersonId", row => row.PersonId);

    public static readonly RowSet<PostedCard> CardRows = new RowSet<PostedCard>("Cards", "Id")
        .Id("Id", row => row.Id)
        .Text("ConversationId", row => row.ConversationId)
        .Text("PersonId", row => row.PersonId)
        .Text("Kind", row => row.Kind)
        .Text("PortId", row => row.PortId)
        .Id("CommandId", row => row.CommandId)
        .Text("Data", row => row.Data)
        .Text("Language", row => row.Language)
        .Text("ActivityId", row => row.ActivityId)
        .Number("Version", row => row.Version)
        .Number("DrawnVersion", row => row.DrawnVersion)
        .Number("Tries", row => row.Tries)
        .Time("NotBefore", row => row.NotBefore)
        .Flag("Dead", row => row.Dead)
        .Time("CreatedAt", row => row.CreatedAt);

    public static readonly RowSet<PostedCard> MovedRows = new RowSet<PostedCard>("Cards", "Id")
        .Id("Id", row => row.Id)
        .Text("Kind", row => row.Kind)
        .Text("PortId", row => row.PortId)
        .Id("CommandId", row => row.CommandId)
        .Text("Data", row => row.Data)
        .Text("Language", row => row.Language)
        .Number("Version", row => row.Version);

    public static readonly RowSet<CardSent> SentRows = new RowSet<CardSent>("Cards", "Id")
        .Id("Id", row => row.CardId)
        .Number("DrawnVersion", row => row.DrawnVersion)
        .Text("ActivityId", row => row.ActivityId)
        .Number("Tries", row => row.Tries)
        .Time("NotBefore", row => row.NotBefore)
        .Flag("Dead", row => row.Dead);

    public static readonly RowSet<Guid> CommandIds = new RowSet<Guid>("Cards", "CommandId").Id("CommandId", id => id);

    public static readonly RowSet<Deadline> DeadlineRows = new RowSet<Deadline>("Deadlines", "Kind", "Subject")
        .Text("Kind", row => row.Kind)
        .Text("Subject", row => row.Subject)
        .Time("DueAt", row => row.DueAt);

    public static readonly RowSet<(string Kind, string Subject)> MetRows = new RowSet<(string Kind, string Subject)>("Deadlines", "Kind", "Subject")
        .Text("Kind", row => row.Kind)
        .Text("Subject", row => row.Subject);

    public static readonly RowSet<AuditEntry> AuditRows = new RowSet<AuditEntry>("Audit", "Id")
        .Id("Id", row => row.Id)
        .Time("At", row => row.At)
        .Text("Who", row => row.Who)
        .Text("What", row => row.What)
        .Text("StationId", row => row.StationId)
        .Text("PortId", row => row.PortId)
        .Id("CommandId", row => row.CommandId)
        .Text("Why", row => row.Why)
        .Text("Result", row => row.Result);

    public static readonly RowSet<MeterReading> ReadingRows = new RowSet<MeterReading>("MeterReadings", "Id")
        .Id("Id", row => row.Id)
        .Text("PortId", row => row.PortId)
        .Id("SessionId", row => row.SessionId)
        .Time("At", row => row.At)
        .Time("ReportedAt", row => row.ReportedAt)
        .Number("Energy", row => row.Energy)
        .Real("Power", row => row.Power)
        .Text("Raw", row => row.Raw);

    public static readonly RowSet<ChargingSession> MeteredRows = new RowSet<ChargingSession>("Sessions", "Id")
        .Id("Id", row => row.Id)
        .Number("MeterLast", row => row.MeterLast)
        .Time("MeterLastAt", row => row.MeterLastAt)
        .Real("Power", row => row.Power)
        .Real("LowestPower", row => row.LowestPower)
        .Real("HighestPower", row => row.HighestPower);

    public static readonly RowSet<StationHeard> HeardRows = new RowSet<StationHeard>("Stations", "Id")
        .Text("Id", row => row.StationId)
        .Time("LastMessageAt", row => row.At)
        .Text("LastMessage", row => row.Message);

    public static readonly RowSet<JudgedSession> JudgedRows = new RowSet<JudgedSession>("Sessions", "Id")
        .Id("Id", row => row.SessionId)
        .Text("Error", row => row.Error?.ToString())
        .Number("Rules", row => row.Rules)
        .Real("LowestPower", row => row.LowestPower)
        .Real("HighestPower", row => row.HighestPower);

    private Statements(Dialect dialect)
    {
        // A new version is a new chance: failures and death belonged to the one before it.
        var raised = $"\"Tries\" = 0, \"NotBefore\" = NULL, \"Dead\" = {dialect.False}";

        Seen = SeenRows.Insert(dialect, "ON CONFLICT DO NOTHING");
        Drafts = DraftRows.Upsert(dialect);
        Recents = RecentRows.Upsert(dialect);
        Conversations = ConversationRows.Upsert(dialect);
        NewCards = CardRows.Insert(dialect);
        MovedCards = MovedRows.Update(
            dialect,
            "\"Kind\" = r.\"Kind\", \"PortId\" = r.\"PortId\", \"CommandId\" = r.\"CommandId\", \"Data\" = r.\"Data\", "
            + $"\"Language\" = r.\"Language\", \"Version\" = r.\"Version\", {raised}",
            "c.\"Version\" = r.\"Version\" - 1");

        // Two sends may be told in the other order, and one that failed knows no activity.
        SentCards = SentRows.Update(
            dialect,
            "\"DrawnVersion\" = CASE WHEN r.\"DrawnVersion\" > c.\"DrawnVersion\" THEN r.\"DrawnVersion\" ELSE c.\"DrawnVersion\" END, "
            + "\"ActivityId\" = COALESCE(r.\"ActivityId\", c.\"ActivityId\"), "
            + "\"Tries\" = r.\"Tries\", \"NotBefore\" = r.\"NotBefore\", \"Dead\" = r.\"Dead\"");
        RedrawCommands = CommandIds.Update(dialect, $"\"Version\" = c.\"Version\" + 1, {raised}")
            + " RETURNING \"ConversationId\", \"Id\"";
        Deadlines = DeadlineRows.Upsert(dialect, ", \"LeasedUntil\" = NULL");
        DeadlinesMet = MetRows.Delete(dialect);
        Audit = AuditRows.Insert(dialect);
        Readings = ReadingRows.Insert(dialect);
        Metered = MeteredRows.Update(
            dialect,
            "\"MeterLast\" = r.\"MeterLast\", \"MeterLastAt\" = r.\"MeterLastAt\", \"Power\" = r.\"Power\", \"LowestPower\" = r.\"LowestPower\", \"HighestPower\" = r.\"HighestPower\"");
        Heard = HeardRows.Update(dialect, "\"LastMessageAt\" = r.\"LastMessageAt\", \"LastMessage\" = r.\"LastMessage\"");
        Judged = JudgedRows.Update(
            dialect,
            "\"Error\" = r.\"Error\", \"Rules\" = r.\"Rules\", \"LowestPower\" = r.\"LowestPower\", \"HighestPower\" = r.\"HighestPower\"",
            "c.\"Rules\" <> r.\"Rules\"");
    }

    public static Statements Sqlite { get; } = new(Dialect.Sqlite);

    public static Statements Postgres { get; } = new(Dialect.Postgres);

    public string Seen { get; }

    public string Drafts { get; }

    public string Recents { get; }

    public string Conversations { get; }

    public string NewCards { get; }

    public string MovedCards { get; }

    public string SentCards { get; }

    public string RedrawCommands { get; }

    public string Deadlines { get; }

    public string DeadlinesMet { get; }

    public string Audit { get; }

    public string Readings { get; }

    public string Metered { get; }

    public string Heard { get; }

    public string Judged { get; }
}
