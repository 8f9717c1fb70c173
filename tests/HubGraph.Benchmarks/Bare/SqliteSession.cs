using System.Text;
using SQLitePCL;

namespace HubGraph.Benchmarks.Bare;

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
        Hubs = Prepare("SELECT id, name FROM hubs ORDER BY name_folded, id LIMIT ?1");
        Carriers = Prepare("""
            SELECT c.name FROM (SELECT carrier_id, position, id FROM hub_carriers WHERE hub_id = ?1 ORDER BY position, id LIMIT ?2) h
            JOIN carriers c ON c.id = h.carrier_id ORDER BY h.position, h.id
            """);
        Regions = Prepare("SELECT name FROM regions WHERE id IN (SELECT region_id FROM coverage WHERE hub_id = ?1) ORDER BY code, id LIMIT ?2");
        EventCount = Prepare("SELECT count(*) FROM events WHERE hub_id = (SELECT id FROM hubs WHERE slug = ?1)");
        Events = Prepare("""
            SELECT e.title, e.starts_at, e.participants, h.name, r.name
            FROM (SELECT title, starts_at, participants, hub_id, region_id, id FROM events
                  WHERE hub_id = (SELECT id FROM hubs WHERE slug = ?1) ORDER BY starts_at DESC, id DESC LIMIT 20) e
            JOIN hubs h ON h.id = e.hub_id LEFT JOIN regions r ON r.id = e.region_id ORDER BY e.starts_at DESC, e.id DESC
            """);
        Projects = Prepare("SELECT id, title, budget_cents FROM funded_projects WHERE hub_id = ?1 ORDER BY title_folded, id LIMIT 5");
        Supports = Prepare("""
            SELECT performed_on, duration_minutes, support_kind FROM activities
            WHERE funded_project_id = ?1 AND activity_type = 'PROJECT_SUPPORT' ORDER BY performed_on DESC, id DESC LIMIT 3
            """);
        Hub = Prepare("SELECT h.name, h.number, c.name FROM hubs h LEFT JOIN calls c ON c.id = h.call_id WHERE h.slug = ?1");
    }

    public sqlite3_stmt Begin { get; }
    public sqlite3_stmt Commit { get; }
    public sqlite3_stmt Hubs { get; }
    public sqlite3_stmt Carriers { get; }
    public sqlite3_stmt Regions { get; }
    public sqlite3_stmt EventCount { get; }
    public sqlite3_stmt Events { get; }
    public sqlite3_stmt Projects { get; }
    public sqlite3_stmt Supports { get; }
    public sqlite3_stmt Hub { get; }

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
        foreach (sqlite3_stmt statement in new[] { Begin, Commit, Hubs, Carriers, Regions, EventCount, Events, Projects, Supports, Hub })
            statement.Dispose();
        _database.Dispose();
    }
}
