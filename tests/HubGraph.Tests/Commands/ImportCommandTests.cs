using System.Diagnostics;
using System.Text;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Tests.Concepts.Activities.Import;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;

namespace HubGraph.Tests.Commands;

/// <summary><c>import</c>, as people call it.</summary>
public sealed class ImportCommandTests
{
    private const string Rows = $"{Importer.Header};Référence\n04/05/2026;60;partenariat;Signature;35238;12;R-1\n";

    [Fact]
    public async Task Imports_into_the_database_in_the_name_of_who_is_named()
    {
        string folder = TestDatabases.CreateTestDirectory();
        await using TestDatabase database = await TestDatabases.CreateAsync(DatabaseProvider.Sqlite, TestTemplate.Reference);
        await File.WriteAllTextAsync(Path.Combine(folder, "a.csv"), Rows);
        await File.WriteAllTextAsync(Path.Combine(folder, "b.csv"), $"{Rows}05/05/2026;60;partenariat;Visite;35238;1.000;R-2\n");

        (int unnamed, _, string demand) = await RunAsync("a.csv");
        (int good, string output, string nothing) = await RunAsync("a.csv", "--as", "Amina Berger");
        (int refused, _, string errors) = await RunAsync("b.csv", "--as", "Amina Berger", "--errors", "errors.csv");
        (int typing, _, string unknown) = await RunAsync("b.csv", "--dryrun");

        Assert.Equal((1, "Say who imports: --as NAME. It stands in the history of what is logged."), (unnamed, demand));
        Assert.Equal((0, "Enregistrées : 1, modifiées : 0, déjà là : 0, refusées : 0.", ""), (good, LastLine(output), nothing));
        Assert.Equal((1, "ligne 3, « Participants » : « 1.000 » peut avoir des décimales ou des milliers : écrivez 1000 ou 1 000."), (refused, errors));
        Assert.Equal((1, "There is no option --dryrun."), (typing, unknown));
        Assert.StartsWith("\uFEFFligne;colonne;valeur;code;message\r\n3;Participants;1.000;AMBIGUOUS_VALUE;", Encoding.UTF8.GetString(await File.ReadAllBytesAsync(Path.Combine(folder, "errors.csv"))), StringComparison.Ordinal);
        Assert.Equal(1, await database.CountAsync("SELECT count(*) FROM changes c JOIN persons p ON p.id = c.person_id WHERE c.actor = 'import' AND c.record_type = 'AnimationActivity' AND p.name = 'Amina Berger'"));

        Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments) =>
            ServerProcess.RunAsync(folder, ["import", .. arguments, "--hub", "bretagne", "--Database:ConnectionString", database.Options.ConnectionString]);
    }

    [Fact]
    public async Task Imports_by_a_server_under_the_rights_of_a_token_from_where_the_person_stands()
    {
        string folder = TestDatabases.CreateTestDirectory();
        await File.WriteAllTextAsync(Path.Combine(folder, "a.csv"), Rows);
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite);

        (int good, string output, string errors) = await RunAsync(MutationSender.Operator("bretagne"));
        (int other, _, string forbidden) = await RunAsync(MutationSender.Operator("aura"));
        (int none, _, string demand) = await RunAsync("");

        Assert.Equal((0, "Enregistrées : 1, modifiées : 0, déjà là : 0, refusées : 0.", ""), (good, LastLine(output), errors));
        Assert.Equal((1, "You may not write for this hub: your token is for aura."), (other, forbidden));
        Assert.Equal((1, "A server asks for a token: HUBGRAPH_TOKEN, or --token TOKEN."), (none, demand));
        Assert.Equal(1, await server.Database.CountAsync("SELECT count(*) FROM changes c JOIN persons p ON p.id = c.person_id WHERE c.actor = 'import' AND c.record_type = 'AnimationActivity' AND p.name = 'Alice Martin'"));

        // dotnet run starts the program in its project's folder, and leaves the person's in PWD.
        async Task<(int, string, string)> RunAsync(string token)
        {
            Dictionary<string, string> environment = new() { ["PWD"] = folder, ["HUBGRAPH_TOKEN"] = token };
            using ServerProcess process = ServerProcess.Start(Repository.File("src", "HubGraph"), ["import", "a.csv", "--hub", "bretagne", "--server", server.Client.BaseAddress!.ToString()], environment);
            return (await process.EndAsync(), process.Output, process.Errors);
        }
    }

    [Fact]
    public async Task Asks_on_a_terminal_who_imports()
    {
        string folder = TestDatabases.CreateTestDirectory();
        await using TestDatabase database = await TestDatabases.CreateAsync(DatabaseProvider.Sqlite, TestTemplate.Reference);
        await File.WriteAllTextAsync(Path.Combine(folder, "a.csv"), Rows);
        // Gives a program a terminal, on which the person types what comes in.
        ProcessStartInfo start = new("script", ["-qec", $"dotnet '{ServerProcess.Program}' import a.csv --hub bretagne --Database:ConnectionString '{database.Options.ConnectionString}'", "/dev/null"])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using Process terminal = Process.Start(start)!;
        await terminal.StandardInput.WriteAsync("Amina Berger\n");

        string output = await terminal.StandardOutput.ReadToEndAsync();
        await terminal.WaitForExitAsync();

        Assert.Equal(0, terminal.ExitCode);
        Assert.Contains("Who imports (for the history)?", output, StringComparison.Ordinal);
        Assert.Contains("Enregistrées : 1,", output, StringComparison.Ordinal);
        Assert.Equal(1, await database.CountAsync("SELECT count(*) FROM changes c JOIN persons p ON p.id = c.person_id WHERE c.record_type = 'AnimationActivity' AND p.name = 'Amina Berger'"));
    }

    [Fact, Trait("Category", "Long")]
    public async Task Finds_a_file_where_the_person_stands_when_dotnet_run_starts_it()
    {
        string folder = TestDatabases.CreateTestDirectory();
        await using TestDatabase database = await TestDatabases.CreateAsync(DatabaseProvider.Sqlite, TestTemplate.Reference);
        await File.WriteAllTextAsync(Path.Combine(folder, "a.csv"), Rows);
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        ProcessStartInfo start = new("bash", ["-c", "cd \"$1\" && dotnet run --project \"$2\" -c \"$3\" --no-build -- import a.csv --hub bretagne --as Alice --errors errors.csv --Database:ConnectionString \"$4\"", "bash", folder, Repository.File("src", "HubGraph"), configuration, database.Options.ConnectionString])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process run = Process.Start(start)!;

        string output = await run.StandardOutput.ReadToEndAsync() + await run.StandardError.ReadToEndAsync();
        await run.WaitForExitAsync();

        Assert.Contains("Enregistrées : 1,", output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder, "errors.csv")), output);
    }

    [Fact, Trait("Category", "Long")]
    public async Task Tells_in_one_line_that_others_keep_the_database()
    {
        string folder = TestDatabases.CreateTestDirectory();
        await using TestDatabase database = await TestDatabases.CreateAsync(DatabaseProvider.Sqlite, TestTemplate.Reference);
        await File.WriteAllTextAsync(Path.Combine(folder, "a.csv"), Rows);
        await using Microsoft.Data.Sqlite.SqliteConnection writer = new(database.Options.ConnectionString);
        await writer.OpenAsync();
        await using System.Data.Common.DbTransaction transaction = await writer.BeginTransactionAsync();

        (int code, string output, string errors) = await ServerProcess.RunAsync(folder, "import", "a.csv", "--hub", "bretagne", "--as", "Alice", "--Database:ConnectionString", database.Options.ConnectionString);

        Assert.Equal(1, code);
        Assert.DoesNotContain('\n', errors);
        Assert.DoesNotContain("   at ", output + errors, StringComparison.Ordinal);
        Assert.NotEqual("", errors);
    }

    private static string LastLine(string output) => output.Trim().Split('\n')[^1].Trim();
}
