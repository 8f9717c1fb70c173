using HubGraph.Planning.Execution;

namespace HubGraph.Data.Changes;

/// <summary>Writes again what lost a race: the next attempt sees what the other writer committed.</summary>
public static class WriteAttempts
{
    private const int Most = 5;

    /// <inheritdoc cref="RunAsync{T}"/>
    public static Task RunAsync(Func<Task> write) => RunAsync(async () =>
    {
        await write();
        return true;
    });

    /// <summary>Runs a write, a transaction of its own each time, until it does not lose against other writers.</summary>
    /// <exception cref="DatabaseBusyException">It lost again and again.</exception>
    /// <exception cref="OutcomeUnknownException">The database went silent while it was committed: it is not run again.</exception>
    public static async Task<T> RunAsync<T>(Func<Task<T>> write)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await write();
            }
            catch (Exception exception) when (
                attempt < Most && exception is not OutcomeUnknownException && WriteConflicts.IsConflict(exception))
            {
            }
            // A connection that broke before the commit left nothing.
            catch (Exception exception) when (
                attempt == 1 && exception is not OutcomeUnknownException && PostgresErrors.IsBroken(exception))
            {
            }
            // What may have been written is not told as what was not.
            catch (Exception exception) when (
                exception is not OutcomeUnknownException
                && (WriteConflicts.IsConflict(exception) || DatabaseFailures.Of(exception) == DatabaseFailure.Locked))
            {
                throw new DatabaseBusyException(exception);
            }
        }
    }
}
