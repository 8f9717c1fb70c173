using System.ComponentModel;
using GraphQL.Types;
using HubGraph.Concepts;
using HubGraph.Concepts.Hubs;

namespace HubGraph.Graph.Mutations;

/// <summary>A record that was entered wrongly.</summary>
public abstract record RemovalInput<TRecord>
{
    [Description("The record.")]
    public required RecordId<TRecord> Id { get; init; }

    [Description("The version that was read.")]
    public required int Version { get; init; }

    [Description("Why it was wrong. The hub's changes tell it to its operators; it names nobody.")]
    public required string Reason { get; init; }
}

/// <summary>Removes what was entered wrongly: it leaves the graph, and the log tells what it was and why it went.</summary>
internal static class Removals
{
    private static readonly Rule[] s_rules =
        [WriteRules.UnknownRecord, WriteRules.StaleVersion, WriteRules.TextRequired, WriteRules.InvalidValue];

    /// <summary>Adds a mutation that removes records of a type.</summary>
    /// <param name="hub">The key of the hub that a record belongs to.</param>
    public static void AddRemoval<TInput, TRecord>(this MutationType mutations, string name, string description, Func<TRecord, long> hub)
        where TInput : RemovalInput<TRecord>
        where TRecord : class, IRecord
    {
        ObjectGraphType payload = mutations.Payload(name, s_rules);
        payload.AddField(mutations.Record(
            "hub", "The hub that it belonged to, whose changes tell of it; null when it was refused.", nameof(Hub),
            outcome => ((MutationOutcome)outcome).Record is TRecord removed ? hub(removed) : null));
        mutations.Add<TInput>(
            name, description, Rights.Administrators, payload,
            (runner, context, input) =>
                MutationOutcome.OfAsync(runner, context, Rights.Administrators, session => RemoveAsync(session, input)));
    }

    private static async Task<IRecord?> RemoveAsync<TRecord>(WriteSession session, RemovalInput<TRecord> input)
        where TRecord : class, IRecord
    {
        if (await session.ReadAsync(session.Context.Set<TRecord>(), input.Id) is not { } record)
            return null;
        session.IsCurrent(record, input.Version);
        session.Because(input.Reason);
        session.Context.Remove(record);
        return record;
    }
}
