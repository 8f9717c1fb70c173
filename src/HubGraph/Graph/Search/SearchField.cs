using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;
using HubGraph.Data.Model;
using HubGraph.Data.Search;
using HubGraph.Graph.Mutations;
using HubGraph.Planning;
using HubGraph.Planning.Mapping;
using HubGraph.Planning.Plans;
using HubGraph.Planning.Schema;
using HubGraph.Planning.Sql;

namespace HubGraph.Graph.Search;

/// <summary>
/// <c>search</c>: records by their words. Which ones, and where the words stand in them, is found here; what is shown of the
/// records themselves is planned.
/// </summary>
internal static class SearchField
{
    /// <summary>The longest text that is searched, in characters.</summary>
    public const int LongestQuery = 200;

    /// <summary>How many words are searched at the most.</summary>
    public const int MaximumWords = 10;

    // Of two words of one letter each, nothing is found that anybody looks for.
    private const int ShortestWord = 2;

    // All candidates are put in order, and counted again for totalCount.
    private const int SearchWeight = 10;
    private const int CountWeight = 5;

    /// <summary>Adds it to the root.</summary>
    public static void AddTo(ObjectGraphType query, PlannedSchema planned, IReadOnlyList<Searched> searched)
    {
        ScalarTypes scalars = planned.Scalars;
        EnumerationMap types = new(
            "SearchType", "What a search finds.", [.. searched.Select(type => (Words.Screaming(type.Record.Name), type.Description))]);
        query.AddField(new FieldType
        {
            Name = "search",
            Description = "Hubs, carriers, places, funded projects and events by their words: whatever case, accents and French endings, "
                + "the last word from its beginning. The best first.",
            ResolvedType = Connection(planned, searched),
            Arguments = new QueryArguments(
                new QueryArgument(new NonNullGraphType(scalars.Text))
                {
                    Name = "query",
                    Description = $"What people type, plain text without operators: a record must have all its words. {LongestQuery} "
                        + $"characters and {MaximumWords} words at the most, and a word of {ShortestWord} letters or digits.",
                },
                new QueryArgument(new ListGraphType(new NonNullGraphType(scalars.Enumeration(types))))
                {
                    Name = "types",
                    Description = "What to find; everything if not given.",
                },
                new QueryArgument(scalars.Number)
                {
                    Name = "first",
                    Description = $"How many at the most, 0 to {Planner.MaximumPageSize}; {Planner.DefaultPageSize} if not given.",
                },
                new QueryArgument(scalars.Text) { Name = "after", Description = "A cursor of this search: the page starts after it." }),
            Resolver = new FuncFieldResolver<SearchPage>(async context => await ReadAsync(context, searched)),
        }.SizedAsConnection().Cost(SearchWeight));
    }

    private static async Task<SearchPage> ReadAsync(IResolveFieldContext context, IReadOnlyList<Searched> searched)
    {
        int first = context.GetArgument("first", Planner.DefaultPageSize);
        if (first is < 0 or > Planner.MaximumPageSize)
            throw new PlanningError(PlanningErrorCodes.BadPageSize, $"'first' must lie between 0 and {Planner.MaximumPageSize}.");
        SearchQuery query = Query(context.GetArgument<string>("query"), NumbersOf(context.GetArgument<List<string>?>("types"), searched));
        SearchCursor cursor = new(query);
        SearchPlace? after = context.GetArgument<string?>("after") is { } text ? cursor.Read(text) : null;
        SearchReader reader = context.RequestServices!.GetRequiredService<SearchReader>();
        IReadOnlyList<SearchHit> hits = query.Types is { Count: 0 }
            ? []
            : await reader.ReadAsync(context.ReadCaller(), query, after, first + 1, context.CancellationToken);
        return new SearchPage(query, cursor, after is not null, [.. hits.Take(first)], hits.Count > first);
    }

    private static SearchQuery Query(string text, int[]? types)
    {
        if (text.Length > LongestQuery)
            throw Refusal($"'query' may have {LongestQuery} characters at the most.");
        SearchQuery query = new(Values.Text(text), types);
        return query.LongestWord < ShortestWord ? throw Refusal($"'query' needs a word of {ShortestWord} letters or digits at least.")
            : query.Stems.Count > MaximumWords ? throw Refusal($"'query' may have {MaximumWords} words at the most.")
            : query;
    }

    private static int[]? NumbersOf(List<string>? names, IReadOnlyList<Searched> searched) =>
        names is null
            ? null
            : [.. searched.Where(type => names.Contains(Words.Screaming(type.Record.Name))).Select(type => type.Number).Order()];

    private static PlanningError Refusal(string message) => new(PlanningErrorCodes.BadUserInput, message);

    private static ObjectGraphType Connection(PlannedSchema planned, IReadOnlyList<Searched> searched)
    {
        ScalarTypes scalars = planned.Scalars;
        int[] types = [.. searched.Select(type => type.Number)];
        UnionGraphType union = planned.Union("SearchResult", "What a search finds.", searched.Select(type => type.Record.Name));
        RecordKey KeyOf(SearchHit hit)
        {
            (int type, long key) = SearchDocument.RecordOf(hit.Id);
            return new RecordKey(Array.IndexOf(types, type), key);
        }

        ObjectGraphType fragment = new()
        {
            Name = "TextFragment",
            Description = "A piece of a text. The pieces together are the text: plain, nothing in it is markup.",
        };
        fragment.AddField(MutationType.Field<TextFragment>("text", "The piece.", new NonNullGraphType(scalars.Text), piece => piece.Text));
        fragment.AddField(MutationType.Field<TextFragment>(
            "isMatch", "Whether the search found it.", new NonNullGraphType(scalars.Boolean), piece => piece.IsMatch));
        ListGraphType text = new(new NonNullGraphType(fragment));

        ObjectGraphType edge = new()
        {
            Name = "SearchResultEdge",
            Description = "A record that a search finds, its place among the results, and where the words stand in it.",
        };
        edge.AddField(
            MutationType.Field<SearchEdge>("cursor", "Its place, for after.", new NonNullGraphType(scalars.Text), found => found.Cursor));
        edge.AddField(
            planned.RecordFieldType("node", "The record; null when it is gone since.", union, found => KeyOf(((SearchEdge)found).Hit)));
        edge.AddField(MutationType.Field<SearchEdge>(
            "score",
            "How well it is found: numbers of one search compare.",
            new NonNullGraphType(scalars.Number),
            found => (int)found.Hit.Score));
        edge.AddField(MutationType.Field<SearchEdge>(
            "title", "What it is called, with what was found in it.", new NonNullGraphType(text), found => found.Title));
        edge.AddField(MutationType.Field<SearchEdge>(
            "snippet",
            "The passage around what was found in its other names or texts; null where nothing was.",
            text,
            found => found.Snippet));

        ObjectGraphType page = new() { Name = "SearchResultConnection", Description = "A page of what a search finds, the best first." };
        page.AddField(MutationType.Field<SearchPage>(
            "edges",
            "The records with where the words stand in them.",
            new NonNullGraphType(new ListGraphType(new NonNullGraphType(edge))),
            found => found.Edges));
        page.AddField(planned.RecordsFieldType("nodes", "The records.", union, found => [.. ((SearchPage)found).Hits.Select(KeyOf)]));
        page.AddField(MutationType.Field<SearchPage>(
            "pageInfo", "Where the page stands in the results.", new NonNullGraphType(planned.PageInfoType), found => found));
        page.AddField(new FieldType
        {
            Name = "totalCount",
            Description = "How many records the search finds; counted only when asked for.",
            ResolvedType = new NonNullGraphType(scalars.Number),
            Resolver = new FuncFieldResolver<object?>(async context =>
                ((SearchPage)context.Source!).Query is { Types: not { Count: 0 } } query
                    ? (int)await context.RequestServices!.GetRequiredService<SearchReader>()
                        .CountAsync(context.ReadCaller(), query, context.CancellationToken)
                    : 0),
        }.Cost(CountWeight));
        return page;
    }
}

/// <summary>A page of results; its facts are named as those of <c>PageInfo</c>.</summary>
internal sealed record SearchPage(
    SearchQuery Query, SearchCursor Cursor, bool HasPreviousPage, IReadOnlyList<SearchHit> Hits, bool HasNextPage)
{
    public IEnumerable<SearchEdge> Edges => [.. Hits.Select(hit => new SearchEdge(this, hit))];

    public string? StartCursor => Hits is [var first, ..] ? Cursor.Write(first) : null;

    public string? EndCursor => Hits is [.., var last] ? Cursor.Write(last) : null;
}

/// <summary>A result.</summary>
internal sealed record SearchEdge(SearchPage Page, SearchHit Hit)
{
    public string Cursor => Page.Cursor.Write(Hit);

    public IReadOnlyList<TextFragment> Title => Highlighting.Whole(Page.Query, Hit.Title);

    public IReadOnlyList<TextFragment>? Snippet => Highlighting.Passage(Page.Query, Hit.Text);
}
