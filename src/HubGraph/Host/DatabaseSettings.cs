using System.Data.Common;
using HubGraph.Data;
using HubGraph.Data.Startup;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace HubGraph.Host;

/// <summary>
/// Reads the configuration section <c>Database</c>. What is wrong with it is told without a value: a connection string holds a
/// password.
/// </summary>
internal static class DatabaseSettings
{
    private const string Setting = $"{DatabaseOptions.Section}:{nameof(DatabaseOptions.ConnectionString)}";

    private sealed class Database
    {
        public string? Provider { get; set; }

        public string? ConnectionString { get; set; }

        public string? ReadConnectionString { get; set; }
    }

    /// <summary>The database that the settings name. A URL of PostgreSQL names its provider itself.</summary>
    /// <exception cref="StartupException">They name none.</exception>
    public static DatabaseOptions Read(IConfiguration configuration)
    {
        Database settings = configuration.Read<Database>(DatabaseOptions.Section);
        bool isUrl = PostgresUrl.Is(settings.ConnectionString);
        string provider = settings.Provider ?? (isUrl ? nameof(DatabaseProvider.Postgresql) : nameof(DatabaseProvider.Sqlite));
        if (provider.Equals(nameof(DatabaseProvider.Postgresql), StringComparison.OrdinalIgnoreCase))
        {
            DatabaseOptions database = Postgresql(settings.ConnectionString ?? "");
            return settings.ReadConnectionString is { } reading
                ? database with { ReadConnectionString = Postgresql(reading).ConnectionString }
                : database;
        }
        if (settings.ReadConnectionString is not null)
            throw new StartupException(
                $"{DatabaseOptions.Section}:{nameof(settings.ReadConnectionString)} is for {nameof(DatabaseProvider.Postgresql)}.");
        if (!provider.Equals(nameof(DatabaseProvider.Sqlite), StringComparison.OrdinalIgnoreCase))
        {
            throw new StartupException($"{DatabaseOptions.Section}:{nameof(settings.Provider)} is \"{provider}\": "
                + $"it must be {nameof(DatabaseProvider.Sqlite)} or {nameof(DatabaseProvider.Postgresql)}.");
        }

        return isUrl
            ? throw new StartupException(
                $"{Setting} is a URL of PostgreSQL, but {DatabaseOptions.Section}:{nameof(settings.Provider)} is {provider}.")
            : Sqlite(settings.ConnectionString ?? new DatabaseOptions().ConnectionString);
    }

    /// <summary>The database of a connection string or URL of PostgreSQL.</summary>
    /// <exception cref="StartupException">It is neither.</exception>
    public static DatabaseOptions Postgresql(string text)
    {
        NpgsqlConnectionStringBuilder known = new();
        NpgsqlConnectionStringBuilder given = Parse(
            () => PostgresUrl.Is(text) ? PostgresUrl.Parse(text) : new NpgsqlConnectionStringBuilder(text),
            known,
            "PostgreSQL, such as Host=localhost;Username=hubgraph;Password=…;Database=hubgraph or "
                + "postgresql://hubgraph:…@localhost:5432/hubgraph");
        if (string.IsNullOrWhiteSpace(given.Host))
            throw new StartupException($"{Setting} names no host of a PostgreSQL server.");
        // The driver would find that out when it connects.
        return given.Port is >= 1 and <= ushort.MaxValue
            ? DatabaseOptions.Postgresql(given.ConnectionString)
            : throw new StartupException($"{Setting} has a value of port that makes no sense.");
    }

    /// <summary>
    /// The file of a connection string of SQLite. Its path is made whole once: all who open it then mean the same, whatever
    /// stands in its name.
    /// </summary>
    /// <exception cref="StartupException">It is none.</exception>
    public static DatabaseOptions Sqlite(string text)
    {
        SqliteConnectionStringBuilder given = Parse(
            () => new SqliteConnectionStringBuilder(text),
            [],
            $"{nameof(DatabaseProvider.Sqlite)}, such as Data Source=hubgraph.db; another database is named by "
                + $"{DatabaseOptions.Section}:{nameof(DatabaseOptions.Provider)}");
        if (given.Password.Length > 0)
            throw new StartupException($"{Setting} has a password: files of SQLite are not encrypted.");
        if (given.Mode is SqliteOpenMode.Memory or SqliteOpenMode.ReadOnly)
            throw new StartupException($"{Setting} says Mode={given.Mode}: the database must be a file that can be written.");
        given.DataSource = SqliteFile.PathOf(DatabaseOptions.Sqlite(given.DataSource));
        return new DatabaseOptions { ConnectionString = given.ConnectionString };
    }

    private static T Parse<T>(Func<T> parse, T known, string form)
        where T : DbConnectionStringBuilder
    {
        try
        {
            return parse();
        }
        catch (Exception exception) when (
            exception is ArgumentException or FormatException or InvalidCastException or OverflowException or KeyNotFoundException
                or NotSupportedException)
        {
            // Only a keyword of the driver may be told: another one may be a piece of a password.
            string? keyword = (exception as ArgumentException)?.ParamName;
            throw new StartupException(keyword is not null && known.ContainsKey(keyword)
                ? $"{Setting} has a value of {keyword} that makes no sense."
                : $"{Setting} is no connection string of {form}.");
        }
    }
}
