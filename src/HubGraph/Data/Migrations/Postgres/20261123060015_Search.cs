using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HubGraph.Data.Migrations.Postgres
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
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.Sql("""
                CREATE TABLE search_documents (
                    id bigint PRIMARY KEY,
                    name text COLLATE "C" NOT NULL,
                    title text COLLATE "C" NOT NULL,
                    text text COLLATE "C" NOT NULL,
                    terms tsvector NOT NULL);
                """);
            migrationBuilder.Sql("CREATE INDEX ix_search_documents_terms ON search_documents USING gin (terms) WITH (fastupdate = off);");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TABLE search_documents;");

            migrationBuilder.DropColumn(
                name: "search_version",
                table: "installation");
        }
    }
}
