using HubGraph.Planning.Execution;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HubGraph.Data;

/// <summary>The configured database as the planner reads it.</summary>
public static class ReadDatabases
{
    /// <summary>Opens it for reading.</summary>
    /// <param name="limits">How much it works on at a time.</param>
    public static ReadDatabase Open(DatabaseOptions options, WorkLimits? limits = null) => options.Provider == DatabaseProvider.Sqlite
        ? new SqliteReadDatabase(new SqliteConnectionStringBuilder(options.ConnectionString).DataSource, limits)
        : new PostgresReadDatabase(options.ReadConnectionString ?? options.ConnectionString, limits);

    /// <summary>The model, for the names of tables and columns.</summary>
    public static IModel Model(HubGraphContextFactory contexts)
    {
        using HubGraphContext context = contexts.CreateDbContext();
        return context.Model;
    }
}
