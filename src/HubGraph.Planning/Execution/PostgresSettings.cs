using Npgsql;

namespace HubGraph.Planning.Execution;

/// <summary>What the program counts on in a connection string of PostgreSQL, where that does not say otherwise itself.</summary>
public static class PostgresSettings
{
    // How many statements a connection that reads keeps prepared.
    private const int MaximumStatements = 200;

    /// <summary>Completes the connection string of those who read through plans.</summary>
    internal static NpgsqlConnectionStringBuilder ForReading(string connectionString)
    {
        NpgsqlConnectionStringBuilder settings = Complete(connectionString);
        ICollection<string> given = settings.Keys;
        // What reads has the time limit of whoever asks, whatever that is.
        if (!given.Contains("Command Timeout"))
            settings.CommandTimeout = 0;
        if (!given.Contains("Max Auto Prepare"))
            settings.MaxAutoPrepare = MaximumStatements;
        if (!given.Contains("Auto Prepare Min Usages"))
            settings.AutoPrepareMinUsages = 2;
        return settings;
    }

    /// <summary>How many statements a connection that reads keeps prepared on the server; 0 where the connection string says so.</summary>
    public static int PreparedStatements(string connectionString) => ForReading(connectionString).MaxAutoPrepare;

    /// <summary>Completes a connection string: nothing is left in a session that another could find, and who is gone is noticed.</summary>
    public static NpgsqlConnectionStringBuilder Complete(string connectionString)
    {
        NpgsqlConnectionStringBuilder settings = new(connectionString);
        ICollection<string> given = settings.Keys;
        settings.Enlist = false;
        if (!given.Contains("No Reset On Close"))
            settings.NoResetOnClose = true;
        if (!given.Contains("Timeout"))
            settings.Timeout = 5;
        // The socket of a file knows no keepalive.
        if (!given.Contains("TCP Keepalive") && !given.Contains("TCP Keepalive Time") && settings.Host?.Contains('/') == false)
            (settings.TcpKeepAlive, settings.TcpKeepAliveTime, settings.TcpKeepAliveInterval) = (true, 10, 2);
        // After a promotion the other host is to be found soon.
        if (!given.Contains("Host Recheck Seconds"))
            settings.HostRecheckSeconds = 1;
        return settings;
    }
}
