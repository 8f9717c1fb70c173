using HubGraph.Concepts;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Data.Model;

/// <summary>
/// Records held by one writer at a time, for rules that span rows: the sum of a call's awards, the claims of a hub. What is
/// read after the lock is what the last holder committed.
/// </summary>
public static class RowLocks
{
    /// <summary>
    /// Holds a record to the end of the transaction. On PostgreSQL others that lock or update it wait, those that only refer to
    /// it do not; on SQLite a writing transaction is alone already.
    /// </summary>
    public static async Task LockAsync<T>(DbContext context, long id, CancellationToken cancellationToken)
        where T : class, IRecord
    {
        if (!context.Database.IsNpgsql())
            return;
        string sql = "SELECT id FROM " + context.Model.FindEntityType(typeof(T))!.GetTableName() + " WHERE id = {0} FOR NO KEY UPDATE";
        await context.Database.ExecuteSqlRawAsync(sql, [id], cancellationToken);
    }
}
