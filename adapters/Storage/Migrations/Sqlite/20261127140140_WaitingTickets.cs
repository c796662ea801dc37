using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChargeBot.Adapters.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class WaitingTickets : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "WaitingSince",
                table: "Tickets",
                type: "INTEGER",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "WaitingSince",
                table: "Tickets");
        }
    }
}
