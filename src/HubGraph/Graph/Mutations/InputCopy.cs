using HubGraph.Concepts;
using HubGraph.Data.Lookups;

namespace HubGraph.Graph.Mutations;

/// <summary>
/// Writes an input into an entity by name: what both have with the same name and type, euros as cents, a list as rows of one
/// value each, and what the input refers to, by its id or its natural key, as the foreign key. What is left out stays.
/// </summary>
/// <remarks>Made when the schema is, so that a property of the input that nothing writes stops the start.</remarks>
internal sealed class InputCopy<TInput, TEntity>
    where TInput : class
    where TEntity : class, IRecord
{
    private readonly Lazy<Action<TInput, TEntity, Refuse, LookupResult?, Func<string, bool, bool>?>> _write;
    private readonly Lazy<Action<TInput, LookupRequest>> _ask;

    /// <summary>Pairs the properties of the input with those of the entity.</summary>
    /// <param name="byHand">The properties of the input, and the required ones of a new entity, that are written elsewhere.</param>
    /// <exception cref="InvalidOperationException">A property is neither paired nor named here, or what is named is not there.</exception>
    public InputCopy(params string[] byHand)
    {
        InputPairs pairs = new(typeof(TInput), typeof(TEntity), byHand);
        _write = new(() => pairs.Compile<Action<TInput, TEntity, Refuse, LookupResult?, Func<string, bool, bool>?>>());
        _ask = new(() => pairs.CompileRequest<Action<TInput, LookupRequest>>());
    }

    /// <summary>Asks for what the input refers to.</summary>
    public LookupRequest Ask(TInput input, LookupRequest? request = null)
    {
        request ??= new LookupRequest();
        _ask.Value(input, request);
        return request;
    }

    /// <summary>A new entity of the input.</summary>
    /// <param name="lookup">What was found of what <see cref="Ask"/> asks for; needed where the input refers by natural keys.</param>
    public TEntity Create(TInput input, Refuse refuse, LookupResult? lookup = null)
    {
        TEntity entity = Activator.CreateInstance<TEntity>();
        Apply(input, entity, refuse, lookup);
        return entity;
    }

    /// <summary>Writes what the input gives.</summary>
    /// <param name="gives">Whether a field that may be null is given, by its name and whether it has a value; without, each is.</param>
    /// <inheritdoc cref="Create" path="/param[@name='lookup']"/>
    public void Apply(TInput input, TEntity entity, Refuse refuse, LookupResult? lookup = null, Func<string, bool, bool>? gives = null) =>
        _write.Value(input, entity, refuse, lookup, gives);
}
