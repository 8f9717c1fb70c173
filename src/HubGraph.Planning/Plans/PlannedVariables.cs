using GraphQL.Types;
using GraphQLParser.AST;
using GraphQLParser.Visitors;
using HubGraph.Planning.Execution;

namespace HubGraph.Planning.Plans;

/// <summary>
/// Which variables of an operation the plans do not depend on: those that only the arguments of root fields use that are
/// resolved and not planned, such as a cursor that is another one each time.
/// </summary>
internal static class PlannedVariables
{
    /// <summary>The names of the variables that no plan depends on.</summary>
    public static HashSet<string> Foreign(GraphQLOperationDefinition operation, GraphQLDocument document, IObjectGraphType root)
    {
        Uses resolved = new();
        foreach (GraphQLField field in operation.SelectionSet.Selections.OfType<GraphQLField>())
        {
            if (field.Arguments is { } arguments
                && root.GetField(field.Name.Value) is { } definition
                && PlannedExecutionStrategy.Planned(definition) is null)
                resolved.Count(arguments);
        }
        if (resolved.Names.Count == 0)
            return [];
        Uses all = new();
        all.Count(document);
        return [.. resolved.Names.Where(name => all.Names[name.Key] == name.Value).Select(name => name.Key)];
    }

    // How often variables are used; their definitions count for nothing.
    private sealed class Uses : ASTVisitor<NullVisitorContext>
    {
        public Dictionary<string, int> Names { get; } = [];

        public void Count(ASTNode node) => VisitAsync(node, default).AsTask().GetAwaiter().GetResult();

        protected override ValueTask VisitVariableDefinitionAsync(
            GraphQLVariableDefinition variableDefinition, NullVisitorContext context) => default;

        protected override ValueTask VisitVariableAsync(GraphQLVariable variable, NullVisitorContext context)
        {
            string name = variable.Name.StringValue;
            Names[name] = Names.GetValueOrDefault(name) + 1;
            return default;
        }
    }
}
