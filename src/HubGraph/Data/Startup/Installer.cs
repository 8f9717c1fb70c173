using HubGraph.Data.Changes;
using HubGraph.Data.Model;
using HubGraph.Data.Reference;
using HubGraph.Data.Search;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Data.Startup;

/// <summary>Writes what a migrated database lacks: its own row, and the reference data.</summary>
internal static class Installer
{
    /// <summary>Who writes reference data.</summary>
    public const string Actor = "reference";

    public static async Task RunAsync(
        HubGraphContext context, ReferenceFiles? reference, TimeProvider time, ILogger logger, CancellationToken cancellationToken)
    {
        await using ChangeScope scope = await new ChangeLog(context, time).BeginAsync(Actor, cancellationToken);
        Installation? installation = await context.Installation.SingleOrDefaultAsync(cancellationToken);
        if (installation is null)
        {
            installation = new Installation
            {
                Id = 1,
                Epoch = ChangeLog.NewMark(),
                FoldingVersion = TextFolding.Version,
                SearchVersion = SearchWord.Version,
            };
            context.Add(installation);
        }
        (installation.FoldingVersion, installation.SearchVersion) = (TextFolding.Version, SearchWord.Version);
        if (reference is not null && installation.ReferenceVersion != reference.Version)
        {
            await new ReferenceLoader(context, scope, reference, logger).LoadAsync(cancellationToken);
            installation = await context.Installation.SingleAsync(cancellationToken);
            installation.ReferenceVersion = reference.Version;
        }
        await scope.CommitAsync(cancellationToken: cancellationToken);
        await context.AnalyseAsync(cancellationToken);
    }
}
