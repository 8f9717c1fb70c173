using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;

namespace HubGraph.Transport.Introspection;

/// <summary><c>@oneOf</c>, which the schema declares so that tools that are older than it can read it.</summary>
internal sealed class OneOfDirective : Directive
{
    public OneOfDirective()
        : base("oneOf", DirectiveLocation.InputObject)
    {
        Description = "Exactly one field of the input is given, and it is not null.";
    }
}

/// <summary><c>@specifiedBy(url:)</c> of the specification: where a scalar is described.</summary>
public sealed class SpecifiedByDirective : Directive
{
    /// <summary>Its name.</summary>
    public const string DirectiveName = "specifiedBy";

    /// <summary>Its argument.</summary>
    public const string Url = "url";

    internal SpecifiedByDirective()
        : base(DirectiveName, DirectiveLocation.Scalar)
    {
        Description = "Where the behaviour of a scalar is specified.";
        Arguments = new QueryArguments(
            new QueryArgument(new NonNullGraphType(new StringGraphType())) { Name = Url, Description = "An address." });
    }

    /// <summary>What is said of a type; null for none.</summary>
    internal static string? Of(IGraphType? type) => type?.FindAppliedDirective(DirectiveName)?.FindArgument(Url)?.Value as string;
}
