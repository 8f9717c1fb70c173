using System.Diagnostics;
using System.Globalization;
using HubGraph.Data;
using HubGraph.Tests.Commands;
using HubGraph.Tests.Data;
using Npgsql;

namespace HubGraph.Tests.Faults;

/// <summary>A PgBouncer of a test's own before a database, with the settings that it is delivered with but for how it pools.</summary>
internal sealed class PgBouncer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly NpgsqlConnectionStringBuilder _connection;

    private PgBouncer(Process process, NpgsqlConnectionStringBuilder connection) => (_process, _connection) = (process, connection);

    /// <summary>Starts one. The test is skipped, visibly, where it is not installed.</summary>
    /// <param name="mode">session, transaction or statement.</param>
    public static async Task<PgBouncer> StartAsync(TestDatabase database, string mode)
    {
        Skip.If(Program is null, "There is no pgbouncer.");
        NpgsqlConnectionStringBuilder server = new(database.Options.ConnectionString);
        string folder = TestDatabases.CreateTestDirectory();
        int port = ServerProcess.FreePort();
        string password = server.Password is { } secret ? $" password={secret}" : "";
        await File.WriteAllTextAsync(Path.Combine(folder, "pgbouncer.ini"), $"""
            [databases]
            {server.Database} = host={server.Host} port={server.Port} user={server.Username}{password} dbname={server.Database}
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = {port}
            unix_socket_dir =
            auth_type = any
            pool_mode = {mode}
            """);
        // It refuses to run as root.
        string[] asUser = Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--"] : [];
        if (Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows())
        {
            foreach (string path in new[] { folder, Path.GetDirectoryName(folder)! })
                File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        }
        string[] command = [.. asUser, Program!, "-q", Path.Combine(folder, "pgbouncer.ini")];
        Process process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = "/", RedirectStandardError = true })!;
        NpgsqlConnectionStringBuilder connection = new() { Host = "127.0.0.1", Port = port, Username = server.Username, Database = server.Database };
        PgBouncer started = new(process, connection);
        await FaultServer.UntilAsync(started.AnswersAsync, answers => answers || process.HasExited);
        return started;
    }

    private static string? Program { get; } = new[] { "/usr/sbin/pgbouncer", "/usr/bin/pgbouncer", "/usr/local/bin/pgbouncer" }.FirstOrDefault(File.Exists);

    /// <summary>The database behind it, as somebody configures it.</summary>
    public DatabaseOptions Options(string more = "") => DatabaseOptions.Postgresql($"{_connection.ConnectionString};{more}");

    private async Task<bool> AnswersAsync()
    {
        try
        {
            await using NpgsqlConnection connection = new($"{_connection.ConnectionString};Pooling=false");
            await connection.OpenAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        // runuser hands the signal on.
        if (!_process.HasExited)
            using (Process kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]))
                await kill.WaitForExitAsync();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
