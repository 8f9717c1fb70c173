using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace HubGraph.Commands;

/// <summary>Writes the demonstration database: the reference data, then the made-up records, all or nothing.</summary>
internal static class DemoDatabase
{
    private const string Actor = "demonstration";

    private static readonly Type[] s_large = [typeof(Event), typeof(EventOrganiser), typeof(Activity), typeof(ActivityTag), typeof(AnimationActivityTheme)];

    /// <summary>Writes a new file, or fills an empty database.</summary>
    /// <exception cref="StartupException">There is something already, or it cannot be written.</exception>
    public static Task WriteAsync(DatabaseOptions options, int activities, IProgress<ProgressStep> progress, CancellationToken cancellationToken) =>
        NewDatabase.MakeAsync(options, context => FillAsync(context, activities, progress, cancellationToken), cancellationToken);

    private static async Task FillAsync(HubGraphContext context, int activities, IProgress<ProgressStep> progress, CancellationToken cancellationToken)
    {
        progress.Report(new ProgressStep("reference data", 0, 1));
        await Installer.RunAsync(context, ReferenceFiles.Shipped, DemoClock.Instance, NullLogger.Instance, cancellationToken);
        await MarkAsync(context, cancellationToken);
        progress.Report(new ProgressStep("reference data", 1, 1));

        DemoWorld world = await DemoWorld.ReadAsync(context, cancellationToken);
        DemoWriter writer = new(new ChangeLog(context, DemoClock.Instance), Actor, progress, cancellationToken);
        DemoProjects projects = new(world);
        DemoEvents events = new(world);
        DemoActivities done = new(world, projects.Made, events.Made);
        await new BulkLoad(context, s_large).RunAsync(
            async () =>
            {
                await writer.WriteAsync("projects", Math.Max(1, activities / 100), projects.Next, DemoProjects.Children);
                await writer.WriteAsync("events", Math.Max(1, activities / 10), events.Next, DemoEvents.Children);
                await writer.WriteAsync("activities", activities, done.Next, DemoActivities.Children);
            },
            cancellationToken);
    }

    private static async Task MarkAsync(HubGraphContext context, CancellationToken cancellationToken)
    {
        await using ChangeScope scope = await new ChangeLog(context, DemoClock.Instance).BeginAsync(Actor, cancellationToken);
        (await context.Installation.SingleAsync(cancellationToken)).IsDemonstration = true;
        await scope.CommitAsync(cancellationToken: cancellationToken);
    }
}

/// <summary>Always the reference day of the demonstration: the same command writes the same database on any day.</summary>
internal sealed class DemoClock : TimeProvider
{
    public static readonly DemoClock Instance = new();

    /// <summary>What the demonstration takes for today.</summary>
    public static readonly DateOnly Today = new(2026, 6, 30);

    public override DateTimeOffset GetUtcNow() => new(Today, new TimeOnly(12, 0), TimeSpan.Zero);
}
