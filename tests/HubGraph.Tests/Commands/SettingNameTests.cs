using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Host;
using HubGraph.Tests.Data;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;

namespace HubGraph.Tests.Commands;

/// <summary>A setting whose name has a mistake is not passed over, wherever it stands.</summary>
public sealed class SettingNameTests
{
    [Fact]
    public void A_section_that_is_not_known_as_one_cannot_be_read() =>
        Assert.Throws<ArgumentException>(() => new ConfigurationBuilder().Build().Read<IntrospectionOptions>("Novelties"));

    [Fact]
    public void Every_section_is_known_on_the_command_line_in_files_and_in_the_environment() =>
        Assert.All(SettingNames.Sections, section => Assert.True(SettingNames.IsKnown($"{section}:Something") && SettingNames.IsSection(section.ToUpperInvariant())));

    [Theory]
    [InlineData("""{"Limits": {"Timeout": "00:00:05"}, "Logging:LogLevel:Default": "Debug", "Urls": "http://localhost:1", "$schema": "https://json.schemastore.org/appsettings.json"}""", null)]
    [InlineData("""{"Limit": {"Timeout": "00:00:05"}}""", "There is no setting Limit, which settings.json has.")]
    [InlineData("""{"Databse:Provider": "Postgresql"}""", "There is no setting Databse, which settings.json has.")]
    [InlineData("""{"Timeout": "00:00:05"}""", "There is no setting Timeout, which settings.json has.")]
    public async Task What_a_file_has_that_nobody_reads_stops_the_start(string json, string? told)
    {
        string path = Path.Combine(TestDatabases.CreateTestDirectory(), "settings.json");
        await File.WriteAllTextAsync(path, json);
        IConfigurationRoot configuration = new ConfigurationBuilder().SetBasePath(Path.GetDirectoryName(path)!).AddJsonFile("settings.json").Build();

        Exception? refused = Record.Exception(() => SettingNames.CheckFiles(configuration));

        Assert.Equal(told, (refused as StartupException)?.Message);
        Assert.True(told is not null || refused is null);
    }

    [Theory]
    [InlineData("Limit:Timeout", "Limits"), InlineData("Limitss:Timeout", "Limits"), InlineData("LMIITS:TIMEOUT", "Limits"), InlineData("Databose:Provider", "Database"), InlineData("auht:authority", "Auth")]
    [InlineData("Limits:Timeout", null), InlineData("LIMITS:TIMEOUT", null), InlineData("GITHUB:TOKEN", null), InlineData("Limit", null), InlineData("PATH", null), InlineData("Logger:Level", null)]
    public void A_variable_of_the_environment_that_looks_like_a_setting_is_told(string name, string? section)
    {
        EnvironmentVariablesConfigurationProvider environment = new("HUBGRAPH_NOTHING_BEGINS_SO");
        using ConfigurationRoot configuration = new([environment]);
        environment.Set(name, "1");

        Assert.Equal(section is null ? [] : [(name.Replace(":", "__", StringComparison.Ordinal), section)], SettingNames.Suspects(configuration));
    }

    [Theory]
    [InlineData("Limits__Timout", "00:00:05", "There is no setting 'Timout' in Limits.")]
    [InlineData("LIMITS__TIMEOUT", "60", "Limits:TIMEOUT")]
    [InlineData("Auth__ClockSkew", "60", "Auth:ClockSkew is \"60\"")]
    public async Task A_variable_within_a_section_is_a_setting_as_any(string variable, string value, string told)
    {
        using ServerProcess process = ServerProcess.Start(TestDatabases.CreateTestDirectory(), [], new Dictionary<string, string> { [variable] = value });

        Assert.Equal(1, await process.EndAsync());
        Assert.Contains(told, Assert.Single(process.Errors.Split('\n')), StringComparison.OrdinalIgnoreCase);
    }
}
