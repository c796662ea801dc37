using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChargeBot.Adapters.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class TicketNews : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "Due",
                table: "TicketEvents",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "NotBefore",
                table: "TicketEvents",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Tries",
                table: "TicketEvents",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateIndex(
                name: "IX_TicketEvents_Due",
                table: "TicketEvents",
                column: "Id",
                filter: "\"Due\"");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_TicketEvents_Due",
                table: "TicketEvents");

            migrationBuilder.DropColumn(
                name: "Due",
                table: "TicketEvents");

            migrationBuilder.DropColumn(
                name: "NotBefore",
                table: "TicketEvents");

            migrationBuilder.DropColumn(
                name: "Tries",
                table: "TicketEvents");
        }
    }
}
