using System.Collections;

namespace HubGraph.Planning.Sql;

/// <summary>
/// A value that a client gives with a variable, while an operation is planned: what matters of it is its place among the values of
/// a run. Whoever needs to know it asks by <see cref="Exactly"/>, and the plan then holds for this value alone; whoever only
/// passes it on, converted, asks by <see cref="Derive(object?, Func{object?, object?})"/>, and it holds for any. What is no such value
/// is known: a literal.
/// </summary>
internal sealed class Given(RunValues all, int place, object? value)
{
    /// <summary>Its place among the values of a run.</summary>
    public int Place => place;

    /// <summary>The value itself; the plan holds for no other.</summary>
    public static object? Exactly(object? value) => value is Given given ? given.Fix() : value;

    /// <summary>What is made of a value. It is made anew for each run, so <paramref name="make"/> knows nothing of this one.</summary>
    public static object? Derive(object? value, Func<object?, object?> make) =>
        value is Given given ? Derive([given], values => make(values[0])) : make(value);

    /// <summary>What is made of several values.</summary>
    /// <inheritdoc cref="Derive(object?, Func{object?, object?})"/>
    public static object? Derive(object?[] values, Func<object?[], object?> make)
    {
        Given? any = values.OfType<Given>().FirstOrDefault();
        return any is null ? make(values) : any.Add(values, make);
    }

    /// <summary>A list whose items may be given one by one, as one value.</summary>
    public static object? Whole(object? list) =>
        list is IEnumerable items and not string && items.Cast<object?>().Any(item => item is Given)
            ? Derive([.. items], static all => all)
            : list;

    /// <summary>Whether a value is null; the plan then holds for those alone of which it is so.</summary>
    public static bool IsNull(object? value) => Exactly(Derive(value, static made => made is null)) is true;

    private object? Fix()
    {
        all.Fix(place, value);
        return value;
    }

    private Given Add(object?[] sources, Func<object?[], object?> make)
    {
        object? now = make([.. sources.Select(source => source is Given given ? given.Value : source)]);
        (int Place, object? Known)[] places = [.. sources.Select(source => source is Given given ? (given.Place, null) : (-1, source))];
        Func<object?[], object?> again = places is [(var only, _)]
            ? run => make([run[only]])
            : run => make([.. places.Select(source => source.Place < 0 ? source.Known : run[source.Place])]);
        return new Given(all, all.Add(again), now);
    }

    private object? Value => value;
}

/// <summary>
/// What an operation's plans make of the values of its variables in each run, and what they suppose of them: plans hold for a run
/// whose values they were not made with, as long as all that is so.
/// </summary>
/// <param name="count">How many values the variables have.</param>
internal sealed class RunValues(int count)
{
    // In their order: what is supposed first may be what lets the rest be made.
    private readonly List<(int Place, Func<object?[], object?>? Make, object? Supposed)> _steps = [];
    private int _count = count;

    /// <summary>The values of a run; null when the plans do not hold for it, be it that a value is a client's mistake.</summary>
    public object?[]? Of(object?[] variables)
    {
        if (_steps.Count == 0)
            return variables;
        object?[] values = new object?[_count];
        variables.CopyTo(values, 0);
        try
        {
            foreach ((int place, Func<object?[], object?>? make, object? supposed) in _steps)
            {
                if (make is not null)
                    values[place] = make(values);
                else if (!IsSame(values[place], supposed))
                    return null;
            }
        }
        catch (PlanningError)
        {
            // Whoever plans it anew tells the mistake, and where it is.
            return null;
        }
        return values;
    }

    /// <summary>Supposes a value.</summary>
    public void Fix(int place, object? value) => _steps.Add((place, null, value));

    /// <summary>Adds what is made of others, and answers its place.</summary>
    public int Add(Func<object?[], object?> make)
    {
        _steps.Add((_count, make, null));
        return _count++;
    }

    private static bool IsSame(object? one, object? other) =>
        one is IList list && other is IList same
            ? list.Count == same.Count && list.Cast<object?>().SequenceEqual(same.Cast<object?>())
            : Equals(one, other);
}

/// <summary>A parameter of a statement that each run has its own value for.</summary>
internal sealed record RunValue(int Place)
{
    /// <summary>A parameter's value in a run.</summary>
    public static object Of(object parameter, object?[] values) => parameter is RunValue given ? values[given.Place]! : parameter;
}
