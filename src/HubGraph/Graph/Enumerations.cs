using System.ComponentModel;
using System.Reflection;
using HubGraph.Data;
using HubGraph.Planning;

namespace HubGraph.Graph;

/// <summary>Enumerations of the domain as the graph shows them.</summary>
internal static class Enumerations
{
    public static EnumerationMap Of(Type type) => new(
        type.Name,
        Describe(type),
        [.. type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(value => (EnumNames.Of((Enum)value.GetValue(null)!), Describe(value)))]);

    /// <summary>What a member says of itself.</summary>
    public static string Describe(MemberInfo member) =>
        member.GetCustomAttribute<DescriptionAttribute>()?.Description ?? throw new InvalidOperationException($"{member.DeclaringType?.Name}.{member.Name} has no description.");
}
