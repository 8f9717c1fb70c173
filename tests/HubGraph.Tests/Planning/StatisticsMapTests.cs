using HubGraph.Planning.Mapping;

namespace HubGraph.Tests.Planning;

public sealed class StatisticsMapTests
{
    [Fact]
    public void Restricted_fields_are_not_for_statistics()
    {
        EntityMap books = new("Book", "books", "A book.", new Table("books"));
        books.Add(new ColumnField("shelf", "Where it stands.", new Column("shelf", ValueKind.Text, false))).Group().Restrict(new Restriction("shelf", row => $"{row}.id", "keepers", "librarians"));

        Assert.Throws<InvalidOperationException>(() => new MapCatalog([books]));
    }
}
