using GraphQL;
using GraphQL.Types;
using HubGraph.Data;
using HubGraph.Data.Changes;
using HubGraph.Data.Model;
using HubGraph.Host.Auth;
using HubGraph.Planning;
using HubGraph.Planning.Execution;
using HubGraph.Planning.Mapping;
using HubGraph.Planning.Schema;
using HubGraph.Planning.Sql;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Graph.Changes;

/// <summary>The arguments that the feed and the subscriptions share: from where on, and of what.</summary>
internal sealed class FeedArguments(MapCatalog maps)
{
    /// <summary>The argument <c>after</c>.</summary>
    public static QueryArgument After(ScalarTypes scalars, string description) =>
        new(scalars.Text) { Name = "after", Description = description };

    /// <summary>The argument <c>types</c>.</summary>
    public static QueryArgument Types(ScalarTypes scalars, string examples) => new(new ListGraphType(new NonNullGraphType(scalars.Text)))
    {
        Name = "types",
        Description = $"The types of the records, as recordType names them, such as {examples}; all if not given.",
    };

    /// <summary>The argument <c>hub</c>.</summary>
    public static QueryArgument Hub(ScalarTypes scalars) =>
        new(scalars.Text) { Name = "hub", Description = "The slug of the hub that the records belong to; all records if not given." };

    /// <summary>The argument <c>region</c>.</summary>
    public static QueryArgument Region(ScalarTypes scalars) => new(scalars.Text)
    {
        Name = "region",
        Description = "The INSEE code of the region where the records lie, or lay until the change; all records if not given.",
    };

    /// <summary>Reads the filter.</summary>
    /// <param name="within">The types that there may be; null for all.</param>
    /// <exception cref="ExecutionError">A type, a hub or a region that does not exist.</exception>
    public async Task<ChangeFilter> ReadAsync(IResolveFieldContext context, IReadOnlyCollection<string>? within = null)
    {
        ChangeFilter filter = new() { Types = TypesOf(context.GetArgument<List<string>?>("types"), within) };
        (string? hub, string? region, Caller caller) = (
            context.GetArgument<string?>("hub"), context.GetArgument<string?>("region"), Caller.Of(context.User));
        return await context.RequestServices!.GetRequiredService<ContextReads>()
            .RunAsync(
                context.ReadCaller(),
                WorkKind.None,
                (database, stop) => ReadAsync(database, filter, hub, region, caller, stop),
                context.CancellationToken);
    }

    private static async Task<ChangeFilter> ReadAsync(
        HubGraphContext database, ChangeFilter filter, string? hub, string? region, Caller caller, CancellationToken stop)
    {
        if (hub is not null)
        {
            string slug = Values.Text(hub);
            filter = filter with
            {
                HubId = await database.Hubs.Where(hub => hub.Slug == slug).Select(hub => (long?)hub.Id).FirstOrDefaultAsync(stop)
                    ?? throw Refusal(GraphErrorCodes.UnknownHub, $"There is no hub '{Values.Shown(slug)}'."),
            };
        }
        if (region is not null)
        {
            string code = Values.Text(region);
            filter = filter with
            {
                RegionId = await database.Regions.Where(region => region.Code == code).Select(region => (long?)region.Id)
                    .FirstOrDefaultAsync(stop)
                        ?? throw Refusal(GraphErrorCodes.UnknownPlace, $"There is no region '{Values.Shown(code)}'."),
            };
        }
        if (caller.Role is CallerRole.Integration or CallerRole.Administrator)
            return filter with { PeopleOf = null };
        string[] own = [.. caller.Hubs];
        return own.Length == 0 ? filter : filter with
        {
            PeopleOf = await database.Hubs.Where(hub => EF.Parameter(own).Contains(hub.Slug)).Select(hub => hub.Id).ToArrayAsync(stop),
        };
    }

    private IReadOnlyCollection<string>? TypesOf(List<string>? given, IReadOnlyCollection<string>? within)
    {
        if (given is null)
            return within;
        HashSet<string> types = [];
        foreach (string name in given)
        {
            IReadOnlyList<string> concrete = ConcreteOf(maps, name);
            if (concrete.Count == 0 || concrete.Any(type => within?.Contains(type) == false))
                throw Refusal(PlanningErrorCodes.BadUserInput, $"types: '{Values.Shown(name)}' is no type of these records.");
            types.UnionWith(concrete);
        }
        return types;
    }

    /// <summary>
    /// The types that lines name for one that a client names, none for one that does not exist: an interface stands for all that
    /// implement it.
    /// </summary>
    public static IReadOnlyList<string> ConcreteOf(MapCatalog maps, string name) =>
        maps.Find(name) is { } map && map.Name != nameof(Change) ? map.Implementations is { Count: > 0 } all ? all : [map.Name] : [];

    /// <summary>Where to begin: after a cursor, or at the end of the log without one.</summary>
    /// <exception cref="ExecutionError">The cursor is of another log, or none.</exception>
    public static async Task<LogPosition> StartAsync(IResolveFieldContext context, string? after)
    {
        IServiceProvider services = context.RequestServices!;
        LogPosition position = after is null
            ? await services.GetRequiredService<ChangeSignal>().CurrentAsync(context.CancellationToken)
            : ChangeCursor.Read(after);
        try
        {
            await services.GetRequiredService<ChangeReader>().CheckAsync(position, context.CancellationToken);
            return position;
        }
        catch (ChangeLogReplacedException)
        {
            throw ChangeCursor.OfAnotherLog();
        }
    }

    private static ExecutionError Refusal(string code, string message) => new(message) { Code = code };
}
