using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChargeBot.Adapters.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class WaitingTickets : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "WaitingSince",
                table: "Tickets",
                type: "timestamp with time zone",
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
