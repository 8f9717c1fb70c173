using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace HubGraph.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Statements : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "population_table",
                table: "regions",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<int>(
                name: "population_year",
                table: "regions",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "statement",
                table: "missions",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "population_table",
                table: "departments",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<int>(
                name: "population_year",
                table: "departments",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "applicant_note",
                table: "calls",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<bool>(
                name: "is_target_list_open",
                table: "calls",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "issuer",
                table: "calls",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "perimeter_note",
                table: "calls",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "target_note",
                table: "calls",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "condition",
                table: "call_bonuses",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.CreateTable(
                name: "achievements",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    version = table.Column<int>(type: "integer", nullable: false),
                    call_id = table.Column<long>(type: "bigint", nullable: false),
                    statement = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    period = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    source_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_achievements", x => x.id);
                    table.ForeignKey(
                        name: "fk_achievements_calls_call_id",
                        column: x => x.call_id,
                        principalTable: "calls",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_achievements_sources_source_id",
                        column: x => x.source_id,
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "call_partners",
                columns: table => new
                {
                    call_id = table.Column<long>(type: "bigint", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name_folded = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_call_partners", x => new { x.call_id, x.position });
                    table.ForeignKey(
                        name: "fk_call_partners_calls_call_id",
                        column: x => x.call_id,
                        principalTable: "calls",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "conflicts",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    version = table.Column<int>(type: "integer", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    hub_id = table.Column<long>(type: "bigint", nullable: true),
                    call_id = table.Column<long>(type: "bigint", nullable: true),
                    region_id = table.Column<long>(type: "bigint", nullable: true),
                    subject = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    subject_in_french = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    shown = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    shown_in_french = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_conflicts", x => x.id);
                    table.ForeignKey(
                        name: "fk_conflicts_calls_call_id",
                        column: x => x.call_id,
                        principalTable: "calls",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_conflicts_hubs_hub_id",
                        column: x => x.hub_id,
                        principalTable: "hubs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_conflicts_regions_region_id",
                        column: x => x.region_id,
                        principalTable: "regions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "figures",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    version = table.Column<int>(type: "integer", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    value = table.Column<int>(type: "integer", nullable: true),
                    unit = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    as_of = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    statement = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    call_id = table.Column<long>(type: "bigint", nullable: true),
                    source_id = table.Column<long>(type: "bigint", nullable: false),
                    name_folded = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_figures", x => x.id);
                    table.ForeignKey(
                        name: "fk_figures_calls_call_id",
                        column: x => x.call_id,
                        principalTable: "calls",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_figures_sources_source_id",
                        column: x => x.source_id,
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "omissions",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    version = table.Column<int>(type: "integer", nullable: false),
                    source_id = table.Column<long>(type: "bigint", nullable: false),
                    entry = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    reason_in_french = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_omissions", x => x.id);
                    table.ForeignKey(
                        name: "fk_omissions_sources_source_id",
                        column: x => x.source_id,
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "conflict_sides",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    version = table.Column<int>(type: "integer", nullable: false),
                    conflict_id = table.Column<long>(type: "bigint", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    statement = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    source_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_conflict_sides", x => x.id);
                    table.ForeignKey(
                        name: "fk_conflict_sides_conflicts_conflict_id",
                        column: x => x.conflict_id,
                        principalTable: "conflicts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_conflict_sides_sources_source_id",
                        column: x => x.source_id,
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_achievements_call_id_id",
                table: "achievements",
                columns: new[] { "call_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_achievements_source_id",
                table: "achievements",
                column: "source_id");

            migrationBuilder.CreateIndex(
                name: "ix_conflict_sides_conflict_id_position_id",
                table: "conflict_sides",
                columns: new[] { "conflict_id", "position", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_conflict_sides_source_id",
                table: "conflict_sides",
                column: "source_id");

            migrationBuilder.CreateIndex(
                name: "ix_conflicts_call_id_code_id",
                table: "conflicts",
                columns: new[] { "call_id", "code", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_conflicts_code",
                table: "conflicts",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_conflicts_code_id",
                table: "conflicts",
                columns: new[] { "code", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_conflicts_hub_id_code_id",
                table: "conflicts",
                columns: new[] { "hub_id", "code", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_conflicts_region_id_code_id",
                table: "conflicts",
                columns: new[] { "region_id", "code", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_figures_call_id_code_id",
                table: "figures",
                columns: new[] { "call_id", "code", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_figures_code",
                table: "figures",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_figures_code_id",
                table: "figures",
                columns: new[] { "code", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_figures_source_id",
                table: "figures",
                column: "source_id");

            migrationBuilder.CreateIndex(
                name: "ix_omissions_source_id_id",
                table: "omissions",
                columns: new[] { "source_id", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "achievements");

            migrationBuilder.DropTable(
                name: "call_partners");

            migrationBuilder.DropTable(
                name: "conflict_sides");

            migrationBuilder.DropTable(
                name: "figures");

            migrationBuilder.DropTable(
                name: "omissions");

            migrationBuilder.DropTable(
                name: "conflicts");

            migrationBuilder.DropColumn(
                name: "population_table",
                table: "regions");

            migrationBuilder.DropColumn(
                name: "population_year",
                table: "regions");

            migrationBuilder.DropColumn(
                name: "statement",
                table: "missions");

            migrationBuilder.DropColumn(
                name: "population_table",
                table: "departments");

            migrationBuilder.DropColumn(
                name: "population_year",
                table: "departments");

            migrationBuilder.DropColumn(
                name: "applicant_note",
                table: "calls");

            migrationBuilder.DropColumn(
                name: "is_target_list_open",
                table: "calls");

            migrationBuilder.DropColumn(
                name: "issuer",
                table: "calls");

            migrationBuilder.DropColumn(
                name: "perimeter_note",
                table: "calls");

            migrationBuilder.DropColumn(
                name: "target_note",
                table: "calls");

            migrationBuilder.DropColumn(
                name: "condition",
                table: "call_bonuses");
        }
    }
}
