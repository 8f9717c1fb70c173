using System.CommandLine;
using HubGraph.Data;
using HubGraph.Data.Startup;
using HubGraph.Host;
using Microsoft.Data.Sqlite;

namespace HubGraph.Commands;

/// <summary>
/// <c>backup</c>, <c>restore</c> and <c>move</c>: the configured database as a whole, to a file, from a file, or to another
/// database.
/// </summary>
internal static class CopyCommands
{
    /// <summary>Makes the three.</summary>
    public static IEnumerable<Command> Create()
    {
        Option<string> output = new("--output")
        {
            Description = "The file to write: a SQLite database, whichever database it is a backup of.",
            HelpName = "FILE",
            Required = true,
        };
        Command backup = new("backup", "Write a backup of the database, which may be served meanwhile.") { output };
        yield return Configured(backup, (parsed, database) =>
        {
            string file = PersonsFolder.Resolve(parsed.GetRequiredValue(output));
            return (
                $"Wrote the backup {file}.",
                (progress, stop) => DatabaseCopy.RunAsync(CopyKind.Backup, database, DatabaseOptions.Sqlite(file), progress, stop));
        });

        Argument<string> input = new("FILE") { Description = "What backup wrote." };
        Command restore = new("restore", "Make the database anew from a backup. It must not exist, or on PostgreSQL be empty.") { input };
        yield return Configured(restore, (parsed, database) =>
        {
            string file = PersonsFolder.Resolve(parsed.GetRequiredValue(input));
            return (
                $"Restored the database {StartupFailures.NameOf(database)}.",
                (progress, stop) => DatabaseCopy.RestoreAsync(file, database, progress, stop));
        });

        Option<string> to = new("--to")
        {
            Description = "The connection string of the database to move to, a new file or empty: Data Source=FILE for SQLite, Host=… for "
                + "PostgreSQL.",
            HelpName = "CONNECTION",
            Required = true,
        };
        Command move = new("move", "Copy the database to another, of either kind, while nobody writes to it.") { to };
        yield return Configured(move, (parsed, database) =>
        {
            DatabaseOptions target = Target(parsed.GetRequiredValue(to));
            return (
                $"Moved to {StartupFailures.NameOf(target)}: set Database:Provider to {target.Provider} and "
                    + "Database:ConnectionString to it.",
                (progress, stop) => DatabaseCopy.RunAsync(CopyKind.Move, database, target, progress, stop));
        });
    }

    internal delegate Task CopyAsync(IProgress<ProgressStep> progress, CancellationToken cancellationToken);

    /// <summary>Makes a command work on the configured database.</summary>
    internal static Command Configured(Command command, Func<ParseResult, DatabaseOptions, (string Done, CopyAsync Copy)> plan)
    {
        // What is left is for the configuration, such as --Database:ConnectionString.
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellationToken) => DatabaseWork.RunAsync(
            async progress =>
            {
                if (SettingArguments.Mistake(parsed.UnmatchedTokens) is { } mistake)
                    throw new StartupException(mistake);
                // Those alone: the configuration would take a path for one of its own options.
                await using WebApplication app = Program.Compose([.. parsed.UnmatchedTokens]);
                (string done, CopyAsync copy) = plan(parsed, app.Services.GetRequiredService<DatabaseOptions>());
                await copy(progress, cancellationToken);
                return done;
            },
            cancellationToken));
        return command;
    }

    // A file is what only SQLite calls one; all else is for PostgreSQL to read.
    private static DatabaseOptions Target(string connection)
    {
        try
        {
            return new SqliteConnectionStringBuilder(connection).DataSource.Length > 0
                ? DatabaseSettings.Sqlite(connection)
                : DatabaseSettings.Postgresql(connection);
        }
        catch (ArgumentException)
        {
            return DatabaseSettings.Postgresql(connection);
        }
    }
}
