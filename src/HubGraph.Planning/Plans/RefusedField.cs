using GraphQL;
using GraphQL.Execution;
using GraphQLParser;

namespace HubGraph.Planning.Plans;

/// <summary>A selected field that the caller has no right to: it is null everywhere, and one error says why.</summary>
/// <param name="Path">Where in the planned field's answer it stands; where that is in the items of a list, the list.</param>
internal sealed record RefusedField(string Code, string Message, IReadOnlyList<string> Path, Location Location)
{
    /// <summary>Adds the errors of a plan to its answer.</summary>
    /// <param name="path">Where the planned field stands.</param>
    public static void Report(IExecutionContext context, IEnumerable<object> path, IReadOnlyList<RefusedField> refused)
    {
        foreach (RefusedField field in refused)
        {
            ExecutionError error = new(field.Message) { Code = field.Code, Path = [.. path, .. field.Path] };
            error.AddLocation(field.Location);
            context.Errors.Add(error);
        }
    }
}
