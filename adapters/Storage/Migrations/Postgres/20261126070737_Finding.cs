using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChargeBot.Adapters.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Finding : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "PinnedPorts",
                columns: table => new
                {
                    PersonId = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    PortId = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PinnedPorts", x => new { x.PersonId, x.PortId });
                });

            migrationBuilder.CreateTable(
                name: "RecentPorts",
                columns: table => new
                {
                    PersonId = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    PortId = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecentPorts", x => new { x.PersonId, x.PortId });
                });

            migrationBuilder.CreateIndex(
                name: "IX_Drafts_PersonId",
                table: "Drafts",
                column: "PersonId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PinnedPorts");

            migrationBuilder.DropTable(
                name: "RecentPorts");

            migrationBuilder.DropIndex(
                name: "IX_Drafts_PersonId",
                table: "Drafts");
        }
    }
}
