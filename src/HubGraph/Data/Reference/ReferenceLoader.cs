using HubGraph.Data.Changes;

namespace HubGraph.Data.Reference;

/// <summary>
/// Loads a vintage of the reference data into the scope of a start: everything on the first, what the files changed on a
/// later one. What others wrote is left alone.
/// </summary>
internal sealed class ReferenceLoader(HubGraphContext context, ChangeScope scope, ReferenceFiles files, ILogger logger)
{
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await scope.SaveAsync(cancellationToken);
        ProgrammeFile programme = ProgrammeFile.Read(files);
        await new TerritoryLoader(context, scope, files, programme.Populations, logger).LoadAsync(cancellationToken);
        logger.LoadingProgramme(programme.Hubs.Length);
        FactMerge merge = await FactMerge.BeginAsync(context, scope, logger, cancellationToken);
        await new ProgrammeLoader(context, merge, programme).LoadAsync(cancellationToken);
        await merge.RemoveGoneAsync(cancellationToken);
    }
}
