using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using HubGraph.Concepts;
using HubGraph.Data.Lookups;

namespace HubGraph.Graph.Mutations;

/// <summary>Which properties of an input write which of an entity, as expressions.</summary>
internal sealed class InputPairs
{
    private readonly ParameterExpression _input, _entity;
    private readonly ParameterExpression _refuse = Expression.Parameter(typeof(Refuse));
    private readonly ParameterExpression _lookup = Expression.Parameter(typeof(LookupResult));
    private readonly ParameterExpression _gives = Expression.Parameter(typeof(Func<string, bool, bool>));
    private readonly ParameterExpression _request = Expression.Parameter(typeof(LookupRequest));
    private readonly List<Expression> _writes = [], _asks = [];
    private readonly HashSet<string> _written = [];

    public InputPairs(Type input, Type entity, string[] byHand)
    {
        (_input, _entity) = (Expression.Parameter(input), Expression.Parameter(entity));
        HashSet<string> rest = [.. byHand];
        InputProperty[] properties = [.. input.GetProperties().Select(property => new InputProperty(property))];
        // The key and the version are the database's.
        rest.UnionWith(properties.Select(property => property.Member.Name).Intersect([nameof(IRecord.Id), nameof(IRecord.Version)]));
        foreach (InputProperty property in properties)
        {
            if (rest.Remove(property.Member.Name))
                continue;
            Expression value = ValueOf(property);
            if (Pair(property, value) is not { } pair)
                throw new InvalidOperationException($"{entity.Name} has no {property.Name} like {input.Name}'s, nor does a hand write it.");
            _writes.Add(IfGiven(property, value, pair));
        }
        bool isNew = properties.All(property => !property.IsOptional);
        string[] required = [.. RequiredOf(entity).Select(property => property.Name)];
        if (isNew && required.Except(byHand).Except(_written).FirstOrDefault() is { } missing)
            throw new InvalidOperationException($"{input.Name} does not write {entity.Name}.{missing}, nor is it written by hand.");
        rest.ExceptWith(required);
        if (rest.Count > 0)
            throw new InvalidOperationException($"{input.Name} has no {string.Join(", ", rest)} that is written by hand.");
    }

    /// <summary>What writes the entity.</summary>
    public TDelegate Compile<TDelegate>() => Lambda<TDelegate>(_writes, _input, _entity, _refuse, _lookup, _gives);

    /// <summary>What asks for what the input refers to.</summary>
    public TDelegate CompileRequest<TDelegate>() => Lambda<TDelegate>(_asks, _input, _request);

    private static TDelegate Lambda<TDelegate>(List<Expression> steps, params ParameterExpression[] parameters) =>
        Expression.Lambda<TDelegate>(Expression.Block(typeof(void), [.. steps, Expression.Empty()]), parameters).Compile();

    // What is given, null where an Optional is left out.
    private Expression ValueOf(InputProperty property)
    {
        Expression value = Expression.Property(_input, property.Member);
        return property.IsOptional
            ? Expression.Call(value, nameof(Optional<>.Or), null, Expression.Default(value.Type.GetGenericArguments()[0]))
            : value;
    }

    private Expression IfGiven(InputProperty property, Expression value, Expression write)
    {
        if (property.IsOptional)
            return Expression.IfThen(Expression.Property(Expression.Property(_input, property.Member), nameof(Optional<>.IsSet)), write);
        if (!property.MayBeNull)
            return write;
        Expression hasValue = Expression.NotEqual(value, Expression.Constant(null, value.Type));
        return Expression.IfThen(
            Expression.OrElse(
                Expression.Equal(_gives, Expression.Constant(null, _gives.Type)),
                Expression.Invoke(_gives, Expression.Constant(property.Name), hasValue)),
            write);
    }

    private Expression? Pair(InputProperty property, Expression value)
    {
        ConstantExpression path = Expression.Constant(property.Name);
        string name = property.Member.Name;
        if (InputValues.IsRecordId(property.ValueType))
            return Refer(name, property.ValueType.GetGenericArguments()[0], KeyOf(value), key => key);
        if (name.EndsWith("Euros", StringComparison.Ordinal))
        {
            if (To($"{name[..^5]}Cents") is not { } cents)
                return null;
            string convert = cents.Type == typeof(long) ? nameof(ValueRules.PositiveCents) : nameof(ValueRules.Cents);
            return Assign(cents, Expression.Call(typeof(ValueRules), convert, null, value, path, _refuse));
        }
        if (_entity.Type.GetProperty(name) is not { } like)
            return null;
        if (value.Type == typeof(string) && typeof(IRecord).IsAssignableFrom(like.PropertyType))
        {
            ConstantExpression type = Expression.Constant(like.PropertyType);
            return Refer(name, like.PropertyType, value, key =>
                Expression.Call(typeof(References), nameof(References.KeyOf), null, _lookup, type, key, path, _refuse));
        }
        if (InputValues.ItemOf(property.ValueType) is { } item)
        {
            Type row = like.PropertyType.GetGenericArguments()[0];
            return RequiredOf(row).ToArray() is [var only] && only.PropertyType == item
                ? Expression.Call(typeof(Lists), nameof(Lists.BecomeRows), [row, item], Expression.Property(_entity, like), value)
                : null;
        }
        return To(name) is { } to && (!property.MayBeNull || new InputProperty(like).MayBeNull) ? Assign(to, value) : null;
    }

    // Asks for a record, and writes its key.
    private BinaryExpression? Refer(string name, Type record, Expression key, Func<Expression, Expression> find)
    {
        Expression asked = key.Type == typeof(long) ? Expression.Convert(key, typeof(long?)) : key;
        _asks.Add(Expression.Call(_request, nameof(LookupRequest.Add), null, Expression.Constant(record), asked));
        return To($"{name}Id") is not { } foreign ? null : Assign(foreign, find(key));
    }

    private static Expression KeyOf(Expression id) => Nullable.GetUnderlyingType(id.Type) is null
        ? Expression.Property(id, nameof(RecordId<>.Key))
        : Expression.Condition(
            Expression.Property(id, "HasValue"),
            Expression.Convert(Expression.Property(Expression.Property(id, "Value"), nameof(RecordId<>.Key)), typeof(long?)),
            Expression.Constant(null, typeof(long?)));

    // What was not found leaves a key that must be there as it is: it is refused.
    private BinaryExpression? Assign(MemberExpression to, Expression value)
    {
        _written.Add(to.Member.Name);
        return to.Type == value.Type ? Expression.Assign(to, value)
            : Nullable.GetUnderlyingType(to.Type) == value.Type ? Expression.Assign(to, Expression.Convert(value, to.Type))
            : value.Type == typeof(long?) && to.Type == typeof(long) && value is MethodCallExpression
                ? Expression.Assign(to, Expression.Coalesce(value, to))
            : null;
    }

    private MemberExpression? To(string name) =>
        _entity.Type.GetProperty(name) is { SetMethod.IsPublic: true } property ? Expression.Property(_entity, property) : null;

    private static IEnumerable<PropertyInfo> RequiredOf(Type type) =>
        type.GetProperties().Where(property => property.IsDefined(typeof(RequiredMemberAttribute)));
}
