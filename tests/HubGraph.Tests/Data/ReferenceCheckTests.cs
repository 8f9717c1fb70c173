using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Data.Startup;
using HubGraph.Tests.Commands;
using Microsoft.Extensions.Logging.Abstractions;

namespace HubGraph.Tests.Data;

/// <summary>Reference files are read strictly: one line says what is wrong and where, and nothing is loaded.</summary>
public sealed class ReferenceCheckTests
{
    [Fact]
    public void The_shipped_files_have_no_error_and_each_fact_has_a_source()
    {
        IReadOnlyList<ReferenceProblem> problems = ReferenceCheck.Run(ReferenceFiles.Shipped);

        Assert.DoesNotContain(problems, problem => problem.IsError);
        Assert.DoesNotContain(problems, problem => problem.Text.StartsWith("a fact without", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"region\": \"94\"", "\"regionn\": \"94\"", "$.hubs[12].coverage[0].regionn: an unknown key")]
    [InlineData("\"region\": \"94\"", "\"region\": \"00\"", "$.hubs[12].coverage[0].region: there is no region '00'")]
    [InlineData("\"department\": \"11\"", "\"department\": \"2C\"", "$.hubs[9].coverage[2].department: there is no department '2C'")]
    [InlineData("\"region\": \"94\"", "\"commune\": \"99999\"", "$.hubs[12].coverage[0].commune: there is no commune '99999'")]
    [InlineData("\"region\": \"94\"", "\"region\": \"94\", \"department\": \"2A\"", "$.hubs[12].coverage[0]: exactly one of")]
    [InlineData("\"since\": \"2022-12-19\"", "\"since\": \"2022-13\"", "$.hubs[12].coverage[0].since: '2022-13' is not a year, a month or a day")]
    [InlineData("\"since\": \"2022-12-19\"", "\"since\": \"2022-12-19\", \"until\": \"2021\"", "$.hubs[12].coverage[0].until: it ends before it begins")]
    [InlineData("\"sinceSource\": \"corse\"", "\"sinceSource\": \"corsica\"", "$.hubs[12].coverage[0].sinceSource: 'corsica' is not among the sources")]
    [InlineData("\"status\": \"CLOSED\"", "\"status\": \"SHUT\"", "$.hubs[4].status: 'SHUT' is no HubStatus")]
    [InlineData("\"closesOn\": \"2021-06-30\"", "\"closesOn\": \"2020-06-30\"", "$.calls[1].closesOn: it ends before it begins")]
    [InlineData("\"slug\": \"hub-lo\"", "\"slug\": \"corse\"", "$.hubs[14].slug: 'corse' is there twice")]
    [InlineData("\"commune\": \"04070\"", "\"commune\": \"04000\"", "$.events[0].commune: there is no commune '04000'")]
    [InlineData("\"endsOn\": \"2021-11-18\"", "\"endsOn\": \"2021-11-16\"", "$.events[2].endsOn: it ends before it begins")]
    [InlineData("\"slug\": \"hub-lo\",", "", "$.hubs[14]: a key is missing: 'slug'")]
    public async Task A_mistake_is_refused_by_one_line_with_its_path(string old, string replacement, string line)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(DatabaseProvider.Sqlite);
        string before = await StateAsync(database);

        StartupException refusal = await Assert.ThrowsAsync<StartupException>(() =>
            DatabaseStartup.PrepareAsync(database.Options, Vintage.Of(("programme.json", old, replacement)), NullLogger.Instance));

        Assert.Contains($"programme.json: {line}", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
        Assert.Equal(before, await StateAsync(database));
    }

    [Fact]
    public async Task A_territory_that_is_not_there_is_refused_in_the_files_of_territories_too()
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(DatabaseProvider.Sqlite, TestTemplate.Missing);

        StartupException refusal = await Assert.ThrowsAsync<StartupException>(() =>
            DatabaseStartup.PrepareAsync(database.Options, Vintage.Of(("former_communes.csv", "01003,Amareins,01165\n", "01003,Amareins,99999\n")), NullLogger.Instance));

        Assert.Equal("The reference data cannot be loaded: former_communes.csv: 01003: there is no territory '99999'.", refusal.Message);
    }

    [Fact]
    public void What_contradicts_and_what_overlaps_is_told()
    {
        IReadOnlyList<ReferenceProblem> contradiction = ReferenceCheck.Run(Vintage.Of(("programme.json", "{ \"region\": \"44\", \"source\": \"press-release\"", "{ \"region\": \"27\", \"source\": \"press-release\"")));
        IReadOnlyList<ReferenceProblem> overlap = ReferenceCheck.Run(Vintage.Of(("programme.json", "\"since\": \"2022-01-19\"", "\"since\": \"2021-01-19\"")));

        Assert.Contains(contradiction, problem => !problem.IsError && problem.ToString() == "programme.json: $.uncovered[2]: it contradicts the claim of mednum-bfc on 2020-11-17: that day is UNCERTAIN");
        Assert.Contains(overlap, problem => problem.IsError && problem.Text == "the hub claims this territory already at that time");
    }

    [Fact]
    public async Task The_command_tells_all_of_it_and_fails_on_an_error()
    {
        string folder = TestDatabases.CreateTestDirectory();
        foreach (string name in ReferenceFiles.Names)
        {
            await using Stream file = File.Create(Path.Combine(folder, name));
            await using Stream shipped = Vintage.Of(("programme.json", "\"region\": \"94\"", "\"region\": \"00\"")).Open(name);
            await shipped.CopyToAsync(file);
        }

        (int shippedCode, string shippedOutput, string shippedErrors) = await ServerProcess.RunAsync(folder, "reference", "check");
        (int code, string output, string errors) = await ServerProcess.RunAsync(folder, "reference", "check", folder);

        Assert.Equal((0, "", "", 1), (shippedCode, shippedErrors, errors, code));
        Assert.Contains("0 errors, ", shippedOutput, StringComparison.Ordinal);
        Assert.Contains("error: programme.json: $.hubs[12].coverage[0].region: there is no region '00'", output, StringComparison.Ordinal);
        Assert.Contains("1 errors, ", output, StringComparison.Ordinal);
    }

    private static async Task<string> StateAsync(TestDatabase database) =>
        $"{await database.ScalarAsync("SELECT count(*) FROM changes")} {await database.ScalarAsync("SELECT reference_version FROM installation")} {await database.ScalarAsync("SELECT count(*) FROM coverage")}";
}
