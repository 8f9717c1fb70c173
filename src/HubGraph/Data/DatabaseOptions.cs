using Microsoft.Data.Sqlite;

namespace HubGraph.Data;

/// <summary>The databases that HubGraph runs on.</summary>
public enum DatabaseProvider
{
    /// <summary>A file, with nothing to install: one machine.</summary>
    Sqlite,

    /// <summary>A server: many replicas.</summary>
    Postgresql,
}

/// <summary>Where the data lies: configuration section <c>Database</c>.</summary>
public sealed record DatabaseOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Database";

    /// <summary>Which database it is.</summary>
    public DatabaseProvider Provider { get; init; } = DatabaseProvider.Sqlite;

    /// <summary>ADO.NET connection string of the provider.</summary>
    public string ConnectionString { get; init; } = "Data Source=hubgraph.db";

    /// <summary>The same PostgreSQL database by a role that may only read, for those who read; the other one's if not given.</summary>
    public string? ReadConnectionString { get; init; }

    /// <summary>A database in a file.</summary>
    public static DatabaseOptions Sqlite(string file) =>
        new()
        {
            Provider = DatabaseProvider.Sqlite,
            ConnectionString = new SqliteConnectionStringBuilder { DataSource = file }.ConnectionString,
        };

    /// <summary>A database on a server.</summary>
    public static DatabaseOptions Postgresql(string connectionString) =>
        new() { Provider = DatabaseProvider.Postgresql, ConnectionString = connectionString };
}
