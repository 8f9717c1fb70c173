namespace HubGraph.Data;

/// <summary>What a start tells of itself.</summary>
internal static partial class StartupLog
{
    [LoggerMessage(1, LogLevel.Information, "Creating the database")]
    public static partial void Creating(this ILogger logger);

    [LoggerMessage(2, LogLevel.Information, "Updating the database")]
    public static partial void Updating(this ILogger logger);

    [LoggerMessage(3, LogLevel.Information, "Loading {Communes} communes and {FormerCommunes} former ones")]
    public static partial void LoadingTerritories(this ILogger logger, int communes, int formerCommunes);

    [LoggerMessage(4, LogLevel.Information, "Loading {Hubs} hubs")]
    public static partial void LoadingProgramme(this ILogger logger, int hubs);

    [LoggerMessage(5, LogLevel.Information, "The database is ready, in {Seconds:0.0} s")]
    public static partial void Ready(this ILogger logger, double seconds);

    [LoggerMessage(8, LogLevel.Information, "Summing up the records for statistics")]
    public static partial void SummingUp(this ILogger logger);

    [LoggerMessage(6, LogLevel.Warning, "Commune {Code} is not in the new files and is kept")]
    public static partial void CommuneKept(this ILogger logger, string code);

    [LoggerMessage(7, LogLevel.Warning, "{Type} {Key} is no longer in the reference data and is kept")]
    public static partial void FactKept(this ILogger logger, string type, string key);
}
