using System.Data.Common;
using System.Reflection;
using HubGraph.Data;
using HubGraph.Data.Changes;
using HubGraph.Data.Startup;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HubGraph.Tests.Data;

/// <summary>A database that an earlier version wrote.</summary>
public sealed class UpgradeTests
{
    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Keeps_its_records_and_gets_what_is_new(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.SmallWorld);
        long hubs = await database.CountAsync("SELECT count(*) FROM hubs"), last = await database.CountAsync("SELECT max(id) FROM changes");
        IReadOnlyList<string> first = DatabaseState.KnownMigrations(provider);

        await using (DbConnection connection = await database.OpenAsync())
        await using (HubGraphContext later = Later(connection))
        await using (DbTransaction transaction = await connection.BeginTransactionAsync())
        {
            await Migrator.MigrateAsync(later, transaction, first, default);
            await transaction.CommitAsync();
        }

        Assert.Equal(hubs, await database.CountAsync("SELECT count(*) FROM hubs WHERE motto IS NULL"));
        Assert.Equal(Motto.Id, await database.ScalarAsync("SELECT max(\"MigrationId\") FROM \"__EFMigrationsHistory\""));
        await using HubGraphContext context = database.CreateContext();
        await using ChangeScope scope = await new ChangeLog(context, TimeProvider.System).BeginAsync("test");
        (await context.Hubs.OrderBy(hub => hub.Id).FirstAsync()).Name = "Hub du Sud";
        await scope.CommitAsync();
        Assert.Equal(last + 1, scope.LastChangeId);
    }

    private static HubGraphContext Later(DbConnection connection) => connection is Npgsql.NpgsqlConnection
        ? new PostgresHubGraphContext(new DbContextOptionsBuilder<PostgresHubGraphContext>().UseNpgsql(connection).ReplaceService<IMigrationsAssembly, WithMotto>().Options)
        : new SqliteHubGraphContext(new DbContextOptionsBuilder<SqliteHubGraphContext>().UseSqlite(connection).ReplaceService<IMigrationsAssembly, WithMotto>().Options);

    /// <summary>A migration of a later version.</summary>
    [Migration(Id)]
    private sealed class Motto : Migration
    {
        public const string Id = "99990101000000_Motto";

        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.AddColumn<string>("motto", "hubs", nullable: true);
    }

    private sealed class WithMotto(ICurrentDbContext context) : IMigrationsAssembly
    {
        public IReadOnlyDictionary<string, TypeInfo> Migrations { get; } = DatabaseState
            .KnownMigrations(context.Context is PostgresHubGraphContext ? DatabaseProvider.Postgresql : DatabaseProvider.Sqlite)
            .Append(Motto.Id)
            .ToDictionary(id => id, _ => typeof(Motto).GetTypeInfo());

        public ModelSnapshot? ModelSnapshot => null;

        public Assembly Assembly => typeof(Motto).Assembly;

        public string? FindMigrationId(string nameOrId) => Migrations.Keys.FirstOrDefault(id => id == nameOrId);

        // Only the last one is applied.
        public Migration CreateMigration(TypeInfo migrationClass, string activeProvider) => new Motto { ActiveProvider = activeProvider };
    }
}
