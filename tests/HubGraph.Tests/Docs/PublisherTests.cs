using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Tests.Graph;

namespace HubGraph.Tests.Docs;

/// <summary>The legal pages tell what the settings tell, and that they tell nothing where they do not.</summary>
public class PublisherTests
{
    [Fact]
    public async Task Who_publishes_is_named()
    {
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite, settings:
            ["--Publisher:Name", "Médias & <Cité>", "--Publisher:Address", "1 rue *Neuve*, 35000 Rennes", "--Publisher:Email", "contact@example.org", "--Publisher:Director", "Alice Martin", "--Publisher:Host", "Hébergeur SA"]);

        string notice = await server.Client.PageAsync("/docs/legal-notice.fr");

        Assert.Contains("<strong>Médias &amp; &lt;Cité&gt;</strong>", notice, StringComparison.Ordinal);
        Assert.Contains("Adresse : 1 rue *Neuve*, 35000 Rennes", notice, StringComparison.Ordinal);
        Assert.Contains("Alice Martin", notice, StringComparison.Ordinal);
        Assert.Contains("Hébergeur SA", notice, StringComparison.Ordinal);
        Assert.Contains("contact@example.org", await server.Client.PageAsync("/docs/privacy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_nobody_is_named_is_said()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        Assert.Contains("Nobody is named as the publisher of this server.", await server.Client.PageAsync("/docs/legal-notice"), StringComparison.Ordinal);
        Assert.Contains("Personne n’est désigné comme éditeur de ce serveur.", await server.Client.PageAsync("/docs/legal-notice.fr"), StringComparison.Ordinal);
        Assert.Contains("No audit of this server is told of.", await server.Client.PageAsync("/docs/accessibility"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--Publisher:Email", "nowhere", "Publisher:Email is \"nowhere\": it must be an address of electronic mail.")]
    [InlineData("--Publisher:Nome", "Alice", "There is no setting 'Nome' in Publisher.")]
    [InlineData("--Docs:Address", "docs", "Docs:Address is \"docs\": it must be a path such as /docs or an address such as https://api.example.org/docs.")]
    public void A_setting_that_makes_no_sense_stops_the_start(string name, string value, string reason)
    {
        StartupException refused = Assert.Throws<StartupException>(() => Program.Compose([name, value], new DatabaseOptions()));

        Assert.Equal(reason, refused.Message);
    }
}
