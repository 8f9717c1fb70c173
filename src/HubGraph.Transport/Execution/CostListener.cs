using System.Runtime.CompilerServices;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Validation;
using GraphQLParser.AST;
using HubGraph.Transport.Cost;
using HubGraph.Transport.Options;
using HubGraph.Transport.Rates;
using HubGraph.Transport.Telemetry;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace HubGraph.Transport.Execution;

/// <summary>
/// Tells each valid operation's cost before anything of it runs: in the answer, to the limits of costs and of rates. Plans of
/// costs are remembered by the operation, which is the same object for as long as its document is remembered. In between it has
/// the operation prepared: what costs too much already is not worth it, and only then is it known what must be read.
/// </summary>
internal sealed class CostListener(
    TransportOptions options, RateLimits rates, IOperationPreparer? preparer = null) : DocumentExecutionListenerBase
{
    // Clients that skip by many variables are compiled for each request.
    private const int MostFlags = 6;

    private readonly ConditionalWeakTable<GraphQLOperationDefinition, Compiled> _compiled = [];

    public override async Task AfterValidationAsync(IExecutionContext context, IValidationResult validationResult)
    {
        if (!validationResult.IsValid || context.Errors.Count > 0)
            return;
        HttpUserContext? user = context.UserContext as HttpUserContext;
        OperationCost declared = Plan(context).Cost(context.ExecutionOptions.Variables ?? Inputs.Empty, options.LongestList);
        OperationCost cost = declared;
        ExecutionError? refusal = CostLimitError.Of(declared, options);
        bool asksCost = user is not null && AsksCost(user.HttpContext);
        if (refusal is null && preparer is not null)
        {
            double rows = await preparer.PrepareAsync(context);
            if (context.Errors.Count > 0 && !asksCost)
                return;
            cost = declared.WithRows(rows, options);
            refusal = CostLimitError.Of(cost, options);
        }

        TransportTelemetry.CountCost(cost);
        // It costs so much whatever would come of it.
        if (asksCost)
            context.Errors.Add(new CostOnly(cost));
        else if ((refusal ?? (user is null ? null : rates.Spend(user.HttpContext, cost))) is { } error)
            context.Errors.Add(error);
        else if (context.Operation.Operation == OperationType.Subscription)
            user?.Pace?.Meter = rates.MeterOf(user.HttpContext, cost);
        // What it costs by the schema is the same tomorrow, and on every server.
        else if (options.ReportCost)
            context.OutputExtensions[OperationCost.ExtensionName] = declared;
    }

    /// <summary>Whether nothing but the cost is asked, by Hot Chocolate's convention.</summary>
    public static bool AsksCost(HttpContext http) =>
        http.Request.Headers.TryGetValue("GraphQL-Cost", out StringValues value) && value == "validate";

    /// <summary>What an operation costs by the schema, if it was costed before with variables that skip the same.</summary>
    /// <param name="given">The variables as they came.</param>
    public OperationCost? Find(GraphQLOperationDefinition operation, Variables variables, Inputs? given) =>
        _compiled.TryGetValue(
            operation, out Compiled? compiled) ? compiled.Find(variables)?.Cost(given ?? Inputs.Empty, options.LongestList) : null;

    private CostPlan Plan(IExecutionContext context)
    {
        if (!_compiled.TryGetValue(context.Operation, out Compiled? compiled))
            compiled = _compiled.GetValue(context.Operation, static operation => new Compiled(operation));
        return compiled.Plan(context);
    }

    /// <summary>The plans of an operation: one for each way in which its Boolean variables may include and skip.</summary>
    private sealed class Compiled(GraphQLOperationDefinition operation)
    {
        private readonly string[] _flags =
            [.. (operation.Variables?.Items ?? []).Where(IsBoolean).Select(definition => definition.Variable.Name.StringValue)];
        private readonly CostPlan?[] _plans = new CostPlan?[1 << Math.Min((operation.Variables?.Items ?? []).Count(IsBoolean), MostFlags)];

        public CostPlan Plan(IExecutionContext context) =>
            _flags.Length > MostFlags
                ? CostCompilation.Compile(context)
                : _plans[Place(context.Variables)] ??= CostCompilation.Compile(context);

        public CostPlan? Find(Variables variables) => _flags.Length > MostFlags ? null : _plans[Place(variables)];

        private int Place(Variables variables)
        {
            int place = 0;
            foreach (string flag in _flags)
                place = (place << 1) | (variables.ValueFor(flag, out ArgumentValue value) && value.Value is true ? 1 : 0);
            return place;
        }

        private static bool IsBoolean(GraphQLVariableDefinition definition) =>
            (definition.Type is GraphQLNonNullType required ? required.Type : definition.Type) is GraphQLNamedType named
                && named.Name.Value == "Boolean";
    }
}
