using GraphQL.Execution;
using HubGraph.Concepts.Hubs;
using HubGraph.Data.Model;
using HubGraph.Host.Auth;
using HubGraph.Planning;
using HubGraph.Planning.Mapping;
using HubGraph.Planning.Sql;
using HubGraph.Webhooks;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HubGraph.Graph;

/// <summary>What a caller reads of what is restricted to those whom a hub concerns.</summary>
internal sealed class CallerRights : ReadRights
{
    private readonly Caller _caller;
    private readonly string[] _hubs;
    private readonly string _hubTable;

    private CallerRights(Caller caller, string hubTable)
    {
        _caller = caller;
        _hubTable = hubTable;
        _hubs = [.. caller.Hubs];
        Key = caller.Role == CallerRole.Integration ? $"{EnumNames.Of(caller.Role)} {OwnerOf(caller)}"
            : ReadsAll ? EnumNames.Of(caller.Role)
            : _hubs.Length > 0 ? string.Concat(_hubs.Select(slug => $"{slug.Length}:{slug}"))
            : RefusalCode;
    }

    /// <summary>Makes what tells a caller's rights.</summary>
    public static ReadRightsOf Over(IModel model)
    {
        string hubTable = Tables.Of<Hub>(model);
        return (IExecutionContext context) => new CallerRights(Caller.Of(context.User), hubTable);
    }

    /// <inheritdoc/>
    public override string Key { get; }

    /// <inheritdoc/>
    public override string RefusalCode =>
        _caller.Role == CallerRole.Anonymous ? PlanningErrorCodes.Unauthenticated : PlanningErrorCodes.Forbidden;

    /// <inheritdoc/>
    public override Reach Reaches(Restriction restriction) => ReadsAll ? Reach.All : _hubs.Length > 0 ? Reach.Some : Reach.None;

    /// <inheritdoc/>
    public override string Covers(Restriction restriction, SqlScope sql, string owner) =>
        $"{owner} IN (SELECT h.id FROM {_hubTable} h WHERE {sql.Dialect.In("h.slug", sql.Add(_hubs))})";

    /// <summary>The hubs that the caller writes for, as a filter of them.</summary>
    public static Dictionary<string, object?> WritableHubs(ReadRights rights)
    {
        CallerRights own = (CallerRights)rights;
        return own._caller.Role == CallerRole.Administrator
            ? []
            : new() { ["slug"] = new Dictionary<string, object?> { ["in"] = own._hubs } };
    }

    /// <summary>The webhooks that the caller may see, as a filter of them: its own, an administrator's are all.</summary>
    public static Dictionary<string, object?> OwnWebhooks(ReadRights rights)
    {
        Caller caller = ((CallerRights)rights)._caller;
        string[] owners = caller.Role == CallerRole.Integration ? [OwnerOf(caller)] : [];
        return caller.Role == CallerRole.Administrator ? []
            : new() { [WebhookMap.Owner] = new Dictionary<string, object?> { ["in"] = owners } };
    }

    private static string OwnerOf(Caller caller) => $"{caller.Issuer} {caller.Subject}";

    private bool ReadsAll => _caller.Role is CallerRole.Integration or CallerRole.Administrator;
}
