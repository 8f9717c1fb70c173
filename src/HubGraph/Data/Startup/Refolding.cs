using System.Data.Common;
using HubGraph.Data.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace HubGraph.Data.Startup;

/// <summary>Writes the folded columns anew, after the folding changed. Nothing that a reader sees changes, so nothing is logged.</summary>
internal static class Refolding
{
    public static async Task RunAsync(HubGraphContext context, CancellationToken cancellationToken)
    {
        foreach (IEntityType type in context.Model.GetEntityTypes())
        {
            foreach (IProperty folded in type.GetDeclaredProperties().Where(property => property.FindText() is not null))
                await RefoldAsync(context, folded, (IProperty)folded.FindText()!, cancellationToken);
        }
    }

    private static async Task RefoldAsync(HubGraphContext context, IProperty folded, IProperty text, CancellationToken cancellationToken)
    {
        ISqlGenerationHelper sql = context.GetService<ISqlGenerationHelper>();
        string table = sql.DelimitIdentifier(folded.DeclaringType.GetTableName()!);
        (string foldedColumn, string textColumn) = (
            sql.DelimitIdentifier(folded.GetColumnName()), sql.DelimitIdentifier(text.GetColumnName()));
        // The items of a list have no id; all rows of one text are then written together.
        string keyColumn = folded.DeclaringType.FindProperty("Id") is null ? textColumn : "id";
        Dictionary<object, string> outdated = [];
        await using (DbCommand select = Command(
            context, $"SELECT {keyColumn}, {textColumn}, {foldedColumn} FROM {table} WHERE {textColumn} IS NOT NULL"))
        {
            await using DbDataReader reader = await select.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                string value = TextFolding.Fold(reader.GetString(1));
                if (reader.IsDBNull(2) || value != reader.GetString(2))
                    outdated[reader.GetValue(0)] = value;
            }
        }
        await using DbCommand update = Command(context, $"UPDATE {table} SET {foldedColumn} = @folded WHERE {keyColumn} = @key");
        DbParameter foldedValue = update.CreateParameter();
        DbParameter key = update.CreateParameter();
        (foldedValue.ParameterName, key.ParameterName) = ("folded", "key");
        update.Parameters.AddRange(new[] { foldedValue, key });
        foreach ((object record, string value) in outdated)
        {
            (key.Value, foldedValue.Value) = (record, value);
            await update.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static DbCommand Command(HubGraphContext context, string text)
    {
        DbCommand command = context.Database.GetDbConnection().CreateCommand();
        (command.CommandText, command.Transaction) = (text, context.Database.CurrentTransaction?.GetDbTransaction());
        return command;
    }
}
