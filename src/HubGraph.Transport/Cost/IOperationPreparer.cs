using GraphQL.Execution;

namespace HubGraph.Transport;

/// <summary>
/// Makes operations ready to run, and knows what that takes beyond what the schema declares. Register one, and what an
/// operation costs depends on how much there is to read, too; without one, on the schema alone.
/// </summary>
public interface IOperationPreparer
{
    /// <summary>
    /// Prepares a valid operation whose declared cost is allowed, and answers how many rows it may read to find what it answers; of a
    /// subscription, those of one event. A client's mistakes are added to the context's errors.
    /// </summary>
    ValueTask<double> PrepareAsync(IExecutionContext context);
}
