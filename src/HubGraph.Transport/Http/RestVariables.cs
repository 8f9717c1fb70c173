using GraphQL;
using GraphQL.Types;
using HubGraph.Transport.Documents;
using HubGraph.Transport.Errors;
using HubGraph.Transport.Json;
using HubGraph.Transport.Mistakes;
using HubGraph.Transport.Options;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace HubGraph.Transport.Http;

/// <summary>
/// The variables of a named operation, from a query string or a body. What a value may be, the operation's own validation tells: here
/// a text becomes a number, a truth value or an object where the variable's type is one, a list where it is a list, and stays a text.
/// </summary>
internal static class RestVariables
{
    /// <summary>Each variable is a parameter, repeated for a list; inputs are JSON. An empty one is as one that is not given.</summary>
    public static Inputs OfQuery(IQueryCollection query, NamedOperation operation, TransportOptions options)
    {
        Dictionary<string, object?> values = new(StringComparer.Ordinal);
        foreach ((string name, StringValues given) in query)
        {
            string[] texts = [.. given.OfType<string>().Where(text => text.Length > 0)];
            OperationVariable variable = Find(operation, name, options);
            if (texts.Length == 0)
                continue;
            bool isList = (variable.Type is NonNullGraphType some ? some.ResolvedType : variable.Type) is ListGraphType;
            if (texts.Length > 1 && !isList)
                throw GraphQLRequestError.BadRequest($"The parameter \"{name}\" is given twice.");
            object?[] read = [.. texts.Select(text => Read(name, text, variable.Type.GetNamedType(), options))];
            values[name] = isList ? read : read[0];
        }
        return new Inputs(values);
    }

    /// <summary>The body is a JSON object of the variables.</summary>
    public static Inputs? OfBody(ReadOnlySpan<byte> body, NamedOperation operation, TransportOptions options)
    {
        Inputs? values = RequestJson.ReadVariables(body, options.MaxRequestDepth);
        foreach ((string name, _) in values ?? Inputs.Empty)
            Find(operation, name, options);
        return values;
    }

    // A slip in a name would else be an answer to another question.
    private static OperationVariable Find(NamedOperation operation, string name, TransportOptions options) =>
        operation.Variables.FirstOrDefault(variable => variable.Name == name)
        ?? throw GraphQLRequestError.BadRequest(
            $"There is no parameter '{name}'. "
                + $"{string.Join(' ', NameHints.For(name, operation.Variables.Select(variable => variable.Name), options.Mistakes))}");

    private static object? Read(string name, string text, IGraphType type, TransportOptions options) => type switch
    {
        IInputObjectGraphType => RequestJson.ReadObject(name, text, options.MaxRequestDepth),
        IntGraphType or LongGraphType or FloatGraphType or DecimalGraphType or BooleanGraphType => RequestJson.ReadPlain(text),
        _ => text,
    };
}
