using System.Collections;
using GraphQL.Types;
using GraphQLParser.AST;

namespace HubGraph.Transport.Cost;

/// <summary>A variable whose value decides what the argument that it is given to costs.</summary>
internal readonly record struct CostlyVariable(GraphQLVariableDefinition Definition, double Weight, IGraphType Type);

/// <summary>
/// What values of arguments cost: their own weight, and those of the input fields that they give; each item of a list counts.
/// </summary>
internal static class InputCost
{
    /// <summary>The cost of a value in a document; variables that may cost something are left for each request.</summary>
    public static double Of(double weight, IGraphType type, GraphQLValue value, CostCompilation compilation, List<CostlyVariable> variables)
    {
        type = type.GetNamedTypeOrList();
        switch (value)
        {
            case GraphQLNullValue:
                return 0;
            case GraphQLVariable variable when type is not ScalarGraphType:
                if (compilation.Variable(variable) is { } definition)
                    variables.Add(new CostlyVariable(definition, weight, type));
                return 0;
            case GraphQLListValue list when type is ListGraphType { ResolvedType: { } item }:
                double cost = 0;
                foreach (GraphQLValue each in list.Values ?? [])
                    cost += Of(weight, item, each, compilation, variables);
                return cost;
            // One value stands for a list of it.
            case not GraphQLListValue when type is ListGraphType { ResolvedType: { } item }:
                return Of(weight, item, value, compilation, variables);
            case GraphQLObjectValue record when type is IInputObjectGraphType input:
                double whole = weight;
                foreach (GraphQLObjectField member in record.Fields ?? [])
                {
                    if (input.GetField(member.Name.Value) is { } field)
                        whole += Of(
                            CostWeights.OfInput(field, field.ResolvedType!), field.ResolvedType!, member.Value, compilation, variables);
                }
                return whole;
            default:
                return weight;
        }
    }

    /// <summary>The cost of a variable's value, as it came.</summary>
    public static double Of(double weight, IGraphType type, object? value)
    {
        type = type.GetNamedTypeOrList();
        if (value is null)
            return 0;
        if (type is ListGraphType { ResolvedType: { } item })
        {
            if (value is not IList list)
                return Of(weight, item, value);
            double cost = 0;
            foreach (object? each in list)
                cost += Of(weight, item, each);
            return cost;
        }
        if (type is not IInputObjectGraphType input || value is not IDictionary<string, object?> record)
            return weight;
        double whole = weight;
        foreach ((string name, object? member) in record)
        {
            if (input.GetField(name) is { } field)
                whole += Of(CostWeights.OfInput(field, field.ResolvedType!), field.ResolvedType!, member);
        }
        return whole;
    }

    private static IGraphType GetNamedTypeOrList(this IGraphType type) => type is NonNullGraphType required ? required.ResolvedType! : type;
}
