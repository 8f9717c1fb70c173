using GraphQL.Types;
using HubGraph.Planning.Mapping;
using HubGraph.Planning.Sql;

namespace HubGraph.Planning.Schema;

/// <summary>The inputs of filters and sorts, by HotChocolate's conventions, each made once.</summary>
internal sealed class InputTypes(MapCatalog maps, ScalarTypes scalars, ShowRestriction showRestriction)
{
    // No index helps to find a text within others.
    private const int ScanWeight = 5;

    // A look at the records on the other side of a relation, for each record.
    private const int ListWeight = 5;

    private readonly Dictionary<string, InputObjectGraphType> _types = [];
    private readonly EnumerationGraphType _direction = Direction();

    /// <summary>The filter of a concept.</summary>
    public InputObjectGraphType Filter(EntityMap map) =>
        Once($"{map.Name}FilterInput", $"Which records of {map.Name}; all conditions hold.", type =>
        {
            Add(type, "and", "All of these hold; an empty list is no condition.", new ListGraphType(new NonNullGraphType(type)));
            Add(type, "or", "One of these holds; an empty list is no condition.", new ListGraphType(new NonNullGraphType(type)));
            Add(type, "id", "By id.", Operations("Id", scalars.Id, ["eq", "neq", "in", "nin"]));
            foreach (MapField field in map.Fields.Where(field => field.IsFilter))
                AddNamed(type, field, field.FilterInput(this));
        });

    /// <summary>The direction of a sort.</summary>
    public EnumerationGraphType SortDirection => _direction;

    /// <summary>The sort of a concept: one field of it.</summary>
    public InputObjectGraphType Sort(EntityMap map) => Once(
        $"{map.Name}SortInput",
        $"A field to sort records of {map.Name} by, and its direction. Null sorts lowest; equal records sort by id.",
        type =>
        {
            type.IsOneOf = true;
            Add(type, "id", "By id.", _direction);
            foreach (MapField field in map.Fields.Where(field => field.IsSort))
                AddNamed(type, field, _direction);
        });

    /// <summary>All concepts.</summary>
    public MapCatalog Maps => maps;

    /// <summary>The types of values.</summary>
    public ScalarTypes Scalars => scalars;

    /// <summary>The filter of a value.</summary>
    public InputObjectGraphType Operations(Column column)
    {
        ScalarGraphType type = scalars.Of(column);
        return Operations(type.Name, type, column.Kind.FilterOperators);
    }

    private InputObjectGraphType Operations(string name, ScalarGraphType scalar, IEnumerable<string> operators) => Once(
        $"{name}OperationFilterInput",
        $"Conditions on a value of type {scalar.Name}; all of them hold. Negative operators include null.",
        type =>
        {
            foreach (string operation in operators)
            {
                bool isList = Operators.Positive(operation).Name == "in";
                FieldType field = Add(
                    type, operation, OperatorDescriptions.Of(operation), isList ? new ListGraphType(new NonNullGraphType(scalar)) : scalar);
                if (Operators.Positive(operation).Name is "contains" or "endsWith")
                    field.Cost(ScanWeight);
            }
        });

    /// <summary>The filter of a value that is an object of a type.</summary>
    public InputObjectGraphType Value(string type, IEnumerable<ColumnField> parts) =>
        Once($"{type}FilterInput", $"Conditions on a {type}; all of them hold.", input =>
        {
            foreach (ColumnField part in parts)
                Add(input, part.Name, part.NamedDescription, part.FilterInput(this));
        });

    /// <summary>The filter of a value that a day decides.</summary>
    public InputObjectGraphType Dated(Column column, DayArgument day) => Once(
        $"{scalars.Of(column).Name}On{char.ToUpperInvariant(day.Name[0])}{day.Name[1..]}OperationFilterInput",
        "Conditions on a value that a day decides; all of them hold.",
        type =>
        {
            Add(type, day.Name, day.Description, scalars.Date);
            foreach (FieldType operation in Operations(column).Fields)
                Add(type, operation.Name, operation.Description!, operation.ResolvedType!);
        });

    /// <summary>The filter of a list.</summary>
    /// <param name="what">What its items are, in words.</param>
    /// <param name="item">The filter of one.</param>
    public InputObjectGraphType List(string name, string what, IGraphType item) =>
        Once(name, $"Conditions on a list of {what}; all of them hold.", type =>
        {
            Add(type, "all", $"All {what} meet it; true of an empty list.", item).Cost(ListWeight);
            Add(type, "none", "None meets it.", item).Cost(ListWeight);
            Add(type, "some", "At least one meets it.", item).Cost(ListWeight);
            Add(type, "any", "Whether there is any.", scalars.Boolean).Cost(ListWeight);
        });

    private InputObjectGraphType Once(string name, string description, Action<InputObjectGraphType> fill)
    {
        if (_types.TryGetValue(name, out InputObjectGraphType? type))
            return type;
        type = new InputObjectGraphType { Name = name, Description = description };
        _types.Add(name, type);
        fill(type);
        return type;
    }

    private void AddNamed(InputObjectGraphType type, MapField field, IGraphType input)
    {
        FieldType named = Add(type, field.Name, field.NamedDescription, input);
        if (field.Restriction is { } restriction)
            showRestriction(named, restriction, isInput: true);
    }

    private static FieldType Add(InputObjectGraphType type, string name, string description, IGraphType field) =>
        type.AddField(new FieldType { Name = name, Description = description, ResolvedType = field });

    private static EnumerationGraphType Direction()
    {
        EnumerationGraphType type = new() { Name = "SortEnumType", Description = "The direction of a sort." };
        type.Add("ASC", false, "From low to high; null first.");
        type.Add("DESC", true, "From high to low; null last.");
        return type;
    }
}

internal static class OperatorDescriptions
{
    public static string Of(string operation) => operation switch
    {
        "eq" => "Equal; null is equal to null.",
        "in" => "Among these; none is among an empty list.",
        "gt" => "Greater.",
        "gte" => "Greater or equal.",
        "lt" => "Less.",
        "lte" => "Less or equal.",
        "contains" => "Contains this text; % and _ are plain characters.",
        "startsWith" => "Starts with this text.",
        "endsWith" => "Ends with this text.",
        _ => $"Not {Operators.Positive(operation).Name}; includes null.",
    };
}
