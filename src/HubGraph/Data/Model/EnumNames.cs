using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace HubGraph.Data.Model;

/// <summary>Enumeration values in SCREAMING_SNAKE_CASE, as the database and the graph write them.</summary>
public static class EnumNames
{
    private static readonly ConcurrentDictionary<Type, FrozenDictionary<Enum, string>> s_names = new();

    /// <summary>The name of a value: <c>CallForProjects</c> is <c>CALL_FOR_PROJECTS</c>.</summary>
    public static string Of(Enum value) =>
        s_names.GetOrAdd(
            value.GetType(),
            type => Enum.GetValues(type).Cast<Enum>().ToFrozenDictionary(v => v, v => Words.Screaming(v.ToString())))[value];

    /// <summary>The value of a name.</summary>
    /// <exception cref="FormatException">No value of the enumeration is called so.</exception>
    public static T Parse<T>(string name)
        where T : struct, Enum =>
        Names<T>.Values.TryGetValue(name, out T value) ? value : throw new FormatException($"'{name}' is no {typeof(T).Name}.");

    /// <inheritdoc cref="Parse{T}"/>
    public static object ParseAs(Type type, string name) =>
        Enum.GetValues(type).Cast<Enum>().FirstOrDefault(value => Of(value) == name)
            ?? throw new FormatException($"'{name}' is no {type.Name}.");

    private static class Names<T>
        where T : struct, Enum
    {
        public static readonly FrozenDictionary<string, T> Values = Enum.GetValues<T>()
            .ToFrozenDictionary(value => Of(value), StringComparer.Ordinal);
    }
}
