using GraphQL;
using HubGraph.Concepts;
using HubGraph.Data;
using HubGraph.Data.Changes;
using HubGraph.Host.Auth;
using HubGraph.Planning.Execution;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Graph.Mutations;

/// <summary>What a write made, null when it was refused, whether it was written, and the rules that its input breaks.</summary>
internal readonly record struct WriteResult<T>(T? Value, bool IsWritten, IReadOnlyList<Violation> Violations)
    where T : class;

/// <summary>Runs a mutation: whether the caller may, one logged transaction, all of it or nothing.</summary>
internal sealed class MutationRunner(IDbContextFactory<HubGraphContext> contexts, TimeProvider time)
{
    /// <summary>What the log calls a person who writes through the graph.</summary>
    private const string Person = "person";

    /// <summary>Runs a write in a transaction of its own, for a caller of one of the roles.</summary>
    /// <exception cref="ExecutionError">The caller may not.</exception>
    /// <exception cref="DatabaseBusyException">Others have been writing for longer than a client should wait.</exception>
    /// <exception cref="OutcomeUnknownException">The database went silent while it was committed.</exception>
    public Task<WriteResult<T>> RunAsync<T>(IResolveFieldContext context, CallerRole[] roles, Func<WriteSession, Task<T?>> write)
        where T : class
    {
        Caller caller = Caller.Of(context.User);
        Rights.Demand(caller, roles);
        return RunAsync(caller, Person, write, context.CancellationToken);
    }

    /// <summary>Runs a write in a transaction of its own.</summary>
    /// <param name="actor">What the log calls the writer.</param>
    /// <inheritdoc cref="RunAsync{T}(IResolveFieldContext, CallerRole[], Func{WriteSession, Task{T}})"/>
    public async Task<WriteResult<T>> RunAsync<T>(
        Caller caller, string actor, Func<WriteSession, Task<T?>> write, CancellationToken cancellationToken)
        where T : class
    {
        WriteFate fate = new();
        try
        {
            return await Detached.RunAsync(
                stop => WriteAttempts.RunAsync(() => AttemptAsync(caller, actor, write, fate, stop)), cancellationToken);
        }
        catch (OperationCanceledException exception) when (cancellationToken.IsCancellationRequested && !fate.TryGiveUp())
        {
            throw new OutcomeUnknownException(exception);
        }
    }

    private async Task<WriteResult<T>> AttemptAsync<T>(
        Caller caller, string actor, Func<WriteSession, Task<T?>> write, WriteFate fate, CancellationToken cancellationToken)
        where T : class
    {
        await using HubGraphContext context = contexts.CreateDbContext();
        await using ChangeScope scope = await new ChangeLog(context, time).BeginAsync(actor, cancellationToken);
        WriteSession session = new(context, scope, caller, time.GetUtcNow().UtcDateTime, cancellationToken);
        T? value = await write(session);
        if (session.Violations.Count > 0 || session.IsTrial)
            return new WriteResult<T>(session.IsTrial ? value : null, false, session.Violations);
        await session.IdentifyAsync();
        await scope.CommitAsync(fate, cancellationToken);
        return new WriteResult<T>(value, true, []);
    }
}
