using System.CommandLine;
using HubGraph.Data.Startup;

namespace HubGraph.Commands;

/// <summary><c>roll-ups</c>: whether what statistics read instead of the records is what these make of it, and making it anew.</summary>
internal static class RollUpCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Command check = CopyCommands.Configured(
            new Command("check", "Compare them with the records: exit code 1 when they differ. The database may be served meanwhile."),
            (_, database) => ("The roll-ups are what the records make of them.", (_, stop) => RollUpCare.CheckAsync(database, stop)));
        Command rebuild = CopyCommands.Configured(
            new Command("rebuild", "Fill them anew from the records. The database may be served meanwhile; writes wait."),
            (_, database) => ("The roll-ups were filled anew.", (progress, stop) => RollUpCare.FillAsync(database, progress, stop)));
        return new Command("roll-ups", "Works with the counts and sums that statistics read instead of the records.") { check, rebuild };
    }
}
