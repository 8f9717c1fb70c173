using System.Runtime.CompilerServices;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Validation;
using GraphQLParser.AST;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace HubGraph.Transport;

/// <summary>
/// Tells each valid operation's cost before anything of it runs: in the answer, to the limits of costs and of rates. Plans of
/// costs are remembered by the operation, which is the same object for as long as its document is remembered.
/// </summary>
internal sealed class CostListener(TransportOptions options, RateLimits rates) : DocumentExecutionListenerBase
{
    // Clients that skip by many variables are compiled for each request.
    private const int MostFlags = 6;

    private readonly ConditionalWeakTable<GraphQLOperationDefinition, Compiled> _compiled = [];

    public override Task AfterValidationAsync(IExecutionContext context, IValidationResult validationResult)
    {
        if (!validationResult.IsValid || context.Errors.Count > 0)
            return Task.CompletedTask;
        HttpUserContext? user = context.UserContext as HttpUserContext;
        OperationCost cost = Plan(context).Cost(context.ExecutionOptions.Variables ?? Inputs.Empty, options.LongestList);
        TransportTelemetry.CountCost(cost);
        user?.Cost = cost;
        if (user is not null && AsksCost(user.HttpContext))
            context.Errors.Add(new CostOnly(cost));
        else if (cost.TypeCost > options.MaxTypeCost)
            context.Errors.Add(new CostLimitError("typeCost", cost.TypeCost, options.MaxTypeCost));
        else if (cost.FieldCost > options.MaxFieldCost)
            context.Errors.Add(new CostLimitError("fieldCost", cost.FieldCost, options.MaxFieldCost));
        else if (user is not null && rates.Spend(user.HttpContext, cost) is { } refusal)
            context.Errors.Add(refusal);
        else if (options.ReportCost && context.Operation.Operation != OperationType.Subscription)
            context.OutputExtensions[OperationCost.ExtensionName] = cost;
        return Task.CompletedTask;
    }

    /// <summary>Whether nothing but the cost is asked, by Hot Chocolate's convention.</summary>
    public static bool AsksCost(HttpContext http) => http.Request.Headers.TryGetValue("GraphQL-Cost", out StringValues value) && value == "validate";

    private CostPlan Plan(IExecutionContext context)
    {
        if (!_compiled.TryGetValue(context.Operation, out Compiled? compiled))
            compiled = _compiled.GetValue(context.Operation, static operation => new Compiled(operation));
        return compiled.Plan(context);
    }

    /// <summary>The plans of an operation: one for each way in which its Boolean variables may include and skip.</summary>
    private sealed class Compiled(GraphQLOperationDefinition operation)
    {
        private readonly string[] _flags = [.. (operation.Variables?.Items ?? []).Where(IsBoolean).Select(definition => definition.Variable.Name.StringValue)];
        private readonly CostPlan?[] _plans = new CostPlan?[1 << Math.Min((operation.Variables?.Items ?? []).Count(IsBoolean), MostFlags)];

        public CostPlan Plan(IExecutionContext context)
        {
            if (_flags.Length > MostFlags)
                return CostCompilation.Compile(context);
            int place = 0;
            foreach (string flag in _flags)
                place = (place << 1) | (context.Variables.ValueFor(flag, out ArgumentValue value) && value.Value is true ? 1 : 0);
            return _plans[place] ??= CostCompilation.Compile(context);
        }

        private static bool IsBoolean(GraphQLVariableDefinition definition) =>
            (definition.Type is GraphQLNonNullType required ? required.Type : definition.Type) is GraphQLNamedType named && named.Name.Value == "Boolean";
    }
}
