using HubGraph.Concepts;
using HubGraph.Data.Model;
using HubGraph.Planning.Mapping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HubGraph.Graph;

/// <summary>
/// What the database must have so that reads walk indexes, read off the declarations. Text that people read has its folded column
/// where it is compared. A natural key is unique. Each sort of a root list, each selective filter and each relation has an index,
/// the ordinary sort behind what it looks for and the key at its end, unless one that was made by hand begins so. Where only some of
/// the types of a table have what is looked for, the rows of the others are not in its index. The items of a list that filters name
/// have what their records are ordinarily sorted by, where that is a day or an instant, and an index by it behind each value.
/// </summary>
internal static class DeclaredSchema
{
    private const string Id = "Id";

    /// <summary>Adds it to the model that the declarations are read over.</summary>
    public static void Complete(ModelBuilder builder, MapCatalog maps) => new Reading(builder, maps).Run();

    private sealed class Reading(ModelBuilder builder, MapCatalog maps)
    {
        private readonly Dictionary<string, IMutableEntityType> _types = builder.Model.GetEntityTypes()
            .ToDictionary(type => type.ClrType.Name);
        private readonly HashSet<IMutableIndex> _partial = [];
        private readonly HashSet<IMutableIndex> _sorted = [];

        public void Run()
        {
            foreach (EntityMap map in maps.All)
            {
                foreach (MapField field in map.Fields)
                    AddColumnsAndKeys(_types[map.Name], field);
            }
            foreach (EntityMap map in maps.All)
                AddIndexes(map, _types[map.Name]);
            foreach (IMutableIndex index in _types.Values.SelectMany(type => type.GetDeclaredIndexes()).Where(index => !index.IsUnique))
            {
                if (FilterOf(index) is { Length: > 0 } filter)
                    index.SetFilter(filter);
            }
        }

        private string FilterOf(IMutableIndex index)
        {
            List<string> conditions = [];
            // What was withdrawn leaves the graph: its reads never look for it.
            if (typeof(IWithdrawable).IsAssignableFrom(index.DeclaringEntityType.ClrType))
                conditions.Add($"{Words.Snake(nameof(IWithdrawable.WithdrawnAt))} IS NULL");
            if (_partial.Contains(index))
                conditions.Add($"{Words.Snake(index.Properties[0].Name)} IS NOT NULL");
            if (_sorted.Contains(index))
                conditions.Add($"{Words.Snake(index.Properties[^2].Name)} IS NOT NULL");
            return string.Join(" AND ", conditions);
        }

        private void AddColumnsAndKeys(IMutableEntityType type, MapField field)
        {
            bool isFolded = !field.IsExact && (field.IsFilter || field.IsSort);
            switch (field)
            {
                case ColumnField { Column: var column } when isFolded && column.Kind == ValueKind.Text:
                    type.FindProperty(column.Name)!.AddFolded();
                    break;
                case ListField list:
                    AddKey(Type(list.Table), list.ForeignKey, list.OrderColumn);
                    if (isFolded && list.Value.Kind == ValueKind.Text)
                        Type(list.Table).FindProperty(list.Value.Name)!.AddFolded();
                    break;
                case ObjectListField objects when isFolded:
                    foreach (ColumnField part in objects.Parts.Where(part => !part.IsExact && part.Column.Kind == ValueKind.Text))
                        Type(objects.Table).FindProperty(part.Column.Name)!.AddFolded();
                    break;
                case ManyRelation { Through: { } link } many:
                    AddKey(Type(link.Table), many.ForeignKey, link.TargetKey);
                    break;
                default:
                    break;
            }
        }

        private void AddIndexes(EntityMap map, IMutableEntityType type)
        {
            foreach (NaturalKey key in map.NaturalKeys)
                builder.Entity(type.ClrType).HasIndex(key.Column.Name).IsUnique();
            if (map.PluralName.Length > 0)
            {
                foreach (ColumnField field in map.Fields.OfType<ColumnField>().Where(field => field.IsSort))
                    AddIndex(type, [field.Sorted.Name, Id]);
                if (map.Discriminator is { } discriminator)
                    AddIndex(type, [discriminator.Column, .. OrdinarySort(map)]);
            }
            foreach (MapField field in map.Fields)
            {
                switch (field)
                {
                    case OneRelation { IsFilter: true } one:
                        AddSelective(type, [one.ForeignKey, .. OrdinarySort(map)]);
                        break;
                    case ColumnField { IsSelective: true } column:
                        AddSelective(type, [column.Column.Name, .. OrdinarySort(map)]);
                        break;
                    case ListField list when list.SortOf(map) is { } sort:
                        AddSort(Type(list.Table), type.FindProperty(sort.Name)!);
                        if (AddIndex(Type(list.Table), [list.Value.Name, sort.Name, list.ForeignKey]) is { } sorted)
                            _sorted.Add(sorted);
                        break;
                    case ListField { IsSelective: true } list:
                        AddIndex(Type(list.Table), [list.Value.Name, list.ForeignKey]);
                        break;
                    case ManyRelation { Through: { } link } many when Type(link.Table).FindProperty(Id) is null:
                        AddIndex(Type(link.Table), [many.ForeignKey, link.TargetKey]);
                        break;
                    case ManyRelation { Through: null, Condition: null } many:
                        AddSelective(_types[many.Target], [many.ForeignKey, .. OrdinarySort(maps[many.Target])]);
                        break;
                    default:
                        break;
                }
            }
        }

        // The database keeps it, by triggers of the migrations.
        private static void AddSort(IMutableEntityType list, IMutableProperty sort)
        {
            if (list.FindProperty(sort.Name) is not null)
                return;
            IMutableProperty kept = list.AddProperty(sort.Name, typeof(Nullable<>).MakeGenericType(sort.ClrType));
            kept.SetBeforeSaveBehavior(PropertySaveBehavior.Ignore);
            kept.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
        }

        // Tables of lists and of links have no key of their own: one of links has that of who is declared first.
        private void AddKey(IMutableEntityType type, params string[] properties)
        {
            if (type.FindPrimaryKey() is null)
                builder.Entity(type.ClrType).HasKey(properties);
        }

        private void AddSelective(IMutableEntityType type, IEnumerable<string> columns)
        {
            if (AddIndex(type, columns) is { } index && index.Properties[0].DeclaringType is IMutableEntityType { BaseType: not null })
                _partial.Add(index);
        }

        private IMutableIndex? AddIndex(IMutableEntityType type, IEnumerable<string> columns)
        {
            IMutableProperty[] properties = [.. columns.Distinct().Select(column => Compared(type.FindProperty(column)!))];
            Type owner = properties.Select(property => property.DeclaringType.ClrType)
                .Aggregate((one, other) => one.IsAssignableFrom(other) ? other : one);
            IMutableEntityType declaring = builder.Model.FindEntityType(owner)!;
            IEnumerable<IReadOnlyList<IMutableProperty>> known = declaring.GetIndexes().Select(index => index.Properties)
                .Append(declaring.FindPrimaryKey()!.Properties);
            return known.Any(existing => existing.Take(properties.Length).SequenceEqual(properties)) ? null
                : builder.Entity(owner).HasIndex([.. properties.Select(property => property.Name)]).Metadata;
        }

        private static IMutableProperty Compared(IMutableProperty property) => (IMutableProperty?)property.FindFolded() ?? property;

        private static IEnumerable<string> OrdinarySort(EntityMap map) =>
            map.DefaultOrder is { Field: not "id" } sort ? [((ColumnField)map.Find(sort.Field)!).Sorted.Name, Id] : [Id];

        private IMutableEntityType Type(Table table) =>
            _types.Values.First(type => type.BaseType is null && type.GetTableName() == table.Name);
    }
}
