namespace HubGraph.Benchmarks.Baseline;

/// <summary>One statement for each answer: a round trip costs more than a repeated name.</summary>
internal static class PostgresStatements
{
    // A hub has few carriers and regions: each list is one text, its items parted by U+001F.
    public const string Hubs = """
        SELECT h.name,
            (SELECT string_agg(c.name, E'\x1F' ORDER BY l.position, l.id)
             FROM (SELECT carrier_id, position, id FROM hub_carriers WHERE hub_id = h.id ORDER BY position, id LIMIT 20) l
             JOIN carriers c ON c.id = l.carrier_id),
            (SELECT string_agg(r.name, E'\x1F' ORDER BY r.code, r.id)
             FROM (SELECT name, code, id FROM regions WHERE id IN (SELECT region_id FROM coverage WHERE hub_id = h.id) ORDER BY code, id LIMIT 20) r)
        FROM (SELECT id, name, name_folded FROM hubs ORDER BY name_folded, id LIMIT 11) h
        ORDER BY h.name_folded, h.id
        """;

    public const string Events = """
        SELECT n.total, e.title, e.starts_at, e.participants, h.name, r.name
        FROM (SELECT count(*) AS total FROM events WHERE hub_id = (SELECT id FROM hubs WHERE slug = $1)) n
        LEFT JOIN (SELECT title, starts_at, sorts_at, participants, hub_id, region_id, id FROM events
            WHERE hub_id = (SELECT id FROM hubs WHERE slug = $1) ORDER BY sorts_at DESC, id DESC LIMIT 20) e ON true
        LEFT JOIN hubs h ON h.id = e.hub_id
        LEFT JOIN regions r ON r.id = e.region_id
        ORDER BY e.sorts_at DESC, e.id DESC
        """;

    public const string Projects = """
        SELECT h.id, h.name, p.id, p.title, p.budget_cents, s.performed_on, s.duration_minutes, s.support_kind
        FROM (SELECT id, name, name_folded FROM hubs ORDER BY name_folded, id LIMIT 10) h
        LEFT JOIN LATERAL (SELECT id, title, title_folded, budget_cents FROM funded_projects
            WHERE hub_id = h.id ORDER BY title_folded, id LIMIT 5) p ON true
        LEFT JOIN LATERAL (SELECT performed_on, duration_minutes, support_kind, id FROM activities
            WHERE funded_project_id = p.id AND activity_type = 'PROJECT_SUPPORT' AND withdrawn_at IS NULL ORDER BY performed_on DESC, id DESC LIMIT 3) s ON true
        ORDER BY h.name_folded, h.id, p.title_folded, p.id, s.performed_on DESC, s.id DESC
        """;

    public const string Commune = "SELECT c.name, c.population, d.name, r.name FROM communes c LEFT JOIN departments d ON d.id = c.department_id LEFT JOIN regions r ON r.id = c.region_id WHERE c.code = $1";

    public const string EventsFrom = """
        SELECT 0, e.title, e.starts_at, e.participants, h.name, r.name
        FROM (SELECT title, starts_at, sorts_at, participants, hub_id, region_id, id FROM events
            WHERE hub_id = (SELECT id FROM hubs WHERE slug = $1) AND starts_on >= $2 ORDER BY sorts_at DESC, id DESC LIMIT 20) e
        JOIN hubs h ON h.id = e.hub_id
        LEFT JOIN regions r ON r.id = e.region_id
        ORDER BY e.sorts_at DESC, e.id DESC
        """;

    public const string Months = """
        SELECT date_trunc('month', performed_on::timestamp)::date, count(*), sum(duration_minutes) FROM activities
        WHERE hub_id = (SELECT id FROM hubs WHERE slug = $1) AND performed_on >= $2 AND performed_on <= $3 AND withdrawn_at IS NULL GROUP BY 1 ORDER BY 1 LIMIT 100
        """;

    public const string Hub = "SELECT h.name, h.number, c.name FROM hubs h LEFT JOIN calls c ON c.id = h.call_id WHERE h.slug = $1";
}
