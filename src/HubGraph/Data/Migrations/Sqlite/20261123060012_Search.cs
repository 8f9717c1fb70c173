using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HubGraph.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Search : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Zero is no version of the analysis: the next start writes what is searched.
            migrationBuilder.AddColumn<int>(
                name: "search_version",
                table: "installation",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.Sql("CREATE TABLE search_documents (id INTEGER PRIMARY KEY, name TEXT NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL);");
            migrationBuilder.Sql("""
                CREATE VIRTUAL TABLE search_terms USING fts5(names, texts, content = '', contentless_delete = 1, detail = column, tokenize = "ascii tokenchars '_'");
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TABLE search_terms;");
            migrationBuilder.Sql("DROP TABLE search_documents;");

            migrationBuilder.DropColumn(
                name: "search_version",
                table: "installation");
        }
    }
}
