using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;

namespace HubGraph.Graph;

/// <summary>
/// <c>@restricted(to: [Role!]!)</c>: says in the schema who may read a field, filter by it or call it. It only says so; who
/// enforces it is the planner for what is read, and each mutation for itself.
/// </summary>
public sealed class RestrictedDirective : Directive
{
    /// <summary>The value of <c>Role</c> for who writes for a hub.</summary>
    public const string Operator = "OPERATOR";

    /// <summary>The value of <c>Role</c> for programs of the ecosystem.</summary>
    public const string Integration = "INTEGRATION";

    /// <summary>The value of <c>Role</c> for who runs the server.</summary>
    public const string Administrator = "ADMINISTRATOR";

    private const string DirectiveName = "restricted";
    private const string To = "to";

    /// <summary>Makes it; a schema registers it once.</summary>
    public RestrictedDirective()
        : base(DirectiveName, DirectiveLocation.FieldDefinition, DirectiveLocation.InputFieldDefinition)
    {
        Description = "Not for everybody. A field that answers is null for others, with an error for who has no right to it at all; a field of a filter or a sort, or a mutation, is refused.";
        EnumerationGraphType role = new() { Name = "Role", Description = "What a caller may be." };
        role.Add(Operator, Operator, "Writes for hubs, and reads what concerns them: those hubs' own alone (opérateur).");
        role.Add(Integration, Integration, "A program of the ecosystem, which reads and writes for all hubs.");
        role.Add(Administrator, Administrator, "Runs the server.");
        Arguments = new QueryArguments(new QueryArgument(new NonNullGraphType(new ListGraphType(new NonNullGraphType(role)))) { Name = To, Description = "To whom it is open." });
    }

    /// <summary>Says on a field to whom it is open: names of this class.</summary>
    public static FieldType Apply(FieldType field, params string[] roles) => field.ApplyDirective(DirectiveName, To, roles);
}
