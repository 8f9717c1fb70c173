namespace HubGraph.Graph.Mutations;

/// <summary>A value that may be left out, whatever its type.</summary>
public interface IOptional
{
    /// <summary>Whether it was given.</summary>
    bool IsSet { get; }
}

/// <summary>A value that an update may leave out: what is not given stays as it is, null empties it.</summary>
public readonly record struct Optional<T> : IOptional
{
    private readonly T _value;

    public Optional(T value) => (_value, IsSet) = (value, true);

    /// <inheritdoc/>
    public bool IsSet { get; }

    /// <summary>Hands the value over, if it was given.</summary>
    public void Apply(Action<T> set)
    {
        if (IsSet)
            set(_value);
    }

    /// <summary>The value if it was given, else what there is.</summary>
    public T Or(T current) => IsSet ? _value : current;
}

/// <summary>An id that a client gave for a record of one type; key 0, which no record has, when it is an id of something else.</summary>
public readonly record struct RecordId<TRecord>(long Key);

/// <summary>Marks an input of which exactly one field is given (<c>@oneOf</c>).</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OneOfAttribute : Attribute;
