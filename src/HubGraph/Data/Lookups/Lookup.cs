using System.Data.Common;
using System.Text.Json;
using HubGraph.Concepts.Calls;
using HubGraph.Concepts.Carriers;
using HubGraph.Concepts.Events;
using HubGraph.Concepts.FundedProjects;
using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Missions;
using HubGraph.Concepts.Persons;
using HubGraph.Concepts.Sources;
using HubGraph.Concepts.Territories;
using HubGraph.Host;
using HubGraph.Planning.Sql;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace HubGraph.Data.Lookups;

/// <summary>Finds all that a write refers to in one statement, however many rows it has.</summary>
public sealed class Lookup
{
    private readonly Dictionary<(FoundKind, string), Found> _byKey = [];
    private readonly Dictionary<(FoundKind, long), Found> _byId = [];

    private Lookup(IEnumerable<Found> found)
    {
        foreach (Found each in found)
        {
            if (each.Key is { } key)
                _byKey[(each.Kind, key)] = each;
            _byId[(each.Kind, each.Id)] = each;
        }
    }

    /// <summary>The record with a natural key; null when there is none. A former commune's code finds the current one.</summary>
    public Found? this[FoundKind kind, string key] =>
        _byKey.GetValueOrDefault((kind, key)) ?? (kind == FoundKind.Commune ? _byKey.GetValueOrDefault((FoundKind.FormerCommune, key)) : null);

    /// <summary>The record with a key; null when there is none.</summary>
    public Found? this[FoundKind kind, long id] => _byId.GetValueOrDefault((kind, id));

    /// <summary>The person who writes; null when it is the first time.</summary>
    public Found? Person => _byId.Values.FirstOrDefault(found => found.Kind == FoundKind.Person);

    /// <summary>Finds, inside the context's transaction.</summary>
    public static async Task<Lookup> FindAsync(HubGraphContext context, Wanted wanted, CancellationToken cancellationToken)
    {
        LookupStatement statement = new(context is SqliteHubGraphContext ? SqliteDialect.Instance : PostgresDialect.Instance);
        AddBranches(statement, wanted);
        if (statement.Sql.Length == 0)
            return new Lookup([]);
        await using DbCommand command = context.Database.GetDbConnection().CreateCommand();
        command.Transaction = context.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = statement.Sql;
        foreach (object value in statement.Parameters)
        {
            DbParameter parameter = command.CreateParameter();
            if (context is SqliteHubGraphContext)
                (parameter.ParameterName, parameter.Value) = ($"?{command.Parameters.Count + 1}", value is Array ? JsonSerializer.Serialize(value) : value);
            else
                parameter.Value = value;
            command.Parameters.Add(parameter);
        }
        List<Found> found = [];
        await using DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            found.Add(LookupStatement.Read(reader));
        return new Lookup(found);
    }

    private static void AddBranches(LookupStatement find, Wanted wanted)
    {
        const string OnlyDepartment = "(SELECT CASE WHEN count(*) = 1 THEN min(d.code) END FROM departments d WHERE d.region_id = t.id)";
        const string Commune = "t.intercommunality_id, t.department_id, t.region_id";
        find.Among(FoundKind.Hub, wanted.Hubs, "t.slug", "hubs t LEFT JOIN calls c ON c.id = t.call_id", text: "t.closed_on", day: "c.opens_on");
        find.Among(FoundKind.Mission, wanted.Missions, "t.code", "missions t");
        find.Among(FoundKind.Call, wanted.Calls, "t.slug", "calls t");
        find.Among(FoundKind.Carrier, wanted.Carriers, "t.slug", "carriers t");
        find.Among(FoundKind.Source, wanted.Sources, "t.slug", "sources t", day: "t.published_on");
        find.Among(FoundKind.Commune, wanted.Communes, "t.code", "communes t LEFT JOIN departments d ON d.id = t.department_id", places: Commune, text: "d.code");
        find.Among(FoundKind.FormerCommune, wanted.Communes, "f.code", "former_communes f JOIN communes t ON t.id = f.commune_id LEFT JOIN departments d ON d.id = t.department_id", places: Commune, text: "d.code");
        find.Among(FoundKind.Intercommunality, wanted.Intercommunalities, "t.siren", "intercommunalities t", places: $"t.id, {CommonOf("department_id")}, {CommonOf("region_id")}");
        find.Among(FoundKind.Department, wanted.Departments, "t.code", "departments t", places: "CAST(NULL AS bigint), t.id, t.region_id", text: "t.code");
        find.Among(FoundKind.Region, wanted.Regions, "t.code", "regions t", places: "CAST(NULL AS bigint), CAST(NULL AS bigint), t.id", text: OnlyDepartment);
        find.Among(FoundKind.Event, wanted.Events, "t.id", "events t", hub: "t.hub_id", text: "t.status");
        find.Among(FoundKind.FundedProject, wanted.FundedProjects, "t.id", "funded_projects t", hub: "t.hub_id");
        if (wanted.References.Count > 0)
            find.Among(FoundKind.Activity, wanted.References, "t.client_reference", "activities t JOIN hubs h ON h.id = t.hub_id", hub: "t.hub_id", text: "t.client_digest", day: find.DayOf("t.withdrawn_at"), and: find.In("h.slug", wanted.Hubs));
        if (wanted.Person is { } person)
            find.Among(FoundKind.Person, [person.Subject], "t.subject", "persons t", text: "t.name", text2: "t.email", and: find.In("t.issuer", [person.Issuer]));
    }

    // A few intercommunalities lie in more than one department.
    private static string CommonOf(string column) =>
        $"(SELECT CASE WHEN min(m.{column}) = max(m.{column}) THEN min(m.{column}) END FROM communes m WHERE m.intercommunality_id = t.id)";
}
