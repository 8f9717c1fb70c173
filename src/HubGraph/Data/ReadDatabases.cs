using HubGraph.Planning.Execution;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HubGraph.Data;

/// <summary>The configured database as the planner reads it.</summary>
public static class ReadDatabases
{
    /// <summary>Opens it for reading.</summary>
    public static ReadDatabase Open(DatabaseOptions options) => options.Provider == DatabaseProvider.Sqlite
        ? new SqliteReadDatabase(new SqliteConnectionStringBuilder(options.ConnectionString).DataSource)
        : new PostgresReadDatabase(options.ReadConnectionString ?? options.ConnectionString);

    /// <summary>The model, for the names of tables and columns.</summary>
    public static IModel Model(HubGraphContextFactory contexts)
    {
        using HubGraphContext context = contexts.CreateDbContext();
        return context.Model;
    }
}
