using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HubGraph.Data.Migrations.Sqlite
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
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "regions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "missions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "intercommunalities",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "hubs",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "hub_names",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "hub_missions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "hub_carriers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "funding_lines",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "funded_projects",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "former_communes",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "cancellation_reason",
                table: "events",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "events",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "departments",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "coverage",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "communes",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<long>(
                name: "person_id",
                table: "changes",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "carriers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "calls",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "call_bonuses",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "awards",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "client_digest",
                table: "activities",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "client_reference",
                table: "activities",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "reported_by_id",
                table: "activities",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "activities",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "withdrawal_reason",
                table: "activities",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "withdrawn_at",
                table: "activities",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "hub_contacts",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    hub_id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    role = table.Column<string>(type: "TEXT", nullable: true),
                    email = table.Column<string>(type: "TEXT", nullable: true),
                    phone = table.Column<string>(type: "TEXT", nullable: true),
                    name_folded = table.Column<string>(type: "TEXT", nullable: false)
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
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    issuer = table.Column<string>(type: "TEXT", nullable: true),
                    subject = table.Column<string>(type: "TEXT", nullable: true),
                    name = table.Column<string>(type: "TEXT", nullable: true),
                    email = table.Column<string>(type: "TEXT", nullable: true),
                    erased_at = table.Column<string>(type: "TEXT", nullable: true),
                    name_folded = table.Column<string>(type: "TEXT", nullable: true)
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
                columns: new[] { "participants", "id" });

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
