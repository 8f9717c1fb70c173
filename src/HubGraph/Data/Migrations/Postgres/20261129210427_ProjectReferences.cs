using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HubGraph.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ProjectReferences : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "client_reference",
                table: "funded_projects",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.CreateIndex(
                name: "ix_funded_projects_hub_id_client_reference",
                table: "funded_projects",
                columns: new[] { "hub_id", "client_reference" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_funded_projects_hub_id_client_reference",
                table: "funded_projects");

            migrationBuilder.DropColumn(
                name: "client_reference",
                table: "funded_projects");
        }
    }
}
