using System.CommandLine;
using System.Globalization;
using HubGraph.Concepts.Activities.Import;
using HubGraph.Data;
using HubGraph.Data.Changes;
using HubGraph.Data.Startup;
using HubGraph.Graph.Mutations;
using HubGraph.Host;
using HubGraph.Host.Auth;

namespace HubGraph.Commands;

/// <summary><c>import</c>: logs the activities of an operator's spreadsheet, by a server or in the database itself.</summary>
internal static class ImportCommand
{
    /// <summary>Where a token is looked for that is not given as an option, which everybody on the machine may see.</summary>
    public const string TokenVariable = "HUBGRAPH_TOKEN";

    // Nobody reads more, and a terminal should not scroll for minutes.
    private const int MostShown = 1_000;
    private const int Refused = 1;
    private const int Interrupted = 130;

    // Whom the log knows those by who have the database itself.
    private const string Issuer = "command-line";

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Argument<string> file = new("FILE")
        {
            Description = "The spreadsheet as CSV or as a workbook (.xlsx), with a header in French or English; or the coordination log of "
                + "La Coop.",
        };
        Option<string> hub = new("--hub")
        {
            Description = "The slug of the hub that did the activities; with --server, your only hub if not given.",
            HelpName = "SLUG",
        };
        Option<bool> dryRun = new("--dry-run") { Description = "Check everything and write nothing." };
        Option<bool> update = new("--update") { Description = "Amend the activities whose reference or id a row has with other content." };
        Option<bool> accept = new("--accept-duplicates") { Description = "Log rows that resemble what is there, too." };
        Option<string?> errors = new("--errors") { Description = "Write the refused values to a CSV file.", HelpName = "FILE" };
        Option<string?> server =
            new("--server") { Description = "Import by the server at this address, under the token's rights.", HelpName = "URL" };
        Option<string?> token = new("--token")
        {
            Description = $"The token for --server; better given as the environment variable {TokenVariable}.",
            HelpName = "TOKEN",
        };
        Option<string?> name = new("--as")
        {
            Description = "Without --server, for administrators of the database: who imports, as the history will tell.",
            HelpName = "NAME",
        };
        Command command = new("import", "Log the activities of a spreadsheet. The same file again adds nothing.")
        {
            file,
            hub,
            dryRun,
            update,
            accept,
            errors,
            server,
            token,
            name,
        };
        // What is left is for the configuration, such as --Database:ConnectionString.
        command.TreatUnmatchedTokensAsErrors = false;
        command.Validators.Add(result =>
        {
            if (result.GetValue(file) is { } path && !File.Exists(PersonsFolder.Resolve(path)))
                result.AddError($"There is no file {PersonsFolder.Resolve(path)}.");
            if (result.GetValue(hub) is null && result.GetValue(server) is null)
                result.AddError("Say whose activities they are: --hub SLUG.");
            if (result.GetValue(server) is { } url
                && !(Uri.TryCreate(url, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https"))
                result.AddError("--server is an address such as https://hubgraph.example.org.");
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (SettingArguments.Mistake(parsed.UnmatchedTokens) is { } mistake)
                return await OneLine.TellAsync(mistake);
            FileInfo source = new(PersonsFolder.Resolve(parsed.GetRequiredValue(file)));
            ImportRequest request = new(
                Caller.Program, parsed.GetValue(hub) ?? "", parsed.GetValue(dryRun), parsed.GetValue(update), parsed.GetValue(accept));
            string? list = parsed.GetValue(errors) is { } path ? PersonsFolder.Resolve(path) : null;
            if (parsed.GetValue(server) is { } url)
            {
                return (parsed.GetValue(token) ?? Environment.GetEnvironmentVariable(TokenVariable)) is { Length: > 0 } secret
                    ? await RunAsync(
                        list,
                        progress => ImportClient.SendAsync(new Uri(url), secret, request, source, progress, cancellationToken),
                        cancellationToken)
                    : await OneLine.TellAsync($"A server asks for a token: {TokenVariable}, or --token TOKEN.");
            }
            if (await WhoAsync(parsed.GetValue(name), request.IsDryRun) is not { } who)
                return await OneLine.TellAsync("Say who imports: --as NAME. It stands in the history of what is logged.");
            return await RunAsync(
                list,
                progress => ImportAsync(parsed.UnmatchedTokens, request with { Caller = who }, source, progress, cancellationToken),
                cancellationToken);
        });
        return command;
    }

    // Nothing is written of a dry run, so that nobody needs to be named.
    private static async Task<Caller?> WhoAsync(string? name, bool isDryRun)
    {
        if (name is null && !isDryRun && !Console.IsInputRedirected)
        {
            await Console.Error.WriteAsync("Who imports (for the history)? ");
            name = Console.ReadLine();
        }
        return !string.IsNullOrWhiteSpace(name) ? new Caller(Issuer, name.Trim(), name.Trim(), null, CallerRole.Administrator, [])
            : isDryRun ? Caller.Program
            : null;
    }

    private static async Task<ImportResult> ImportAsync(
        IReadOnlyList<string> settings, ImportRequest request, FileInfo file, IProgress<ProgressStep> progress,
        CancellationToken cancellationToken)
    {
        // Those alone: the configuration would take a path for one of its own options. A server is not needed, and takes its time to
        // be made.
        WebApplicationBuilder builder = Program.Configure([.. settings]);
        DatabaseOptions database = DatabaseSettings.Read(builder.Configuration);
        ImportOptions limits = builder.Configuration.Read<ImportOptions>(ImportOptions.Section);
        await using ServiceProvider services = builder.Services.AddSingleton(database).AddChangeLog().BuildServiceProvider();
        await DatabaseStartup.PrepareAsync(
            database, services.GetRequiredService<ILoggerFactory>().CreateLogger("HubGraph"), cancellationToken);
        HubGraphContextFactory contexts = new(database, services.GetRequiredService<ChangeSignal>());
        ImportReport report = new(request.IsDryRun, limits.MaxErrors);
        await using FileStream stream = file.OpenRead();
        if (stream.Length > limits.MaxBytes)
            throw ImportException.TooLarge(
                $"The file is larger than {limits.MaxBytes} bytes.", $"Le fichier dépasse {limits.MaxBytes} octets.");
        int total = Kilobytes(stream.Length);
        ActivityImport import =
            new(contexts, new MutationRunner(contexts, TimeProvider.System), limits, request, report, ActivityImport.ManyRows);
        try
        {
            await import.RunAsync(
                stream,
                () =>
                {
                    progress.Report(new ProgressStep("kB", Kilobytes(stream.Position), total));
                    return ValueTask.CompletedTask;
                },
                cancellationToken);
        }
        catch (Exception exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(
                $"Stopped. {report.Result().Summary} The same file again goes on from there.", exception, cancellationToken);
        }
        progress.Report(new ProgressStep("kB", total, total));
        return report.Result();
    }

    private static async Task<int> RunAsync(
        string? list, Func<IProgress<ProgressStep>, Task<ImportResult>> import, CancellationToken cancellationToken)
    {
        ImportResult? result = null;
        try
        {
            await ConsoleProgress.ShowAsync(async progress => result = await import(progress));
            if (list is not null)
                await File.WriteAllBytesAsync(list, ImportFormat.ErrorsAsCsv(result!), CancellationToken.None);
        }
        catch (Exception exception) when (cancellationToken.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync(
                exception is OperationCanceledException { InnerException: not null } stopped
                    ? stopped.Message
                    : "Stopped. The same file again goes on from there.");
            return Interrupted;
        }
        catch (Exception exception) when (
            exception is StartupException or ImportException or IOException or UnauthorizedAccessException or HttpRequestException)
        {
            return await OneLine.TellAsync(exception.Message);
        }
        return await TellAsync(result!);
    }

    private static async Task<int> TellAsync(ImportResult result)
    {
        bool isFrench = result.Language == "fr";
        foreach (CellError error in result.Errors.Take(MostShown))
        {
            await Console.Error.WriteLineAsync(isFrench
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"ligne {error.Line}{(error.Cell is { } cell ? $" ({cell})" : "")}, « {error.Column} » : {error.Message}")
                : string.Create(CultureInfo.InvariantCulture, $"line {error.Line}, \"{error.Column}\": {error.Message}"));
        }
        if (result.Errors.Count > MostShown)
            await Console.Error.WriteLineAsync("…");
        foreach (string note in result.Notes)
            Console.WriteLine(note);
        if (result.Failure is { } failure)
            await Console.Error.WriteLineAsync(failure.Message);
        Console.WriteLine(result.Summary);
        return result.Refused > 0 || result.Failure is not null ? Refused : 0;
    }

    private static int Kilobytes(long bytes) => (int)Math.Max(1, bytes / 1024);
}
