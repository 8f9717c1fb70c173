using HubGraph.Planning.Mapping;

namespace HubGraph.Tests.Planning.Library;

/// <summary>A graph of books, to test of the planner what the program's own graph has no case of: each kind of field restricted, and a relation to one record that may be withdrawn.</summary>
internal static class LibraryMaps
{
    /// <summary>Its tables, for both databases.</summary>
    public const string Tables = """
        CREATE TABLE authors (id bigint PRIMARY KEY, name text NOT NULL, withdrawn_at text);
        CREATE TABLE books (id bigint PRIMARY KEY, title text NOT NULL, shelf_id bigint, author_id bigint, price bigint NOT NULL);
        CREATE TABLE marks (book_id bigint NOT NULL, mark text NOT NULL);
        CREATE TABLE loans (id bigint PRIMARY KEY, book_id bigint NOT NULL, reader text NOT NULL);
        INSERT INTO authors VALUES (1, 'Ada', NULL), (2, 'Blaise', '2026-01-01T00:00:00.000Z');
        INSERT INTO books VALUES (1, 'One', 1, 1, 10), (2, 'Two', 2, 2, 20), (3, 'Three', NULL, NULL, 30);
        INSERT INTO marks VALUES (1, 'm1'), (2, 'm2'), (3, 'm3');
        INSERT INTO loans VALUES (1, 1, 'reader 1'), (2, 2, 'reader 2'), (3, 3, 'reader 3');
        """;

    private static readonly Restriction s_keepers = new("shelf", row => $"{row}.shelf_id", "keepers of its shelf", "librarians");

    public static MapCatalog All() => new([new Books(), new Authors(), new Loans()]);

    private static Column Text(string name) => new(name, ValueKind.Text, false);

    private sealed class Books : EntityMap
    {
        public Books()
            : base("Book", "books", "A book.", new Table("books"))
        {
            Column price = new("price", ValueKind.Number, false);
            Add(new ColumnField("title", "What it is called.", Text("title"))).Filter().Sort();
            Add(new OneRelation("author", "Who wrote it.", "Author", "author_id", false)).Filter();
            Add(new ColumnField("price", "A column.", price)).Filter().Sort().Restrict(s_keepers);
            Add(new ComputedField("label", "A computed text.", [price], row => $"{row.Number(0)} crowns")).Restrict(s_keepers);
            Add(new ExpressionField("twice", "An expression.", price, (row, _) => $"({row}.price * 2)")).Filter().Sort().Restrict(s_keepers);
            Add(new ListField("marks", "A list.", new Table("marks"), "book_id", Text("mark"), "mark")).Filter().Restrict(s_keepers);
            Add(new OneRelation("writer", "A relation to one.", "Author", "author_id", false)).Filter().Restrict(s_keepers);
            Add(new ManyRelation("loans", "A relation to many.", "Loan", "book_id")).Filter().Restrict(s_keepers);
        }
    }

    private sealed class Authors : EntityMap
    {
        public Authors()
            : base("Author", "", "An author.", new Table("authors"))
        {
            Present = row => $"{row}.withdrawn_at IS NULL";
            Add(new ColumnField("name", "The name.", Text("name"))).Filter();
            Add(new ManyRelation("books", "What they wrote.", "Book", "author_id")).Filter();
        }
    }

    private sealed class Loans : EntityMap
    {
        public Loans()
            : base("Loan", "", "A loan.", new Table("loans"))
        {
            IsNode = false;
            Add(new ColumnField("reader", "Who has it.", Text("reader"))).Filter().Sort();
            Add(new OneRelation("book", "The book.", "Book", "book_id", false));
        }
    }
}
