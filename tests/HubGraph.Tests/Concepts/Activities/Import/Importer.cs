using System.Text;
using HubGraph.Concepts.Activities;
using HubGraph.Concepts.Activities.Import;
using HubGraph.Data;
using HubGraph.Graph.Mutations;
using HubGraph.Host.Auth;
using HubGraph.Tests.Graph;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HubGraph.Tests.Concepts.Activities.Import;

/// <summary>Imports spreadsheets for a hub of the test's own.</summary>
internal static class Importer
{
    /// <summary>Columns that most files of the tests have.</summary>
    public const string Header = "Date;Durée (min);Type d’animation;Résumé;Code commune;Participants";

    /// <summary>Imports a text as UTF-8, each line of which becomes one that ends as on Windows.</summary>
    public static Task<ImportResult> ImportAsync(this GraphServer server, string hub, string file, bool update = false, bool acceptDuplicates = false, bool dryRun = false) =>
        server.ImportAsync(hub, Encoding.UTF8.GetBytes(file.ReplaceLineEndings("\r\n")), update, acceptDuplicates, dryRun);

    /// <summary>Imports bytes.</summary>
    public static async Task<ImportResult> ImportAsync(this GraphServer server, string hub, byte[] file, bool update = false, bool acceptDuplicates = false, bool dryRun = false, ImportOptions? limits = null)
    {
        limits ??= new ImportOptions();
        ImportReport report = new(dryRun, limits.MaxErrors);
        ImportRequest request = new(Caller.Program, hub, dryRun, update, acceptDuplicates);
        await new ActivityImport(server.Services.GetRequiredService<IDbContextFactory<HubGraphContext>>(), server.Services.GetRequiredService<MutationRunner>(), limits, request, report)
            .RunAsync(new MemoryStream(file), () => ValueTask.CompletedTask, CancellationToken.None);
        return report.Result();
    }

    /// <summary>The animations of a hub, in the order that they were logged.</summary>
    public static async Task<AnimationActivity[]> AnimationsAsync(this GraphServer server, string hub)
    {
        await using HubGraphContext context = server.Database.CreateContext();
        return await context.AnimationActivities.Where(activity => activity.Hub.Slug == hub).OrderBy(activity => activity.Id)
            .Include(activity => activity.Tags).Include(activity => activity.Themes).Include(activity => activity.Commune).AsSplitQuery().AsNoTracking().ToArrayAsync();
    }

    /// <summary>The errors as people see them.</summary>
    public static string[] Refusals(this ImportResult result) => [.. result.Errors.Select(error => $"{error.Line} {error.Column}: {error.Code}")];

    /// <summary>How many rows became what: logged, amended, unchanged, refused.</summary>
    public static (int Logged, int Amended, int Unchanged, int Refused) Counts(this ImportResult result) => (result.Logged, result.Amended, result.Unchanged, result.Refused);
}
