namespace HubGraph.Transport.Http;

/// <summary>The media types of an answer; they differ in the HTTP status of an answer without data.</summary>
internal enum ResponseMedia
{
    /// <summary>application/json: 200 for every well-formed request.</summary>
    Json,

    /// <summary>application/graphql-response+json: 400 where nothing was executed.</summary>
    GraphQLResponse,

    /// <summary>application/json of an operation that has an address of its own: 400 where nothing was executed.</summary>
    Named,
}
