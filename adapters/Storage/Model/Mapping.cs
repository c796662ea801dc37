using System.Text.Json;
using System.Text.Json.Serialization;
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
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChargeBot.Adapters.Storage;

/// <summary>
/// Keys, indexes and lengths. Only identifiers have a length: PostgreSQL refuses what is longer, and a device that
/// writes too many words into a free text must not thereby become one whose messages can never be stored.
/// </summary>
internal static class Mapping
{
    private const int Identifier = 256;

    /// <summary>Teams' ids of conversations run to some 200 characters, with a thread's id behind them to more.</summary>
    private const int Conversation = 512;

    public static void Apply(ModelBuilder model)
    {
        Map(model.Entity<Station>());
        Map(model.Entity<Port>());
        Map(model.Entity<HeldChargePoint>());
        Map(model.Entity<ChargingSession>());
        Map(model.Entity<Authorization>());
        Map(model.Entity<Activation>());
        Map(model.Entity<Approval>());
        Map(model.Entity<Voucher>());
        Map(model.Entity<Contract>());
        Map(model.Entity<Lockout>());
        Map(model.Entity<ChargeRecord>());
        Map(model.Entity<MeterReading>());
        model.Entity<JudgingProgress>().Property(row => row.Id).ValueGeneratedNever();
        Map(model.Entity<SignedRecord>());
        Map(model.Entity<DeviceValue>());
        Map(model.Entity<ValueChange>());
        Map(model.Entity<StationAttribute>());
        Map(model.Entity<Gateway>());
        Map(model.Entity<ProtectionKey>());
        Map(model.Entity<SimCard>());
        Map(model.Entity<OneTimePage>());
        Map(model.Entity<Note>());
        Map(model.Entity<NotePort>());
        Map(model.Entity<Ticket>());
        Map(model.Entity<TicketEvent>());
        Map(model.Entity<TicketFile>());
        Map(model.Entity<TicketThumbnail>());
        Map(model.Entity<AlertChoice>());
        Map(model.Entity<LogFile>());
        model.Entity<Logbook>().HasKey(row => row.LogId);
        model.Entity<Logbook>().Property(row => row.LogId).ValueGeneratedNever();
        Map(model.Entity<CommandRecord>());
        Map(model.Entity<StationEvent>());
        Map(model.Entity<AuditEntry>());
        Map(model.Entity<SeenActivity>());
        Map(model.Entity<DraftRow>());
        Map(model.Entity<RecentPort>());
        Map(model.Entity<PinnedPort>());
        Map(model.Entity<PostedCard>());
        Map(model.Entity<Deadline>());
        Map(model.Entity<ConversationRow>());
        Map(model.Entity<LanguageChoice>());
        Map(model.Entity<Counter>());
    }

    private static void Map(EntityTypeBuilder<Station> station)
    {
        station.HasKey(row => row.Id);
        station.Property(row => row.Id).HasMaxLength(Identifier);
        station.Property(row => row.ChargePointId).HasMaxLength(Identifier);
        station.Property(row => row.Cannot).HasConversion<int>();
        station.HasIndex(row => row.ChargePointId).IsUnique().HasFilter("\"ChargePointId\" IS NOT NULL");
    }

    private static void Map(EntityTypeBuilder<Port> port)
    {
        port.HasKey(row => row.Id);
        port.Property(row => row.Id).HasMaxLength(Identifier);
        port.Property(row => row.StationId).HasMaxLength(Identifier);
        port.Property(row => row.EvseId).HasMaxLength(Identifier);
        port.HasIndex(row => row.EvseId).IsUnique().HasFilter("\"EvseId\" IS NOT NULL");
        port.HasOne<Station>().WithMany().HasForeignKey(row => row.StationId).OnDelete(DeleteBehavior.Restrict);
    }

    private static void Map(EntityTypeBuilder<HeldChargePoint> held)
    {
        held.HasKey(row => row.ChargePointId);
        held.Property(row => row.ChargePointId).HasMaxLength(Identifier);
    }

    private static void Map(EntityTypeBuilder<ChargingSession> session)
    {
        session.HasKey(row => row.Id);
        session.Property(row => row.Id).ValueGeneratedNever();
        session.Property(row => row.StationId).HasMaxLength(Identifier);
        session.Property(row => row.PortId).HasMaxLength(Identifier);
        session.Property(row => row.Flags).HasConversion<int>();
        session.HasIndex(row => new { row.StationId, row.State });

        // All that the error rate counts stands in this index: a year of a million sessions is read out of it alone.
        session.HasIndex(row => new { row.PortId, row.StartedAt, row.Error });
        session.HasIndex(row => row.StartedAt, "IX_Sessions_Running").HasFilter("\"State\" = 'Running'");
        session.HasIndex(row => new { row.StationId, row.TransactionId });
        session.HasIndex(row => row.ActivationId).HasFilter("\"ActivationId\" IS NOT NULL");
    }

    private static void Map(EntityTypeBuilder<Authorization> asked)
    {
        asked.HasKey(row => row.Id);
        asked.Property(row => row.Id).ValueGeneratedNever();
        asked.Property(row => row.StationId).HasMaxLength(Identifier);
        asked.HasIndex(row => new { row.StationId, row.At });
    }

    private static void Map(EntityTypeBuilder<Activation> activation)
    {
        activation.HasKey(row => row.Id);
        activation.Property(row => row.Id).ValueGeneratedNever();
        activation.Property(row => row.StationId).HasMaxLength(Identifier);
        activation.Property(row => row.PortId).HasMaxLength(Identifier);
        activation.Property(row => row.ChargePointId).HasMaxLength(Identifier);
        activation.Property(row => row.PersonId).HasMaxLength(Identifier);
        activation.Property(row => row.IdTag).HasMaxLength(32);
        activation.Property(row => row.Emaid).HasMaxLength(32);
        activation.Property(row => row.CustomerKey).HasMaxLength(64);
        activation.Property(row => row.Version).IsConcurrencyToken();
        activation.HasIndex(row => row.IdTag).IsUnique();
        activation.HasIndex(row => new { row.PortId, row.RequestedAt });
        activation.HasIndex(row => new { row.Kind, row.RequestedAt });
        activation.HasIndex(row => row.Emaid).HasFilter("\"Emaid\" IS NOT NULL");
        activation.HasIndex(row => row.VoucherId).HasFilter("\"VoucherId\" IS NOT NULL");
    }

    private static void Map(EntityTypeBuilder<Approval> approval)
    {
        approval.HasKey(row => row.Id);
        approval.Property(row => row.Id).ValueGeneratedNever();
        approval.Property(row => row.StationId).HasMaxLength(Identifier);
        approval.Property(row => row.PortId).HasMaxLength(Identifier);
        approval.Property(row => row.TenantId).HasMaxLength(Identifier);
        approval.Property(row => row.AskedBy).HasMaxLength(Identifier);
        approval.Property(row => row.DecidedBy).HasMaxLength(Identifier);
        approval.Property(row => row.Command).HasConversion(
            command => command == null ? null : JsonSerializer.Serialize(command, StoredJson.Default.DeviceCommand),
            json => json == null ? null : JsonSerializer.Deserialize(json, StoredJson.Default.DeviceCommand));
        approval.Property(row => row.Version).IsConcurrencyToken();
        approval.HasIndex(row => row.AskedAt, "IX_Approvals_Waiting").HasFilter("\"State\" = 'Waiting'");
    }

    private static void Map(EntityTypeBuilder<Voucher> voucher)
    {
        voucher.HasKey(row => row.Id);
        voucher.Property(row => row.Id).ValueGeneratedNever();
        voucher.Property(row => row.CodeHash).HasMaxLength(64);
        voucher.HasIndex(row => row.CodeHash).IsUnique();
    }

    private static void Map(EntityTypeBuilder<Contract> contract)
    {
        contract.HasKey(row => row.Emaid);
        contract.Property(row => row.Emaid).HasMaxLength(32);
    }

    private static void Map(EntityTypeBuilder<Lockout> lockout)
    {
        lockout.HasKey(row => row.Subject);
        lockout.Property(row => row.Subject).HasMaxLength(Identifier);
    }

    private static void Map(EntityTypeBuilder<ChargeRecord> record)
    {
        record.HasKey(row => row.Id);
        record.Property(row => row.Id).ValueGeneratedNever();
        record.Property(row => row.StationId).HasMaxLength(Identifier);
        record.Property(row => row.PortId).HasMaxLength(Identifier);
        record.Property(row => row.Flags).HasConversion<int>();
        record.HasIndex(row => new { row.PortId, row.StartedAt });
    }

    private static void Map(EntityTypeBuilder<MeterReading> reading)
    {
        reading.HasKey(row => row.Id);
        reading.Property(row => row.Id).ValueGeneratedNever();
        reading.Property(row => row.PortId).HasMaxLength(Identifier);
        reading.HasIndex(row => new { row.PortId, row.At });
    }

    private static void Map(EntityTypeBuilder<SignedRecord> record)
    {
        record.HasKey(row => row.Id);
        record.Property(row => row.Id).ValueGeneratedNever();
        record.Property(row => row.PortId).HasMaxLength(Identifier);
        record.HasIndex(row => row.SessionId);
    }

    private static void Map(EntityTypeBuilder<DeviceValue> value)
    {
        value.HasKey(row => new { row.StationId, row.ConnectorId, row.Key });
        value.Property(row => row.StationId).HasMaxLength(Identifier);
        value.Property(row => row.Key).HasMaxLength(Identifier);
        value.Property(row => row.EnteredBy).HasMaxLength(Identifier);
    }

    private static void Map(EntityTypeBuilder<ValueChange> change)
    {
        change.HasKey(row => row.Id);
        change.Property(row => row.Id).ValueGeneratedNever();
        change.Property(row => row.StationId).HasMaxLength(Identifier);
        change.Property(row => row.Key).HasMaxLength(Identifier);
        change.Property(row => row.By).HasMaxLength(Identifier);
        change.HasIndex(row => new { row.StationId, row.At });
    }

    private static void Map(EntityTypeBuilder<StationAttribute> attribute)
    {
        attribute.HasKey(row => new { row.StationId, row.Key });
        attribute.Property(row => row.StationId).HasMaxLength(Identifier);
        attribute.Property(row => row.Key).HasMaxLength(Identifier);
        attribute.Property(row => row.ChangedBy).HasMaxLength(Identifier);
        attribute.HasOne<Station>().WithMany().HasForeignKey(row => row.StationId).OnDelete(DeleteBehavior.Cascade);
    }

    private static void Map(EntityTypeBuilder<Gateway> gateway)
    {
        gateway.HasKey(row => row.StationId);
        gateway.Property(row => row.StationId).HasMaxLength(Identifier);
        gateway.HasOne<Station>().WithMany().HasForeignKey(row => row.StationId).OnDelete(DeleteBehavior.Cascade);
        gateway.HasIndex(row => row.Direction);
    }

    private static void Map(EntityTypeBuilder<ProtectionKey> key)
    {
        key.HasKey(row => row.Name);
        key.Property(row => row.Name).HasMaxLength(Identifier);
    }

    private static void Map(EntityTypeBuilder<SimCard> sim)
    {
        sim.HasKey(row => row.Iccid);
        sim.Property(row => row.Iccid).HasMaxLength(Identifier);
        sim.Property(row => row.Details).HasConversion(
            value => JsonSerializer.Serialize(value, StoredSimJson.Default.MobileNetworkDetails),
            text => JsonSerializer.Deserialize(text, StoredSimJson.Default.MobileNetworkDetails)!);
    }

    private static void Map(EntityTypeBuilder<OneTimePage> page)
    {
        page.HasKey(row => row.Hash);
        page.Property(row => row.Hash).HasMaxLength(64);
        page.Property(row => row.PersonId).HasMaxLength(Identifier);
        page.Property(row => row.TenantId).HasMaxLength(Identifier);
        page.Property(row => row.ConversationId).HasMaxLength(Conversation);
        page.Property(row => row.Purpose).HasMaxLength(32);
        page.Property(row => row.Subject).HasMaxLength(Identifier);
        page.Property(row => row.Language).HasMaxLength(8);
        page.HasIndex(row => row.ExpiresAt);
    }

    private static void Map(EntityTypeBuilder<CommandRecord> command)
    {
        command.HasKey(row => row.Id);
        command.Property(row => row.Id).ValueGeneratedNever();
        command.Property(row => row.StationId).HasMaxLength(Identifier);
        command.Property(row => row.ChargePointId).HasMaxLength(Identifier);
        command.Property(row => row.PortId).HasMaxLength(Identifier);
        command.Property(row => row.PersonId).HasMaxLength(Identifier);
        command.Property(row => row.MessageId).HasMaxLength(Identifier);
        command.Property(row => row.Command).HasConversion(
            value => JsonSerializer.Serialize(value, StoredJson.Default.DeviceCommand),
            text => JsonSerializer.Deserialize(text, StoredJson.Default.DeviceCommand)!);
        command.Property(row => row.Version).IsConcurrencyToken();
        command.HasIndex(row => new { row.ChargePointId, row.State });
        command.HasIndex(row => row.MessageId);
        command.HasIndex(row => new { row.StationId, row.RequestedAt });
    }

    private static void Map(EntityTypeBuilder<Note> note)
    {
        note.HasKey(row => row.Id);
        note.Property(row => row.Id).ValueGeneratedNever();
        note.Property(row => row.StationId).HasMaxLength(Identifier);
        note.Property(row => row.AuthorId).HasMaxLength(Identifier);
        note.Property(row => row.EditedById).HasMaxLength(Identifier);
        note.Property(row => row.Version).IsConcurrencyToken();
        note.HasMany(row => row.Ports).WithOne().HasForeignKey(row => row.NoteId).OnDelete(DeleteBehavior.Cascade);
        note.HasIndex(row => row.CreatedAt);
        note.HasIndex(row => row.EditedAt);
    }

    private static void Map(EntityTypeBuilder<NotePort> at)
    {
        at.HasKey(row => new { row.NoteId, row.PortId });
        at.Property(row => row.PortId).HasMaxLength(Identifier);
        at.HasIndex(row => row.PortId);
    }

    private static void Map(EntityTypeBuilder<Ticket> ticket)
    {
        ticket.HasKey(row => row.Id);
        ticket.Property(row => row.Id).ValueGeneratedNever();
        ticket.Property(row => row.StationId).HasMaxLength(Identifier);
        ticket.Property(row => row.PortId).HasMaxLength(Identifier);
        ticket.Property(row => row.TenantId).HasMaxLength(Identifier);
        ticket.Property(row => row.ConversationId).HasMaxLength(Conversation);
        ticket.Property(row => row.AuthorId).HasMaxLength(Identifier);
        ticket.Property(row => row.AssigneeId).HasMaxLength(Identifier);
        ticket.Property(row => row.ExternalId).HasMaxLength(Identifier);
        ticket.Property(row => row.Version).IsConcurrencyToken();
        ticket.HasIndex(row => row.Number);
        ticket.HasIndex(row => new { row.PortId, row.Id });
        ticket.HasIndex(row => new { row.AuthorId, row.Id });
        ticket.HasIndex(row => new { row.AssigneeId, row.Id });
        ticket.HasIndex(row => row.ResolveBy, "IX_Tickets_Open").HasFilter("\"State\" IN ('New', 'Acknowledged', 'InProgress', 'Waiting')");
        ticket.HasIndex(row => new { row.ConversationId, row.AuthorId }, "IX_Tickets_Draft").HasFilter("\"State\" = 'Draft'");
    }

    private static void Map(EntityTypeBuilder<TicketEvent> happened)
    {
        happened.HasKey(row => row.Id);
        happened.Property(row => row.Id).ValueGeneratedNever();
        happened.Property(row => row.PersonId).HasMaxLength(Identifier);
        happened.HasIndex(row => new { row.TicketId, row.Id });
        happened.HasIndex(row => row.Id, "IX_TicketEvents_Due").HasFilter("\"Due\"");
    }

    private static void Map(EntityTypeBuilder<TicketFile> file)
    {
        file.HasKey(row => row.Id);
        file.Property(row => row.Id).ValueGeneratedNever();
        file.Property(row => row.PersonId).HasMaxLength(Identifier);
        file.HasIndex(row => new { row.TicketId, row.Id });
    }

    private static void Map(EntityTypeBuilder<TicketThumbnail> thumbnail)
    {
        thumbnail.HasKey(row => row.FileId);
        thumbnail.Property(row => row.FileId).ValueGeneratedNever();
    }

    private static void Map(EntityTypeBuilder<LogFile> log)
    {
        log.HasKey(row => row.Id);
        log.Property(row => row.Id).ValueGeneratedNever();
        log.Property(row => row.StationId).HasMaxLength(Identifier);
        log.Property(row => row.PortId).HasMaxLength(Identifier);
        log.Property(row => row.ChargePointId).HasMaxLength(Identifier);
        log.Property(row => row.PersonId).HasMaxLength(Identifier);
        log.Property(row => row.ConversationId).HasMaxLength(Conversation);
        log.Property(row => row.SecretHash).HasMaxLength(64);
        log.Ignore(row => row.Blob);
        log.HasIndex(row => row.SecretHash);
        log.HasIndex(row => new { row.StationId, row.Id });
    }

    private static void Map(EntityTypeBuilder<AlertChoice> choice)
    {
        choice.HasKey(row => row.PersonId);
        choice.Property(row => row.PersonId).HasMaxLength(Identifier);
        choice.Property(row => row.TimeZone).HasMaxLength(Identifier);
    }

    private static void Map(EntityTypeBuilder<StationEvent> happened)
    {
        happened.HasKey(row => row.Id);
        happened.Property(row => row.Id).ValueGeneratedNever();
        happened.Property(row => row.StationId).HasMaxLength(Identifier);
        happened.HasIndex(row => new { row.StationId, row.At });
    }

    private static void Map(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.HasKey(row => row.Id);
        entry.Property(row => row.Id).ValueGeneratedNever();
        entry.Property(row => row.StationId).HasMaxLength(Identifier);
        entry.Property(row => row.PortId).HasMaxLength(Identifier);
        entry.HasIndex(row => row.At);
        entry.HasIndex(row => new { row.PortId, row.At });
    }

    private static void Map(EntityTypeBuilder<SeenActivity> seen)
    {
        seen.HasKey(row => new { row.ConversationId, row.ActivityId });
        seen.Property(row => row.ConversationId).HasMaxLength(Conversation);
        seen.Property(row => row.ActivityId).HasMaxLength(Identifier);
        seen.HasIndex(row => row.At);
    }

    private static void Map(EntityTypeBuilder<DraftRow> draft)
    {
        draft.HasKey(row => new { row.ConversationId, row.PersonId });
        draft.Property(row => row.ConversationId).HasMaxLength(Conversation);
        draft.Property(row => row.PersonId).HasMaxLength(Identifier);
        draft.HasIndex(row => row.PersonId);
    }

    private static void Map(EntityTypeBuilder<RecentPort> recent)
    {
        recent.HasKey(row => new { row.PersonId, row.PortId });
        recent.Property(row => row.PersonId).HasMaxLength(Identifier);
        recent.Property(row => row.PortId).HasMaxLength(Identifier);
    }

    private static void Map(EntityTypeBuilder<PinnedPort> pinned)
    {
        pinned.HasKey(row => new { row.PersonId, row.PortId });
        pinned.Property(row => row.PersonId).HasMaxLength(Identifier);
        pinned.Property(row => row.PortId).HasMaxLength(Identifier);
    }

    private static void Map(EntityTypeBuilder<PostedCard> card)
    {
        card.HasKey(row => row.Id);
        card.Property(row => row.Id).ValueGeneratedNever();
        card.Property(row => row.ConversationId).HasMaxLength(Conversation);
        card.Property(row => row.PersonId).HasMaxLength(Identifier);
        card.HasIndex(row => row.CommandId).HasFilter("\"CommandId\" IS NOT NULL");
        card.HasIndex(row => new { row.ConversationId, row.Id }, "IX_Cards_Due").HasFilter("\"Version\" > \"DrawnVersion\" AND NOT \"Dead\"");
    }

    private static void Map(EntityTypeBuilder<Deadline> deadline)
    {
        deadline.HasKey(row => new { row.Kind, row.Subject });
        deadline.Property(row => row.Kind).HasMaxLength(32);
        deadline.Property(row => row.Subject).HasMaxLength(Conversation + Identifier);
        deadline.Property<DateTimeOffset?>("LeasedUntil");
        deadline.HasIndex(row => row.DueAt);
    }

    private static void Map(EntityTypeBuilder<ConversationRow> conversation)
    {
        conversation.HasKey(row => row.Id);
        conversation.Property(row => row.Id).HasMaxLength(Conversation);
        conversation.Property(row => row.TenantId).HasMaxLength(Identifier);
        conversation.Property(row => row.PersonId).HasMaxLength(Identifier);
        conversation.HasIndex(row => row.PersonId).HasFilter("\"PersonId\" IS NOT NULL");
    }

    private static void Map(EntityTypeBuilder<LanguageChoice> choice)
    {
        choice.HasKey(row => row.Owner);
        choice.Property(row => row.Owner).HasMaxLength(Conversation);
        choice.Property(row => row.Language).HasMaxLength(8);
        choice.Property(row => row.ChosenBy).HasMaxLength(Identifier);
    }

    private static void Map(EntityTypeBuilder<Counter> counter)
    {
        counter.HasKey(row => row.Name);
        counter.Property(row => row.Name).HasMaxLength(64);
    }
}

/// <summary>What is kept as JSON text.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DeviceCommand))]
internal sealed partial class StoredJson : JsonSerializerContext;

/// <summary>What is known about a SIM: words rather than numbers here too.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(MobileNetworkDetails))]
internal sealed partial class StoredSimJson : JsonSerializerContext;
