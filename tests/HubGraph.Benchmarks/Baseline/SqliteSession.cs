using System.Text;
using SQLitePCL;

namespace HubGraph.Benchmarks.Baseline;

/// <summary>One connection to a SQLite file with its prepared statements.</summary>
internal sealed class SqliteSession : IDisposable
{
    private readonly sqlite3 _database;

    static SqliteSession() => Batteries_V2.Init();

    public SqliteSession(string path)
    {
        Check(raw.sqlite3_open_v2(path, out _database, raw.SQLITE_OPEN_READONLY | raw.SQLITE_OPEN_NOMUTEX, null));
        Begin = Prepare("BEGIN");
        Commit = Prepare("COMMIT");
        // Limits are literals: SQLite prepares a statement anew whenever a limit is bound.
        ElevenHubs = Prepare("SELECT id, name FROM hubs ORDER BY name_folded, id LIMIT 11");
        TenHubs = Prepare("SELECT id, name FROM hubs ORDER BY name_folded, id LIMIT 10");
        Carriers = Prepare("SELECT c.name FROM hub_carriers h JOIN carriers c ON c.id = h.carrier_id WHERE h.hub_id = ?1 ORDER BY h.position, h.id LIMIT 20");
        Regions = Prepare("""
            SELECT r.name FROM (SELECT DISTINCT region_id FROM coverage WHERE hub_id = ?1) c
            CROSS JOIN regions r ON r.id = c.region_id ORDER BY r.code, r.id LIMIT 20
            """);
        EventCount = Prepare("SELECT count(*) FROM events WHERE hub_id = (SELECT id FROM hubs WHERE slug = ?1)");
        Events = Prepare("""
            SELECT e.title, e.starts_at, e.participants, h.name, r.name FROM events e
            JOIN hubs h ON h.id = e.hub_id LEFT JOIN regions r ON r.id = e.region_id
            WHERE e.hub_id = (SELECT id FROM hubs WHERE slug = ?1) ORDER BY e.sorts_at DESC, e.id DESC LIMIT 20
            """);
        Projects = Prepare("SELECT id, title, budget_cents FROM funded_projects WHERE hub_id = ?1 ORDER BY title_folded, id LIMIT 5");
        Supports = Prepare("""
            SELECT performed_on, duration_minutes, support_kind FROM activities
            WHERE funded_project_id = ?1 AND activity_type = 'PROJECT_SUPPORT' AND withdrawn_at IS NULL ORDER BY performed_on DESC, id DESC LIMIT 3
            """);
        Commune = Prepare("SELECT c.name, c.population, d.name, r.name FROM communes c LEFT JOIN departments d ON d.id = c.department_id LEFT JOIN regions r ON r.id = c.region_id WHERE c.code = ?1");
        EventsFrom = Prepare("""
            SELECT e.title, e.starts_at, e.participants, h.name, r.name FROM events e
            JOIN hubs h ON h.id = e.hub_id LEFT JOIN regions r ON r.id = e.region_id
            WHERE e.hub_id = (SELECT id FROM hubs WHERE slug = ?1) AND e.starts_on >= ?2 ORDER BY e.sorts_at DESC, e.id DESC LIMIT 20
            """);
        Months = Prepare("""
            SELECT substr(performed_on, 1, 8) || '01', count(*), sum(duration_minutes) FROM activities
            WHERE hub_id = (SELECT id FROM hubs WHERE slug = ?1) AND performed_on >= ?2 AND performed_on <= ?3 AND withdrawn_at IS NULL GROUP BY 1 ORDER BY 1 LIMIT 100
            """);
        Hub = Prepare("SELECT h.name, h.number, c.name FROM hubs h LEFT JOIN calls c ON c.id = h.call_id WHERE h.slug = ?1");
    }

    public sqlite3_stmt Begin { get; }
    public sqlite3_stmt Commit { get; }
    public sqlite3_stmt ElevenHubs { get; }
    public sqlite3_stmt TenHubs { get; }
    public sqlite3_stmt Carriers { get; }
    public sqlite3_stmt Regions { get; }
    public sqlite3_stmt EventCount { get; }
    public sqlite3_stmt Events { get; }
    public sqlite3_stmt Projects { get; }
    public sqlite3_stmt Supports { get; }
    public sqlite3_stmt Hub { get; }
    public sqlite3_stmt Commune { get; }
    public sqlite3_stmt EventsFrom { get; }
    public sqlite3_stmt Months { get; }

    /// <summary>Runs a statement without rows.</summary>
    public void Run(sqlite3_stmt statement)
    {
        Step(statement);
        raw.sqlite3_reset(statement);
    }

    /// <summary>Goes to the next row; when there is none, the statement is ready for its next use.</summary>
    public bool Next(sqlite3_stmt statement)
    {
        if (Step(statement))
            return true;
        raw.sqlite3_reset(statement);
        return false;
    }

    private bool Step(sqlite3_stmt statement) => raw.sqlite3_step(statement) switch
    {
        raw.SQLITE_ROW => true,
        raw.SQLITE_DONE => false,
        _ => throw Failure(),
    };

    private sqlite3_stmt Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v3(_database, Encoding.UTF8.GetBytes(sql), raw.SQLITE_PREPARE_PERSISTENT, out sqlite3_stmt statement));
        return statement;
    }

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
            throw Failure();
    }

    private InvalidOperationException Failure() => new(raw.sqlite3_errmsg(_database).utf8_to_string());

    public void Dispose()
    {
        foreach (sqlite3_stmt statement in new[] { Begin, Commit, ElevenHubs, TenHubs, Carriers, Regions, EventCount, Events, Projects, Supports, Hub, Commune, EventsFrom, Months })
            statement.Dispose();
        _database.Dispose();
    }
}
