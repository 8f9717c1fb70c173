namespace HubGraph.Data.Changes;

/// <summary>Registers what follows the change log.</summary>
internal static class ChangeLogServices
{
    /// <summary>Adds one signal, one reader and one tail for the whole program, and what looks after the tables that it grows.</summary>
    public static IServiceCollection AddChangeLog(this IServiceCollection services) => services
        .AddSingleton(provider =>
            ChangeSignal.Open(provider.GetRequiredService<DatabaseOptions>(), provider.GetRequiredService<ILogger<ChangeSignal>>()))
        .AddHostedService(provider => provider.GetRequiredService<ChangeSignal>())
        .AddHostedService<SqliteStatistics>()
        .AddSingleton<ChangeReader>()
        .AddSingleton<ChangeTail>()
        .AddSingleton<ChangeFollower>();
}
