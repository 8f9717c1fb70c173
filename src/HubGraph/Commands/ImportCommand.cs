using System.CommandLine;
using HubGraph.Data;
using HubGraph.Graph.Mutations;

namespace HubGraph.Commands;

/// <summary><c>import</c>: logs the activities of an operator's spreadsheet.</summary>
internal static class ImportCommand
{
    private const int Refused = 1;
    private const int Interrupted = 130;

    /// <summary>Makes the command.</summary>
    /// <param name="args">The whole command line, whose settings are the program's.</param>
    public static Command Create(string[] args)
    {
        Argument<FileInfo> file = new("FILE") { Description = "The spreadsheet as CSV, in UTF-8, with a header in French or English." };
        Option<string> hub = new("--hub") { Description = "The slug of the hub that did the activities.", HelpName = "SLUG", Required = true };
        Option<bool> dryRun = new("--dry-run") { Description = "Check everything and write nothing." };
        Command command = new("import", "Log the activities of a spreadsheet. The same file again adds nothing.") { file, hub, dryRun };
        // What is left is for the configuration, such as --Database:ConnectionString.
        command.TreatUnmatchedTokensAsErrors = false;
        command.Validators.Add(result =>
        {
            if (result.GetValue(file) is { Exists: false } missing)
                result.AddError($"There is no file {missing.FullName}.");
        });
        command.SetAction((parsed, cancellationToken) => SettingArguments.Mistake(parsed.UnmatchedTokens) is { } mistake
            ? OneLine.TellAsync(mistake)
            : RunAsync(args, parsed.GetRequiredValue(file), parsed.GetRequiredValue(hub), parsed.GetValue(dryRun), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string[] args, FileInfo file, string hub, bool dryRun, CancellationToken cancellationToken)
    {
        ImportReport report = new(Console.Error, dryRun);
        try
        {
            await using WebApplication app = Program.Compose(args);
            ILogger log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("HubGraph");
            await DatabaseStartup.PrepareAsync(app.Services.GetRequiredService<DatabaseOptions>(), log, cancellationToken);
            ActivityImport import = new(app.Services.GetRequiredService<MutationRunner>(), hub, dryRun, report);
            await ConsoleProgress.ShowAsync(progress => import.RunAsync(file, progress, cancellationToken));
            Console.WriteLine(report.Summary);
            return report.Refused > 0 ? Refused : 0;
        }
        catch (Exception exception) when (cancellationToken.IsCancellationRequested)
        {
            _ = exception;
            await Console.Error.WriteLineAsync($"Stopped. {report.Summary} The same file again goes on from there.");
            return Interrupted;
        }
        catch (Exception exception) when (exception is StartupException or ImportException or IOException or UnauthorizedAccessException)
        {
            return await FailAsync(exception.Message);
        }
    }

    private static async Task<int> FailAsync(string message)
    {
        await Console.Error.WriteLineAsync(message);
        return Refused;
    }
}
