using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HubGraph.Data.Migrations.Postgres
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
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            // Lines from before get what two copies that went apart do not share.
            migrationBuilder.Sql("UPDATE changes SET mark = (SELECT epoch FROM installation) || '.' || md5(concat_ws(' ', extract(epoch FROM at), record_type, record_id));");
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
