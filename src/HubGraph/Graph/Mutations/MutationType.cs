using System.Runtime.CompilerServices;
using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;
using HubGraph.Concepts;
using HubGraph.Host.Auth;
using HubGraph.Planning;
using HubGraph.Planning.Execution;
using HubGraph.Planning.Schema;

namespace HubGraph.Graph.Mutations;

/// <summary>
/// The mutation type in the making: each mutation takes one <c>input</c> and answers a payload with the record, which is
/// planned, and the rules that the input breaks, as a union of typed errors.
/// </summary>
internal sealed class MutationType
{
    // A transaction, and a place in the log's queue.
    private const int WriteWeight = 10;

    private readonly PlannedSchema _planned;
    private readonly InputTypes _inputs;
    private readonly ErrorTypes _errors;
    private readonly List<(string Name, CallerRole[] Roles)> _roles = [];

    public MutationType(PlannedSchema planned)
    {
        _planned = planned;
        _inputs = new InputTypes(planned.Scalars);
        _errors = new ErrorTypes(planned.Scalars);
    }

    public ScalarTypes Scalars => _planned.Scalars;

    /// <summary>The type itself.</summary>
    public ObjectGraphType Type { get; } =
        new()
        {
            Name = "Mutation",
            Description = "Where writing starts. Each mutation is one transaction: it is done whole, or not at all.",
        };

    /// <summary>The names of the mutations that a role may call.</summary>
    public IEnumerable<string> OpenTo(CallerRole role) =>
        _roles.Where(mutation => mutation.Roles.Contains(role)).Select(mutation => mutation.Name).Order(StringComparer.Ordinal);

    /// <summary>The interface of all errors, which only they lead to.</summary>
    public IGraphType ErrorInterface => _errors.Interface;

    /// <summary>Adds a mutation that answers one record.</summary>
    /// <param name="record">The name of the payload's field.</param>
    /// <param name="concept">The record's type.</param>
    /// <param name="rules">What it may refuse; the errors of its payload.</param>
    public void Add<TInput>(
        string name, string description, CallerRole[] roles, string record, string concept, Rule[] rules,
        Func<WriteSession, TInput, Task<IRecord?>> write)
        where TInput : class
    {
        // An input that is not written whole stops the start.
        RuntimeHelpers.RunClassConstructor(write.Method.DeclaringType!.TypeHandle);
        ObjectGraphType payload = Payload(name, rules);
        const string Description = "The record as it is now; null when it was refused.";
        payload.AddField(Record(record, Description, concept, outcome => ((MutationOutcome)outcome).Record?.Id));
        Add<TInput>(
            name, description, roles, payload,
            (runner, context, input) => MutationOutcome.OfAsync(runner, context, roles, session => write(session, input)));
    }

    /// <summary>Adds a mutation with a payload of its own.</summary>
    public FieldType Add<TInput>(
        string name, string description, CallerRole[] roles, ObjectGraphType payload,
        Func<MutationRunner, IResolveFieldContext, TInput, Task<object>> resolve)
        where TInput : class
    {
        FieldType field = new()
        {
            Name = name,
            Description = description,
            ResolvedType = payload,
            Arguments = new QueryArguments(
                new QueryArgument(new NonNullGraphType(_inputs.Of(typeof(TInput)))) { Name = "input", Description = "What is written." }),
            Resolver = new FuncFieldResolver<object?>(async context =>
            {
                MutationRunner runner = context.RequestServices!.GetRequiredService<MutationRunner>();
                return await resolve(runner, context, (TInput)context.Arguments!["input"].Value!);
            }),
        };
        _roles.Add((name, roles));
        return Type.AddField(RestrictedDirective.Apply(field, roles).Cost(WriteWeight));
    }

    /// <summary>A field of what was resolved.</summary>
    public static FieldType Field<TSource>(string name, string description, IGraphType type, Func<TSource, object?> read) => new()
    {
        Name = name,
        Description = description,
        ResolvedType = type,
        Resolver = new FuncFieldResolver<object?>(context => read((TSource)context.Source!)),
    };

    /// <summary>A field that is a record, planned.</summary>
    /// <inheritdoc cref="PlannedSchema.RecordFieldType(string, string, string, Func{object, long?})"/>
    public FieldType Record(string name, string description, string concept, Func<object, long?> key) =>
        _planned.RecordFieldType(name, description, concept, key);

    /// <summary>A payload in the making: its errors, where it has rules.</summary>
    public ObjectGraphType Payload(string mutation, Rule[] rules)
    {
        string name = char.ToUpperInvariant(mutation[0]) + mutation[1..];
        ObjectGraphType payload = new() { Name = $"{name}Payload", Description = $"What {mutation} answers." };
        payload.AddField(Errors(name, rules));
        return payload;
    }

    /// <summary>The field <c>errors</c> of a value that has violations.</summary>
    public FieldType Errors(string name, Rule[] rules) => new()
    {
        Name = "errors",
        Description = "The rules that the input breaks, all of them; null when it breaks none.",
        ResolvedType = new ListGraphType(new NonNullGraphType(_errors.Union($"{name}Error", rules))),
        Resolver = new FuncFieldResolver<object?>(context =>
            ((IRefusable)context.Source!).Violations is { Count: > 0 } violations ? violations : null),
    };
}

/// <summary>What may have been refused.</summary>
internal interface IRefusable
{
    IReadOnlyList<Violation> Violations { get; }
}

/// <summary>What a mutation of one record did.</summary>
internal sealed record MutationOutcome(IRecord? Record, IReadOnlyList<Violation> Violations) : IRefusable, IWritten
{
    public IReadOnlyList<WrittenRecord> Records => Record switch
    {
        null => [],
        KnownRecord known => [new WrittenRecord(GlobalId.Encode(known.Type, known.Id), null)],
        _ => [new WrittenRecord(GlobalId.Encode(Record.GetType().Name, Record.Id), Record.Version)],
    };

    /// <summary>Runs a write.</summary>
    public static async Task<object> OfAsync(
        MutationRunner runner, IResolveFieldContext context, CallerRole[] roles, Func<WriteSession, Task<IRecord?>> write)
    {
        WriteResult<IRecord> result = await runner.RunAsync(context, roles, write);
        return new MutationOutcome(result.Value, result.Violations);
    }
}

/// <summary>A record of which only the type and the key are known.</summary>
internal sealed record KnownRecord(string Type, long Id) : IRecord
{
    public long Id { get; set; } = Id;
    public int Version { get; set; }
}
