using System.Text.Json;
using GraphQL.Execution;
using GraphQL.SystemTextJson;

namespace HubGraph.Transport.Json;

/// <summary>The engine's serializer, with its options within reach: answers are written by them without a stream between.</summary>
internal sealed class TransportSerializer(JsonSerializerOptions options, IErrorInfoProvider errors) : GraphQLSerializer(options, errors)
{
    public JsonSerializerOptions Options => SerializerOptions;
}
