using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChargeBot.Adapters.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ErrorRate : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Sessions_PortId_StartedAt",
                table: "Sessions");

            migrationBuilder.AddColumn<string>(
                name: "Error",
                table: "Sessions",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "HighestPower",
                table: "Sessions",
                type: "double precision",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "LowestPower",
                table: "Sessions",
                type: "double precision",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Rules",
                table: "Sessions",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "JudgingProgress",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    Rules = table.Column<int>(type: "integer", nullable: false),
                    After = table.Column<Guid>(type: "uuid", nullable: false),
                    Done = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JudgingProgress", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_PortId_StartedAt_Error",
                table: "Sessions",
                columns: new[] { "PortId", "StartedAt", "Error" });

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_Running",
                table: "Sessions",
                column: "StartedAt",
                filter: "\"State\" = 'Running'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "JudgingProgress");

            migrationBuilder.DropIndex(
                name: "IX_Sessions_PortId_StartedAt_Error",
                table: "Sessions");

            migrationBuilder.DropIndex(
                name: "IX_Sessions_Running",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "Error",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "HighestPower",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "LowestPower",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "Rules",
                table: "Sessions");

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_PortId_StartedAt",
                table: "Sessions",
                columns: new[] { "PortId", "StartedAt" });
        }
    }
}
