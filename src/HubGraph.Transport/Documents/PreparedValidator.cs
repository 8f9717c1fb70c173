using System.Runtime.CompilerServices;
using GraphQL;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;
using HubGraph.Transport.Mistakes;

namespace HubGraph.Transport.Documents;

/// <summary>
/// The engine's validator, which even without a rule to check walks the whole document twice for each request, to find
/// variables and arguments. For an operation that was validated before, this one goes to them directly; where a rule
/// wants to see the document, the engine does it all.
/// </summary>
internal sealed class PreparedValidator(MistakeExplainer mistakes) : IDocumentValidator
{
    private readonly DocumentValidator _engine = new();
    private readonly ConditionalWeakTable<GraphQLOperationDefinition, PreparedOperation> _prepared = [];

    public Task<IValidationResult> ValidateAsync(in ValidationOptions options)
    {
        Task<IValidationResult> validation = _prepared.TryGetValue(options.Operation, out PreparedOperation? prepared)
            ? ValidateAgainAsync(options, prepared)
            : ValidateFirstAsync(options);
        return validation is { IsCompletedSuccessfully: true, Result.IsValid: true } ? validation : ExplainAsync(options, validation);
    }

    private async Task<IValidationResult> ExplainAsync(ValidationOptions options, Task<IValidationResult> validation) =>
        await validation is { IsValid: false } result ? await mistakes.ExplainAsync(options, result) : await validation;

    /// <summary>
    /// The values of the variables of an operation that was validated before; null when it was not, or a value is not of its
    /// type.
    /// </summary>
    public async ValueTask<Variables?> ReadVariablesAsync(
        ISchema schema, GraphQLDocument document, GraphQLOperationDefinition operation, Inputs? given)
    {
        if (!_prepared.TryGetValue(operation, out PreparedOperation? prepared))
            return null;
        if (operation.Variables is null)
            return Variables.None;
        ValidationContext context = prepared.Rent(
            new ValidationOptions { Schema = schema, Document = document, Operation = operation, Variables = given ?? Inputs.Empty });
        (Variables variables, List<ValidationError>? errors) = await context.GetVariablesValuesAsync();
        prepared.Return(context);
        return errors is { Count: > 0 } || context.HasErrors ? null : variables;
    }

    private async Task<IValidationResult> ValidateFirstAsync(ValidationOptions options)
    {
        FieldCollector collector = new();
        IEnumerable<IValidationRule> rules = (options.Rules ?? DocumentValidator.CoreRules).Append(collector);
        IValidationResult result = await _engine.ValidateAsync(WithRules(options, rules));
        if (result.IsValid && Prepare(collector, result) is { } prepared)
            _prepared.AddOrUpdate(options.Operation, prepared);
        return result;
    }

    private async Task<IValidationResult> ValidateAgainAsync(ValidationOptions options, PreparedOperation prepared)
    {
        IEnumerable<IValidationRule> rules = options.Rules ?? DocumentValidator.CoreRules;
        ValidationContext context = prepared.Rent(options);
        foreach (IValidationRule rule in rules)
        {
            if (await rule.GetPreNodeVisitorAsync(context) is not null || await rule.GetVariableVisitorAsync(context) is not null)
                return await _engine.ValidateAsync(options);
        }

        if (context.HasErrors)
            return new ValidationResult(context.Errors);

        (Variables variables, List<ValidationError>? errors) = await context.GetVariablesValuesAsync();
        foreach (ValidationError error in errors ?? [])
            context.ReportError(error);
        if (context.HasErrors)
            return new ValidationResult(context.Errors) { Variables = variables };

        prepared.ReadValues(context, variables);
        if (!context.HasErrors)
        {
            foreach (IValidationRule rule in rules)
            {
                if (await rule.GetPostNodeVisitorAsync(context) is not null)
                    return await _engine.ValidateAsync(options);
            }
        }

        ValidationResult result = new(context.Errors)
        {
            Variables = variables,
            ArgumentValues = context.ArgumentValues,
            DirectiveValues = context.DirectiveValues,
        };
        prepared.Return(context);
        return result;
    }

    private static PreparedOperation? Prepare(FieldCollector collector, IValidationResult result)
    {
        List<(GraphQLField, FieldType)> fields = [];
        foreach (GraphQLField field in result.ArgumentValues?.Keys ?? [])
        {
            if (!collector.Fields.TryGetValue(field, out FieldType? type))
                return null;
            fields.Add((field, type));
        }

        return new PreparedOperation([.. fields], [.. result.DirectiveValues?.Keys ?? []]);
    }

    private static ValidationOptions WithRules(in ValidationOptions options, IEnumerable<IValidationRule> rules) => new()
    {
        Document = options.Document,
        Rules = rules,
        Operation = options.Operation,
        UserContext = options.UserContext,
        RequestServices = options.RequestServices,
        User = options.User,
        CancellationToken = options.CancellationToken,
        Schema = options.Schema,
        Metrics = options.Metrics,
        Variables = options.Variables,
        Extensions = options.Extensions,
    };

    /// <summary>Notes the definition of each field that is given arguments.</summary>
    private sealed class FieldCollector : ValidationRuleBase, INodeVisitor
    {
        public Dictionary<GraphQLField, FieldType> Fields { get; } = [];

        public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context) => new(this);

        public ValueTask EnterAsync(ASTNode node, ValidationContext context)
        {
            if (node is GraphQLField { Arguments.Count: > 0 } field && context.TypeInfo.GetFieldDef() is { } type)
                Fields[field] = type;
            return default;
        }

        public ValueTask LeaveAsync(ASTNode node, ValidationContext context) => default;
    }
}
