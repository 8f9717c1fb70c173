using System.Globalization;
using System.Text;
using HubGraph.Data.Model;
using HubGraph.Graph;
using HubGraph.Planning;
using HubGraph.Planning.Mapping;
using HubGraph.Planning.Sql;

namespace HubGraph.Exports;

/// <summary>Follows the paths of an export's columns through the graph's declarations, and makes columns and SQL of them.</summary>
internal sealed class ExportCompiler(EntityMap map, MapCatalog maps, Dialect dialect)
{
    /// <summary>The alias of the concept's own table.</summary>
    public const string Alias = "t";

    private const string Id = "id";
    private const string TypeName = "__typename";
    private readonly List<ExportColumn> _columns = [];
    private readonly List<string> _expressions = [];
    private readonly Dictionary<(string Alias, string ForeignKey), string> _joined = [];
    private readonly StringBuilder _joins = new();

    public IReadOnlyList<ExportColumn> Columns => _columns;

    /// <summary>The statement up to its condition.</summary>
    public string Select => $"SELECT {string.Join(", ", _expressions)} FROM {map.Table.Name} {Alias}{_joins}";

    /// <summary>Adds the column of a field, and that of its labels.</summary>
    public void Add(ExportField field)
    {
        string name = field.Name ?? string.Join('_', field.Path.Split('.').Select(Words.Snake));
        if (field.Path == TypeName)
        {
            AddTypeName(name);
            return;
        }
        Place place = new(map, Alias, true, "");
        string[] path = field.Path.Split('.');
        for (int i = 0; i < path.Length - 1; i++)
        {
            MapField step = Find(place, path[i], out bool isEverywhere);
            place = place with { IsRequired = place.IsRequired && isEverywhere, Description = $"{place.Description}{step.Description} " };
            switch (step)
            {
                case OneRelation one when path[i + 1] == Id && maps[one.Target].Present is null:
                    AddId(name, place with { Map = maps[one.Target], IsRequired = place.IsRequired && !one.IsNullable }, one.ForeignKey);
                    return;
                case OneRelation one:
                    place = Follow(place, one, _joined, _joins);
                    break;
                case ManyRelation many:
                    AddMany(name, field, place, many, path[(i + 1)..]);
                    return;
                default:
                    throw new InvalidOperationException($"{field.Path}: {step.Name} leads nowhere.");
            }
        }
        if (path[^1] == Id)
            AddId(name, place, Id);
        else
            AddValue(name, field, place, path[^1]);
    }

    private void AddValue(string name, ExportField field, Place place, string last)
    {
        MapField value = Find(place, last, out bool isEverywhere);
        string description = place.Description + value.Description;
        bool isRequired = place.IsRequired && isEverywhere;
        switch (value)
        {
            case ColumnField { Column: var column }:
                AddValue(name, field, column, description, isRequired && !column.IsNullable, $"{place.Alias}.{column.Name}");
                break;
            case ExpressionField { Day: null } expression:
                AddValue(name, field, expression.Result, description, isRequired && !expression.Result.IsNullable, $"({expression.Sql(place.Alias, "")})");
                break;
            case ListField list:
                AddList(name, field, list.Value, description, $"(SELECT {dialect.JoinTexts($"l.{list.Value.Name}", $"l.{list.OrderColumn}")} FROM {list.Table.Name} l WHERE l.{list.ForeignKey} = {place.Alias}.id)");
                break;
            default:
                throw new InvalidOperationException($"{field.Path} is no value.");
        }
    }

    private void AddValue(string name, ExportField field, Column column, string description, bool isRequired, string expression)
    {
        int ordinal = Ordinal(expression);
        _columns.Add(new ValueColumn(name, description, column.Kind, isRequired, ExampleOf(field, column), ordinal) { Values = NamesOf(column) });
        if (column.Enumeration is { } enumeration)
            _columns.Add(new LabelColumn($"{name}_label", $"French label of {name}.", isRequired, LabelOf(enumeration.Values[0]), ordinal, LabelsOf(enumeration)) { Values = [.. enumeration.Values.Select(LabelOf)] });
    }

    private void AddList(string name, ExportField field, Column item, string description, string expression)
    {
        int ordinal = Ordinal(expression);
        _columns.Add(new ListColumn(name, description, item.Kind, ExampleOf(field, item), ordinal, null) { IsList = true, Values = NamesOf(item) });
        if (item.Enumeration is { } enumeration)
            _columns.Add(new ListColumn($"{name}_labels", $"French labels of {name}.", item.Kind, LabelOf(enumeration.Values[0]), ordinal, LabelsOf(enumeration)) { IsList = true, Values = [.. enumeration.Values.Select(LabelOf)] });
    }

    // The values of related records, each once, in order.
    private void AddMany(string name, ExportField field, Place place, ManyRelation many, string[] rest)
    {
        Place other = new(maps[many.Target], "m", true, place.Description);
        StringBuilder from = new(many.Through is { } link
            ? $"{link.Table.Name} l JOIN {other.Map.Table.Name} m ON m.id = l.{link.TargetKey}"
            : $"{other.Map.Table.Name} m");
        string reach = $"{(many.Through is null ? "m" : "l")}.{many.ForeignKey} = {place.Alias}.id";
        Dictionary<(string, string), string> joined = [];
        foreach (string step in rest[..^1])
            other = Follow(other, (OneRelation)Find(other, step, out _), joined, from, "m");
        Column column = ((ColumnField)Find(other, rest[^1], out _)).Column;
        string value = $"{other.Alias}.{column.Name}";
        string condition = FilterWriter.And(reach, many.Condition?.Invoke("m"), maps[many.Target].Membership("m"), $"{value} IS NOT NULL");
        AddList(name, field, column, place.Description.TrimEnd(), $"(SELECT {dialect.JoinTexts("d.v", "d.v")} FROM (SELECT DISTINCT {value} AS v FROM {from} WHERE {condition}) d)");
    }

    private Place Follow(Place place, OneRelation one, Dictionary<(string, string), string> joined, StringBuilder joins, string prefix = "j")
    {
        EntityMap target = maps[one.Target];
        if (!joined.TryGetValue((place.Alias, one.ForeignKey), out string? alias))
        {
            alias = string.Create(CultureInfo.InvariantCulture, $"{prefix}{joined.Count + 1}");
            joined.Add((place.Alias, one.ForeignKey), alias);
            joins.Append(CultureInfo.InvariantCulture, $" LEFT JOIN {target.Table.Name} {alias} ON {FilterWriter.And($"{alias}.id = {place.Alias}.{one.ForeignKey}", target.Present?.Invoke(alias))}");
        }
        return new Place(target, alias, place.IsRequired && !one.IsNullable && target.Present is null, place.Description);
    }

    private void AddId(string name, Place place, string key)
    {
        EntityMap concept = place.Map;
        bool isShared = concept.Implementations.Count > 0;
        IEnumerable<(string, string)> types = isShared
            ? concept.Implementations.Select(type => (maps[type].Discriminator!.Value.Value, $"{type}:"))
            : [("", $"{concept.Name}:")];
        int? discriminator = isShared ? Ordinal($"{place.Alias}.{Discriminator(concept)}") : null;
        string example = GlobalId.Encode(isShared ? concept.Implementations[0] : concept.Name, 1);
        _columns.Add(new IdColumn(name, $"{place.Description}Opaque id in the graph, where node(id:) leads to it; stable in one installation.", place.IsRequired, example, Ordinal($"{place.Alias}.{key}"), discriminator, new Labels(types)));
    }

    // The concepts that share the table are told apart by their names in the graph; their labels stand in their descriptions.
    private void AddTypeName(string name)
    {
        EntityMap[] types = [.. map.Implementations.Select(type => maps[type])];
        int ordinal = Ordinal($"{Alias}.{Discriminator(map)}");
        AddNames(name, "Its type in the graph.", type => type.Name);
        AddNames($"{name}_label", $"French label of {name}.", type => Term(type.Name, type.Description));

        void AddNames(string column, string description, Func<EntityMap, string> called) => _columns.Add(
            new LabelColumn(column, description, true, called(types[0]), ordinal, new Labels(types.Select(type => (type.Discriminator!.Value.Value, called(type))))) { Values = [.. types.Select(called)] });
    }

    private string Discriminator(EntityMap concept) => maps[concept.Implementations[0]].Discriminator!.Value.Column;

    // A field of the concept, or of one of those that share its table: then other rows have none.
    private MapField Find(Place place, string name, out bool isEverywhere)
    {
        MapField? own = place.Map.Find(name);
        isEverywhere = own is not null;
        MapField field = own ?? place.Map.Implementations.Select(type => maps[type].Find(name)).FirstOrDefault(found => found is not null)
            ?? throw new InvalidOperationException($"{place.Map.Name} has no field {name}.");
        return field.Restriction is null ? field : throw new InvalidOperationException($"{place.Map.Name}.{name} is not for everybody.");
    }

    private int Ordinal(string expression)
    {
        int ordinal = _expressions.IndexOf(expression);
        if (ordinal >= 0)
            return ordinal;
        _expressions.Add(expression);
        return _expressions.Count - 1;
    }

    private static string[]? NamesOf(Column column) => column.Enumeration is { } enumeration ? [.. enumeration.Values.Select(value => value.Name)] : null;

    private static Labels LabelsOf(EnumerationMap enumeration) => new(enumeration.Values.Select(value => (value.Name, LabelOf(value))));

    private static string LabelOf((string Name, string Description) value) => Term(value.Name, value.Description);

    private static string Term(string name, string description) =>
        Enumerations.FrenchTerm(description) ?? throw new InvalidOperationException($"The description of {name} has no French term.");

    private static string ExampleOf(ExportField field, Column column) =>
        field.Example ?? column.Kind.Example(column) ?? throw new InvalidOperationException($"{field.Path} has no example.");

    /// <summary>Where a path has led to so far.</summary>
    /// <param name="IsRequired">Whether each row has something there.</param>
    private sealed record Place(EntityMap Map, string Alias, bool IsRequired, string Description);
}
