using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Storage;

namespace HubGraph.Data.Startup;

/// <summary>
/// Takes indexes, and foreign keys where they are checked at once, off tables while they are filled, and puts them back: sorting
/// and checking once costs a third of doing it for each row, and rows may come in any order.
/// </summary>
internal sealed class BulkLoad(HubGraphContext context, IEnumerable<Type> types)
{
    private readonly IModel _model = context.GetService<IDesignTimeModel>().Model;

    public async Task RunAsync(Func<Task> fill, CancellationToken cancellationToken)
    {
        ITable[] tables = [
            .. types.SelectMany(type => _model.FindEntityType(type)!.GetTableMappings()).Select(mapping => (ITable)mapping.Table)
                .Distinct(),
        ];
        ITableIndex[] indexes = [.. tables.SelectMany(table => table.Indexes)];
        // SQLite checks them before the commit.
        IForeignKeyConstraint[] foreignKeys =
            context.ChecksForeignKeysAtOnce ? [.. tables.SelectMany(table => table.ForeignKeyConstraints)] : [];
        await ExecuteAsync(
            [
                .. foreignKeys.Select(foreignKey => new DropForeignKeyOperation { Name = foreignKey.Name, Table = foreignKey.Table.Name }),
                .. indexes.Select(index => new DropIndexOperation { Name = index.Name, Table = index.Table.Name }),
            ],
            cancellationToken);
        await fill();
        await ExecuteAsync(
            [.. indexes.Select(CreateIndexOperation.CreateFrom), .. foreignKeys.Select(AddForeignKeyOperation.CreateFrom)],
            cancellationToken);
    }

    private async Task ExecuteAsync(MigrationOperation[] operations, CancellationToken cancellationToken)
    {
        foreach (MigrationCommand command in context.GetService<IMigrationsSqlGenerator>().Generate(operations, _model))
            await command.ExecuteNonQueryAsync(context.GetService<IRelationalConnection>(), cancellationToken: cancellationToken);
    }
}
