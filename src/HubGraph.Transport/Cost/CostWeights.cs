using System.Globalization;
using GraphQL;
using GraphQL.Types;

namespace HubGraph.Transport.Cost;

/// <summary>The weights that the schema declares by <c>@cost</c>, or the specification's defaults (section "Default weights").</summary>
public static class CostWeights
{
    /// <summary>Of one value of a type: 1 for an object, 0 for a scalar.</summary>
    public static double OfType(IGraphType type) => Declared(type) ?? (type is IComplexGraphType or UnionGraphType ? 1 : 0);

    /// <summary>Of one call of a field: 1 where it answers an object, 0 where it answers a scalar.</summary>
    public static double OfField(FieldType field) => Declared(field) ?? (IsLeaf(field.ResolvedType!) ? 0 : 1);

    /// <summary>Of one value given to an argument or to the field of an input: 1 for an input object, 0 for a scalar.</summary>
    /// <param name="definition">The argument or field.</param>
    public static double OfInput(IMetadataReader definition, IGraphType type) =>
        Declared(definition) ?? (type.GetNamedType() is IInputObjectGraphType ? 1 : 0);

    private static bool IsLeaf(IGraphType type) => type.GetNamedType() is ScalarGraphType;

    private static double? Declared(IMetadataReader definition) =>
        definition.FindAppliedDirective(CostDirective.DirectiveName)?.FindArgument(CostDirective.Weight)?.Value is string weight
            ? double.Parse(weight, CultureInfo.InvariantCulture)
            : null;
}
