using System.Globalization;
using GraphQL;
using HubGraph.Transport.Errors;
using HubGraph.Transport.Execution;
using HubGraph.Transport.Options;

namespace HubGraph.Transport.Cost;

/// <summary>An operation costs more than the server allows.</summary>
internal sealed class CostLimitError : ExecutionError
{
    private const string Less = "ask for smaller pages or for less below them";
    private const string Narrower = "filter by one record that a list belongs to, or by a unique key, or ask for fewer counts, groupings, "
        + "and conditions that no index answers, at a time";

    private CostLimitError(string name, long cost, long maximum, string advice)
        : base(string.Create(CultureInfo.InvariantCulture, $"The operation's {name} of {cost} exceeds the maximum of {maximum}: {advice}."))
    {
        Code = ErrorCodes.CostLimitExceeded;
        Extensions = new Dictionary<string, object?> { ["limit"] = name, ["cost"] = cost, ["maximum"] = maximum };
    }

    /// <summary>What refuses a cost; null where it is allowed.</summary>
    public static CostLimitError? Of(OperationCost cost, TransportOptions options) =>
        cost.TypeCost > options.MaxTypeCost ? new CostLimitError("typeCost", cost.TypeCost, options.MaxTypeCost, Less)
        : cost.FieldCost > options.MaxFieldCost ? new CostLimitError("fieldCost", cost.FieldCost, options.MaxFieldCost, Less)
        : cost.ScanCost > options.MaxScanCost ? new CostLimitError("scanCost", cost.ScanCost, options.MaxScanCost, Narrower)
        : null;
}

/// <summary>
/// Not an error to anybody: ends an operation of which only the cost was asked. <see cref="ExecutionPolicy"/> answers it.
/// </summary>
internal sealed class CostOnly(OperationCost cost) : ExecutionError("Only the cost was asked.")
{
    /// <summary>The whole answer.</summary>
    public ExecutionResult Answer() => new() { Extensions = new Dictionary<string, object?> { [OperationCost.ExtensionName] = cost } };
}
