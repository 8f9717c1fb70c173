using System.ComponentModel;
using System.Reflection;
using HubGraph.Data.Model;
using HubGraph.Planning.Mapping;

namespace HubGraph.Graph;

/// <summary>Enumerations of the domain as the graph shows them.</summary>
internal static class Enumerations
{
    public static EnumerationMap Of(Type type) => new(
        type.Name,
        Describe(type),
        [
            .. type.GetFields(BindingFlags.Public | BindingFlags.Static)
                .Select(value => (EnumNames.Of((Enum)value.GetValue(null)!), Describe(value))),
        ]);

    /// <summary>The French term, which stands in parentheses in a description; null where there is none.</summary>
    public static string? FrenchTerm(string description)
    {
        int start = description.IndexOf('(', StringComparison.Ordinal), end = description.LastIndexOf(')');
        return start < 0 || end < start ? null : description[(start + 1)..end];
    }

    /// <summary>The French term of a value; its name where it has none.</summary>
    public static string TermOf(Enum value) => FrenchTerm(Describe(value.GetType().GetField(value.ToString())!)) ?? EnumNames.Of(value);

    /// <summary>What a member says of itself.</summary>
    public static string Describe(MemberInfo member) =>
        member.GetCustomAttribute<DescriptionAttribute>()?.Description
            ?? throw new InvalidOperationException($"{member.DeclaringType?.Name}.{member.Name} has no description.");
}
