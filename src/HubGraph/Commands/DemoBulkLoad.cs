using HubGraph.Data;
using HubGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Storage;

namespace HubGraph.Commands;

/// <summary>
/// Takes foreign keys and indexes off the large tables while they are filled on PostgreSQL, and puts them back: checking and
/// sorting once costs a third of doing it for each row.
/// </summary>
internal sealed class DemoBulkLoad(HubGraphContext context)
{
    private static readonly Type[] s_large = [typeof(Event), typeof(EventOrganiser), typeof(Activity), typeof(ActivityTag), typeof(AnimationActivityTheme)];

    private readonly IModel _model = context.GetService<IDesignTimeModel>().Model;

    public async Task RunAsync(Func<Task> fill, CancellationToken cancellationToken)
    {
        ITable[] tables = context is PostgresHubGraphContext ? [.. s_large.SelectMany(type => _model.FindEntityType(type)!.GetTableMappings()).Select(mapping => (ITable)mapping.Table)] : [];
        ITableIndex[] indexes = [.. tables.SelectMany(table => table.Indexes)];
        IForeignKeyConstraint[] foreignKeys = [.. tables.SelectMany(table => table.ForeignKeyConstraints)];
        await ExecuteAsync(
            [
                .. foreignKeys.Select(foreignKey => new DropForeignKeyOperation { Name = foreignKey.Name, Table = foreignKey.Table.Name }),
                .. indexes.Select(index => new DropIndexOperation { Name = index.Name, Table = index.Table.Name }),
            ],
            cancellationToken);
        await fill();
        await ExecuteAsync([.. indexes.Select(CreateIndexOperation.CreateFrom), .. foreignKeys.Select(AddForeignKeyOperation.CreateFrom)], cancellationToken);
    }

    private async Task ExecuteAsync(MigrationOperation[] operations, CancellationToken cancellationToken)
    {
        foreach (MigrationCommand command in context.GetService<IMigrationsSqlGenerator>().Generate(operations, _model))
            await command.ExecuteNonQueryAsync(context.GetService<IRelationalConnection>(), cancellationToken: cancellationToken);
    }
}
