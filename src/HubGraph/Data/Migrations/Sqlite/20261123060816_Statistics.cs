using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HubGraph.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Statistics : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_activities_department_id_performed_on_id",
                table: "activities");

            migrationBuilder.DropIndex(
                name: "ix_activities_hub_id_performed_on_id",
                table: "activities");

            migrationBuilder.DropIndex(
                name: "ix_activities_mission_id_performed_on_id",
                table: "activities");

            migrationBuilder.DropIndex(
                name: "ix_activities_performed_on_id",
                table: "activities");

            migrationBuilder.DropIndex(
                name: "ix_activities_region_id_performed_on_id",
                table: "activities");

            migrationBuilder.CreateIndex(
                name: "ix_activities_department_id_performed_on_id_duration_minutes",
                table: "activities",
                columns: new[] { "department_id", "performed_on", "id", "duration_minutes" },
                filter: "withdrawn_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_activities_hub_id_performed_on_id_duration_minutes",
                table: "activities",
                columns: new[] { "hub_id", "performed_on", "id", "duration_minutes" },
                filter: "withdrawn_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_activities_mission_id_performed_on_id_duration_minutes",
                table: "activities",
                columns: new[] { "mission_id", "performed_on", "id", "duration_minutes" },
                filter: "withdrawn_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_activities_performed_on_id_hub_id_region_id_duration_minutes",
                table: "activities",
                columns: new[] { "performed_on", "id", "hub_id", "region_id", "duration_minutes" },
                filter: "withdrawn_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_activities_region_id_performed_on_id_duration_minutes",
                table: "activities",
                columns: new[] { "region_id", "performed_on", "id", "duration_minutes" },
                filter: "withdrawn_at IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_activities_department_id_performed_on_id_duration_minutes",
                table: "activities");

            migrationBuilder.DropIndex(
                name: "ix_activities_hub_id_performed_on_id_duration_minutes",
                table: "activities");

            migrationBuilder.DropIndex(
                name: "ix_activities_mission_id_performed_on_id_duration_minutes",
                table: "activities");

            migrationBuilder.DropIndex(
                name: "ix_activities_performed_on_id_hub_id_region_id_duration_minutes",
                table: "activities");

            migrationBuilder.DropIndex(
                name: "ix_activities_region_id_performed_on_id_duration_minutes",
                table: "activities");

            migrationBuilder.CreateIndex(
                name: "ix_activities_department_id_performed_on_id",
                table: "activities",
                columns: new[] { "department_id", "performed_on", "id" },
                filter: "withdrawn_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_activities_hub_id_performed_on_id",
                table: "activities",
                columns: new[] { "hub_id", "performed_on", "id" },
                filter: "withdrawn_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_activities_mission_id_performed_on_id",
                table: "activities",
                columns: new[] { "mission_id", "performed_on", "id" },
                filter: "withdrawn_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_activities_performed_on_id",
                table: "activities",
                columns: new[] { "performed_on", "id" },
                filter: "withdrawn_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_activities_region_id_performed_on_id",
                table: "activities",
                columns: new[] { "region_id", "performed_on", "id" },
                filter: "withdrawn_at IS NULL");
        }
    }
}
