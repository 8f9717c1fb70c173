using System.ComponentModel;
using System.Reflection;
using GraphQL;
using GraphQL.Types;
using HubGraph.Concepts;
using HubGraph.Data.Model;
using HubGraph.Host;
using HubGraph.Planning;
using HubGraph.Planning.Schema;

namespace HubGraph.Graph.Mutations;

/// <summary>Makes the input types of mutations from C# records: names, types, nullability and descriptions are theirs.</summary>
internal sealed class InputTypes(ScalarTypes scalars)
{
    // Each row of a list is checked and written as one that comes alone.
    private const int RowWeight = 10;

    private readonly Dictionary<Type, InputObjectGraphType> _types = [];

    /// <summary>The input type of a record.</summary>
    public InputObjectGraphType Of(Type record)
    {
        if (_types.TryGetValue(record, out InputObjectGraphType? known))
            return known;
        RecordInputType type = new(record)
        {
            Name = record.Name,
            Description = Enumerations.Describe(record),
            IsOneOf = record.IsDefined(typeof(OneOfAttribute)),
        };
        _types.Add(record, type);
        foreach (InputProperty property in type.Properties)
        {
            IGraphType graphType = TypeOf(property.ValueType);
            FieldType field = type.AddField(new FieldType
            {
                Name = property.Name,
                Description = Enumerations.Describe(property.Member),
                ResolvedType = property.IsRequired ? new NonNullGraphType(graphType) : graphType,
                DefaultValue = property.Member.GetCustomAttribute<DefaultValueAttribute>()?.Value,
            });
            if (graphType is ListGraphType && graphType.GetNamedType() is IInputObjectGraphType)
                field.Cost(RowWeight);
        }
        return type;
    }

    private IGraphType TypeOf(Type type) =>
        InputValues.ItemOf(type) is { } item ? new ListGraphType(new NonNullGraphType(TypeOf(item)))
        : type == typeof(string) ? scalars.Text
        : type == typeof(int) ? scalars.Number
        : type == typeof(decimal) ? scalars.DecimalNumber
        : type == typeof(bool) ? scalars.Boolean
        : type == typeof(DateOnly) ? scalars.Date
        : type == typeof(DateTime) ? scalars.DateTime
        : type == typeof(DateWithPrecision) ? scalars.PartialDate
        : InputValues.IsRecordId(type) ? scalars.Id
        : type.IsEnum ? scalars.Enumeration(Enumerations.Of(type))
        : Of(type);
}

/// <summary>An input type that makes a C# record of what the client gave.</summary>
internal sealed class RecordInputType : InputObjectGraphType
{
    private readonly Type _record;

    public RecordInputType(Type record)
    {
        _record = record;
        // What is inherited comes first, as it is written.
        Properties =
        [
            .. record.GetProperties().OrderBy(property => Depth(property.DeclaringType!)).ThenBy(property => property.MetadataToken)
                .Select(property => new InputProperty(property)),
        ];
    }

    public IReadOnlyList<InputProperty> Properties { get; }

    public override object ParseDictionary(IDictionary<string, object?> value)
    {
        object record = Activator.CreateInstance(_record)!;
        foreach (InputProperty property in Properties)
        {
            if (value.TryGetValue(property.Name, out object? given))
                Set(record, property, given);
        }
        return record;
    }

    private static void Set(object record, InputProperty property, object? given)
    {
        try
        {
            property.Set(record, given);
        }
        catch (FormatException exception)
        {
            // The engine takes other exceptions than its own for the server's fault.
            throw new PlanningError(PlanningErrorCodes.BadUserInput, exception.Message);
        }
    }

    private static int Depth(Type type) => type.BaseType is { } parent ? 1 + Depth(parent) : 0;
}

/// <summary>A property of an input record as a field.</summary>
internal sealed class InputProperty
{
    private static readonly NullabilityInfoContext s_nullability = new();

    public InputProperty(PropertyInfo member)
    {
        Member = member;
        Name = Words.Camel(member.Name);
        IsRequired = member.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute));
        NullabilityInfo nullability;
        lock (s_nullability)
            nullability = s_nullability.Create(member);
        IsOptional = member.PropertyType.IsGenericType && member.PropertyType.GetGenericTypeDefinition() == typeof(Optional<>);
        if (IsOptional)
            nullability = nullability.GenericTypeArguments[0];
        MayBeNull = nullability.WriteState == NullabilityState.Nullable || nullability.ReadState == NullabilityState.Nullable;
        Type type = IsOptional ? member.PropertyType.GetGenericArguments()[0] : member.PropertyType;
        ValueType = Nullable.GetUnderlyingType(type) ?? type;
    }

    public PropertyInfo Member { get; }

    public string Name { get; }

    /// <summary>Its type, without null and <see cref="Optional{T}"/>.</summary>
    public Type ValueType { get; }

    public bool IsRequired { get; }

    /// <summary>Whether it is an <see cref="Optional{T}"/>.</summary>
    public bool IsOptional { get; }

    /// <summary>Whether what is given may be null.</summary>
    public bool MayBeNull { get; }

    /// <summary>Takes a value as the engine coerced it.</summary>
    /// <exception cref="FormatException">It is null, and what is there cannot be emptied.</exception>
    public void Set(object record, object? given)
    {
        object? value = InputValues.Convert(given, ValueType);
        if (value is null && !MayBeNull)
        {
            if (IsOptional)
                throw new FormatException($"'{Name}' cannot be emptied: leave it out to keep what there is.");
            return;
        }
        Member.SetValue(record, IsOptional ? Activator.CreateInstance(Member.PropertyType, value) : value);
    }
}

/// <summary>Values as the engine coerces them, and as inputs hold them.</summary>
internal static class InputValues
{
    /// <summary>The type of a list's items; null when it is no list.</summary>
    public static Type? ItemOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;

    public static bool IsRecordId(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(RecordId<>);

    /// <summary>A value of the given type.</summary>
    public static object? Convert(object? value, Type type)
    {
        if (value is null || type.IsInstanceOfType(value))
            return value is string text ? WrittenText.Of(text) : value;
        if (ItemOf(type) is { } item)
        {
            object?[] items = [.. ((System.Collections.IEnumerable)value).Cast<object?>()];
            Array list = Array.CreateInstance(item, items.Length);
            for (int i = 0; i < items.Length; i++)
                list.SetValue(Convert(items[i], item), i);
            return list;
        }
        if (IsRecordId(type))
            return Activator.CreateInstance(type, Key(value.ToString()!, type.GetGenericArguments()[0]));
        if (type == typeof(DateWithPrecision))
            return DateWithPrecision.Parse((string)value);
        return type.IsEnum
            ? EnumNames.ParseAs(type, (string)value)
            : System.Convert.ChangeType(value, type, System.Globalization.CultureInfo.InvariantCulture);
    }

    private static long Key(string id, Type record) =>
        GlobalId.TryDecode(id, out string name, out long key)
        && (name == record.Name || record.Assembly.GetType($"{record.Namespace}.{name}")?.IsSubclassOf(record) == true) ? key : 0;
}
