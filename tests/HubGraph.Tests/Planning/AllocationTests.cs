using GraphQL;
using HubGraph.Concepts.Activities;
using HubGraph.Concepts.FundedProjects;
using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Territories;
using HubGraph.Data;
using HubGraph.Data.Changes;
using HubGraph.Tests.Data;
using HubGraph.Tests.Planning.Oracle;

namespace HubGraph.Tests.Planning;

/// <summary>What the whole process allocates is measured: nothing else may run meanwhile.</summary>
[CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
[Collection(nameof(AllocationTests))]
public sealed class AllocationTests
{
    private const string ThreeLevels = """
        {
          hubs(first: 100) {
            nodes {
              id name slug number
              call { name }
              fundedProjects(first: 5) {
                nodes {
                  id title status startsOn budgetEuros
                  region { name }
                  supports(first: 3) { nodes { id performedOn durationMinutes supportKind summary } }
                }
              }
            }
          }
        }
        """;

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_full_page_of_three_levels_takes_less_than_a_megabyte(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Empty);
        await FillAsync(database);
        await using OracleServer server = new(database);
        Assert.InRange(await BytesAsync(server, ThreeLevels), 1, 1024 * 1024);
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Twenty_records_take_kilobytes(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Empty);
        await FillAsync(database);
        await using OracleServer server = new(database);
        Assert.InRange(await BytesAsync(server, "{ fundedProjects(first: 20) { totalCount nodes { id title status startsOn budgetEuros hub { name } region { name } } } }"), 1, 100 * 1024);
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_statistic_takes_memory_for_its_groups_and_none_for_its_records(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Empty);
        await FillAsync(database);
        await using OracleServer server = new(database);
        Assert.InRange(await BytesAsync(server, "{ activityStatistics(period: MONTH) { totalCount total { count } nodes { period { start } count durationMinutes { sum average } fundedProjectCount } } }"), 1, 40 * 1024);
    }

    private static async Task<long> BytesAsync(OracleServer server, string document)
    {
        long least = long.MaxValue;
        for (int i = 0; i < 40; i++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            ExecutionResult result = await server.ExecuteAsync(document);
            await server.WriteAsync(result, Stream.Null);
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
            Assert.Null(result.Errors);
        }
        return least;
    }

    // A hundred hubs of five projects of three supports.
    private static async Task FillAsync(TestDatabase database)
    {
        await using HubGraphContext context = database.CreateContext();
        await using ChangeScope scope = await new ChangeLog(context, TimeProvider.System).BeginAsync("the test");
        Region region = new() { Id = 1, Code = "84", Name = "Auvergne-Rhône-Alpes", Zone = TerritoryZone.Metropolitan };
        await scope.InsertAsync([region]);
        Hub[] hubs = [.. Enumerable.Range(1, 100).Select(i => new Hub { Id = i, Slug = $"hub-{i}", Name = $"Hub pour un numérique inclusif {i}", Number = i })];
        await scope.InsertAsync(hubs);
        FundedProject[] projects = [.. Enumerable.Range(0, 500).Select(i => new FundedProject
        {
            Id = i + 1,
            HubId = hubs[i / 5].Id,
            RegionId = region.Id,
            Title = $"Projet d’inclusion numérique n° {i}",
            HolderName = "Une association",
            Status = FundedProjectStatus.InProgress,
            StartsOn = new DateOnly(2021, 3, 1),
            BudgetCents = 12_345_00 + i,
        })];
        await scope.InsertAsync(projects);
        await scope.InsertAsync<Activity>([.. Enumerable.Range(0, 1500).Select(i => new ProjectSupportActivity
        {
            Id = i + 1,
            HubId = projects[i / 3].HubId,
            FundedProjectId = projects[i / 3].Id,
            PerformedOn = new DateOnly(2021, 3, 1).AddDays(i % 300),
            DurationMinutes = 90,
            Scale = TerritorialScale.Region,
            Summary = $"Recherche de financements pour le projet, rendez-vous {i}",
            SupportKind = SupportKind.FundingSearch,
        })]);
        await scope.CommitAsync();
    }
}
