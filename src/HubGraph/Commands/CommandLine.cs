using System.CommandLine;

namespace HubGraph.Commands;

/// <summary>
/// The command line. Without a command the server starts; what it does not know is left to the host's configuration, such as
/// <c>--urls</c>.
/// </summary>
internal static class CommandLine
{
    public static Task<int> RunAsync(string[] args) => OneLine.RunAsync(() =>
    {
        Machine.Check();
        RootCommand root = new("HubGraph: the open GraphQL API of the French digital-inclusion ecosystem.")
        {
            SchemaCommand.Create(),
            ImportCommand.Create(),
            DemoCommand.Create(),
            HealthCommand.Create(),
            ReferenceCommand.Create(),
            RollUpCommand.Create(),
        };
        foreach (Command command in CopyCommands.Create())
            root.Add(command);
        root.TreatUnmatchedTokensAsErrors = false;
        root.SetAction((parsed, cancellationToken) => SettingArguments.Mistake(parsed.UnmatchedTokens) is { } mistake
            ? OneLine.TellAsync(mistake)
            : ServeCommand.RunAsync(args, cancellationToken));
        // Requests in flight are the host's to end: it has its own time limit.
        return root.Parse(args)
            .InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false });
    });
}
