using GraphQL.Types;
using HubGraph.Planning.Execution;
using HubGraph.Planning.Mapping;
using HubGraph.Planning.Plans;

namespace HubGraph.Planning.Schema;

/// <summary>Shows in the schema that a field is restricted.</summary>
/// <param name="isInput">Whether it is the field of a filter or a sort, which names it, and not the one that reads it.</param>
public delegate void ShowRestriction(FieldType field, Restriction restriction, bool isInput);

/// <summary>
/// Makes the GraphQL types of all concepts: their objects and interfaces, connections, filter and sort inputs, and the
/// root fields that lead to them. Types are instances, each made once.
/// </summary>
public sealed class PlannedSchema
{
    // A count reads the whole list, where a page is a walk along an index.
    private const int CountWeight = 5;

    private readonly MapCatalog _maps;
    private readonly ShowRestriction _showRestriction;
    private readonly InputTypes _inputs;
    private readonly StatisticsTypes _statistics;
    private readonly ScalarTypes _scalars = new();
    private readonly Dictionary<string, IComplexGraphType> _objects = [];
    private readonly Dictionary<string, ObjectGraphType> _connections = [];
    private readonly Dictionary<string, ObjectGraphType> _values = [];
    private readonly ObjectGraphType _pageInfo;
    private readonly InterfaceGraphType _node;

    private PlannedSchema(MapCatalog maps, ShowRestriction showRestriction)
    {
        _maps = maps;
        _showRestriction = showRestriction;
        _inputs = new InputTypes(maps, _scalars, showRestriction);
        _pageInfo = PageInfo(_scalars);
        _statistics = new StatisticsTypes(_scalars, _inputs, _pageInfo, concept => _objects[concept]);
        _node = new InterfaceGraphType
        {
            Name = "Node",
            Description = "A record with an id that leads back to it (Relay's Global Object Identification).",
        };
        _node.AddField(Field("id", "Opaque id, stable in one installation.", new NonNullGraphType(_scalars.Id)));
        _node.ResolveType = _ => null;
    }

    /// <summary>The scalar and enumeration types, for what is declared beside the concepts.</summary>
    public ScalarTypes Scalars => _scalars;

    /// <summary>The type of <c>pageInfo</c>.</summary>
    public ObjectGraphType PageInfoType => _pageInfo;

    /// <summary>Adds the root fields of all concepts to the query type, and the types that only interfaces lead to to the schema.</summary>
    public static PlannedSchema AddTo(ISchema schema, ObjectGraphType query, MapCatalog maps, ShowRestriction showRestriction)
    {
        PlannedSchema planned = new(maps, showRestriction);
        foreach (EntityMap map in maps.All)
            planned._objects.Add(map.Name, map.Implementations.Count > 0 ? Interface(map) : Object(map));
        foreach (EntityMap map in maps.All)
            planned.AddFields(map);
        foreach (EntityMap map in maps.All)
            planned.AddInterfaces(map);
        planned.AddRootFields(query);
        foreach (IComplexGraphType type in planned._objects.Values)
            schema.RegisterType(type);
        return planned;
    }

    /// <summary>A field of an object that is resolved: the records that a filter by the caller's rights leaves, planned.</summary>
    public FieldType ConnectionFieldType(
        string name, string description, string concept, Func<ReadRights, IDictionary<string, object?>> within)
    {
        FieldType field = ConnectionFieldType(name, description, _maps[concept], required: false);
        PlannedExecutionStrategy.MarkPlanned(field, new ConnectionField(_maps[concept], within));
        return field;
    }

    /// <summary>A field of an object that is resolved, such as a mutation's payload: the record that the object names, planned.</summary>
    /// <param name="concept">The name of its type.</param>
    /// <param name="key">The record's key, of the object's own value; null for none.</param>
    public FieldType RecordFieldType(string name, string description, string concept, Func<object, long?> key)
    {
        FieldType field = Field(name, description, _objects[concept]);
        PlannedExecutionStrategy.MarkPlanned(field, new RecordField(_maps[concept], key));
        return field;
    }

    /// <summary>A field of an object that is resolved: the records that the object names, in its order, planned.</summary>
    /// <param name="concept">The name of their type.</param>
    /// <param name="keys">The records' keys, of the object's own value; each must exist.</param>
    public FieldType RecordsFieldType(string name, string description, string concept, Func<object, IReadOnlyList<long>> keys)
    {
        FieldType field = Field(name, description, new ListGraphType(new NonNullGraphType(_objects[concept])));
        PlannedExecutionStrategy.MarkPlanned(field, new RecordsField(_maps[concept], keys));
        return field;
    }

    /// <summary>A union of concepts.</summary>
    /// <param name="concepts">The names of their types.</param>
    public UnionGraphType Union(string name, string description, IEnumerable<string> concepts)
    {
        UnionGraphType union = new() { Name = name, Description = description, ResolveType = _ => null };
        foreach (string concept in concepts)
        {
            union.AddPossibleType((ObjectGraphType)_objects[concept]);
            _maps[concept].Unions.Add(name);
        }
        return union;
    }

    /// <summary>
    /// A field of an object that is resolved: the record of a union that the object names, planned; null when it does not exist.
    /// </summary>
    /// <param name="key">The record's key, of the object's own value: the concept by its place in the union.</param>
    public FieldType RecordFieldType(string name, string description, UnionGraphType union, Func<object, RecordKey> key)
    {
        FieldType field = Field(name, description, union);
        PlannedExecutionStrategy.MarkPlanned(field, new UnionRecordField(MapsOf(union), key));
        return field;
    }

    /// <summary>
    /// A field of an object that is resolved: the records of a union that the object names, in its order, planned, without those
    /// that do not exist.
    /// </summary>
    /// <param name="keys">The records' keys, of the object's own value: the concepts by their places in the union.</param>
    public FieldType RecordsFieldType(string name, string description, UnionGraphType union, Func<object, IReadOnlyList<RecordKey>> keys)
    {
        FieldType field = Field(name, description, new ListGraphType(new NonNullGraphType(union)));
        PlannedExecutionStrategy.MarkPlanned(field, new UnionRecordsField(MapsOf(union), keys));
        return field;
    }

    private EntityMap[] MapsOf(UnionGraphType union) => [.. union.PossibleTypes.Select(type => _maps[type.Name])];

    private static InterfaceGraphType Interface(EntityMap map) =>
        new() { Name = map.Name, Description = map.Description, ResolveType = _ => null };

    private static ObjectGraphType Object(EntityMap map) =>
        new() { Name = map.Name, Description = map.Description, IsTypeOf = _ => true };

    // The engine compares fields when an interface is added: they must be there.
    private void AddInterfaces(EntityMap map)
    {
        IComplexGraphType type = _objects[map.Name];
        if (map.IsNode)
            ((IImplementInterfaces)type).AddResolvedInterface(_node);
        if (type is not ObjectGraphType concept)
            return;
        if (map.IsNode)
            _node.AddPossibleType(concept);
        if (map.Interface is not { } name)
            return;
        InterfaceGraphType parent = (InterfaceGraphType)_objects[name];
        concept.AddResolvedInterface(parent);
        parent.AddPossibleType(concept);
    }

    private void AddFields(EntityMap map)
    {
        IComplexGraphType type = _objects[map.Name];
        type.AddField(Field("id", "Opaque id, stable in one installation.", new NonNullGraphType(_scalars.Id)));
        foreach (MapField field in map.Fields)
        {
            FieldType shown = field.GraphField(this);
            if (field.Restriction is { } restriction)
                _showRestriction(shown, restriction, isInput: false);
            type.AddField(shown);
        }
    }

    /// <summary>All concepts.</summary>
    internal MapCatalog Maps => _maps;

    /// <summary>The interface of all that ids lead to.</summary>
    internal IGraphType Node => _node;

    /// <summary>The type of a concept's records.</summary>
    internal IGraphType Type(string concept) => _objects[concept];

    /// <summary>The field of a value or a record.</summary>
    /// <param name="day">The day that it takes.</param>
    internal FieldType Field(MapField field, IGraphType type, bool isNullable, DayArgument? day = null) =>
        Dated(Field(field.Name, field.Description, Nullable(type, isNullable || field.Restriction is not null)), day);

    /// <summary>The field of a list of values that are objects, and no records.</summary>
    internal FieldType Values(MapField field, string type, string description, IEnumerable<ColumnField> parts)
    {
        if (!_values.TryGetValue(type, out ObjectGraphType? item))
        {
            _values.Add(type, item = new ObjectGraphType { Name = type, Description = description });
            foreach (ColumnField part in parts)
                item.AddField(part.GraphField(this));
        }
        return Field(field, new ListGraphType(new NonNullGraphType(item)), isNullable: false);
    }

    /// <summary>The field of a list of records.</summary>
    /// <param name="day">The day that it takes.</param>
    internal FieldType List(MapField field, EntityMap target, DayArgument? day) =>
        Dated(ConnectionFieldType(field.Name, field.Description, target, required: field.Restriction is null), day);

    /// <summary>The field of a concept's statistics.</summary>
    internal FieldType Statistics(string concept, string description) =>
        _statistics.Field(_maps.Statistics(concept)!, description, required: true);

    private FieldType Dated(FieldType field, DayArgument? day)
    {
        if (day is not null)
            (field.Arguments ??= []).Add(new QueryArgument(_scalars.Date) { Name = day.Name, Description = day.Description });
        return field;
    }

    private void AddRootFields(ObjectGraphType query)
    {
        foreach (EntityMap map in _maps.All)
        {
            if (map.NaturalKeys.Count > 0)
                query.AddField(LookupFieldType(map));
            if (map.PluralName.Length == 0)
                continue;
            FieldType list = ConnectionFieldType(
                map.PluralName,
                $"A page of all records of {map.Name}, the first {Planner.DefaultPageSize} {Sorted(map)} if nothing else is asked: "
                    + $"{map.Description}",
                map,
                required: false);
            PlannedExecutionStrategy.MarkPlanned(list, new ConnectionField(map));
            query.AddField(list);
            if (_maps.Statistics(map.Name) is { } statistics)
            {
                FieldType groups = _statistics.Field(
                    statistics,
                    $"How many records of {map.Name} there are, with their sums and averages: of all or those that a filter leaves, in one "
                        + $"group or by what groupBy and period name, the first {Planner.DefaultGroups} groups if nothing else is asked.",
                    required: false);
                PlannedExecutionStrategy.MarkPlanned(groups, new StatisticsField(statistics));
                query.AddField(groups);
            }
        }
        FieldType node = Field("node", "The record with this id; null when there is none.", _node);
        node.Arguments = new QueryArguments(
            new QueryArgument(new NonNullGraphType(_scalars.Id)) { Name = "id", Description = "The record's id." });
        PlannedExecutionStrategy.MarkPlanned(node, new NodeField());
        query.AddField(node);
        FieldType nodes = Field(
            "nodes", "The records with these ids, in their order; null for each that does not exist.", new ListGraphType(_node));
        nodes.Arguments = new QueryArguments(new QueryArgument(new NonNullGraphType(new ListGraphType(new NonNullGraphType(_scalars.Id))))
        {
            Name = "ids",
            Description = $"The records' ids, {Planner.MaximumPageSize} at the most.",
        });
        PlannedExecutionStrategy.MarkPlanned(nodes, new NodesField());
        query.AddField(nodes.SizedBy("ids"));
    }

    private static string Sorted(EntityMap map) =>
        map.DefaultOrder is { } order ? $"by {order.Field}{(order.Descending ? " descending" : "")}" : "by id";

    private FieldType LookupFieldType(EntityMap map)
    {
        bool isOnly = map.NaturalKeys.Count == 1;
        string keys = string.Join(" or ", map.NaturalKeys.Select(key => key.Argument));
        FieldType lookup = Field(
            FirstLower(map.Name),
            $"One record of {map.Name} by its {keys}, null when there is none: {map.Description}",
            _objects[map.Name]);
        lookup.Arguments = new QueryArguments(map.NaturalKeys.Select(key => new QueryArgument(Nullable(_scalars.Of(key.Column), !isOnly))
        {
            Name = key.Argument,
            Description = isOnly ? key.Description : $"{key.Description} Exactly one key is given.",
        }));
        PlannedExecutionStrategy.MarkPlanned(lookup, new LookupField(map));
        return lookup;
    }

    private FieldType ConnectionFieldType(string name, string description, EntityMap map, bool required)
    {
        FieldType field = Field(name, description, Nullable(Connection(map), !required));
        field.Arguments = new QueryArguments(
            new QueryArgument(_scalars.Number)
            {
                Name = "first",
                Description = $"How many from the start of the page, 0 to {Planner.MaximumPageSize}; {Planner.DefaultPageSize} if neither "
                    + "first nor last is given.",
            },
            new QueryArgument(_scalars.Text) { Name = "after", Description = "A cursor of this list and sort: the page starts after it." },
            new QueryArgument(_scalars.Number)
            {
                Name = "last",
                Description = $"How many from the end of the page, 0 to {Planner.MaximumPageSize}.",
            },
            new QueryArgument(_scalars.Text) { Name = "before", Description = "A cursor of this list and sort: the page ends before it." },
            new QueryArgument(_inputs.Filter(map)) { Name = "where", Description = "Which records." },
            new QueryArgument(new ListGraphType(new NonNullGraphType(_inputs.Sort(map))))
            {
                Name = "order",
                Description = "In which order, the first element leading.",
            });
        return field.SizedAsConnection();
    }

    private ObjectGraphType Connection(EntityMap map)
    {
        if (_connections.TryGetValue(map.Name, out ObjectGraphType? connection))
            return connection;
        IGraphType record = new NonNullGraphType(_objects[map.Name]);
        ObjectGraphType edge = new() { Name = $"{map.Name}Edge", Description = $"A record of {map.Name} in a list, and its place there." };
        edge.AddField(Field("cursor", "Its place in this list and sort, for after and before.", new NonNullGraphType(_scalars.Text)));
        edge.AddField(Field("node", "The record.", record));
        connection = new ObjectGraphType { Name = $"{map.Name}Connection", Description = $"A page of a list of {map.Name}." };
        connection.AddField(
            Field("edges", "The records with their cursors.", new NonNullGraphType(new ListGraphType(new NonNullGraphType(edge)))));
        connection.AddField(Field("nodes", "The records.", new NonNullGraphType(new ListGraphType(record))));
        connection.AddField(Field("pageInfo", "Where the page stands in the list.", new NonNullGraphType(_pageInfo)));
        connection.AddField(Field(
            "totalCount", "How many records the whole list has; counted only when asked for.", new NonNullGraphType(_scalars.Number))
            .Cost(CountWeight));
        _connections.Add(map.Name, connection);
        return connection;
    }

    private static ObjectGraphType PageInfo(ScalarTypes scalars)
    {
        ObjectGraphType type = new() { Name = "PageInfo", Description = "Where a page stands in its list (Relay's Cursor Connections)." };
        type.AddField(Field(
            "hasNextPage", "Whether records follow the page; with last, whether before was given.", new NonNullGraphType(scalars.Boolean)));
        type.AddField(Field(
            "hasPreviousPage",
            "Whether records precede the page; with first, whether after was given.",
            new NonNullGraphType(scalars.Boolean)));
        type.AddField(Field("startCursor", "The first record's cursor; null on an empty page.", scalars.Text));
        type.AddField(Field("endCursor", "The last record's cursor; null on an empty page.", scalars.Text));
        return type;
    }

    private static IGraphType Nullable(IGraphType type, bool isNullable) => isNullable ? type : new NonNullGraphType(type);

    private static FieldType Field(string name, string description, IGraphType type) =>
        new() { Name = name, Description = description, ResolvedType = type };

    private static string FirstLower(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
