using System.Runtime.CompilerServices;
using SQLitePCL;

namespace HubGraph.Data;

/// <summary>Settings of SQLite itself, which count only before the first connection of the process.</summary>
internal static class SqliteRuntime
{
    /// <summary>
    /// Turns off the statistics of memory: keeping them takes one lock for all connections at each allocation
    /// (https://sqlite.org/c3ref/c_config_covering_index_scan.html).
    /// </summary>
    [ModuleInitializer]
    internal static void Configure()
    {
        Batteries_V2.Init();
        raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }
}
