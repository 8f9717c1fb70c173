using HubGraph.Data;
using HubGraph.Graph;
using HubGraph.Planning.Mapping;
using HubGraph.Tests.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HubGraph.Tests.Graph;

/// <summary>Paged reads walk indexes: each sort and each to-many relation that the graph declares has its own.</summary>
public sealed class IndexTests
{
    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Every_sort_of_a_root_list_has_an_index_that_ends_with_the_key(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Missing);
        IModel model = Model(database);
        Assert.Empty(
            from map in ConceptCatalog.OfProgram.Maps(model).All
            from field in map.Fields.OfType<ColumnField>()
            where map.PluralName.Length > 0 && field.IsSort && !HasIndex(model, map.Table, field.Sorted.ComparedName, "id")
            select $"{map.Name}.{field.Name}: ({field.Sorted.ComparedName}, id)");
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Every_to_many_relation_has_an_index_of_its_key_and_its_ordinary_sort(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Missing);
        IModel model = Model(database);
        MapCatalog maps = ConceptCatalog.OfProgram.Maps(model);
        Assert.Empty(
            from map in maps.All
            from relation in map.Fields.OfType<ManyRelation>()
            where relation.Through is null
            let target = maps[relation.Target]
            let columns = Narrowed(relation).Append(relation.ForeignKey).Concat(OrdinarySort(target)).Append("id").ToArray()
            where !HasIndex(model, target.Table, columns)
            select $"{map.Name}.{relation.Name}: {target.Table.Name} ({string.Join(", ", columns)})");
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Every_filter_that_leaves_few_records_has_an_index_of_it_and_the_ordinary_sort(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Missing);
        IModel model = Model(database);
        Assert.Empty(
            from map in ConceptCatalog.OfProgram.Maps(model).All
            from field in map.Fields
            let column = field switch
            {
                OneRelation { IsFilter: true } one => one.ForeignKey,
                ColumnField { IsSelective: true } selective => selective.Column.ComparedName,
                _ => null,
            }
            where column is not null && !HasIndex(model, map.Table, [column, .. OrdinarySort(map), "id"])
            select $"{map.Name}.{field.Name}: ({column}, …, id)");
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Text_has_a_folded_column_where_it_is_compared_as_people_read_it(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Missing);
        MapCatalog maps = ConceptCatalog.OfProgram.Maps(Model(database));
        Assert.Equal("name_folded", ((ColumnField)maps["Hub"].Find("name")!).Column.ComparedName);
        Assert.Equal("tag_folded", ((ListField)maps["Activity"].Find("tags")!).Value.ComparedName);
        Assert.Equal("slug", ((ColumnField)maps["Hub"].Find("slug")!).Column.ComparedName);
        Assert.Equal("note", ((ColumnField)maps["Hub"].Find("note")!).Column.ComparedName);
        Assert.Equal("rna", ((ColumnField)maps["Carrier"].Find("rna")!).Column.ComparedName);
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Every_table_of_links_or_of_a_list_has_an_index_from_the_record(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Missing);
        IModel model = Model(database);
        MapCatalog maps = ConceptCatalog.OfProgram.Maps(model);
        Assert.Empty(
            from map in maps.All
            from field in map.Fields
            let link = field switch
            {
                ManyRelation { Through: { } through } many => (through.Table, Key: many.ForeignKey),
                ListField list => (list.Table, Key: list.ForeignKey),
                _ => ((Table Table, string Key)?)null,
            }
            where link is not null && !HasIndex(model, link.Value.Table, link.Value.Key)
            select $"{map.Name}.{field.Name}: {link.Value.Table.Name} ({link.Value.Key})");
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task The_ordinary_sort_of_a_root_list_has_an_index(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Missing);
        IModel model = Model(database);
        Assert.Empty(
            from map in ConceptCatalog.OfProgram.Maps(model).All
            where map.PluralName.Length > 0 && map.DefaultOrder is not null
            let column = ((ColumnField)map.Find(map.DefaultOrder!.Value.Field)!).Sorted
            let discriminator = map.Discriminator is { } value ? new[] { value.Column } : []
            where !HasIndex(model, map.Table, [.. discriminator, column.ComparedName, "id"])
            select $"{map.PluralName}: ({column.ComparedName}, id)");
    }

    private static IModel Model(TestDatabase database)
    {
        using HubGraphContext context = database.CreateContext();
        return context.GetService<IDesignTimeModel>().Model;
    }

    private static IEnumerable<string> OrdinarySort(EntityMap map) =>
        map.DefaultOrder is { Field: not "id" } sort ? [((ColumnField)map.Find(sort.Field)!).Sorted.ComparedName] : [];

    // The columns of a relation's own condition, which is an equality.
    private static IEnumerable<string> Narrowed(ManyRelation relation) =>
        relation.Condition is { } condition ? [condition("t").Split(' ')[0]["t.".Length..]] : [];

    private static bool HasIndex(IModel model, Table table, params string[] columns) =>
        Types(model, table).SelectMany(type => type.GetDeclaredIndexes().Where(index => index.IsDescending is null).Select(index => index.Properties).Append(type.FindPrimaryKey()!.Properties))
            .Any(properties => Columns(properties).Take(columns.Length).SequenceEqual(columns));

    private static IEnumerable<IEntityType> Types(IModel model, Table table) => model.GetEntityTypes().Where(type => type.GetTableName() == table.Name);

    private static IEnumerable<string> Columns(IReadOnlyList<IReadOnlyProperty> properties) => properties.Select(property => property.GetColumnName());
}
