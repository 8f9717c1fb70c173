using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace HubGraph.Transport.Documents;

/// <summary>What validation found in an operation once and needs for each of its requests: where arguments and directives stand.</summary>
internal sealed class PreparedOperation((GraphQLField Field, FieldType Type)[] fields, ASTNode[] directed)
{
    // The engine's context keeps the uses of variables that it found, so one is lent from request to request.
    private ValidationContext? _context;

    /// <summary>A context for one request.</summary>
    public ValidationContext Rent(in ValidationOptions options)
    {
        ValidationContext context = Interlocked.Exchange(ref _context, null) ?? new ValidationContext();
        context.TypeInfo = new TypeInfo(options.Schema);
        context.Schema = options.Schema;
        context.Document = options.Document;
        context.Operation = options.Operation;
        context.Variables = options.Variables;
        context.Extensions = options.Extensions;
        context.UserContext = options.UserContext;
        context.RequestServices = options.RequestServices;
        context.User = options.User;
        context.Metrics = options.Metrics;
        context.CancellationToken = options.CancellationToken;
        return context;
    }

    /// <summary>Takes a context back. One with errors is spent, for they cannot be removed.</summary>
    public void Return(ValidationContext context)
    {
        if (context.HasErrors)
            return;
        // Nothing of a request may outlive it.
        context.Variables = context.Extensions = Inputs.Empty;
        context.UserContext = null!;
        context.RequestServices = null;
        context.User = null;
        context.CancellationToken = default;
        context.ArgumentValues = null;
        context.DirectiveValues = null;
        Interlocked.Exchange(ref _context, context);
    }

    /// <summary>The values of all arguments and directives for these variables; what does not fit is reported to the context.</summary>
    public void ReadValues(ValidationContext context, Variables variables)
    {
        foreach ((GraphQLField field, FieldType type) in fields)
        {
            try
            {
                if (ExecutionHelper.GetArguments(type.Arguments, field.Arguments, variables, context.Document, field, null) is { } values)
                    (context.ArgumentValues ??= []).Add(field, values);
            }
            catch (ValidationError error)
            {
                context.ReportError(error);
            }
        }

        foreach (ASTNode node in directed)
        {
            try
            {
                if (ExecutionHelper.GetDirectives((IHasDirectivesNode)node, variables, context.Schema, context.Document) is { } values)
                    (context.DirectiveValues ??= []).Add(node, values);
            }
            catch (ValidationError error)
            {
                context.ReportError(error);
            }
        }
    }
}
