using System.Globalization;
using GraphQL;

namespace HubGraph.Transport;

/// <summary>An operation costs more than the server allows.</summary>
internal sealed class CostLimitError : ExecutionError
{
    /// <param name="name">Which cost.</param>
    public CostLimitError(string name, long cost, long maximum)
        : base(string.Create(CultureInfo.InvariantCulture, $"The operation's {name} of {cost} exceeds the maximum of {maximum}: ask for smaller pages or for less below them."))
    {
        Code = ErrorCodes.CostLimitExceeded;
        Extensions = new Dictionary<string, object?> { ["limit"] = name, ["cost"] = cost, ["maximum"] = maximum };
    }
}

/// <summary>Not an error to anybody: ends an operation of which only the cost was asked. <see cref="ExecutionPolicy"/> answers it.</summary>
internal sealed class CostOnly(OperationCost cost) : ExecutionError("Only the cost was asked.")
{
    /// <summary>The whole answer.</summary>
    public ExecutionResult Answer() => new() { Extensions = new Dictionary<string, object?> { [OperationCost.ExtensionName] = cost } };
}
