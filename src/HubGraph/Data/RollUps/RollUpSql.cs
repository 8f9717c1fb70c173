using HubGraph.Planning.Mapping;
using HubGraph.Planning.Sql;

namespace HubGraph.Data.RollUps;

/// <summary>
/// What a database needs so that a roll-up's cells are right after every write, whoever writes: its tables, filled, and triggers
/// that are part of each write's transaction.
/// </summary>
internal abstract class RollUpSql(RollUp rollUp, Dialect dialect)
{
    private readonly Table _records = rollUp.Concept.Table;

    protected RollUp RollUp { get; } = rollUp;

    /// <summary>The table of the cells.</summary>
    public string Cells => RollUp.Table.Name;

    /// <summary>The table of the records.</summary>
    protected string Records => _records.Name;

    /// <summary>The names of the keys.</summary>
    protected IReadOnlyList<string> Keys { get; } = [.. rollUp.AllKeys.Select(key => key.Name)];

    /// <summary>The names of what is added up: how many records, and of each measure the sum and the number of values.</summary>
    protected IReadOnlyList<string> Sums { get; } =
        [RollUp.Count, .. rollUp.Measures.SelectMany(name => new[] { RollUp.Sum(name), RollUp.Values(name) })];

    /// <summary>All columns.</summary>
    protected string Columns => Join([.. Keys, .. Sums]);

    /// <summary>What makes cells different, as an index has it: a key that is null is one too.</summary>
    protected string Identity => Join(RollUp.AllKeys.Select(key => !key.IsNullable ? key.Name
        : key.Kind == ValueKind.Number ? $"coalesce({key.Name}, 0)" : $"coalesce({key.Name}, '')"));

    /// <summary>Adds what stands in <c>excluded</c> to a cell that is there.</summary>
    protected string AddToCell =>
        $"ON CONFLICT ({Identity}) DO UPDATE SET {Join(Sums.Select(name => $"{name} = {Cells}.{name} + excluded.{name}"))}";

    /// <summary>Makes its tables and triggers and fills them, in a transaction that nobody writes beside.</summary>
    public abstract IEnumerable<string> Create();

    /// <summary>Fills its cells anew; who reads sees the former ones meanwhile.</summary>
    public virtual IEnumerable<string> Fill() => [$"DELETE FROM {Cells}", $"INSERT INTO {Cells} ({Columns}) {OfRecords()}"];

    /// <summary>Counts the cells that are not what the records make of them.</summary>
    public string Differences
    {
        get
        {
            (string cells, string records) = ($"SELECT {Columns} FROM {Cells} WHERE {RollUp.Count} <> 0", OfRecords());
            string wrong = $"SELECT * FROM ({cells} EXCEPT {records}) a", missing = $"SELECT * FROM ({records} EXCEPT {cells}) b";
            return $"SELECT count(*) FROM ({wrong} UNION ALL {missing}) c";
        }
    }

    /// <summary>The cells that the records make.</summary>
    protected string OfRecords() => OfRecords(Records, "");

    /// <param name="table">Records, all or some.</param>
    /// <param name="sign">A minus for what is taken away.</param>
    protected string OfRecords(string table, string sign)
    {
        string sums = string.Concat(RollUp.Measures.Select(
            name => $", {sign}coalesce({dialect.Sum($"r.{name}")}, 0) AS {RollUp.Sum(name)}"
                + $", {sign}count(r.{name}) AS {RollUp.Values(name)}"));
        string keys = Join(Keys.Select(name => name == RollUp.Day?.Name ? $"{Key(name, "r")} AS {name}" : Key(name, "r")));
        string by = string.Join(", ", Enumerable.Range(1, Keys.Count));
        return $"SELECT {keys}, {sign}count(*) AS {RollUp.Count}{sums} FROM {table} r WHERE {Present("r")} GROUP BY {by}";
    }

    /// <summary>A record's value of a key.</summary>
    protected string Key(string name, string record) =>
        name == RollUp.Day?.Name ? dialect.PeriodStart(RollUp.Grain, $"{record}.{name}") : $"{record}.{name}";

    /// <summary>Whether a record is counted.</summary>
    protected string Present(string record) => RollUp.Concept.Present?.Invoke(record) ?? "1 = 1";

    protected static string Join(IEnumerable<string> parts) => string.Join(", ", parts);
}

/// <summary>On SQLite, where one writes at a time, each row finds its cell.</summary>
internal sealed class SqliteRollUp(RollUp rollUp) : RollUpSql(rollUp, SqliteDialect.Instance)
{
    private static readonly string[] s_operations = ["insert", "update", "delete"];

    /// <inheritdoc/>
    public override IEnumerable<string> Create()
    {
        yield return $"CREATE TABLE {Cells} AS {OfRecords()}";
        yield return $"CREATE UNIQUE INDEX {Cells}_cell ON {Cells} ({Identity})";
        yield return Trigger("insert", Present("NEW"), Add("NEW", ""));
        yield return Trigger("delete", Present("OLD"), Add("OLD", "-"));
        IEnumerable<string> watched = Keys.Concat(RollUp.Measures);
        string differs = $"({Present("OLD")}) <> ({Present("NEW")}) OR "
            + string.Join(" OR ", watched.Select(name => $"OLD.{name} IS NOT NEW.{name}"));
        yield return Trigger("update", differs, Add("OLD", "-"), Add("NEW", ""));
    }

    /// <summary>What one made that may not be declared any more.</summary>
    /// <param name="cells">The name of its table.</param>
    public static IEnumerable<string> Drop(string cells) =>
        [.. s_operations.Select(operation => $"DROP TRIGGER IF EXISTS {cells}_{operation}"), $"DROP TABLE IF EXISTS {cells}"];

    private string Trigger(string operation, string condition, params string[] statements) =>
        $"CREATE TRIGGER {Cells}_{operation} AFTER {operation} ON {Records} WHEN {condition} BEGIN {string.Concat(statements)}END";

    private string Add(string record, string sign)
    {
        IEnumerable<string> sums = RollUp.Measures.SelectMany(
            name => new[] { $"{sign}coalesce({record}.{name}, 0)", $"{sign}({record}.{name} IS NOT NULL)" });
        return $"INSERT INTO {Cells} ({Columns}) SELECT {Join([.. Keys.Select(name => Key(name, record)), $"{sign}1", .. sums])} "
            + $"WHERE {Present(record)} {AddToCell}; ";
    }
}

/// <summary>
/// On PostgreSQL many write at a time, and would wait for each other's cells, in any order: a statement notes what it adds, and the
/// commit takes that to the cells under the change log's lock, which a write holds by then anyway, as the last that it takes.
/// </summary>
/// <param name="logLock">That lock.</param>
internal sealed class PostgresRollUp(RollUp rollUp, long logLock) : RollUpSql(rollUp, PostgresDialect.Instance)
{
    private string Notes => $"{Cells}_notes";

    // Waits for who writes, and keeps others from it until the commit.
    private string Lock => $"LOCK TABLE {Records} IN SHARE ROW EXCLUSIVE MODE";

    /// <inheritdoc/>
    public override IEnumerable<string> Create()
    {
        yield return Lock;
        yield return $"CREATE TABLE {Cells} WITH (fillfactor = 70) AS {OfRecords()}";
        yield return $"CREATE UNIQUE INDEX {Cells}_cell ON {Cells} ({Identity})";
        yield return $"CREATE TABLE {Notes} AS SELECT * FROM {Cells} WITH NO DATA";
        yield return $"ALTER TABLE {Notes} ADD note bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY";
        yield return Function("note", $"""
            IF TG_OP = 'INSERT' THEN {Note(OfRecords("come", ""))};
            ELSIF TG_OP = 'DELETE' THEN {Note(OfRecords("gone", "-"))};
            ELSE {Note($"SELECT * FROM ({OfRecords("gone", "-")}) a UNION ALL SELECT * FROM ({OfRecords("come", "")}) b")};
            END IF;
            """);
        yield return Function("fold", $"""
            PERFORM pg_advisory_xact_lock({logLock});
            INSERT INTO {Cells} ({Columns}) VALUES ({Join([.. Keys.Concat(Sums).Select(name => $"NEW.{name}")])}) {AddToCell};
            DELETE FROM {Notes} WHERE note = NEW.note;
            """);
        yield return $"""
            CREATE CONSTRAINT TRIGGER {Notes}_fold AFTER INSERT ON {Notes} DEFERRABLE INITIALLY DEFERRED
            FOR EACH ROW EXECUTE FUNCTION {Cells}_fold()
            """;
        yield return Trigger("insert", "NEW TABLE AS come");
        yield return Trigger("update", "OLD TABLE AS gone NEW TABLE AS come");
        yield return Trigger("delete", "OLD TABLE AS gone");
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Fill() => base.Fill().Prepend(Lock);

    /// <inheritdoc cref="SqliteRollUp.Drop"/>
    public static IEnumerable<string> Drop(string cells) =>
        [$"DROP FUNCTION IF EXISTS {cells}_note(), {cells}_fold() CASCADE", $"DROP TABLE IF EXISTS {cells}, {cells}_notes"];

    private string Trigger(string operation, string rows) => $"""
        CREATE TRIGGER {Cells}_{operation} AFTER {operation} ON {Records} REFERENCING {rows}
        FOR EACH STATEMENT EXECUTE FUNCTION {Cells}_note()
        """;

    private string Function(string name, string body) =>
        $"CREATE OR REPLACE FUNCTION {Cells}_{name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} RETURN NULL; END $$";

    private string Note(string cells) =>
        // What comes to nothing is left out.
        $"INSERT INTO {Notes} ({Columns}) SELECT {Join([.. Keys, .. Sums.Select(name => $"sum({name})::bigint")])} FROM ({cells}) u "
            + $"GROUP BY {Join(Keys)} HAVING {string.Join(" OR ", Sums.Select(name => $"sum({name}) <> 0"))}";
}
