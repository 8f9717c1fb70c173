using HubGraph.Tests.Data;
using Npgsql;

namespace HubGraph.Tests.Faults;

/// <summary>Two PostgreSQL servers, the second of which follows the first until it is promoted.</summary>
internal sealed class PostgresPair : IAsyncDisposable
{
    private static int s_count;

    private readonly string _programs;
    private readonly string _folder;
    private readonly string[] _asUser;

    private PostgresPair(string programs, string folder, string[] asUser) => (_programs, _folder, _asUser) = (programs, folder, asUser);

    /// <summary>Starts them. The test is skipped, visibly, where there are no servers to start.</summary>
    public static async Task<PostgresPair> StartAsync()
    {
        string? programs = PostgresServer.FindPrograms();
        Skip.If(programs is null, "There is no PostgreSQL server to start (initdb and pg_ctl).");
        string folder = $"/tmp/hgpair-{Environment.ProcessId}-{Interlocked.Increment(ref s_count)}";
        Directory.CreateDirectory(folder);
        PostgresPair pair = new(programs!, folder, await PostgresServer.AsUserAsync());
        if (pair._asUser is [_, _, var user, _])
            await PostgresServer.RunAsync(["chown", user, folder]);
        AfterTheRun.Run("folder=$1; shift; \"$@\" -D \"$folder/first\" stop; \"$@\" -D \"$folder/second\" stop; rm -rf \"$folder\"", [folder, .. pair._asUser, $"{programs}/pg_ctl", "-s", "-m", "immediate"]);
        await pair.RunAsync("initdb", "-D", $"{folder}/first", "-U", "hubgraph", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions");
        await pair.StartAsync("first");
        await pair.RunAsync("pg_basebackup", "-h", $"{folder}", "-p", "5433", "-U", "hubgraph", "-D", $"{folder}/second", "-R", "-X", "stream", "-c", "fast", "--no-sync");
        await pair.StartAsync("second");
        return pair;
    }

    /// <summary>Leads to whichever of them may be written.</summary>
    public string ConnectionString => $"Host={_folder}:5433,{_folder}:5434;Username=hubgraph;Database=postgres;Target Session Attributes=read-write";

    /// <summary>Leads to the first alone.</summary>
    public string First => $"Host={_folder};Port=5433;Username=hubgraph;Database=postgres";

    /// <summary>Leads to the second alone.</summary>
    public string Second => $"Host={_folder};Port=5434;Username=hubgraph;Database=postgres";

    /// <summary>Waits until the second has all that the first has, and ends it: what the first writes from then on does not reach it.</summary>
    public async Task CutAsync()
    {
        await CaughtUpAsync();
        await ControlAsync("second", "-m", "fast", "stop");
    }

    /// <summary>Ends the first, and starts the second as it was, in its place.</summary>
    public async Task TakeOverAsync()
    {
        await ControlAsync("first", "-m", "immediate", "stop");
        await StartAsync("second");
        await ControlAsync("second", "-w", "promote");
    }

    /// <summary>Promotes the second beside the first: two servers that go apart, as from a snapshot of one's directory.</summary>
    public async Task SplitAsync()
    {
        await CaughtUpAsync();
        await ControlAsync("second", "-w", "promote");
    }

    /// <summary>Waits until the second has all that the first has, ends the first, and promotes the second.</summary>
    public async Task PromoteAsync()
    {
        await CaughtUpAsync();
        await ControlAsync("first", "-m", "immediate", "stop");
        await ControlAsync("second", "promote");
    }

    private async Task CaughtUpAsync()
    {
        string end = (string)(await ScalarAsync(5433, "SELECT pg_current_wal_lsn()::text"))!;
        await FaultServer.UntilAsync(() => ScalarAsync(5434, $"SELECT pg_last_wal_replay_lsn() >= '{end}'"), has => has is true);
    }

    private async Task<object?> ScalarAsync(int port, string sql)
    {
        await using NpgsqlConnection connection = new($"Host={_folder};Port={port};Username=hubgraph;Database=postgres;Pooling=false");
        await connection.OpenAsync();
        await using NpgsqlCommand command = new(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    private Task StartAsync(string server) => ControlAsync(
        server, "-w", "-l", $"{_folder}/{server}.log", "-o", $"-c listen_addresses= -k {_folder} -p {(server == "first" ? 5433 : 5434)} -c fsync=off -c max_wal_size=128MB", "start");

    private Task ControlAsync(string server, params string[] arguments) => PostgresServer.RunAsync([.. _asUser, $"{_programs}/pg_ctl", "-D", $"{_folder}/{server}", "-s", .. arguments]);

    private Task RunAsync(string program, params string[] arguments) => PostgresServer.RunAsync([.. _asUser, PathOf(program), .. arguments], quiet: true);

    // Where initdb is in the path, pg_basebackup need not be.
    private string PathOf(string program) => File.Exists($"{_programs}/{program}")
        ? $"{_programs}/{program}"
        : Directory.GetDirectories("/usr/lib/postgresql").Select(version => $"{version}/bin/{program}").OrderDescending().First(File.Exists);

    public async ValueTask DisposeAsync() => await ControlAsync("second", "-m", "immediate", "stop");
}
