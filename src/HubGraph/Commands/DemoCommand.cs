using System.CommandLine;
using HubGraph.Data;

namespace HubGraph.Commands;

/// <summary><c>demo</c>: writes a database of demonstration records, apart from any real one.</summary>
public static class DemoCommand
{
    private const int Failed = 1;
    private const int Interrupted = 130;

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Option<int> activities = new("--activities") { Description = "How many activities; a tenth as many events, a hundredth as many projects.", DefaultValueFactory = _ => 200_000 };
        Option<FileInfo?> output = new("--output") { Description = "The file to write: a SQLite database.", HelpName = "FILE" };
        Option<string?> postgresql = new("--postgresql") { Description = "The empty PostgreSQL database to fill instead.", HelpName = "CONNECTION" };
        Command command = new("demo", "Write a database of made-up, marked records over the real hubs and communes.") { activities, output, postgresql };
        command.Validators.Add(result =>
        {
            if (result.GetValue(output) is null == result.GetValue(postgresql) is null)
                result.AddError("Name either --output or --postgresql.");
            if (result.GetResult(activities) is { Errors: var errors } && !errors.Any() && result.GetValue(activities) is < 1 or > 10_000_000)
                result.AddError("--activities is from 1 to 10,000,000.");
        });
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(activities), parsed.GetValue(output), parsed.GetValue(postgresql), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(int activities, FileInfo? output, string? postgresql, CancellationToken cancellationToken)
    {
        try
        {
            await ConsoleProgress.ShowAsync(progress => output is not null
                ? DemoDatabase.WriteFileAsync(output.FullName, activities, progress, cancellationToken)
                : DemoDatabase.FillAsync(DatabaseSettings.Postgresql(postgresql!), activities, progress, cancellationToken));
            Console.WriteLine($"Wrote {activities} activities to {output?.FullName ?? "the PostgreSQL database"}.");
            return 0;
        }
        // A statement that is cancelled may fail in its driver's own way.
        catch (Exception exception) when (cancellationToken.IsCancellationRequested && exception is (OperationCanceledException or StartupException { InnerException: not null }))
        {
            await Console.Error.WriteLineAsync("Stopped: nothing was written.");
            return Interrupted;
        }
        catch (StartupException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return Failed;
        }
    }
}
