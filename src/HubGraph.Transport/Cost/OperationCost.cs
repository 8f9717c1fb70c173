using System.Text.Json.Serialization;
using HubGraph.Transport.Options;

namespace HubGraph.Transport.Cost;

/// <summary>What an operation costs at the most, in the terms of IBM's GraphQL Cost Directives. <c>extensions.cost</c> shows it.</summary>
/// <param name="FieldCost">The weights of the fields that are executed, with their arguments: what work it makes.</param>
/// <param name="TypeCost">The weights of the objects that are answered: how large the answer may be.</param>
public sealed record OperationCost(
    [property: JsonPropertyName("fieldCost")] long FieldCost, [property: JsonPropertyName("typeCost")] long TypeCost)
{
    // Still exact as a number of JavaScript, which answers are read by.
    private const double Most = 9_007_199_254_740_991;

    internal const string ExtensionName = "cost";

    /// <summary>
    /// What must be read to find it: the rows that no index spares, of tables as large as they are now. 0 where they are small.
    /// </summary>
    [JsonPropertyName("scanCost"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long ScanCost { get; private init; }

    /// <summary>The largest of the three, which limits of rates are spent by.</summary>
    [JsonIgnore]
    public long Largest => Math.Max(Math.Max(FieldCost, TypeCost), ScanCost);

    /// <summary>The same, where so many rows must be read.</summary>
    internal OperationCost WithRows(double rows, TransportOptions options)
    {
        long scan = (long)Math.Min(rows / options.RowsPerCost, Most);
        return scan == ScanCost ? this : this with { ScanCost = scan };
    }

    /// <summary>Rounds up, within 0 and what JSON numbers hold.</summary>
    internal static OperationCost Of(double fieldCost, double typeCost) => new(Round(fieldCost), Round(typeCost));

    // NaN comes of infinite costs alone.
    private static long Round(double cost) => double.IsNaN(cost) ? (long)Most : (long)Math.Clamp(Math.Ceiling(cost), 0, Most);
}
