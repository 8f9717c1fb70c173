using GraphQL.Types;
using GraphQLParser.AST;

namespace HubGraph.Transport.Cost;

/// <summary>
/// <c>@cost(weight:)</c> of IBM's GraphQL Cost Directives, section "The Cost Directive": what one appearance of a type, field or
/// argument costs.
/// </summary>
public sealed class CostDirective : Directive
{
    internal const string DirectiveName = "cost";
    internal const string Weight = "weight";

    public CostDirective()
        : base(
            DirectiveName, DirectiveLocation.ArgumentDefinition, DirectiveLocation.Enum, DirectiveLocation.FieldDefinition,
            DirectiveLocation.InputFieldDefinition, DirectiveLocation.Object, DirectiveLocation.Scalar)
    {
        Description = "What one appearance costs. Without it, objects and input objects cost 1, as do the fields that answer objects; "
            + "everything else is free.";
        Arguments = new QueryArguments(
            new QueryArgument(new NonNullGraphType(new StringGraphType())) { Name = Weight, Description = "A number." });
    }
}

/// <summary><c>@listSize</c> of IBM's GraphQL Cost Directives, section "The List Size Directive": how long a list may be.</summary>
public sealed class ListSizeDirective : Directive
{
    /// <summary>Its name.</summary>
    public const string DirectiveName = "listSize";

    /// <summary>Its argument that says how many records are assumed.</summary>
    public const string AssumedSize = "assumedSize";

    /// <summary>Its argument that names those that say how many.</summary>
    public const string SlicingArguments = "slicingArguments";

    internal const string SizedFields = "sizedFields";

    public ListSizeDirective()
        : base(DirectiveName, DirectiveLocation.FieldDefinition)
    {
        Description = "How many records a list may have, by which its selection's cost is multiplied.";
        ListGraphType names = new(new NonNullGraphType(new StringGraphType()));
        Arguments = new QueryArguments(
            new QueryArgument(new IntGraphType()) { Name = AssumedSize, Description = "How many, if no slicing argument is given." },
            new QueryArgument(names)
            {
                Name = SlicingArguments,
                Description = "The arguments that say how many: by their number or, for a list, by its length. The largest counts.",
            },
            new QueryArgument(names)
            {
                Name = SizedFields,
                Description = "The fields of the object that are the list; without them, the field itself is.",
            },
            new QueryArgument(new BooleanGraphType())
            {
                Name = "requireOneSlicingArgument",
                Description = "Whether exactly one slicing argument is to be given.",
                DefaultValue = true,
            });
    }
}
