using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChargeBot.Adapters.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Lg2Wan : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Cannot",
                table: "Stations",
                type: "integer",
                maxLength: 32,
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "Starts",
                table: "Stations",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Calibration",
                table: "Sessions",
                type: "character varying(32)",
                maxLength: 32,
                nullable: false,
                defaultValue: "Irrelevant");

            migrationBuilder.AddColumn<string>(
                name: "ControllerId",
                table: "HeldChargePoints",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Protocol",
                table: "HeldChargePoints",
                type: "character varying(32)",
                maxLength: 32,
                nullable: false,
                defaultValue: "Ocpp16");

            migrationBuilder.AddColumn<string>(
                name: "Calibration",
                table: "ChargeRecords",
                type: "character varying(32)",
                maxLength: 32,
                nullable: false,
                defaultValue: "Irrelevant");

            migrationBuilder.CreateTable(
                name: "DeviceValues",
                columns: table => new
                {
                    StationId = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    ConnectorId = table.Column<int>(type: "integer", nullable: false),
                    Key = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    Reported = table.Column<string>(type: "text", nullable: true),
                    ReportedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ReportedChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ReadOnly = table.Column<bool>(type: "boolean", nullable: false),
                    Entered = table.Column<string>(type: "text", nullable: true),
                    EnteredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    EnteredBy = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeviceValues", x => new { x.StationId, x.ConnectorId, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "Gateways",
                columns: table => new
                {
                    StationId = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    Direction = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Address = table.Column<string>(type: "text", nullable: true),
                    Port = table.Column<int>(type: "integer", nullable: false),
                    Tls = table.Column<bool>(type: "boolean", nullable: false),
                    CertificateHash = table.Column<string>(type: "text", nullable: true),
                    UserName = table.Column<string>(type: "text", nullable: true),
                    Password = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Gateways", x => x.StationId);
                    table.ForeignKey(
                        name: "FK_Gateways_Stations_StationId",
                        column: x => x.StationId,
                        principalTable: "Stations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProtectionKeys",
                columns: table => new
                {
                    Name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    Xml = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProtectionKeys", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "SignedRecords",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SessionId = table.Column<Guid>(type: "uuid", nullable: false),
                    PortId = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Format = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Original = table.Column<byte[]>(type: "bytea", nullable: false),
                    Reason = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Verdict = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Detail = table.Column<string>(type: "text", nullable: true),
                    KeyFingerprint = table.Column<string>(type: "text", nullable: true),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignedRecords", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Gateways_Direction",
                table: "Gateways",
                column: "Direction");

            migrationBuilder.CreateIndex(
                name: "IX_SignedRecords_SessionId",
                table: "SignedRecords",
                column: "SessionId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DeviceValues");

            migrationBuilder.DropTable(
                name: "Gateways");

            migrationBuilder.DropTable(
                name: "ProtectionKeys");

            migrationBuilder.DropTable(
                name: "SignedRecords");

            migrationBuilder.DropColumn(
                name: "Cannot",
                table: "Stations");

            migrationBuilder.DropColumn(
                name: "Starts",
                table: "Stations");

            migrationBuilder.DropColumn(
                name: "Calibration",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "ControllerId",
                table: "HeldChargePoints");

            migrationBuilder.DropColumn(
                name: "Protocol",
                table: "HeldChargePoints");

            migrationBuilder.DropColumn(
                name: "Calibration",
                table: "ChargeRecords");
        }
    }
}
