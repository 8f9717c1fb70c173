using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;
using HubGraph.Data.Model;
using HubGraph.Host.Auth;

namespace HubGraph.Graph;

/// <summary>
/// <c>@restricted(to: [CallerRole!]!)</c>: says in the schema who may read a field, filter by it or call it. It only says so; who
/// enforces it is the planner for what is read, and each mutation for itself.
/// </summary>
public sealed class RestrictedDirective : Directive
{
    private const string DirectiveName = "restricted";
    private const string To = "to";

    /// <summary>Makes it; a schema registers it once.</summary>
    /// <param name="role">The enumeration <see cref="CallerRole"/> in the graph.</param>
    public RestrictedDirective(EnumerationGraphType role)
        : base(DirectiveName, DirectiveLocation.FieldDefinition, DirectiveLocation.InputFieldDefinition)
    {
        Description = "Not for everybody. A field that answers is null for others, with an error for who has no right to it at all; a "
            + "field of a filter or a sort, or a mutation, is refused.";
        Arguments = new QueryArguments(
            new QueryArgument(new NonNullGraphType(new ListGraphType(new NonNullGraphType(role))))
            {
                Name = To,
                Description = "To whom it is open.",
            });
    }

    /// <summary>Says on a field to whom it is open.</summary>
    public static FieldType Apply(FieldType field, params CallerRole[] roles) =>
        field.ApplyDirective(DirectiveName, To, roles.Select(role => EnumNames.Of(role)).ToArray());

    /// <summary>To whom a field is open; null where it is to everybody.</summary>
    public static IReadOnlyList<string>? Of(FieldType field) =>
        field.FindAppliedDirective(DirectiveName)?.FindArgument(To)?.Value as string[];
}
