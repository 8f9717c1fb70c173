using System.Diagnostics;
using HubGraph.Data;
using Npgsql;

namespace HubGraph.Benchmarks.Data;

/// <summary>
/// A PostgreSQL server with a database for one run: on the server that HUBGRAPH_TEST_POSTGRES names, else on a throw-away
/// cluster with the settings that a server has by default.
/// </summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private const string Variable = "HUBGRAPH_TEST_POSTGRES";

    private readonly NpgsqlConnectionStringBuilder _server;
    private readonly string _database = $"hubgraph_benchmark_{Environment.ProcessId}";
    private readonly Func<Task>? _stop;

    private PostgresServer(NpgsqlConnectionStringBuilder server, Func<Task>? stop) => (_server, _stop) = (server, stop);

    /// <summary>The run's own database.</summary>
    public DatabaseOptions Database => DatabaseOptions.Postgresql(new NpgsqlConnectionStringBuilder(_server.ConnectionString) { Database = _database }.ConnectionString);

    /// <summary>Finds or starts a server and creates an empty database.</summary>
    public static async Task<PostgresServer> StartAsync(CancellationToken cancellationToken)
    {
        PostgresServer server = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
            ? new PostgresServer(new NpgsqlConnectionStringBuilder(named), null)
            : await StartClusterAsync(cancellationToken);
        try
        {
            await server.ExecuteAsync($"CREATE DATABASE {server._database} TEMPLATE template0 ENCODING 'UTF8'");
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    private async Task ExecuteAsync(string sql)
    {
        await using NpgsqlConnection connection = new(new NpgsqlConnectionStringBuilder(_server.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using NpgsqlCommand command = new(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    // A private folder of sockets instead of a port, and its short path, since a socket's path is limited.
    private static async Task<PostgresServer> StartClusterAsync(CancellationToken cancellationToken)
    {
        string programs = FindPrograms() ?? throw new BenchmarkException($"There is no PostgreSQL: set {Variable}, or install a server (initdb and pg_ctl).");
        string folder = $"/tmp/hgbench-{Environment.ProcessId}";
        string data = $"{folder}/data";
        Directory.CreateDirectory(folder);
        // The server refuses to run as root.
        string[] asUser = Environment.IsPrivilegedProcess ? ["runuser", "-u", UnprivilegedUser(), "--"] : [];
        async Task StopAsync()
        {
            await RunAsync([.. asUser, $"{programs}/pg_ctl", "-D", data, "-s", "-m", "immediate", "stop"], CancellationToken.None);
            Directory.Delete(folder, recursive: true);
        }
        try
        {
            if (asUser.Length > 0)
                await RunAsync(["chown", asUser[2], folder], cancellationToken);
            await RunAsync([.. asUser, $"{programs}/initdb", "-D", data, "-U", "hubgraph", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions"], cancellationToken, quiet: true);
            await RunAsync([.. asUser, $"{programs}/pg_ctl", "-D", data, "-s", "-w", "-l", $"{folder}/log", "-o", $"-c listen_addresses= -k {folder}", "start"], cancellationToken);
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
        return new PostgresServer(new NpgsqlConnectionStringBuilder { Host = folder, Username = "hubgraph", Database = "postgres" }, StopAsync);
    }

    private static string? FindPrograms() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Concat(Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).OrderDescending() : [])
            .FirstOrDefault(directory => File.Exists(Path.Combine(directory, "initdb")) && File.Exists(Path.Combine(directory, "pg_ctl")));

    private static string UnprivilegedUser() =>
        File.ReadAllLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";

    // The server inherits what pg_ctl writes to: a pipe would stay open as long as it runs. A session of its own keeps
    // Ctrl-C away from it, so that it is stopped in order.
    private static async Task RunAsync(string[] command, CancellationToken cancellationToken, bool quiet = false)
    {
        ProcessStartInfo start = new("setsid", ["--wait", .. command]) { WorkingDirectory = "/", RedirectStandardOutput = quiet };
        using Process process = Process.Start(start) ?? throw new BenchmarkException($"{command[0]} did not start.");
        if (quiet)
            await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
            throw new BenchmarkException($"{string.Join(' ', command)} ended with {process.ExitCode}.");
    }

    public async ValueTask DisposeAsync()
    {
        if (_stop is not null)
            await _stop();
        else
            await ExecuteAsync($"DROP DATABASE IF EXISTS {_database} WITH (FORCE)");
    }
}
