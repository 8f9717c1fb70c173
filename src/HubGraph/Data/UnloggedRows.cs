using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace HubGraph.Data;

/// <summary>A row that the change log does not tell of: what is about delivering it would trigger itself.</summary>
public interface IUnlogged;

/// <summary>
/// Writes rows that the change log does not tell of, without reading them; within a change scope, as all that is written.
/// </summary>
internal static class UnloggedRows
{
    /// <summary>Writes the rows that meet a condition, and answers how many did.</summary>
    public static Task<int> UpdateAsync<T>(
        this HubGraphContext context, Expression<Func<T, bool>> which, Action<UpdateSettersBuilder<T>> set,
        CancellationToken cancellationToken)
        where T : class, IUnlogged => context.Set<T>().Where(which).ExecuteUpdateAsync(set, cancellationToken);

    /// <summary>Deletes the rows that meet a condition.</summary>
    public static Task DeleteAsync<T>(this HubGraphContext context, Expression<Func<T, bool>> which, CancellationToken cancellationToken)
        where T : class, IUnlogged => context.Set<T>().Where(which).ExecuteDeleteAsync(cancellationToken);
}
