using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HubGraph.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Marks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "mark",
                table: "changes",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            // Lines from before get what two copies that went apart do not share.
            migrationBuilder.Sql("UPDATE changes SET mark = (SELECT epoch FROM installation) || '.' || at || record_type || record_id;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "mark",
                table: "changes");
        }
    }
}
