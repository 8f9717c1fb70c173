using HubGraph.Concepts;
using HubGraph.Concepts.Calls;
using HubGraph.Data;
using HubGraph.Graph;
using HubGraph.Planning.Mapping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HubGraph.Tests.Data;

public sealed class ModelTests
{
    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task The_migrations_make_the_model(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Empty);
        await using HubGraphContext context = database.CreateContext();
        Assert.False(context.Database.HasPendingModelChanges());
        Assert.Empty(await context.Database.GetPendingMigrationsAsync());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task What_lists_have_of_their_records_is_kept_by_triggers(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Empty);
        await using HubGraphContext context = database.CreateContext();
        string[] lists = [.. context.Model.GetEntityTypes().Where(type => type.GetProperties().Any(property => property.GetBeforeSaveBehavior() == PropertySaveBehavior.Ignore)).Select(type => type.GetTableName()!)];
        Assert.Contains("activity_tags", lists);
        string names = string.Join(", ", lists.Select(list => $"'{list}_sort', '{list}_sort_again'"));
        Assert.Equal(2 * lists.Length, await database.CountAsync(provider == DatabaseProvider.Sqlite
            ? $"SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name IN ({names})"
            : $"SELECT count(*) FROM pg_trigger WHERE tgname IN ({names})"));
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task What_texts_contain_is_kept_where_it_is_declared(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Empty);
        await using HubGraphContext context = database.CreateContext();
        string[] texts =
        [
            .. ConceptCatalog.OfProgram.Maps(context.Model).All
                .SelectMany(map => map.Fields.OfType<ColumnField>().Where(field => field.HasTrigrams)
                    .Select(field => $"{map.Table.Name}_{field.Column.Name}_trigrams")).Distinct(),
        ];
        Assert.Contains("activities_summary_trigrams", texts);
        foreach (string text in texts)
        {
            Assert.Equal(provider == DatabaseProvider.Sqlite ? 3 : 1, await database.CountAsync(provider == DatabaseProvider.Sqlite
                ? $"SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name IN ('{text}_insert', '{text}_update', '{text}_delete')"
                : $"SELECT count(*) FROM pg_indexes WHERE indexname = '{text}'"));
        }
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Every_table_and_column_is_in_snake_case(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Empty);
        await using HubGraphContext context = database.CreateContext();
        foreach (IEntityType type in context.Model.GetEntityTypes())
        {
            Assert.Matches("^[a-z]+(_[a-z]+)*$", type.GetTableName());
            Assert.All(type.GetProperties(), property => Assert.Matches("^[a-z]+(_[a-z]+)*$", property.GetColumnName()));
        }
        Assert.Equal("call_target_regions", context.Model.FindEntityType(typeof(CallTargetRegion))!.GetTableName());
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task SQL_takes_every_table_and_column_of_records_without_quotes(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Empty);
        await using HubGraphContext context = database.CreateContext();
        foreach (IEntityType type in context.Model.GetEntityTypes().Where(type => type.ClrType.IsAssignableTo(typeof(IRecord))))
        {
            string columns = string.Join(", ", type.GetProperties().Select(property => property.GetColumnName()));
            await database.CountAsync($"SELECT count(*) FROM (SELECT {columns} FROM {type.GetTableName()}) AS taken");
        }
    }

    [SkippableFact]
    public async Task Text_on_PostgreSQL_is_compared_byte_by_byte()
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(DatabaseProvider.Postgresql, TestTemplate.Empty);
        Assert.Equal(0, await database.CountAsync("""
            SELECT count(*) FROM information_schema.columns
            WHERE table_schema = 'public' AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C'
            """));
        Assert.True(await database.CountAsync("SELECT count(*) FROM information_schema.columns WHERE table_schema = 'public' AND data_type = 'text'") > 50);
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_foreign_key_has_an_index(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Empty);
        await using HubGraphContext context = database.CreateContext();
        foreach (IForeignKey foreignKey in context.Model.GetEntityTypes().SelectMany(type => type.GetDeclaredForeignKeys()))
        {
            IEntityType type = foreignKey.DeclaringEntityType;
            Assert.Contains(
                type.GetIndexes().Select(index => index.Properties).Append(type.FindPrimaryKey()!.Properties),
                properties => properties[0] == foreignKey.Properties[0]);
            Assert.Equal(DeleteBehavior.Restrict, foreignKey.DeleteBehavior);
        }
    }

    [SkippableFact]
    public async Task An_index_on_PostgreSQL_puts_the_nulls_of_its_sort_first()
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(DatabaseProvider.Postgresql, TestTemplate.Empty);
        Assert.Contains("(closes_on NULLS FIRST, id)", await DefinitionAsync("ix_calls_closes_on_id"), StringComparison.Ordinal);
        Assert.Contains("(participants NULLS FIRST, id)", await DefinitionAsync("ix_activities_participants_id"), StringComparison.Ordinal);
        Assert.Contains("(hub_id, sorts_at, id)", await DefinitionAsync("ix_events_hub_id_sorts_at_id"), StringComparison.Ordinal);

        async Task<string> DefinitionAsync(string index) => (string)(await database.ScalarAsync($"SELECT indexdef FROM pg_indexes WHERE indexname = '{index}'"))!;
    }
}
