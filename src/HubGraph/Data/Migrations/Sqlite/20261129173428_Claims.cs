using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HubGraph.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Claims : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(
                name: "certain_until",
                table: "coverage",
                newName: "known_until");

            migrationBuilder.RenameColumn(
                name: "certain_from",
                table: "coverage",
                newName: "known_from");

            // Of a claim without an end, the last day that is known is the first.
            migrationBuilder.Sql("UPDATE coverage SET known_until = known_from WHERE known_until IS NULL;");

            migrationBuilder.AddColumn<DateOnly>(
                name: "name_attested_on",
                table: "hubs",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "status_attested_on",
                table: "hubs",
                type: "TEXT",
                nullable: true);

            // With the column: a foreign key added later makes the table anew, and others refer to it.
            migrationBuilder.Sql("ALTER TABLE hubs ADD COLUMN status_source_id INTEGER NULL CONSTRAINT fk_hubs_sources_status_source_id REFERENCES sources (id) ON DELETE RESTRICT;");

            migrationBuilder.AddColumn<DateOnly>(
                name: "attested_on",
                table: "hub_names",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "last_attested_on",
                table: "hub_names",
                type: "TEXT",
                nullable: true);

            migrationBuilder.Sql("ALTER TABLE hub_names ADD COLUMN last_attested_source_id INTEGER NULL CONSTRAINT fk_hub_names_sources_last_attested_source_id REFERENCES sources (id) ON DELETE RESTRICT;");

            migrationBuilder.AddColumn<DateOnly>(
                name: "attested_on",
                table: "hub_carriers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "last_attested_on",
                table: "hub_carriers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.Sql("ALTER TABLE hub_carriers ADD COLUMN last_attested_source_id INTEGER NULL CONSTRAINT fk_hub_carriers_sources_last_attested_source_id REFERENCES sources (id) ON DELETE RESTRICT;");

            migrationBuilder.AddColumn<string>(
                name: "printed_name",
                table: "hub_carriers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "printed_name_folded",
                table: "hub_carriers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "attested_on",
                table: "coverage",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "last_attested_on",
                table: "coverage",
                type: "TEXT",
                nullable: true);

            migrationBuilder.Sql("ALTER TABLE coverage ADD COLUMN last_attested_source_id INTEGER NULL CONSTRAINT fk_coverage_sources_last_attested_source_id REFERENCES sources (id) ON DELETE RESTRICT;");

            migrationBuilder.Sql("ALTER TABLE coverage ADD COLUMN until_source_id INTEGER NULL CONSTRAINT fk_coverage_sources_until_source_id REFERENCES sources (id) ON DELETE RESTRICT;");

            migrationBuilder.CreateTable(
                name: "coverage_denials",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    scale = table.Column<string>(type: "TEXT", nullable: false),
                    region_id = table.Column<long>(type: "INTEGER", nullable: true),
                    department_id = table.Column<long>(type: "INTEGER", nullable: true),
                    intercommunality_id = table.Column<long>(type: "INTEGER", nullable: true),
                    commune_id = table.Column<long>(type: "INTEGER", nullable: true),
                    attested_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    statement = table.Column<string>(type: "TEXT", nullable: true),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_coverage_denials", x => x.id);
                    table.ForeignKey(
                        name: "fk_coverage_denials_communes_commune_id",
                        column: x => x.commune_id,
                        principalTable: "communes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_coverage_denials_departments_department_id",
                        column: x => x.department_id,
                        principalTable: "departments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_coverage_denials_intercommunalities_intercommunality_id",
                        column: x => x.intercommunality_id,
                        principalTable: "intercommunalities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_coverage_denials_regions_region_id",
                        column: x => x.region_id,
                        principalTable: "regions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_coverage_denials_sources_source_id",
                        column: x => x.source_id,
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_hubs_status_source_id",
                table: "hubs",
                column: "status_source_id");

            migrationBuilder.CreateIndex(
                name: "ix_hub_names_last_attested_source_id",
                table: "hub_names",
                column: "last_attested_source_id");

            migrationBuilder.CreateIndex(
                name: "ix_hub_carriers_last_attested_source_id",
                table: "hub_carriers",
                column: "last_attested_source_id");

            migrationBuilder.CreateIndex(
                name: "ix_coverage_last_attested_source_id",
                table: "coverage",
                column: "last_attested_source_id");

            migrationBuilder.CreateIndex(
                name: "ix_coverage_until_source_id",
                table: "coverage",
                column: "until_source_id");

            migrationBuilder.CreateIndex(
                name: "ix_coverage_denials_commune_id_id",
                table: "coverage_denials",
                columns: new[] { "commune_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_coverage_denials_department_id_id",
                table: "coverage_denials",
                columns: new[] { "department_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_coverage_denials_intercommunality_id_id",
                table: "coverage_denials",
                columns: new[] { "intercommunality_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_coverage_denials_region_id_id",
                table: "coverage_denials",
                columns: new[] { "region_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_coverage_denials_source_id",
                table: "coverage_denials",
                column: "source_id");

        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_coverage_sources_last_attested_source_id",
                table: "coverage");

            migrationBuilder.DropForeignKey(
                name: "fk_coverage_sources_until_source_id",
                table: "coverage");

            migrationBuilder.DropForeignKey(
                name: "fk_hub_carriers_sources_last_attested_source_id",
                table: "hub_carriers");

            migrationBuilder.DropForeignKey(
                name: "fk_hub_names_sources_last_attested_source_id",
                table: "hub_names");

            migrationBuilder.DropForeignKey(
                name: "fk_hubs_sources_status_source_id",
                table: "hubs");

            migrationBuilder.DropTable(
                name: "coverage_denials");

            migrationBuilder.DropIndex(
                name: "ix_hubs_status_source_id",
                table: "hubs");

            migrationBuilder.DropIndex(
                name: "ix_hub_names_last_attested_source_id",
                table: "hub_names");

            migrationBuilder.DropIndex(
                name: "ix_hub_carriers_last_attested_source_id",
                table: "hub_carriers");

            migrationBuilder.DropIndex(
                name: "ix_coverage_last_attested_source_id",
                table: "coverage");

            migrationBuilder.DropIndex(
                name: "ix_coverage_until_source_id",
                table: "coverage");

            migrationBuilder.DropColumn(
                name: "name_attested_on",
                table: "hubs");

            migrationBuilder.DropColumn(
                name: "status_attested_on",
                table: "hubs");

            migrationBuilder.DropColumn(
                name: "status_source_id",
                table: "hubs");

            migrationBuilder.DropColumn(
                name: "attested_on",
                table: "hub_names");

            migrationBuilder.DropColumn(
                name: "last_attested_on",
                table: "hub_names");

            migrationBuilder.DropColumn(
                name: "last_attested_source_id",
                table: "hub_names");

            migrationBuilder.DropColumn(
                name: "attested_on",
                table: "hub_carriers");

            migrationBuilder.DropColumn(
                name: "last_attested_on",
                table: "hub_carriers");

            migrationBuilder.DropColumn(
                name: "last_attested_source_id",
                table: "hub_carriers");

            migrationBuilder.DropColumn(
                name: "printed_name",
                table: "hub_carriers");

            migrationBuilder.DropColumn(
                name: "printed_name_folded",
                table: "hub_carriers");

            migrationBuilder.DropColumn(
                name: "attested_on",
                table: "coverage");

            migrationBuilder.DropColumn(
                name: "last_attested_on",
                table: "coverage");

            migrationBuilder.DropColumn(
                name: "last_attested_source_id",
                table: "coverage");

            migrationBuilder.DropColumn(
                name: "until_source_id",
                table: "coverage");

            migrationBuilder.RenameColumn(
                name: "known_until",
                table: "coverage",
                newName: "certain_until");

            migrationBuilder.RenameColumn(
                name: "known_from",
                table: "coverage",
                newName: "certain_from");
        }
    }
}
