using System.Collections.Concurrent;
using System.Diagnostics;
using Npgsql;

namespace HubGraph.Tests.Data;

/// <summary>
/// The PostgreSQL server of the tests: the one that HUBGRAPH_TEST_POSTGRES names, else a throw-away cluster where the server's
/// programs are on the machine, else none.
/// </summary>
internal sealed class PostgresServer
{
    private const string Variable = "HUBGRAPH_TEST_POSTGRES";
    private const string Memory = "/dev/shm";

    private static readonly SemaphoreSlim s_creating = new(1);

    private readonly NpgsqlConnectionStringBuilder? _connection;
    private readonly ConcurrentDictionary<string, bool> _databases = new();

    private PostgresServer(NpgsqlConnectionStringBuilder? connection, string? missing) => (_connection, Missing) = (connection, missing);

    /// <summary>Why there is no server; null when there is one.</summary>
    public string? Missing { get; }

    public static async Task<PostgresServer> StartAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            PostgresServer server = new(new NpgsqlConnectionStringBuilder(named), null);
            AppDomain.CurrentDomain.ProcessExit += (_, _) => server.DropAll();
            return server;
        }
        if (FindPrograms() is not { } programs)
            return new PostgresServer(null, $"There is no PostgreSQL: set {Variable}, or install a server (initdb and pg_ctl).");
        return new PostgresServer(await StartClusterAsync(programs), null);
    }

    public string ConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder(_connection!.ConnectionString) { Database = database }.ConnectionString;

    // A template admits one copy at a time.
    public async Task CreateDatabaseAsync(string name, string? template)
    {
        await s_creating.WaitAsync();
        try
        {
            await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {template ?? "template0"} ENCODING 'UTF8'");
            _databases[name] = true;
        }
        finally
        {
            s_creating.Release();
        }
    }

    public async Task DropDatabaseAsync(string name)
    {
        await ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        _databases.TryRemove(name, out _);
    }

    /// <summary>Runs <c>pg_dump</c> into <c>psql</c>.</summary>
    public Task DumpAsync(string from, string to)
    {
        string server = $"-h {_connection!.Host} -p {_connection.Port} -U {_connection.Username}";
        return RunAsync(["sh", "-c", $"pg_dump {server} {from} | psql -q -v ON_ERROR_STOP=1 {server} {to} > /dev/null"]);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using NpgsqlConnection connection = new(new NpgsqlConnectionStringBuilder(_connection!.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using NpgsqlCommand command = new(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private void DropAll()
    {
        NpgsqlConnection.ClearAllPools();
        foreach (string name in _databases.Keys)
            DropDatabaseAsync(name).GetAwaiter().GetResult();
    }

    /// <summary>Where the server's programs lie; null where there are none.</summary>
    internal static string? FindPrograms() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Concat(Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).OrderDescending() : [])
            .FirstOrDefault(directory => new[] { "initdb", "pg_ctl", "pg_basebackup" }.All(program => File.Exists(Path.Combine(directory, program))));

    // A copied database is hundreds of small files: on a disk, making them costs many times what it does in memory.
    private static bool IsRoomInMemory => Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace > 4L << 30;

    // A private folder of sockets instead of a port, and its short path, since a socket's path is limited.
    private static async Task<NpgsqlConnectionStringBuilder> StartClusterAsync(string programs)
    {
        string folder = $"{(IsRoomInMemory ? Memory : "/tmp")}/hgpg-{Environment.ProcessId}";
        string data = $"{folder}/data";
        Directory.CreateDirectory(folder);
        string[] asUser = await AsUserAsync();
        if (asUser.Length > 0)
            await RunAsync(["chown", asUser[2], folder]);
        await RunAsync([.. asUser, $"{programs}/initdb", "-D", data, "-U", "hubgraph", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions"], quiet: true);
        AfterTheRun.Run("folder=$1; shift; \"$@\"; rm -rf \"$folder\"", [folder, .. asUser, $"{programs}/pg_ctl", "-D", data, "-s", "-m", "immediate", "stop"]);
        string settings = $"-c listen_addresses= -k {folder} -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_wal_size=128MB -c max_connections=300";
        await RunAsync([.. asUser, $"{programs}/pg_ctl", "-D", data, "-s", "-w", "-l", $"{folder}/log", "-o", settings, "start"]);
        return new NpgsqlConnectionStringBuilder { Host = folder, Username = "hubgraph", Database = "postgres" };
    }

    /// <summary>What a command begins with to run as a user who may run a server: it refuses to run as root.</summary>
    internal static async Task<string[]> AsUserAsync() => Environment.IsPrivilegedProcess ? ["runuser", "-u", await UnprivilegedUserAsync(), "--"] : [];

    private static async Task<string> UnprivilegedUserAsync() =>
        (await File.ReadAllLinesAsync("/etc/passwd")).Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";

    // The server inherits what pg_ctl writes to: a pipe would stay open as long as it runs.
    internal static async Task RunAsync(string[] command, bool quiet = false)
    {
        ProcessStartInfo start = new(command[0], command[1..]) { WorkingDirectory = "/", RedirectStandardOutput = quiet };
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{command[0]} did not start.");
        if (quiet)
            await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}.");
    }
}
