using HubGraph.Concepts.Activities;
using HubGraph.Concepts.Events;
using HubGraph.Data.Changes;
using HubGraph.Data.Reference;
using HubGraph.Data.Startup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace HubGraph.Data.Demonstration;

/// <summary>Writes the demonstration database: the reference data, then the made-up records, all or nothing.</summary>
internal static class DemoDatabase
{
    private const string Actor = "demonstration";

    private static readonly Type[] s_large =
        [typeof(Event), typeof(EventOrganiser), typeof(Activity), typeof(ActivityTag), typeof(AnimationActivityTheme)];

    /// <summary>Writes a new file, or fills an empty database.</summary>
    /// <param name="day">What the demonstration takes for today: one day's is the same whenever it is written.</param>
    /// <exception cref="StartupException">There is something already, or it cannot be written.</exception>
    public static Task WriteAsync(
        DatabaseOptions options, int activities, DateOnly day, IProgress<ProgressStep> progress, CancellationToken cancellationToken) =>
        NewDatabase.MakeAsync(
            options, context => FillAsync(context, activities, new DemoClock(day), progress, cancellationToken), cancellationToken);

    private static async Task FillAsync(
        HubGraphContext context, int activities, DemoClock clock, IProgress<ProgressStep> progress, CancellationToken cancellationToken)
    {
        progress.Report(new ProgressStep("reference data", 0, 1));
        await Installer.RunAsync(context, ReferenceFiles.Shipped, clock, NullLogger.Instance, cancellationToken);
        await MarkAsync(context, clock, cancellationToken);
        progress.Report(new ProgressStep("reference data", 1, 1));

        DemoWorld world = await DemoWorld.ReadAsync(context, clock.Day, cancellationToken);
        DemoWriter writer = new(new ChangeLog(context, clock), Actor, progress, cancellationToken);
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

    private static async Task MarkAsync(HubGraphContext context, DemoClock clock, CancellationToken cancellationToken)
    {
        await using ChangeScope scope = await new ChangeLog(context, clock).BeginAsync(Actor, cancellationToken);
        (await context.Installation.SingleAsync(cancellationToken)).IsDemonstration = true;
        await scope.CommitAsync(cancellationToken: cancellationToken);
    }
}

/// <summary>Noon of the day before the demonstration's, when all of it was written.</summary>
internal sealed class DemoClock(DateOnly day) : TimeProvider
{
    /// <summary>What the demonstration takes for today.</summary>
    public DateOnly Day => day;

    public override DateTimeOffset GetUtcNow() => new(day.AddDays(-1), new TimeOnly(12, 0), TimeSpan.Zero);
}
