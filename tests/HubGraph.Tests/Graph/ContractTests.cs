using System.Globalization;
using HubGraph.Tests.Transport;

namespace HubGraph.Tests.Graph;

/// <summary>An element of the last release's schema goes, or narrows, only when it was deprecated there for twelve months.</summary>
public sealed class ContractTests
{
    private const string Released =
        """
        type Query { hub(slug: String, code: String @deprecated(reason: "Since 2025-06-30: use slug.")): Hub }
        type Hub {
          name: String!
          title: String @deprecated(reason: "Since 2025-06-30: use name.")
          label: String @deprecated(reason: "Since 2026-06-30: use name.")
          caption: String @deprecated(reason: "Use name.")
          status: Status
        }
        enum Status { OPEN CLOSED GONE @deprecated(reason: "Since 2025-07-01: use CLOSED.") }
        """;

    [SkippableFact]
    public async Task Nothing_is_taken_from_clients_of_the_last_release() =>
        // At a release: cp schema/schema.graphql schema/released.graphql
        Assert.Equal("", await TakenAsync(Repository.File("schema", "released.graphql"), Repository.File("schema", "schema.graphql"), DateTime.UtcNow));

    [SkippableTheory]
    [InlineData("  title: String @deprecated(reason: \"Since 2025-06-30: use name.\")\n", "", "")]
    [InlineData(", code: String @deprecated(reason: \"Since 2025-06-30: use slug.\")", "", "")]
    [InlineData(" GONE @deprecated(reason: \"Since 2025-07-01: use CLOSED.\")", "", "")]
    [InlineData("  label: String @deprecated(reason: \"Since 2026-06-30: use name.\")\n", "", "Hub.label was removed.\n")]
    [InlineData("  caption: String @deprecated(reason: \"Use name.\")\n", "", "Hub.caption was removed.\n")]
    [InlineData("name: String!", "name: String", "Hub.name changed type from String! to String.\n")]
    [InlineData("slug: String,", "slug: String!,", "Query.hub arg slug has changed type from String to String!.\n")]
    [InlineData(" CLOSED", "", "CLOSED was removed from enum type Status.\n")]
    [InlineData("status: Status", "status: Status  note: String", "")]
    public async Task What_was_deprecated_with_a_day_goes_after_twelve_months(string before, string after, string taken)
    {
        string folder = Directory.CreateTempSubdirectory("hubgraph-contract").FullName;
        (string released, string current) = (Path.Combine(folder, "released.graphql"), Path.Combine(folder, "current.graphql"));
        await File.WriteAllTextAsync(released, Released);
        Assert.Contains(before, Released, StringComparison.Ordinal);
        await File.WriteAllTextAsync(current, Released.Replace(before, after, StringComparison.Ordinal));

        Assert.Equal(taken, await TakenAsync(released, current, new DateTime(2026, 7, 1)));

        Directory.Delete(folder, recursive: true);
    }

    private static Task<string> TakenAsync(string released, string current, DateTime today) =>
        NodeClients.RunAsync("contract.mjs", released, current, today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}
