using System.Data.Common;
using HubGraph.Data.Model;
using HubGraph.Planning.Execution;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Data.Search;

/// <summary>A record that a search finds.</summary>
/// <param name="Score">How well it is found, see <see cref="SearchReader"/>.</param>
/// <param name="Name">Its title as names are sorted.</param>
internal sealed record SearchHit(long Id, long Score, string Name, string Title, string Text);

/// <summary>A place in the results of a search.</summary>
internal readonly record struct SearchPlace(long Score, string Name, long Id);

/// <summary>
/// Searches. The order is the same on both databases, whole numbers and folded names: first what is called just so, but for an
/// article, then what
/// has all words in its names, then what has some of them there, then what has them elsewhere; whole words before beginnings; then by
/// type, by
/// name and by key.
/// </summary>
internal sealed class SearchReader(ContextReads reads)
{
    /// <summary>Reads so many results after a place.</summary>
    public ValueTask<IReadOnlyList<SearchHit>> ReadAsync(
        ReadCaller caller, SearchQuery query, SearchPlace? after, int count, CancellationToken cancellationToken) =>
        reads.RunAsync(caller, WorkKind.None, (context, stop) => PageAsync(context, query, after, count, stop), cancellationToken);

    /// <summary>Counts all results.</summary>
    public ValueTask<long> CountAsync(ReadCaller caller, SearchQuery query, CancellationToken cancellationToken) =>
        reads.RunAsync(caller, WorkKind.None, (context, stop) => CountAsync(context, query, stop), cancellationToken);

    private static async Task<IReadOnlyList<SearchHit>> PageAsync(
        HubGraphContext context, SearchQuery query, SearchPlace? after, int count, CancellationToken cancellationToken)
    {
        await using DbCommand command = PageCommand(context, query, after, count);
        await context.Database.OpenConnectionAsync(cancellationToken);
        List<SearchHit> hits = [];
        await using DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            hits.Add(new SearchHit(reader.GetInt64(0), reader.GetInt64(1), reader.GetString(2), reader.GetString(3), reader.GetString(4)));
        return hits;
    }

    private static async Task<long> CountAsync(HubGraphContext context, SearchQuery query, CancellationToken cancellationToken)
    {
        await using DbCommand command = Command(context, query);
        command.CommandText = SearchTable.Of(context).Count(id => OfTypes(query, id));
        await context.Database.OpenConnectionAsync(cancellationToken);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>The statement that reads results.</summary>
    internal static DbCommand PageCommand(HubGraphContext context, SearchQuery query, SearchPlace? after, int count)
    {
        DbCommand command = Command(context, query);
        command.CommandText = PageSql(SearchTable.Of(context), query, after is not null, count);
        Add(command, "name", query.Name);
        if (after is { } place)
        {
            Add(command, "afterScore", place.Score);
            Add(command, "afterName", place.Name);
            Add(command, "afterId", place.Id);
        }
        return command;
    }

    private const string After =
        "WHERE score <= @afterScore AND (score < @afterScore OR name > @afterName OR (name = @afterName AND id > @afterId))";

    // Equal scores are of one type, so keys are in the order of ids.
    private static string PageSql(SearchTable table, SearchQuery query, bool isAfter, int count) => $"""
        SELECT p.id, p.score, p.name, d.title, d.text
        FROM (
            SELECT id, score, name
            FROM (
                SELECT d.id, d.name, {Score(table, query)} AS score FROM search_documents d
                WHERE {table.Matches("words")}{OfTypes(query, "d.id")}
            ) s
            {(isAfter ? After : "")}
            ORDER BY score DESC, name, id
            LIMIT {count}
        ) p JOIN search_documents d ON d.id = p.id
        ORDER BY p.score DESC, p.name, p.id
        """;

    // What one word, or no prefix, decides already is not looked up again.
    private static string Score(SearchTable table, SearchQuery query) => $"""
        CASE WHEN d.name IN (@name, 'le ' || @name, 'la ' || @name, 'les ' || @name) THEN 128 ELSE 0 END
        + CASE WHEN {table.Matches("inNames")} THEN {(query.Stems.Count == 1 ? 96 : 64)} ELSE 0 END
        {(query.Stems.Count == 1 ? "" : $"+ CASE WHEN {table.Matches("someInNames")} THEN 32 ELSE 0 END")}
        + {(query.HasPrefix ? $"CASE WHEN {table.Matches("whole")} THEN 16 ELSE 0 END" : "16")}
        + 15 - {SearchDocument.TypeSql("d.id")}
        """;

    private static string OfTypes(SearchQuery query, string id) =>
        query.Types is { } types ? $" AND {SearchDocument.TypeSql(id)} IN ({string.Join(", ", types)})" : "";

    private static DbCommand Command(HubGraphContext context, SearchQuery query)
    {
        DbCommand command = context.Database.GetDbConnection().CreateCommand();
        foreach ((string name, string words) in SearchTable.Of(context).Words(query))
            Add(command, name, words);
        return command;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        DbParameter parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
