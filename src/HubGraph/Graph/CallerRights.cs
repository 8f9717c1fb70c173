using GraphQL.Execution;
using HubGraph.Domain;
using HubGraph.Planning;
using HubGraph.Planning.Sql;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HubGraph.Graph;

/// <summary>What a caller reads of what is restricted to those whom a hub concerns.</summary>
internal sealed class CallerRights : ReadRights
{
    private readonly ReadingCaller _caller;
    private readonly string[] _hubs;
    private readonly string _hubTable;

    private CallerRights(ReadingCaller caller, string hubTable)
    {
        _caller = caller;
        _hubTable = hubTable;
        _hubs = [.. caller.Hubs.Distinct().Order(StringComparer.Ordinal)];
        Key = caller.ReadsAll ? "all" : _hubs.Length > 0 ? string.Concat(_hubs.Select(slug => $"{slug.Length}:{slug}")) : RefusalCode;
    }

    /// <summary>Makes what tells a caller's rights.</summary>
    public static ReadRightsOf Over(IModel model)
    {
        string hubTable = Tables.Of<Hub>(model);
        return (IExecutionContext context) => new CallerRights(ReadingCaller.Of(context.User), hubTable);
    }

    /// <inheritdoc/>
    public override string Key { get; }

    /// <inheritdoc/>
    public override string RefusalCode => _caller.IsKnown ? PlanningErrorCodes.Forbidden : PlanningErrorCodes.Unauthenticated;

    /// <inheritdoc/>
    public override Reach Reaches(Restriction restriction) => _caller.ReadsAll ? Reach.All : _hubs.Length > 0 ? Reach.Some : Reach.None;

    /// <inheritdoc/>
    public override string Covers(Restriction restriction, SqlScope sql, string owner) =>
        $"{owner} IN (SELECT h.id FROM {_hubTable} h WHERE {sql.Dialect.In("h.slug", sql.Add(_hubs))})";
}
