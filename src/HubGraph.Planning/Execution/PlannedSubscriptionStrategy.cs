using GraphQL.Execution;

namespace HubGraph.Planning.Execution;

/// <summary>
/// The engine's strategy for subscriptions, but that each event is executed as <see cref="PlannedExecutionStrategy"/> does it, by
/// the plans that the subscription made at its start.
/// </summary>
public sealed class PlannedSubscriptionStrategy(ReadDatabase database, ReadCallerOf callerOf)
    : SubscriptionExecutionStrategy(new PlannedExecutionStrategy(database, callerOf));
