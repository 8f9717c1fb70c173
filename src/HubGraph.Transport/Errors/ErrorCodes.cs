namespace HubGraph.Transport.Errors;

/// <summary>The values of <c>extensions.code</c> that the transport itself gives. Clients may rely on them; messages may change.</summary>
public static class ErrorCodes
{
    /// <summary>The document is not GraphQL: a syntax error, with its place.</summary>
    public const string GraphQLParseFailed = "GRAPHQL_PARSE_FAILED";

    /// <summary>The document does not fit the schema.</summary>
    public const string GraphQLValidationFailed = "GRAPHQL_VALIDATION_FAILED";

    /// <summary>No operation of the document can be told apart: none, an unknown name, or several without a name.</summary>
    public const string OperationResolutionFailure = "OPERATION_RESOLUTION_FAILURE";

    /// <summary>A variable or an argument has a value that its type or its field refuses.</summary>
    public const string BadUserInput = "BAD_USER_INPUT";

    /// <summary>
    /// The document is larger or more complex than the server allows; <c>extensions.limit</c> and <c>extensions.maximum</c> say
    /// which limit.
    /// </summary>
    public const string DocumentLimitExceeded = "DOCUMENT_LIMIT_EXCEEDED";

    /// <summary>No document is known by this hash: send it again with the document (Apollo's automatic persisted queries).</summary>
    public const string PersistedQueryNotFound = "PERSISTED_QUERY_NOT_FOUND";

    /// <summary>The server remembers no documents: send them always.</summary>
    public const string PersistedQueryNotSupported = "PERSISTED_QUERY_NOT_SUPPORTED";

    /// <summary>No operation has this address.</summary>
    public const string UnknownOperation = "UNKNOWN_OPERATION";

    /// <summary>The server executes trusted documents alone, and this is none.</summary>
    public const string DocumentNotTrusted = "DOCUMENT_NOT_TRUSTED";

    /// <summary>
    /// The operation costs more than the server allows; <c>extensions.limit</c>, <c>cost</c> and <c>maximum</c> say which cost.
    /// </summary>
    public const string CostLimitExceeded = "COST_LIMIT_EXCEEDED";

    /// <summary>
    /// The caller asked for too much in a short time; <c>extensions.retryAfter</c> and the header Retry-After say after how many
    /// seconds to come again.
    /// </summary>
    public const string RateLimited = "RATE_LIMITED";

    /// <summary>As many sockets and streams of events are open from this address as may.</summary>
    public const string TooManySockets = "TOO_MANY_SOCKETS";

    /// <summary>The HTTP request is not a GraphQL request: malformed JSON, a missing query, a parameter of the wrong type.</summary>
    public const string BadRequest = "BAD_REQUEST";

    /// <summary>
    /// The address does not answer this HTTP method, or not for this: GET runs queries alone. The header Allow says which ones it
    /// answers.
    /// </summary>
    public const string MethodNotAllowed = "METHOD_NOT_ALLOWED";

    /// <summary>The body of a POST must be application/json in UTF-8.</summary>
    public const string UnsupportedMediaType = "UNSUPPORTED_MEDIA_TYPE";

    /// <summary>The Accept header admits none of application/graphql-response+json, application/json and text/event-stream.</summary>
    public const string NotAcceptable = "NOT_ACCEPTABLE";

    /// <summary>The body of the request is larger than the server reads.</summary>
    public const string PayloadTooLarge = "PAYLOAD_TOO_LARGE";

    /// <summary>The operation took longer than the server's time limit and was stopped.</summary>
    public const string Timeout = "TIMEOUT";

    /// <summary>
    /// The server works on as much as it can, or the time limit passed while the operation waited for its turn: nothing of it was
    /// done; try again after Retry-After.
    /// </summary>
    public const string ServerBusy = "SERVER_BUSY";

    /// <summary>Pages of this origin may neither ask nor open a socket.</summary>
    public const string OriginNotAllowed = "ORIGIN_NOT_ALLOWED";

    /// <summary>A browser sent this for a page of another site, but not by CORS: by a link, a form or an embedded resource.</summary>
    public const string CorsRequired = "CORS_REQUIRED";

    /// <summary>The server does not show its schema.</summary>
    public const string IntrospectionDisabled = "INTROSPECTION_DISABLED";

    /// <summary>As many operations run on this socket as it may have at a time.</summary>
    public const string TooManyOperations = "TOO_MANY_OPERATIONS";

    /// <summary>The server failed; <c>extensions.requestId</c> finds the cause in its log.</summary>
    public const string InternalServerError = "INTERNAL_SERVER_ERROR";
}
