using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChargeBot.Adapters.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Audit",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Who = table.Column<string>(type: "text", nullable: false),
                    What = table.Column<string>(type: "text", nullable: false),
                    StationId = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    PortId = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    CommandId = table.Column<Guid>(type: "uuid", nullable: true),
                    Why = table.Column<string>(type: "text", nullable: true),
                    Result = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Audit", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Cards",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ConversationId = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: false),
                    PersonId = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    PortId = table.Column<string>(type: "text", nullable: true),
                    CommandId = table.Column<Guid>(type: "uuid", nullable: true),
                    Data = table.Column<string>(type: "text", nullable: true),
                    Language = table.Column<string>(type: "text", nullable: false),
                    ActivityId = table.Column<string>(type: "text", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    DrawnVersion = table.Column<int>(type: "integer", nullable: false),
                    Tries = table.Column<int>(type: "integer", nullable: false),
                    NotBefore = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Dead = table.Column<bool>(type: "boolean", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Cards", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ChargeRecords",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    StationId = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    PortId = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    TransactionId = table.Column<long>(type: "bigint", nullable: false),
                    IdTag = table.Column<string>(type: "text", nullable: false),
                    StartedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    MeterStart = table.Column<long>(type: "bigint", nullable: false),
                    MeterStop = table.Column<long>(type: "bigint", nullable: false),
                    StopReason = table.Column<string>(type: "text", nullable: true),
                    Flags = table.Column<int>(type: "integer", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChargeRecords", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Commands",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    StationId = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    ChargePointId = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    PortId = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Command = table.Column<string>(type: "text", nullable: false),
                    PersonId = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    PersonName = table.Column<string>(type: "text", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: true),
                    OnlyIfNobodyInterrupted = table.Column<bool>(type: "boolean", nullable: false),
                    SessionId = table.Column<Guid>(type: "uuid", nullable: true),
                    RequestedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Deadline = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    SentAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    AnsweredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    MessageId = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    Epoch = table.Column<long>(type: "bigint", nullable: false),
                    Words = table.Column<string>(type: "text", nullable: true),
                    WeakEvidence = table.Column<string>(type: "text", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Commands", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Conversations",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: false),
                    TenantId = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    Reference = table.Column<string>(type: "text", nullable: false),
                    UpdatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Conversations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Counters",
                columns: table => new
                {
                    Name = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Value = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Counters", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "Deadlines",
                columns: table => new
                {
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Subject = table.Column<string>(type: "character varying(768)", maxLength: 768, nullable: false),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    LeasedUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Deadlines", x => new { x.Kind, x.Subject });
                });

            migrationBuilder.CreateTable(
                name: "Drafts",
                columns: table => new
                {
                    ConversationId = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: false),
                    PersonId = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    Dialog = table.Column<string>(type: "text", nullable: true),
                    Step = table.Column<string>(type: "text", nullable: true),
                    CardId = table.Column<Guid>(type: "uuid", nullable: true),
                    PortId = table.Column<string>(type: "text", nullable: true),
                    UpdatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Drafts", x => new { x.ConversationId, x.PersonId });
                });

            migrationBuilder.CreateTable(
                name: "HeldChargePoints",
                columns: table => new
                {
                    ChargePointId = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    Vendor = table.Column<string>(type: "text", nullable: true),
                    Model = table.Column<string>(type: "text", nullable: true),
                    SerialNumber = table.Column<string>(type: "text", nullable: true),
                    Firmware = table.Column<string>(type: "text", nullable: true),
                    Connectors = table.Column<int>(type: "integer", nullable: false),
                    FirstSeenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    LastSeenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HeldChargePoints", x => x.ChargePointId);
                });

            migrationBuilder.CreateTable(
                name: "MeterReadings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PortId = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    SessionId = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ReportedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Energy = table.Column<long>(type: "bigint", nullable: true),
                    Power = table.Column<double>(type: "double precision", nullable: true),
                    Raw = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MeterReadings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Seen",
                columns: table => new
                {
                    ConversationId = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: false),
                    ActivityId = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Answer = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Seen", x => new { x.ConversationId, x.ActivityId });
                });

            migrationBuilder.CreateTable(
                name: "Sessions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    StationId = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    PortId = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    TransactionId = table.Column<long>(type: "bigint", nullable: false),
                    IdTag = table.Column<string>(type: "text", nullable: false),
                    StartedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    StartReportedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    MeterStart = table.Column<long>(type: "bigint", nullable: false),
                    MeterLast = table.Column<long>(type: "bigint", nullable: false),
                    MeterLastAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Power = table.Column<double>(type: "double precision", nullable: true),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    StopReason = table.Column<string>(type: "text", nullable: true),
                    Flags = table.Column<int>(type: "integer", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sessions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Stations",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    ChargePointId = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    Protocol = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Stage = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Street = table.Column<string>(type: "text", nullable: false),
                    PostalCode = table.Column<string>(type: "text", nullable: false),
                    City = table.Column<string>(type: "text", nullable: false),
                    Country = table.Column<string>(type: "text", nullable: false),
                    Latitude = table.Column<double>(type: "double precision", nullable: true),
                    Longitude = table.Column<double>(type: "double precision", nullable: true),
                    TimeZone = table.Column<string>(type: "text", nullable: false),
                    PasswordHash = table.Column<string>(type: "text", nullable: true),
                    Vendor = table.Column<string>(type: "text", nullable: true),
                    Model = table.Column<string>(type: "text", nullable: true),
                    SerialNumber = table.Column<string>(type: "text", nullable: true),
                    Firmware = table.Column<string>(type: "text", nullable: true),
                    BootedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Online = table.Column<bool>(type: "boolean", nullable: false),
                    OnlineChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    LastMessageAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    LastMessage = table.Column<string>(type: "text", nullable: true),
                    Epoch = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Stations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Ports",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    StationId = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    EvseId = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    ConnectorId = table.Column<int>(type: "integer", nullable: false),
                    Position = table.Column<string>(type: "text", nullable: false),
                    ConnectorType = table.Column<string>(type: "text", nullable: false),
                    ChargingMode = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    MaxVoltage = table.Column<int>(type: "integer", nullable: false),
                    MaxCurrent = table.Column<int>(type: "integer", nullable: false),
                    MaxPower = table.Column<int>(type: "integer", nullable: false),
                    Phases = table.Column<int>(type: "integer", nullable: false),
                    Status = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    StatusAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    StatusWords = table.Column<string>(type: "text", nullable: true),
                    ErrorCode = table.Column<string>(type: "text", nullable: true),
                    ErrorInfo = table.Column<string>(type: "text", nullable: true),
                    LastSeenTransactionId = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Ports", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Ports_Stations_StationId",
                        column: x => x.StationId,
                        principalTable: "Stations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Audit_At",
                table: "Audit",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_Audit_PortId_At",
                table: "Audit",
                columns: new[] { "PortId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Cards_CommandId",
                table: "Cards",
                column: "CommandId",
                filter: "\"CommandId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Cards_Due",
                table: "Cards",
                columns: new[] { "ConversationId", "Id" },
                filter: "\"Version\" > \"DrawnVersion\" AND NOT \"Dead\"");

            migrationBuilder.CreateIndex(
                name: "IX_ChargeRecords_PortId_StartedAt",
                table: "ChargeRecords",
                columns: new[] { "PortId", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Commands_ChargePointId_State",
                table: "Commands",
                columns: new[] { "ChargePointId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Commands_MessageId",
                table: "Commands",
                column: "MessageId");

            migrationBuilder.CreateIndex(
                name: "IX_Deadlines_DueAt",
                table: "Deadlines",
                column: "DueAt");

            migrationBuilder.CreateIndex(
                name: "IX_MeterReadings_PortId_At",
                table: "MeterReadings",
                columns: new[] { "PortId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Ports_EvseId",
                table: "Ports",
                column: "EvseId",
                unique: true,
                filter: "\"EvseId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Ports_StationId",
                table: "Ports",
                column: "StationId");

            migrationBuilder.CreateIndex(
                name: "IX_Seen_At",
                table: "Seen",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_PortId_StartedAt",
                table: "Sessions",
                columns: new[] { "PortId", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_StationId_State",
                table: "Sessions",
                columns: new[] { "StationId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_StationId_TransactionId",
                table: "Sessions",
                columns: new[] { "StationId", "TransactionId" });

            migrationBuilder.CreateIndex(
                name: "IX_Stations_ChargePointId",
                table: "Stations",
                column: "ChargePointId",
                unique: true,
                filter: "\"ChargePointId\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Audit");

            migrationBuilder.DropTable(
                name: "Cards");

            migrationBuilder.DropTable(
                name: "ChargeRecords");

            migrationBuilder.DropTable(
                name: "Commands");

            migrationBuilder.DropTable(
                name: "Conversations");

            migrationBuilder.DropTable(
                name: "Counters");

            migrationBuilder.DropTable(
                name: "Deadlines");

            migrationBuilder.DropTable(
                name: "Drafts");

            migrationBuilder.DropTable(
                name: "HeldChargePoints");

            migrationBuilder.DropTable(
                name: "MeterReadings");

            migrationBuilder.DropTable(
                name: "Ports");

            migrationBuilder.DropTable(
                name: "Seen");

            migrationBuilder.DropTable(
                name: "Sessions");

            migrationBuilder.DropTable(
                name: "Stations");
        }
    }
}
