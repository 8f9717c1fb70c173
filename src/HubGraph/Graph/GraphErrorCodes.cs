namespace HubGraph.Graph;

/// <summary>The values of <c>extensions.code</c> that the graph itself gives.</summary>
public static class GraphErrorCodes
{
    /// <summary>Others have been writing for longer than a client should wait; nothing was written.</summary>
    public const string DatabaseBusy = "DATABASE_BUSY";
}
