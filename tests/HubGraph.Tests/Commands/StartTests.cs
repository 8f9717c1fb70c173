using HubGraph.Commands;
using HubGraph.Tests.Data;

namespace HubGraph.Tests.Commands;

/// <summary>A start that cannot succeed says why in one line, without a stack trace or a secret.</summary>
public sealed class StartTests
{
    [Theory]
    [InlineData("Database:ConnectionString", "postgresql://hubgraph:hush@127.0.0.1:1/hubgraph", "127.0.0.1:1/hubgraph")]
    [InlineData("urls", "nowhere", "nowhere")]
    [InlineData("urls", "http://127.0.0.1:99999", "65535")]
    [InlineData("Logging:LogLevel:Default", "Loud", "Loud")]
    [InlineData("Kestrel:Endpoints:Here:Url", "https://127.0.0.1:0", "certificate")]
    public async Task The_program_says_what_is_wrong(string name, string value, string told)
    {
        string folder = TestDatabases.CreateTestDirectory();
        await using TestDatabase database = await TestDatabases.CreateAsync(HubGraph.Data.DatabaseProvider.Sqlite, TestTemplate.Empty);
        (int code, string output, string errors) = await ServerProcess.RunAsync(folder, "--Database:ConnectionString", database.Options.ConnectionString, $"--{name}", value);

        AssertOneLine(code, output, errors, told);
        Assert.DoesNotContain("hush", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TZDIR", "/nowhere", "tzdata")]
    [InlineData("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1", "ICU")]
    public async Task A_machine_that_lacks_what_the_program_needs_is_refused(string variable, string value, string told)
    {
        using ServerProcess process = ServerProcess.Start(TestDatabases.CreateTestDirectory(), [], new Dictionary<string, string> { [variable] = value });

        AssertOneLine(await process.EndAsync(), process.Output, process.Errors, told);
    }

    [Theory]
    [InlineData(null, "--urls", "http://localhost:5000", "--Limits:Timeout=00:00:05", "/Database:Provider", "Sqlite", "OTEL_SERVICE_NAME=hubs")]
    [InlineData("There is no command serv.", "serv")]
    [InlineData("There is no option --Databse:Provider.", "--Databse:Provider", "Sqlite")]
    [InlineData("There is no option --url.", "--url=http://localhost:5000")]
    [InlineData("--urls has no value.", "--urls")]
    [InlineData("There is no option Source.", "--Database:ConnectionString", "Data", "Source=hubgraph.db;Password", "hush")]
    [InlineData("After --Database:ConnectionString and its value stands something that is no setting: is it in quotes?", "--Database:ConnectionString", "Data", "hush")]
    public void A_mistake_on_the_command_line_is_told(string? told, params string[] arguments) => Assert.Equal(told, SettingArguments.Mistake(arguments));

    private static void AssertOneLine(int code, string output, string errors, string told)
    {
        Assert.Equal(1, code);
        Assert.Contains(told, Assert.Single(errors.Split('\n')), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output + errors, StringComparison.Ordinal);
    }
}
