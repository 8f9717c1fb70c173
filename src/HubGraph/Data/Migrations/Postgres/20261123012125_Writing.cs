using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace HubGraph.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Writing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_activities_activity_type_performed_on_id",
                table: "activities");

            migrationBuilder.DropIndex(
                name: "ix_activities_animation_kind_performed_on_id",
                table: "activities");

            migrationBuilder.DropIndex(
                name: "ix_activities_commune_id_performed_on_id",
                table: "activities");

            migrationBuilder.DropIndex(
                name: "ix_activities_department_id_performed_on_id",
                table: "activities");

            migrationBuilder.DropIndex(
                name: "ix_activities_duration_minutes_id",
                table: "activities");

            migrationBuilder.DropIndex(
                name: "ix_activities_event_id_performed_on_id",
                table: "activities");

            migrationBuilder.DropIndex(
                name: "ix_activities_funded_project_id_performed_on_id",
                table: "activities");

            migrationBuilder.DropIndex(
                name: "ix_activities_hub_id_performed_on_id",
                table: "activities");

            migrationBuilder.DropIndex(
                name: "ix_activities_intercommunality_id_performed_on_id",
                table: "activities");

            migrationBuilder.DropIndex(
                name: "ix_activities_mission_id_performed_on_id",
                table: "activities");

            migrationBuilder.DropIndex(
                name: "ix_activities_participants_id",
                table: "activities");

            migrationBuilder.DropIndex(
                name: "ix_activities_performed_on_id",
                table: "activities");

            migrationBuilder.DropIndex(
                name: "ix_activities_region_id_performed_on_id",
                table: "activities");

            migrationBuilder.DropIndex(
                name: "ix_activities_support_kind_performed_on_id",
                table: "activities");

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "sources",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "regions",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "missions",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "intercommunalities",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "hubs",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "hub_names",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "hub_missions",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "hub_carriers",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "funding_lines",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "funded_projects",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "former_communes",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "cancellation_reason",
                table: "events",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "events",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "departments",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "coverage",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "communes",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<long>(
                name: "person_id",
                table: "changes",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "carriers",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "calls",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "call_bonuses",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "awards",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "client_digest",
                table: "activities",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "client_reference",
                table: "activities",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<long>(
                name: "reported_by_id",
                table: "activities",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "activities",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "withdrawal_reason",
                table: "activities",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<DateTime>(
                name: "withdrawn_at",
                table: "activities",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "hub_contacts",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    version = table.Column<int>(type: "integer", nullable: false),
                    hub_id = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    role = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    email = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    phone = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    name_folded = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hub_contacts", x => x.id);
                    table.ForeignKey(
                        name: "fk_hub_contacts_hubs_hub_id",
                        column: x => x.hub_id,
                        principalTable: "hubs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "persons",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    version = table.Column<int>(type: "integer", nullable: false),
                    issuer = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    subject = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    email = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    erased_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    name_folded = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_persons", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_activities_activity_type_performed_on_id",
                table: "activities",
                columns: new[] { "activity_type", "performed_on", "id" },
                filter: "withdrawn_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_activities_animation_kind_performed_on_id",
                table: "activities",
                columns: new[] { "animation_kind", "performed_on", "id" },
                filter: "withdrawn_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_activities_commune_id_performed_on_id",
                table: "activities",
                columns: new[] { "commune_id", "performed_on", "id" },
                filter: "withdrawn_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_activities_department_id_performed_on_id",
                table: "activities",
                columns: new[] { "department_id", "performed_on", "id" },
                filter: "withdrawn_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_activities_duration_minutes_id",
                table: "activities",
                columns: new[] { "duration_minutes", "id" },
                filter: "withdrawn_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_activities_event_id_performed_on_id",
                table: "activities",
                columns: new[] { "event_id", "performed_on", "id" },
                filter: "withdrawn_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_activities_funded_project_id_performed_on_id",
                table: "activities",
                columns: new[] { "funded_project_id", "performed_on", "id" },
                filter: "withdrawn_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_activities_hub_id_client_reference",
                table: "activities",
                columns: new[] { "hub_id", "client_reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_activities_hub_id_performed_on_id",
                table: "activities",
                columns: new[] { "hub_id", "performed_on", "id" },
                filter: "withdrawn_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_activities_intercommunality_id_performed_on_id",
                table: "activities",
                columns: new[] { "intercommunality_id", "performed_on", "id" },
                filter: "withdrawn_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_activities_mission_id_performed_on_id",
                table: "activities",
                columns: new[] { "mission_id", "performed_on", "id" },
                filter: "withdrawn_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_activities_participants_id",
                table: "activities",
                columns: new[] { "participants", "id" },
                filter: "withdrawn_at IS NULL")
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.NullsFirst, NullSortOrder.Unspecified });

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

            migrationBuilder.CreateIndex(
                name: "ix_activities_reported_by_id_performed_on_id",
                table: "activities",
                columns: new[] { "reported_by_id", "performed_on", "id" },
                filter: "withdrawn_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_activities_support_kind_performed_on_id",
                table: "activities",
                columns: new[] { "support_kind", "performed_on", "id" },
                filter: "withdrawn_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_hub_contacts_hub_id_name_folded_id",
                table: "hub_contacts",
                columns: new[] { "hub_id", "name_folded", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_persons_issuer_subject",
                table: "persons",
                columns: new[] { "issuer", "subject" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "fk_activities_persons_reported_by_id",
                table: "activities",
                column: "reported_by_id",
                principalTable: "persons",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_activities_persons_reported_by_id",
                table: "activities");

            migrationBuilder.DropTable(
                name: "hub_contacts");

            migrationBuilder.DropTable(
                name: "persons");

            migrationBuilder.DropIndex(
                name: "ix_activities_activity_type_performed_on_id",
                table: "activities");

            migrationBuilder.DropIndex(
                name: "ix_activities_animation_kind_performed_on_id",
                table: "activities");

            migrationBuilder.DropIndex(
                name: "ix_activities_commune_id_performed_on_id",
                table: "activities");

            migrationBuilder.DropIndex(
                name: "ix_activities_department_id_performed_on_id",
                table: "activities");

            migrationBuilder.DropIndex(
                name: "ix_activities_duration_minutes_id",
                table: "activities");

            migrationBuilder.DropIndex(
                name: "ix_activities_event_id_performed_on_id",
                table: "activities");

            migrationBuilder.DropIndex(
                name: "ix_activities_funded_project_id_performed_on_id",
                table: "activities");

            migrationBuilder.DropIndex(
                name: "ix_activities_hub_id_client_reference",
                table: "activities");

            migrationBuilder.DropIndex(
                name: "ix_activities_hub_id_performed_on_id",
                table: "activities");

            migrationBuilder.DropIndex(
                name: "ix_activities_intercommunality_id_performed_on_id",
                table: "activities");

            migrationBuilder.DropIndex(
                name: "ix_activities_mission_id_performed_on_id",
                table: "activities");

            migrationBuilder.DropIndex(
                name: "ix_activities_participants_id",
                table: "activities");

            migrationBuilder.DropIndex(
                name: "ix_activities_performed_on_id",
                table: "activities");

            migrationBuilder.DropIndex(
                name: "ix_activities_region_id_performed_on_id",
                table: "activities");

            migrationBuilder.DropIndex(
                name: "ix_activities_reported_by_id_performed_on_id",
                table: "activities");

            migrationBuilder.DropIndex(
                name: "ix_activities_support_kind_performed_on_id",
                table: "activities");

            migrationBuilder.DropColumn(
                name: "version",
                table: "sources");

            migrationBuilder.DropColumn(
                name: "version",
                table: "regions");

            migrationBuilder.DropColumn(
                name: "version",
                table: "missions");

            migrationBuilder.DropColumn(
                name: "version",
                table: "intercommunalities");

            migrationBuilder.DropColumn(
                name: "version",
                table: "hubs");

            migrationBuilder.DropColumn(
                name: "version",
                table: "hub_names");

            migrationBuilder.DropColumn(
                name: "version",
                table: "hub_missions");

            migrationBuilder.DropColumn(
                name: "version",
                table: "hub_carriers");

            migrationBuilder.DropColumn(
                name: "version",
                table: "funding_lines");

            migrationBuilder.DropColumn(
                name: "version",
                table: "funded_projects");

            migrationBuilder.DropColumn(
                name: "version",
                table: "former_communes");

            migrationBuilder.DropColumn(
                name: "cancellation_reason",
                table: "events");

            migrationBuilder.DropColumn(
                name: "version",
                table: "events");

            migrationBuilder.DropColumn(
                name: "version",
                table: "departments");

            migrationBuilder.DropColumn(
                name: "version",
                table: "coverage");

            migrationBuilder.DropColumn(
                name: "version",
                table: "communes");

            migrationBuilder.DropColumn(
                name: "person_id",
                table: "changes");

            migrationBuilder.DropColumn(
                name: "version",
                table: "carriers");

            migrationBuilder.DropColumn(
                name: "version",
                table: "calls");

            migrationBuilder.DropColumn(
                name: "version",
                table: "call_bonuses");

            migrationBuilder.DropColumn(
                name: "version",
                table: "awards");

            migrationBuilder.DropColumn(
                name: "client_digest",
                table: "activities");

            migrationBuilder.DropColumn(
                name: "client_reference",
                table: "activities");

            migrationBuilder.DropColumn(
                name: "reported_by_id",
                table: "activities");

            migrationBuilder.DropColumn(
                name: "version",
                table: "activities");

            migrationBuilder.DropColumn(
                name: "withdrawal_reason",
                table: "activities");

            migrationBuilder.DropColumn(
                name: "withdrawn_at",
                table: "activities");

            migrationBuilder.CreateIndex(
                name: "ix_activities_activity_type_performed_on_id",
                table: "activities",
                columns: new[] { "activity_type", "performed_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_activities_animation_kind_performed_on_id",
                table: "activities",
                columns: new[] { "animation_kind", "performed_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_activities_commune_id_performed_on_id",
                table: "activities",
                columns: new[] { "commune_id", "performed_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_activities_department_id_performed_on_id",
                table: "activities",
                columns: new[] { "department_id", "performed_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_activities_duration_minutes_id",
                table: "activities",
                columns: new[] { "duration_minutes", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_activities_event_id_performed_on_id",
                table: "activities",
                columns: new[] { "event_id", "performed_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_activities_funded_project_id_performed_on_id",
                table: "activities",
                columns: new[] { "funded_project_id", "performed_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_activities_hub_id_performed_on_id",
                table: "activities",
                columns: new[] { "hub_id", "performed_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_activities_intercommunality_id_performed_on_id",
                table: "activities",
                columns: new[] { "intercommunality_id", "performed_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_activities_mission_id_performed_on_id",
                table: "activities",
                columns: new[] { "mission_id", "performed_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_activities_participants_id",
                table: "activities",
                columns: new[] { "participants", "id" })
                .Annotation("Npgsql:IndexNullSortOrder", new[] { NullSortOrder.NullsFirst, NullSortOrder.Unspecified });

            migrationBuilder.CreateIndex(
                name: "ix_activities_performed_on_id",
                table: "activities",
                columns: new[] { "performed_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_activities_region_id_performed_on_id",
                table: "activities",
                columns: new[] { "region_id", "performed_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_activities_support_kind_performed_on_id",
                table: "activities",
                columns: new[] { "support_kind", "performed_on", "id" });
        }
    }
}
