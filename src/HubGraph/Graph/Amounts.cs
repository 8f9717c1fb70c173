using HubGraph.Planning.Mapping;
using HubGraph.Planning.Mapping.Kinds;

namespace HubGraph.Graph;

/// <summary>Amounts of money: euros to the client, whole cents in the database.</summary>
internal static class Amounts
{
    /// <summary>What a column of cents holds.</summary>
    public static ValueKind Euros { get; } = new FixedPointKind(2, "EurosMeasure", "of an amount, in euros");
}
