namespace HubGraph.Graph;

/// <summary>The values of <c>extensions.code</c> that the graph itself gives.</summary>
public static class GraphErrorCodes
{
    /// <summary>Others have been writing for longer than a client should wait; nothing was written.</summary>
    public const string DatabaseBusy = "DATABASE_BUSY";

    /// <summary>The database cannot be reached, or cannot do what is asked now; it was not done.</summary>
    public const string DatabaseUnavailable = "DATABASE_UNAVAILABLE";

    /// <summary>The database went silent while a write was being committed: whether it was written is not known.</summary>
    public const string OutcomeUnknown = "OUTCOME_UNKNOWN";

    /// <summary>The server has just been started and makes its database ready.</summary>
    public const string Starting = "STARTING";

    /// <summary>No hub has the slug that an argument gives.</summary>
    public const string UnknownHub = "UNKNOWN_HUB";

    /// <summary>No region has the code that an argument gives.</summary>
    public const string UnknownPlace = "UNKNOWN_PLACE";

    /// <summary>There is no export of this name and format.</summary>
    public const string UnknownExport = "UNKNOWN_EXPORT";

    /// <summary>As many exports are under way as may.</summary>
    public const string ExportsBusy = "EXPORTS_BUSY";
}
