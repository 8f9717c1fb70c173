using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using GraphQL;
using HubGraph.Transport.Documents;
using HubGraph.Transport.Errors;

namespace HubGraph.Transport.Json;

/// <summary>
/// The parameters of a GraphQL request. Where the document is only named, <see cref="PersistedDocuments"/> fills in the query.
/// </summary>
internal readonly record struct GraphQLParameters(
    string Query, string? OperationName, Inputs? Variables, Inputs? Extensions, string? DocumentId = null)
{
    /// <summary>The hash by which the document is to be found from now on, if it is valid.</summary>
    public string? Hash { get; init; }
}

/// <summary>Reads the JSON of a request straight into what the engine takes. No text of the JSON parser reaches a client.</summary>
internal static class RequestJson
{
    // Longer integers are no use to any scalar, and big integers take quadratic time to parse.
    private const int MaxIntegerDigits = 40;

    private const string Example = "{\"query\": \"{ __typename }\"}";
    private const string VariablesExample = "{\"input\": {}}";

    private delegate T Reading<T>(ref Utf8JsonReader reader);

    /// <summary>Reads the body of a POST.</summary>
    public static GraphQLParameters Read(ReadOnlySpan<byte> utf8, int maxDepth) =>
        ReadBody(utf8, maxDepth, Example, (ref Utf8JsonReader reader) => ReadParameters(ref reader, RequireQuery));

    /// <summary>Reads a body that is an object of variables. An empty one has none.</summary>
    public static Inputs? ReadVariables(ReadOnlySpan<byte> utf8, int maxDepth) =>
        utf8.IsEmpty ? null : ReadBody(utf8, maxDepth, VariablesExample, (ref Utf8JsonReader reader) =>
        {
            reader.Read();
            return reader.TokenType == JsonTokenType.StartObject
                ? new Inputs(ReadObject(ref reader))
                : throw GraphQLRequestError.BadRequest("The body must be a JSON object of the variables.");
        });

    /// <summary>A number or a truth value that a text holds; else the text.</summary>
    public static object ReadPlain(string text)
    {
        try
        {
            Utf8JsonReader reader = new(Encoding.UTF8.GetBytes(text));
            reader.Read();
            object? value =
                reader.TokenType is JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False ? ReadValue(ref reader) : null;
            return value is not null && !reader.Read() ? value : text;
        }
        catch (JsonException)
        {
            return text;
        }
    }

    private static T ReadBody<T>(ReadOnlySpan<byte> utf8, int maxDepth, string example, Reading<T> read)
    {
        utf8 = WithoutByteOrderMark(utf8);
        if (!Utf8.IsValid(utf8))
            throw GraphQLRequestError.BadRequest("The body is not valid UTF-8.");
        try
        {
            Utf8JsonReader reader = new(utf8, new JsonReaderOptions { MaxDepth = maxDepth });
            T content = read(ref reader);
            // Throws when anything but white space follows.
            reader.Read();
            return content;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw GraphQLRequestError.BadRequest($"The body is not JSON such as {example}, or nests deeper than {maxDepth} levels.");
        }
    }

    /// <summary>Reads the payload of a message that asks for an operation. A blank query is the operation's own fault.</summary>
    public static GraphQLParameters ReadPayload(ReadOnlySpan<byte> json, int maxDepth)
    {
        try
        {
            Utf8JsonReader reader = new(json, new JsonReaderOptions { MaxDepth = maxDepth });
            return ReadParameters(
                ref reader, query => query ?? throw GraphQLRequestError.BadRequest("The parameter \"query\" is missing."));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw GraphQLRequestError.BadRequest("The payload is not JSON.");
        }
    }

    /// <summary>Reads a JSON object that the parameter of a GET or the payload of a message holds.</summary>
    public static Inputs? ReadObject(string name, string json, int maxDepth) => ReadObject(name, Encoding.UTF8.GetBytes(json), maxDepth);

    /// <inheritdoc cref="ReadObject(string, string, int)"/>
    public static Inputs? ReadObject(string name, ReadOnlySpan<byte> json, int maxDepth)
    {
        try
        {
            Utf8JsonReader reader = new(json, new JsonReaderOptions { MaxDepth = maxDepth });
            reader.Read();
            Inputs? inputs = ReadInputs(ref reader, name);
            reader.Read();
            return inputs;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw GraphQLRequestError.BadRequest($"The parameter \"{name}\" is not JSON, or nests deeper than {maxDepth} levels.");
        }
    }

    private static ReadOnlySpan<byte> WithoutByteOrderMark(ReadOnlySpan<byte> utf8) =>
        utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;

    private static GraphQLParameters ReadParameters(ref Utf8JsonReader reader, Func<string?, string> require)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartArray)
            throw GraphQLRequestError.BadRequest("Batches of requests are not supported: send one JSON object.");
        if (reader.TokenType != JsonTokenType.StartObject)
            throw GraphQLRequestError.BadRequest("The body must be a JSON object.");

        string? query = null, operationName = null, documentId = null;
        Inputs? variables = null, extensions = null;
        int seen = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("query"u8))
            {
                Once(ref seen, 1);
                query = ReadText(ref reader, "query");
            }
            else if (reader.ValueTextEquals("operationName"u8))
            {
                Once(ref seen, 2);
                operationName = ReadText(ref reader, "operationName");
            }
            else if (reader.ValueTextEquals("variables"u8))
            {
                Once(ref seen, 4);
                reader.Read();
                variables = ReadInputs(ref reader, "variables");
            }
            else if (reader.ValueTextEquals("extensions"u8))
            {
                Once(ref seen, 8);
                reader.Read();
                extensions = ReadInputs(ref reader, "extensions");
            }
            else if (reader.ValueTextEquals("documentId"u8))
            {
                Once(ref seen, 16);
                documentId = ReadText(ref reader, "documentId") is { Length: > 0 } id ? id : null;
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        return new GraphQLParameters(
            IsNamed(documentId, extensions) ? query ?? "" : require(query), operationName, variables, extensions, documentId);
    }

    /// <summary>Whether a request names its document and need not hold it.</summary>
    public static bool IsNamed(string? documentId, Inputs? extensions) =>
        documentId is not null || extensions?.ContainsKey(PersistedDocuments.Extension) == true;

    /// <summary>A request without a document asks nothing.</summary>
    public static string RequireQuery(string? query) =>
        string.IsNullOrWhiteSpace(query) ? throw GraphQLRequestError.BadRequest("The parameter \"query\" is missing.") : query;

    private static void Once(ref int seen, int parameter)
    {
        if ((seen & parameter) != 0)
            throw GraphQLRequestError.BadRequest("A parameter is given twice.");
        seen |= parameter;
    }

    private static string? ReadText(ref Utf8JsonReader reader, string name)
    {
        reader.Read();
        return reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.Null => null,
            _ => throw GraphQLRequestError.BadRequest($"The parameter \"{name}\" must be a string."),
        };
    }

    private static Inputs? ReadInputs(ref Utf8JsonReader reader, string name) => reader.TokenType switch
    {
        JsonTokenType.StartObject => new Inputs(ReadObject(ref reader)),
        JsonTokenType.Null => null,
        _ => throw GraphQLRequestError.BadRequest($"The parameter \"{name}\" must be a JSON object."),
    };

    private static Dictionary<string, object?> ReadObject(ref Utf8JsonReader reader)
    {
        Dictionary<string, object?> members = [];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            reader.Read();
            if (!members.TryAdd(name, ReadValue(ref reader)))
                throw GraphQLRequestError.BadRequest("A JSON object has the same member twice.");
        }

        return members;
    }

    private static List<object?> ReadList(ref Utf8JsonReader reader)
    {
        List<object?> items = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            items.Add(ReadValue(ref reader));
        return items;
    }

    private static object? ReadValue(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject => ReadObject(ref reader),
        JsonTokenType.StartArray => ReadList(ref reader),
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Number => ReadNumber(ref reader),
        _ => null,
    };

    /// <summary>
    /// The narrowest type that holds the number exactly, 2.0 as 2: int, long, a big integer, decimal; a double for what is left.
    /// </summary>
    private static object ReadNumber(ref Utf8JsonReader reader)
    {
        if (reader.TryGetInt32(out int small))
            return small;
        if (reader.TryGetInt64(out long large))
            return large;

        ReadOnlySpan<byte> digits = reader.ValueSpan;
        bool integer = digits.IndexOfAny(".eE"u8) < 0;
        if (integer && digits.Length <= MaxIntegerDigits)
            return BigInteger.Parse(Encoding.ASCII.GetString(digits), System.Globalization.CultureInfo.InvariantCulture);
        if (reader.TryGetDecimal(out decimal exact) && (digits.IndexOfAny("eE"u8) < 0 || exact == decimal.Truncate(exact)))
            return !IsWhole(exact) ? exact : exact is >= int.MinValue and <= int.MaxValue ? (object)(int)exact : (long)exact;
        if (reader.TryGetDouble(out double real) && double.IsFinite(real))
            return real;
        throw GraphQLRequestError.BadRequest("A number is too large.");
    }

    // Some platforms have one type for all numbers, and write 2 as 2.0; to a variable they are the same (GraphQL, section 3.5.1).
    private static bool IsWhole(decimal exact) => decimal.Truncate(exact) == exact && exact is >= long.MinValue and <= long.MaxValue;
}
