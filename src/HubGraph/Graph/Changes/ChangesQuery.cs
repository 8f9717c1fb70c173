using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;
using HubGraph.Data.Changes;
using HubGraph.Data.Model;
using HubGraph.Graph.Mutations;
using HubGraph.Planning;
using HubGraph.Planning.Execution;
using HubGraph.Planning.Mapping;
using HubGraph.Planning.Plans;
using HubGraph.Planning.Schema;

namespace HubGraph.Graph.Changes;

/// <summary>
/// <c>changes</c>: the change log in the order of its commits, page by page, so that a copy can be kept in step. Which lines a
/// page has is decided here; what is shown of them and of their records is planned.
/// </summary>
internal static class ChangesQuery
{
    /// <summary>Adds it to the root.</summary>
    public static void AddTo(ObjectGraphType query, PlannedSchema planned, MapCatalog maps)
    {
        ScalarTypes scalars = planned.Scalars;
        FeedArguments arguments = new(maps);
        query.AddField(new FieldType
        {
            Name = "changes",
            Description = "The change log in the order of commits, from its beginning or from where a client left it: what keeps a copy in "
                + "step. Pass endCursor as after, also that of an empty page, for ever.",
            ResolvedType = Page(planned),
            Arguments = new QueryArguments(
                FeedArguments.After(
                    scalars, "A cursor of this feed or of a subscription: the page starts after it. From the beginning if not given."),
                new QueryArgument(scalars.Number)
                {
                    Name = "first",
                    Description = $"How many at the most, 0 to {Planner.MaximumPageSize}; {Planner.DefaultPageSize} if not given.",
                },
                FeedArguments.Types(scalars, "Hub or Activity"),
                FeedArguments.Hub(scalars)),
            Resolver = new FuncFieldResolver<ChangesPage>(async context => await ReadAsync(context, arguments)),
        }.SizedAsConnection());
    }

    private static async Task<ChangesPage> ReadAsync(IResolveFieldContext context, FeedArguments arguments)
    {
        int first = context.GetArgument("first", Planner.DefaultPageSize);
        if (first is < 0 or > Planner.MaximumPageSize)
            throw new PlanningError(PlanningErrorCodes.BadPageSize, $"'first' must lie between 0 and {Planner.MaximumPageSize}.");
        IServiceProvider services = context.RequestServices!;
        LogPosition end = await services.GetRequiredService<ChangeSignal>().CurrentAsync(context.CancellationToken);
        string? after = context.GetArgument<string?>("after");
        ChangeReader reader = services.GetRequiredService<ChangeReader>();
        LogPosition start = after is null ? await reader.BeginningAsync(context.CancellationToken) : ChangeCursor.Read(after);
        ChangeFilter filter = await arguments.ReadAsync(context);
        try
        {
            return new ChangesPage(
                end,
                after is not null,
                await reader.ReadAsync(context.ReadCaller(), WorkKind.None, start, end, filter, first, context.CancellationToken));
        }
        catch (ChangeLogReplacedException)
        {
            throw ChangeCursor.OfAnotherLog();
        }
    }

    private static ObjectGraphType Page(PlannedSchema planned)
    {
        ScalarTypes scalars = planned.Scalars;
        ObjectGraphType edge = new() { Name = "ChangesEdge", Description = "A change, and its place in the change log." };
        edge.AddField(MutationType.Field<ChangeEdge>(
            "cursor",
            "Its place, for after of the feed and of the subscriptions.",
            new NonNullGraphType(scalars.Text),
            change => change.Cursor));
        edge.AddField(planned.RecordFieldType("node", "The change.", nameof(Change), change => ((ChangeEdge)change).Id));
        ObjectGraphType page = new() { Name = "ChangesConnection", Description = "A page of the change log, the oldest first." };
        page.AddField(MutationType.Field<ChangesPage>(
            "edges",
            "The changes with their cursors.",
            new NonNullGraphType(new ListGraphType(new NonNullGraphType(edge))),
            changes => changes.Edges));
        page.AddField(planned.RecordsFieldType("nodes", "The changes.", nameof(Change), changes => ((ChangesPage)changes).Ids));
        page.AddField(MutationType.Field<ChangesPage>(
            "pageInfo",
            "Where the page stands in the log. endCursor is never null: it is as far as the log was read, past what the arguments left "
                + "out. hasNextPage tells that there was more to read, be it of other types or hubs.",
            new NonNullGraphType(planned.PageInfoType),
            changes => changes));
        return page;
    }
}

/// <summary>A line of the log, by its cursor.</summary>
internal sealed record ChangeEdge(string Cursor, long Id);

/// <summary>A page of the log; its facts are named as those of <c>PageInfo</c>.</summary>
internal sealed record ChangesPage(LogPosition End, bool HasPreviousPage, ChangeBatch Batch)
{
    public IReadOnlyList<ChangeEdge> Edges => [.. Batch.Lines.Select(line => new ChangeEdge(ChangeCursor.Write(line.Position), line.Id))];

    public IReadOnlyList<long> Ids => [.. Batch.Lines.Select(line => line.Id)];

    public bool HasNextPage => Batch.To.Id < End.Id;

    public string? StartCursor => Batch.Lines is [var first, ..] ? ChangeCursor.Write(first.Position) : null;

    public string EndCursor => ChangeCursor.Write(Batch.To);
}
