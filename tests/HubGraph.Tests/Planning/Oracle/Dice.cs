using CsCheck;

namespace HubGraph.Tests.Planning.Oracle;

/// <summary>Choices that CsCheck's generator makes, and how many there were: the fewer, the smaller the case.</summary>
public sealed class Dice(PCG random)
{
    /// <summary>How many choices were made.</summary>
    public ulong Throws { get; private set; }

    /// <summary>A number from 0, below <paramref name="count"/>.</summary>
    public int Below(int count)
    {
        Throws++;
        return (int)random.Next((uint)count);
    }

    public int Between(int least, int most) => least + Below(most - least + 1);

    public bool OneIn(int count) => Below(count) == 0;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>One of them, or nothing: when there is none, and now and then.</summary>
    public T? PickOrNull<T>(IReadOnlyList<T> items)
        where T : class => items.Count == 0 || OneIn(3) ? null : Pick(items);

    public T? Maybe<T>(Func<T> make)
        where T : class => OneIn(3) ? null : make();

    public T? MaybeValue<T>(Func<T> make)
        where T : struct => OneIn(3) ? null : make();

    public T PickEnum<T>()
        where T : struct, Enum => Pick(Enum.GetValues<T>());

    /// <summary>Some of them, each once.</summary>
    public List<T> Some<T>(IReadOnlyList<T> items, int most, int least = 0)
    {
        List<T> rest = [.. items];
        List<T> some = [];
        for (int count = Math.Min(Between(least, most), items.Count); count > 0; count--)
        {
            int index = Below(rest.Count);
            some.Add(rest[index]);
            rest.RemoveAt(index);
        }
        return some;
    }
}
