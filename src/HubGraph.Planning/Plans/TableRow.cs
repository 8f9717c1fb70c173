using HubGraph.Planning.Mapping;
using HubGraph.Planning.Rows;

namespace HubGraph.Planning.Plans;

/// <summary>Where the path of a column of a table has led to so far: a record of a concept in the row.</summary>
/// <param name="IsRequired">Whether each row has one there.</param>
/// <param name="Description">What the path says, each step with a space after it.</param>
internal sealed record TableRow(MapCatalog Maps, EntityMap Map, string Alias, SelectBuilder Builder, bool IsRequired, string Description)
{
    private const string Id = "id";

    /// <summary>The column that the rest of a path leads to.</summary>
    public TableColumn Column(ReadOnlySpan<string> path)
    {
        if (path is [])
            throw new InvalidOperationException($"{Map.Name} is no value.");
        if (path is [Id])
            return IdColumn(Map, Id);
        if (path is ["__typename"])
            return TypeColumn();
        MapField field = Find(path[0], out bool isEverywhere);
        TableRow described = this with { IsRequired = IsRequired && isEverywhere, Description = Description + field.Description };
        return field.TableColumn(described, path[1..]);
    }

    /// <summary>The column of a value.</summary>
    public ValueColumn Value(Column value, string expression) =>
        new(Description, value.Kind, IsRequired && !value.IsNullable, Builder.Column(expression))
        {
            Names = value.Enumeration?.Values,
            Example = value.Kind.Example(value),
        };

    /// <summary>The column of a list of values, each a text.</summary>
    /// <param name="expression">JSON strings joined by commas.</param>
    public ListColumn List(Column value, string expression) =>
        new(Description, value.Kind, Builder.Column(expression)) { Names = value.Enumeration?.Values, Example = value.Kind.Example(value) };

    /// <summary>The column of a list of what another column has.</summary>
    /// <inheritdoc cref="List(Mapping.Column, string)"/>
    public ListColumn List(TableColumn item, string expression) =>
        new(Description, item.Kind, Builder.Column(expression)) { Names = item.Names, Example = item.Example };

    /// <summary>The column of a record's id.</summary>
    /// <param name="concept">The record's concept.</param>
    /// <param name="key">The column of its key in the row.</param>
    public TableColumn IdColumn(EntityMap concept, string key)
    {
        bool isShared = concept.Implementations.Count > 0;
        NameMap types = isShared
            ? new NameMap(concept.Implementations.Select(type => (Maps[type].Discriminator!.Value.Value, $"{type}:")))
            : new NameMap([("", $"{concept.Name}:")]);
        string description = $"{Description}Opaque id in the graph, where node(id:) leads to it; stable in one installation.";
        return new IdColumn(description, IsRequired, Builder.Column($"{Alias}.{key}"), isShared ? Discriminator() : null, types)
        {
            Example = GlobalId.Encode(isShared ? concept.Implementations[0] : concept.Name, 1),
        };
    }

    // The concepts that share the table are told apart by their names in the graph.
    private NameColumn TypeColumn()
    {
        EntityMap[] types = [.. Map.Implementations.Select(type => Maps[type])];
        NameMap names = new(types.Select(type => (type.Discriminator!.Value.Value, type.Name)));
        return new NameColumn("Its type in the graph.", true, Discriminator(), names)
        {
            Names = [.. types.Select(type => (type.Name, type.Description))],
            Example = types[0].Name,
        };
    }

    private int Discriminator() => Builder.Column($"{Alias}.{Maps[Map.Implementations[0]].Discriminator!.Value.Column}");

    // A field of the concept, or of one of those that share its table: then other rows have none.
    private MapField Find(string name, out bool isEverywhere)
    {
        MapField? own = Map.Find(name);
        isEverywhere = own is not null;
        MapField field = own ?? Map.Implementations.Select(type => Maps[type].Find(name)).FirstOrDefault(found => found is not null)
            ?? throw new InvalidOperationException($"{Map.Name} has no field {name}.");
        return field.Restriction is null ? field : throw new InvalidOperationException($"{Map.Name}.{name} is not for everybody.");
    }
}
