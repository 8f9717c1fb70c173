using HubGraph.Data.Reference;
using HubGraph.Tests.Graph;

namespace HubGraph.Tests.Docs;

/// <summary>The guide on data tells of each hub what the reference data does.</summary>
public sealed class HubTableTests
{
    [Fact]
    public async Task The_guide_tells_what_is_known_of_each_hub_since_when_and_from_whom_and_what_is_open()
    {
        string table = HubTable.Of(ReferenceFiles.Shipped), guide = await File.ReadAllTextAsync(Repository.File("src", "HubGraph", "Docs", "data.md"));

        Assert.True(guide.Contains(table, StringComparison.Ordinal), $"The table is to be:\n{table}");
    }
}
