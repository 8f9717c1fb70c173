using System.Buffers.Text;
using System.Security.Cryptography;
using HubGraph.Concepts.Persons;
using HubGraph.Data.Model;

namespace HubGraph.Data.Changes;

/// <summary>
/// The change log, in which every write tells what it did, in its own transaction. All writes go through the scopes that it
/// opens.
/// </summary>
public sealed class ChangeLog(HubGraphContext context, TimeProvider time)
{
    private const int Few = 10;

    /// <summary>
    /// Opens a scope for writes. It begins a transaction, or joins the context's own, which then commits for it.
    /// </summary>
    /// <param name="actor">What writes, never personal data itself.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public Task<ChangeScope> BeginAsync(string actor, CancellationToken cancellationToken = default) =>
        ChangeScope.BeginAsync(context, actor, time, cancellationToken);

    /// <summary>What no other transaction draws.</summary>
    internal static string NewMark() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(9));

    /// <summary>
    /// Appends lines, in the context's transaction: the last thing before its commit, so that ids are in commit order. On
    /// PostgreSQL a lock is held from here to the commit, which notifies who listens; SQLite's write lock does it there.
    /// </summary>
    internal static async Task AppendAsync(
        HubGraphContext context, IReadOnlyList<Change> changes, bool isOwn, CancellationToken cancellationToken)
    {
        if (changes.Count == 0)
            return;
        await context.LockLogAsync(isOwn, cancellationToken);
        if (changes.Count > Few)
        {
            await new BulkWriter(context).InsertAsync(changes, cancellationToken);
            return;
        }
        // One statement for an ordinary write, where the bulk's keys would cost another.
        context.AddRange(changes);
        await context.SaveLoggedAsync(cancellationToken);
    }
}

/// <summary>Who or what writes: its name in the log, and the key of the <see cref="Person"/> where a person does.</summary>
public sealed record Actor(string Name, long? PersonId = null);
