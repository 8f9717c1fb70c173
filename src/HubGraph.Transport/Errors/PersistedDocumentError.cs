using GraphQL;

namespace HubGraph.Transport.Errors;

/// <summary>A document was named that cannot be executed. Messages and codes are those that Apollo's clients look for.</summary>
internal sealed class PersistedDocumentError : ExecutionError
{
    private PersistedDocumentError(string code, string message) : base(message) => Code = code;

    public static PersistedDocumentError NotFound() => new(ErrorCodes.PersistedQueryNotFound, "PersistedQueryNotFound");

    public static PersistedDocumentError NotSupported() => new(ErrorCodes.PersistedQueryNotSupported, "PersistedQueryNotSupported");

    public static PersistedDocumentError NotTrusted() =>
        new(ErrorCodes.DocumentNotTrusted, "This server executes the documents alone that its operators trust.");
}
