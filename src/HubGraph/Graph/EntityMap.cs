using System.Linq.Expressions;
using HubGraph.Concepts;
using HubGraph.Concepts.Identifiers;
using HubGraph.Data.Model;
using HubGraph.Graph.Changes;
using HubGraph.Planning.Mapping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HubGraph.Graph;

/// <summary>
/// A concept's declaration over an entity: tables, columns and keys are those of EF's model, so that names are written once. It is
/// read twice: over the model as it is made, for what the database must have, and over the one that was made, by the planner.
/// </summary>
internal abstract class EntityMap<TEntity> : EntityMap
{
    private readonly IReadOnlyEntityType _type;

    /// <summary>Declares a concept that other names than the entity's own are not needed for.</summary>
    /// <param name="plural">The name of its list at the graph's root; empty for a concept that only others lead to.</param>
    protected EntityMap(IReadOnlyModel model, string plural, string description)
        : this(model.FindEntityType(typeof(TEntity))!, plural, description)
    {
    }

    private EntityMap(IReadOnlyEntityType type, string plural, string description)
        : base(type.ClrType.Name, plural, description, new Table(type.GetTableName()!))
    {
        _type = type;
        IsNode = typeof(IRecord).IsAssignableFrom(type.ClrType) && !typeof(IPersonalRecord).IsAssignableFrom(type.ClrType);
        if (IsNode)
        {
            Add(new ColumnField(
                "version",
                "How often it was written, from 1: who updates it says which version was read.",
                Column(type.FindProperty(nameof(IRecord.Version))!)));
            Add(ChangeMap.HistoryOf(type));
        }
        if (type.FindProperty(nameof(IWithdrawable.WithdrawnAt)) is { } withdrawn && typeof(IWithdrawable).IsAssignableFrom(type.ClrType))
            Present = row => $"{row}.{withdrawn.GetColumnName()} IS NULL";
        if (type.FindDiscriminatorProperty() is not { } discriminator)
            return;
        if (type.BaseType is null)
        {
            Implementations = [.. type.GetDirectlyDerivedTypes().Select(derived => derived.ClrType.Name)];
        }
        else
        {
            Interface = type.BaseType.ClrType.Name;
            Discriminator = (discriminator.GetColumnName(), (string)type.GetDiscriminatorValue()!);
        }
    }

    /// <summary>A field that is a property; amounts in cents become <c>…Euros</c>.</summary>
    /// <param name="onDay">Its value on a day, where earlier ones are known.</param>
    protected MapField Field<TValue>(
        Expression<Func<TEntity, TValue>> property, string description, string? name = null, Func<string, string, string>? onDay = null) =>
        Add(new ColumnField(name ?? FieldName(Member(property)), description, Column(property)) { OnDay = onDay });

    /// <summary>
    /// A field that is a property which may be unknown, and that clients count on: an SQL literal stands for it, which no value
    /// equals.
    /// </summary>
    protected MapField Field<TValue>(string absent, Expression<Func<TEntity, TValue>> property, string description) =>
        Add(new ColumnField(FieldName(Member(property)), description, Column(property)) { Absent = absent });

    /// <summary>A field that is a property, and that another property sorts.</summary>
    protected MapField Field<TValue, TSorted>(
        Expression<Func<TEntity, TValue>> property, string description, Expression<Func<TEntity, TSorted>> sorted) =>
        Add(new ColumnField(FieldName(Member(property)), description, Column(property)) { Sorted = Column(sorted) }).Sort();

    /// <summary>
    /// A field that is the day of an instant, where that was: who filters by the day and sorts by the instant walks only so much
    /// of them.
    /// </summary>
    protected MapField Day(Expression<Func<TEntity, DateOnly>> property, string description, Expression<Func<TEntity, DateTime>> instant) =>
        Add(new ColumnField(FieldName(Member(property)), description, Column(property)) { InstantOfDay = Column(instant) });

    /// <summary>A field that is a property which holds JSON.</summary>
    protected MapField Json(Expression<Func<TEntity, string?>> property, string description) =>
        Add(new ColumnField(FieldName(Member(property)), description, Column(property) with { Kind = ValueKind.Json }));

    /// <summary>A field that is a property, and a natural key of the concept.</summary>
    /// <param name="condition">Another condition on the row <c>t</c> than equality, given the key's placeholder.</param>
    protected MapField Key(Expression<Func<TEntity, string?>> property, string description, Func<string, string>? condition = null)
    {
        NaturalKeys.Add(new NaturalKey(FieldName(Member(property)), Column(property), description, condition));
        return Field(property, description).Exact().Filter().Sort();
    }

    /// <summary>A relation to one record.</summary>
    protected MapField One<TTarget>(Expression<Func<TEntity, TTarget?>> navigation, string description)
        where TTarget : class
    {
        string member = Member(navigation);
        IReadOnlyForeignKey foreignKey = _type.FindNavigation(member)!.ForeignKey;
        IReadOnlyProperty property = foreignKey.Properties[0];
        return Add(new OneRelation(FieldName(member), description, typeof(TTarget).Name, property.GetColumnName(), property.IsNullable));
    }

    /// <summary>A relation to many records, by their foreign key.</summary>
    /// <param name="onDay">Whether one held on a day, where they have dates.</param>
    protected MapField Many<TTarget>(
        Expression<Func<TEntity, IEnumerable<TTarget>>> navigation, string description, string? name = null,
        Func<string, string, string>? onDay = null)
    {
        string member = Member(navigation);
        IReadOnlyForeignKey foreignKey = _type.FindNavigation(member)!.ForeignKey;
        return Add(
            new ManyRelation(name ?? FieldName(member), description, typeof(TTarget).Name, foreignKey.Properties[0].GetColumnName())
            {
                OnDay = onDay,
            });
    }

    /// <summary>
    /// A relation to many records through a table of links: <paramref name="links"/> are this record's, <paramref name="target"/>
    /// is where one leads.
    /// </summary>
    /// <param name="onDay">Whether a link held on a day, where links have dates.</param>
    protected MapField Through<TLink, TTarget>(
        string name, Expression<Func<TEntity, IEnumerable<TLink>>> links, Expression<Func<TLink, TTarget?>> target, string description,
        Func<string, string, string>? onDay = null)
        where TTarget : class
    {
        IReadOnlyForeignKey foreignKey = _type.FindNavigation(Member(links))!.ForeignKey;
        IReadOnlyEntityType link = foreignKey.DeclaringEntityType;
        IReadOnlyProperty targetKey = link.FindNavigation(Member(target))!.ForeignKey.Properties[0];
        return Add(new ManyRelation(
            name,
            description,
            typeof(TTarget).Name,
            foreignKey.Properties[0].GetColumnName(),
            new Link(new Table(link.GetTableName()!), targetKey.GetColumnName()))
        { OnDay = onDay });
    }

    /// <summary>A list of scalars, kept in a table of its own and sorted by <paramref name="order"/>, by its value if not given.</summary>
    protected MapField List<TItem, TValue>(
        Expression<Func<TEntity, IEnumerable<TItem>>> items, Expression<Func<TItem, TValue>> value, string description,
        Expression<Func<TItem, int>>? order = null) =>
        Add(List(FieldName(Member(items)), items, value, description, order, null));

    /// <summary>A list of what others hold, of which several may hold the same, or nothing: each value once.</summary>
    protected MapField Different<TItem, TValue>(
        string name, Expression<Func<TEntity, IEnumerable<TItem>>> holders, Expression<Func<TItem, TValue>> value, string description)
    {
        IReadOnlyForeignKey foreignKey = _type.FindNavigation(Member(holders))!.ForeignKey;
        IReadOnlyEntityType holder = foreignKey.DeclaringEntityType;
        (string table, string record, string held) = (
            holder.GetTableName()!, foreignKey.Properties[0].GetColumnName(), holder.FindProperty(Member(value))!.GetColumnName());
        // Of those that hold the same, the first; its key is not yet known while the model is made.
        string? key = holder.FindPrimaryKey()?.Properties[^1].GetColumnName();
        return Add(List(name, holders, value, description, null, row =>
            $"{row}.{held} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM {table} o WHERE o.{record} = {row}.{record} AND o.{held} = "
                + $"{row}.{held} AND o.{key} < {row}.{key})"));
    }

    private ListField List<TItem, TValue>(
        string name, Expression<Func<TEntity, IEnumerable<TItem>>> items, Expression<Func<TItem, TValue>> value, string description,
        Expression<Func<TItem, int>>? order, Func<string, string>? condition)
    {
        IReadOnlyForeignKey foreignKey = _type.FindNavigation(Member(items))!.ForeignKey;
        IReadOnlyEntityType item = foreignKey.DeclaringEntityType;
        Column column = Column(item.FindProperty(Member(value))!);
        string orderColumn = order is null ? column.ComparedName : item.FindProperty(Member(order))!.GetColumnName();
        return new ListField(
            name, description, new Table(item.GetTableName()!), foreignKey.Properties[0].GetColumnName(), column, orderColumn)
        {
            Items = condition,
            IsOwn = condition is null && foreignKey.PrincipalEntityType == _type,
            Key = item.FindPrimaryKey()?.Properties[^1].GetColumnName(),
        };
    }

    /// <summary>A list of small objects, kept in a table of its own.</summary>
    /// <param name="parts">What one has, each a property of <typeparamref name="TItem"/>.</param>
    /// <param name="order">What it is sorted by; by its parts if not given.</param>
    protected MapField Objects<TItem>(
        Expression<Func<TEntity, IEnumerable<TItem>>> items, string type, string typeDescription, string description,
        ObjectPart<TItem>[] parts, Expression<Func<TItem, int>>? order = null)
    {
        string member = Member(items);
        IReadOnlyForeignKey foreignKey = _type.FindNavigation(member)!.ForeignKey;
        IReadOnlyEntityType item = foreignKey.DeclaringEntityType;
        ColumnField[] fields =
        [
            .. parts.Select(part =>
            {
                string name = Member(part.Property);
                ColumnField field = new(FieldName(name), part.Description, Column(item.FindProperty(name)!));
                return part.IsExact ? (ColumnField)field.Exact() : field;
            }),
        ];
        string[] sorted =
            order is null ? [.. fields.Select(field => field.Column.Name)] : [item.FindProperty(Member(order))!.GetColumnName()];
        return Add(new ObjectListField(
            FieldName(member),
            description,
            type,
            typeDescription,
            new Table(item.GetTableName()!),
            foreignKey.Properties[0].GetColumnName(),
            fields,
            sorted));
    }

    /// <summary>Other people's ids of the record.</summary>
    protected MapField Identifiers<TIdentifier>(Expression<Func<TEntity, IEnumerable<TIdentifier>>> identifiers)
        where TIdentifier : class, IIdentifier => Objects(
        identifiers,
        "Identifier",
        "What a register or a program other than this one calls a record.",
        "What other registers and programs call it (identifiants), each id one record's of this type.",
        [
            new(id => id.Scheme, "Which register or program."),
            new(id => id.Value, "Its id there.", IsExact: true),
        ]).Filter();

    /// <summary>The columns of <see cref="Identifiers"/> in tables: two lists that stand in the same order.</summary>
    protected static IReadOnlyList<DatasetField> IdentifiersInTables =>
        [new("identifiers.scheme"), new("identifiers.value", "b8f6a1f0-0000-4000-8000-000000000001")];

    /// <summary>A text computed from properties of the record.</summary>
    protected MapField Computed(
        string name, string description, Expression<Func<TEntity, object?>>[] properties, Func<Planning.Rows.RowValues, string?> compute) =>
        Add(new ComputedField(name, description, [.. properties.Select(Column)], compute));

    /// <summary>An SQL expression over the record, given its row.</summary>
    protected MapField Expression(string name, string description, ValueKind kind, Func<string, string> sql) =>
        Add(new ExpressionField(name, description, new Column(name, kind, true), (row, _) => sql(row)));

    /// <summary>Of what belongs to a hub: for those whom the hub concerns.</summary>
    protected Restriction ToHub<TKey>(Expression<Func<TEntity, TKey>> hub)
    {
        Column key = Column(hub);
        return HubRestriction.Of(row => $"{row}.{key.Name}");
    }

    /// <summary>The order of lists when nothing is asked.</summary>
    protected void SortedBy<TValue>(Expression<Func<TEntity, TValue>> property, bool descending = false) =>
        DefaultOrderBy(FieldName(Member(property)), descending);

    /// <summary>
    /// Keeps counts and sums of its records in a table of their own, for each combination of some properties; of the day of its
    /// statistics, for each month. What asks for no more is read there. Those with the fewest combinations are declared first.
    /// </summary>
    protected void RolledUp(string table, params Expression<Func<TEntity, object?>>[] keys) =>
        RolledUp(table, Planning.Sql.Period.Month, keys);

    /// <summary>The same for each period of the day.</summary>
    protected void RolledUp(string table, Planning.Sql.Period grain, params Expression<Func<TEntity, object?>>[] keys) => RollUps.Add((
        new Table(table),
        grain,
        [
            .. keys.Select(key => Column(key)),
            .. _type.FindDiscriminatorProperty() is { } discriminator ? new[] { Column(discriminator) } : [],
        ]));

    /// <summary>The column of a property.</summary>
    protected Column Column<TValue>(Expression<Func<TEntity, TValue>> property) => Column(_type.FindProperty(Member(property))!);

    private static Column Column(IReadOnlyProperty property)
    {
        Type type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        ValueKind kind =
            type == typeof(string) ? ValueKind.Text
            : type == typeof(bool) ? ValueKind.Boolean
            : type == typeof(DateOnly) ? ValueKind.Date
            : type == typeof(DateTime) ? ValueKind.Instant
            : type == typeof(DateWithPrecision) ? ValueKind.PartialDate
            : type.IsEnum ? ValueKind.Enumeration
            : property.Name.EndsWith("Cents", StringComparison.Ordinal) ? Amounts.Euros
            : ValueKind.Number;
        bool unique = property.GetContainingIndexes().Any(index => index.IsUnique && index.Properties.Count == 1);
        IReadOnlyProperty compared = property.FindFolded() ?? property;
        return new Column(
            property.GetColumnName(),
            kind,
            property.IsNullable,
            compared == property ? null : new FoldedColumn(compared.GetColumnName(), TextFolding.Fold),
            unique,
            type.IsEnum ? Enumerations.Of(type) : null,
            compared.GetContainingIndexes().Any(index => index.Properties[0] == compared));
    }

    private static string Member(LambdaExpression lambda)
    {
        Expression body = lambda.Body is UnaryExpression { NodeType: ExpressionType.Convert } converted ? converted.Operand : lambda.Body;
        return ((MemberExpression)body).Member.Name;
    }

    private static string FieldName(string member)
    {
        string name = member.EndsWith("Cents", StringComparison.Ordinal) ? $"{member[..^5]}Euros" : member;
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}

/// <summary>A part of an object of a list.</summary>
/// <param name="IsExact">Whether it is compared as it is, as codes are.</param>
internal sealed record ObjectPart<TItem>(Expression<Func<TItem, object?>> Property, string Description, bool IsExact = false);
