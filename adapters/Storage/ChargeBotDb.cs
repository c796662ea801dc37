using ChargeBot.Domain.Activations;
using ChargeBot.Domain.Approvals;
using ChargeBot.Domain.Audit;
using ChargeBot.Domain.CalibrationLaw;
using ChargeBot.Domain.ChargePoints;
using ChargeBot.Domain.Charging;
using ChargeBot.Domain.LogFiles;
using ChargeBot.Domain.MasterData;
using ChargeBot.Domain.MobileNetworks;
using ChargeBot.Domain.Notes;
using ChargeBot.Domain.Parameters;
using ChargeBot.Domain.People;
using ChargeBot.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace ChargeBot.Adapters.Storage;

/// <summary>The model. One for both providers; each provider has a derived context with its own migrations.</summary>
public abstract class ChargeBotDb(DbContextOptions options) : DbContext(options)
{
    /// <summary>Chargers.</summary>
    public DbSet<Station> Stations => Set<Station>();

    /// <summary>Charge ports.</summary>
    public DbSet<Port> Ports => Set<Port>();

    /// <summary>Unknown charge points that wait for adoption.</summary>
    public DbSet<HeldChargePoint> HeldChargePoints => Set<HeldChargePoint>();

    /// <summary>Sessions.</summary>
    public DbSet<ChargingSession> Sessions => Set<ChargingSession>();

    /// <summary>How far a change of the error rate's rules has come.</summary>
    public DbSet<JudgingProgress> JudgingProgress => Set<JudgingProgress>();

    /// <summary>Cards and tags that charge points asked about.</summary>
    public DbSet<Authorization> Authorizations => Set<Authorization>();

    /// <summary>Starts from afar.</summary>
    public DbSet<Activation> Activations => Set<Activation>();

    /// <summary>What a second person has to approve.</summary>
    public DbSet<Approval> Approvals => Set<Approval>();

    /// <summary>Vouchers.</summary>
    public DbSet<Voucher> Vouchers => Set<Voucher>();

    /// <summary>Customers' contracts, as imported.</summary>
    public DbSet<Contract> Contracts => Set<Contract>();

    /// <summary>Who was wrong about passwords and codes too often.</summary>
    public DbSet<Lockout> Lockouts => Set<Lockout>();

    /// <summary>Charge records.</summary>
    public DbSet<ChargeRecord> ChargeRecords => Set<ChargeRecord>();

    /// <summary>Meter readings.</summary>
    public DbSet<MeterReading> MeterReadings => Set<MeterReading>();

    /// <summary>Signed readings and the verdicts on them.</summary>
    public DbSet<SignedRecord> SignedRecords => Set<SignedRecord>();

    /// <summary>Parameters, configuration and details of devices.</summary>
    public DbSet<DeviceValue> DeviceValues => Set<DeviceValue>();

    /// <summary>What those were before, and who changed them.</summary>
    public DbSet<ValueChange> ValueChanges => Set<ValueChange>();

    /// <summary>What people keep about stations under names of their own.</summary>
    public DbSet<StationAttribute> StationAttributes => Set<StationAttribute>();

    /// <summary>How LG2WAN gateways are reached.</summary>
    public DbSet<Gateway> Gateways => Set<Gateway>();

    /// <summary>Keys under which secrets are protected.</summary>
    public DbSet<ProtectionKey> ProtectionKeys => Set<ProtectionKey>();

    /// <summary>SIM cards and what is known about their mobile network.</summary>
    public DbSet<SimCard> SimCards => Set<SimCard>();

    /// <summary>Pages that one person may use once.</summary>
    public DbSet<OneTimePage> OneTimePages => Set<OneTimePage>();

    /// <summary>Notes on ports.</summary>
    public DbSet<Note> Notes => Set<Note>();

    /// <summary>Which ports they stand on.</summary>
    public DbSet<NotePort> NotePorts => Set<NotePort>();

    /// <summary>Troubleshooting tickets, drafts among them.</summary>
    public DbSet<Ticket> Tickets => Set<Ticket>();

    /// <summary>Their history.</summary>
    public DbSet<TicketEvent> TicketEvents => Set<TicketEvent>();

    /// <summary>Their photos and other files.</summary>
    public DbSet<TicketFile> TicketFiles => Set<TicketFile>();

    /// <summary>Small pictures of those.</summary>
    public DbSet<TicketThumbnail> TicketThumbnails => Set<TicketThumbnail>();

    /// <summary>Logs that people asked stations for.</summary>
    public DbSet<LogFile> LogFiles => Set<LogFile>();

    /// <summary>Logbooks on their way into the store.</summary>
    public DbSet<Logbook> Logbooks => Set<Logbook>();

    /// <summary>When people want to be called.</summary>
    public DbSet<AlertChoice> AlertChoices => Set<AlertChoice>();

    /// <summary>What charge points told that was new, and the coming and going of their lines.</summary>
    public DbSet<StationEvent> StationEvents => Set<StationEvent>();

    /// <summary>Commands.</summary>
    public DbSet<CommandRecord> Commands => Set<CommandRecord>();

    /// <summary>Audit.</summary>
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    /// <summary>Activities that were worked on.</summary>
    public DbSet<SeenActivity> Seen => Set<SeenActivity>();

    /// <summary>Drafts.</summary>
    public DbSet<DraftRow> Drafts => Set<DraftRow>();

    /// <summary>Ports that people looked at.</summary>
    public DbSet<RecentPort> RecentPorts => Set<RecentPort>();

    /// <summary>Ports that people keep at hand.</summary>
    public DbSet<PinnedPort> PinnedPorts => Set<PinnedPort>();

    /// <summary>Cards, which are the outbox too.</summary>
    public DbSet<PostedCard> Cards => Set<PostedCard>();

    /// <summary>Deadlines.</summary>
    public DbSet<Deadline> Deadlines => Set<Deadline>();

    /// <summary>Conversations.</summary>
    public DbSet<ConversationRow> Conversations => Set<ConversationRow>();

    /// <summary>Languages that people chose.</summary>
    public DbSet<LanguageChoice> LanguageChoices => Set<LanguageChoice>();

    /// <summary>Numbers that only rise.</summary>
    public DbSet<Counter> Counters => Set<Counter>();

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // Words rather than numbers: whoever reads the tables by hand at night needs no key to them.
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(32);
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder) => Mapping.Apply(modelBuilder);
}
