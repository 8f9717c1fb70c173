using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HubGraph.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Days : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_events_commune_id_starts_at_id",
                table: "events");

            migrationBuilder.DropIndex(
                name: "ix_events_department_id_starts_at_id",
                table: "events");

            migrationBuilder.DropIndex(
                name: "ix_events_event_kind_starts_at_id",
                table: "events");

            migrationBuilder.DropIndex(
                name: "ix_events_hub_id_starts_at_id",
                table: "events");

            migrationBuilder.DropIndex(
                name: "ix_events_mission_id_starts_at_id",
                table: "events");

            migrationBuilder.DropIndex(
                name: "ix_events_region_id_starts_at_id",
                table: "events");

            migrationBuilder.DropIndex(
                name: "ix_events_starts_at_id",
                table: "events");

            migrationBuilder.DropIndex(
                name: "ix_events_status_starts_at_id",
                table: "events");

            migrationBuilder.AlterColumn<DateTime>(
                name: "starts_at",
                table: "events",
                type: "timestamp with time zone",
                nullable: true,
                oldClrType: typeof(DateTime),
                oldType: "timestamp with time zone");

            migrationBuilder.AlterColumn<DateTime>(
                name: "ends_at",
                table: "events",
                type: "timestamp with time zone",
                nullable: true,
                oldClrType: typeof(DateTime),
                oldType: "timestamp with time zone");

            migrationBuilder.AddColumn<DateOnly>(
                name: "ends_on",
                table: "events",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "sorts_at",
                table: "events",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<long>(
                name: "source_id",
                table: "events",
                type: "bigint",
                nullable: true);

            migrationBuilder.Sql("UPDATE events SET sorts_at = starts_at;");

            migrationBuilder.CreateIndex(
                name: "ix_events_commune_id_sorts_at_id",
                table: "events",
                columns: new[] { "commune_id", "sorts_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_events_department_id_sorts_at_id",
                table: "events",
                columns: new[] { "department_id", "sorts_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_events_event_kind_sorts_at_id",
                table: "events",
                columns: new[] { "event_kind", "sorts_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_events_hub_id_sorts_at_id",
                table: "events",
                columns: new[] { "hub_id", "sorts_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_events_mission_id_sorts_at_id",
                table: "events",
                columns: new[] { "mission_id", "sorts_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_events_region_id_sorts_at_id",
                table: "events",
                columns: new[] { "region_id", "sorts_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_events_sorts_at_id",
                table: "events",
                columns: new[] { "sorts_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_events_source_id_sorts_at_id",
                table: "events",
                columns: new[] { "source_id", "sorts_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_events_status_sorts_at_id",
                table: "events",
                columns: new[] { "status", "sorts_at", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_events_sources_source_id",
                table: "events",
                column: "source_id",
                principalTable: "sources",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_events_sources_source_id",
                table: "events");

            migrationBuilder.DropIndex(
                name: "ix_events_commune_id_sorts_at_id",
                table: "events");

            migrationBuilder.DropIndex(
                name: "ix_events_department_id_sorts_at_id",
                table: "events");

            migrationBuilder.DropIndex(
                name: "ix_events_event_kind_sorts_at_id",
                table: "events");

            migrationBuilder.DropIndex(
                name: "ix_events_hub_id_sorts_at_id",
                table: "events");

            migrationBuilder.DropIndex(
                name: "ix_events_mission_id_sorts_at_id",
                table: "events");

            migrationBuilder.DropIndex(
                name: "ix_events_region_id_sorts_at_id",
                table: "events");

            migrationBuilder.DropIndex(
                name: "ix_events_sorts_at_id",
                table: "events");

            migrationBuilder.DropIndex(
                name: "ix_events_source_id_sorts_at_id",
                table: "events");

            migrationBuilder.DropIndex(
                name: "ix_events_status_sorts_at_id",
                table: "events");

            migrationBuilder.DropColumn(
                name: "ends_on",
                table: "events");

            migrationBuilder.DropColumn(
                name: "sorts_at",
                table: "events");

            migrationBuilder.DropColumn(
                name: "source_id",
                table: "events");

            migrationBuilder.AlterColumn<DateTime>(
                name: "starts_at",
                table: "events",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified),
                oldClrType: typeof(DateTime),
                oldType: "timestamp with time zone",
                oldNullable: true);

            migrationBuilder.AlterColumn<DateTime>(
                name: "ends_at",
                table: "events",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified),
                oldClrType: typeof(DateTime),
                oldType: "timestamp with time zone",
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_events_commune_id_starts_at_id",
                table: "events",
                columns: new[] { "commune_id", "starts_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_events_department_id_starts_at_id",
                table: "events",
                columns: new[] { "department_id", "starts_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_events_event_kind_starts_at_id",
                table: "events",
                columns: new[] { "event_kind", "starts_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_events_hub_id_starts_at_id",
                table: "events",
                columns: new[] { "hub_id", "starts_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_events_mission_id_starts_at_id",
                table: "events",
                columns: new[] { "mission_id", "starts_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_events_region_id_starts_at_id",
                table: "events",
                columns: new[] { "region_id", "starts_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_events_starts_at_id",
                table: "events",
                columns: new[] { "starts_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_events_status_starts_at_id",
                table: "events",
                columns: new[] { "status", "starts_at", "id" });
        }
    }
}
