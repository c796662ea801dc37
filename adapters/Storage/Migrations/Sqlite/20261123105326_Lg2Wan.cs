using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChargeBot.Adapters.Storage.Migrations.Sqlite
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
                type: "INTEGER",
                maxLength: 32,
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "Starts",
                table: "Stations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Calibration",
                table: "Sessions",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "Irrelevant");

            migrationBuilder.AddColumn<string>(
                name: "ControllerId",
                table: "HeldChargePoints",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Protocol",
                table: "HeldChargePoints",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "Ocpp16");

            migrationBuilder.AddColumn<string>(
                name: "Calibration",
                table: "ChargeRecords",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "Irrelevant");

            migrationBuilder.CreateTable(
                name: "DeviceValues",
                columns: table => new
                {
                    StationId = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    ConnectorId = table.Column<int>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Reported = table.Column<string>(type: "TEXT", nullable: true),
                    ReportedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ReportedChangedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ReadOnly = table.Column<bool>(type: "INTEGER", nullable: false),
                    Entered = table.Column<string>(type: "TEXT", nullable: true),
                    EnteredAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EnteredBy = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeviceValues", x => new { x.StationId, x.ConnectorId, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "Gateways",
                columns: table => new
                {
                    StationId = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Direction = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Address = table.Column<string>(type: "TEXT", nullable: true),
                    Port = table.Column<int>(type: "INTEGER", nullable: false),
                    Tls = table.Column<bool>(type: "INTEGER", nullable: false),
                    CertificateHash = table.Column<string>(type: "TEXT", nullable: true),
                    UserName = table.Column<string>(type: "TEXT", nullable: true),
                    Password = table.Column<string>(type: "TEXT", nullable: true)
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
                    Name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Xml = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProtectionKeys", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "SignedRecords",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SessionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PortId = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Format = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Original = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Verdict = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Detail = table.Column<string>(type: "TEXT", nullable: true),
                    KeyFingerprint = table.Column<string>(type: "TEXT", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
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
