using System.Runtime.CompilerServices;
using SQLitePCL;

namespace HubGraph.Data;

/// <summary>Settings of SQLite itself, which count only before the first connection of the process.</summary>
internal static class SqliteRuntime
{
    // SQLITE_CONFIG_STMTJRNL_SPILL, and that it never does.
    private const int StatementJournalSpill = 26;
    private const int Never = -1;

    /// <summary>
    /// Keeps in memory what undoes a statement: a row that once touched more than 64 kB with its triggers made a file of it, to which
    /// each further row of its transaction wrote, a third of the time of an import. Turns off the statistics of memory: keeping them
    /// takes one lock for all connections at each allocation (https://sqlite.org/c3ref/c_config_covering_index_scan.html).
    /// </summary>
    [ModuleInitializer]
    internal static void Configure()
    {
        Batteries_V2.Init();
        raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
        raw.sqlite3_config(StatementJournalSpill, Never);
    }
}
