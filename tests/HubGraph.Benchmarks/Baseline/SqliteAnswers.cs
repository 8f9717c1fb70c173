using System.Collections.Concurrent;
using System.Text.Json;
using SQLitePCL;

namespace HubGraph.Benchmarks.Baseline;

/// <summary>
/// The answers from a SQLite file. A statement costs no round trip here, so nested lists are read by nested statements,
/// each a short walk of an index: nothing reads them faster.
/// </summary>
internal sealed class SqliteAnswers(string path) : BaselineAnswers
{
    private readonly ConcurrentStack<SqliteSession> _pool = [];

    public override ValueTask HubsAsync(Utf8JsonWriter json)
    {
        SqliteSession session = Open(transaction: true);
        BeginData(json);
        BeginList(json, Names.Hubs);
        while (session.Next(session.ElevenHubs))
        {
            json.WriteStartObject();
            Text(json, Names.Name, session.ElevenHubs, 1);
            long id = raw.sqlite3_column_int64(session.ElevenHubs, 0);
            BeginList(json, Names.Carriers);
            WriteNames(json, session, session.Carriers, id, Names.Carrier);
            EndList(json);
            BeginList(json, Names.Regions);
            WriteNames(json, session, session.Regions, id, null);
            EndList(json);
            json.WriteEndObject();
        }
        EndList(json);
        EndData(json);
        return CloseAsync(session, transaction: true);
    }

    private static void WriteNames(Utf8JsonWriter json, SqliteSession session, sqlite3_stmt statement, long hub, JsonEncodedText? wrapper)
    {
        raw.sqlite3_bind_int64(statement, 1, hub);
        while (session.Next(statement))
        {
            json.WriteStartObject();
            if (wrapper is { } field)
                json.WriteStartObject(field);
            Text(json, Names.Name, statement, 0);
            if (wrapper is not null)
                json.WriteEndObject();
            json.WriteEndObject();
        }
    }

    public override ValueTask EventsAsync(Utf8JsonWriter json, string slug)
    {
        SqliteSession session = Open(transaction: true);
        BeginData(json);
        json.WriteStartObject(Names.Events);
        raw.sqlite3_bind_text(session.EventCount, 1, slug);
        session.Next(session.EventCount);
        json.WriteNumber(Names.TotalCount, raw.sqlite3_column_int64(session.EventCount, 0));
        raw.sqlite3_reset(session.EventCount);
        json.WriteStartArray(Names.Nodes);
        sqlite3_stmt events = session.Events;
        raw.sqlite3_bind_text(events, 1, slug);
        WriteEvents(json, session, events);
        EndList(json);
        EndData(json);
        return CloseAsync(session, transaction: true);
    }

    private static void WriteEvents(Utf8JsonWriter json, SqliteSession session, sqlite3_stmt events)
    {
        while (session.Next(events))
        {
            json.WriteStartObject();
            Text(json, Names.Title, events, 0);
            Text(json, Names.StartsAt, events, 1);
            Number(json, Names.Participants, events, 2);
            json.WriteStartObject(Names.Hub);
            Text(json, Names.Name, events, 3);
            json.WriteEndObject();
            Named(json, Names.Region, events, 4);
            json.WriteEndObject();
        }
    }

    public override ValueTask EventsFromAsync(Utf8JsonWriter json, string slug, string from)
    {
        SqliteSession session = Open(transaction: false);
        BeginData(json);
        BeginList(json, Names.Events);
        raw.sqlite3_bind_text(session.EventsFrom, 1, slug);
        raw.sqlite3_bind_text(session.EventsFrom, 2, from);
        WriteEvents(json, session, session.EventsFrom);
        EndList(json);
        EndData(json);
        return CloseAsync(session, transaction: false);
    }

    public override ValueTask MonthsAsync(Utf8JsonWriter json, string slug, string from, string to)
    {
        SqliteSession session = Open(transaction: false);
        BeginData(json);
        BeginList(json, Names.ActivityStatistics);
        sqlite3_stmt months = session.Months;
        raw.sqlite3_bind_text(months, 1, slug);
        raw.sqlite3_bind_text(months, 2, from);
        raw.sqlite3_bind_text(months, 3, to);
        while (session.Next(months))
        {
            json.WriteStartObject();
            json.WriteStartObject(Names.Period);
            Text(json, Names.Start, months, 0);
            json.WriteEndObject();
            Number(json, Names.Count, months, 1);
            json.WriteStartObject(Names.DurationMinutes);
            Number(json, Names.Sum, months, 2);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        EndList(json);
        EndData(json);
        return CloseAsync(session, transaction: false);
    }

    public override ValueTask CommuneAsync(Utf8JsonWriter json, string code)
    {
        SqliteSession session = Open(transaction: false);
        BeginData(json);
        sqlite3_stmt commune = session.Commune;
        raw.sqlite3_bind_text(commune, 1, code);
        if (session.Next(commune))
        {
            json.WriteStartObject(Names.Commune);
            Text(json, Names.Name, commune, 0);
            Number(json, Names.Population, commune, 1);
            Named(json, Names.Department, commune, 2);
            Named(json, Names.Region, commune, 3);
            json.WriteEndObject();
            raw.sqlite3_reset(commune);
        }
        else
        {
            json.WriteNull(Names.Commune);
        }
        EndData(json);
        return CloseAsync(session, transaction: false);
    }

    public override ValueTask ProjectsAsync(Utf8JsonWriter json)
    {
        SqliteSession session = Open(transaction: true);
        BeginData(json);
        BeginList(json, Names.Hubs);
        while (session.Next(session.TenHubs))
        {
            json.WriteStartObject();
            Text(json, Names.Name, session.TenHubs, 1);
            BeginList(json, Names.FundedProjects);
            raw.sqlite3_bind_int64(session.Projects, 1, raw.sqlite3_column_int64(session.TenHubs, 0));
            while (session.Next(session.Projects))
                WriteProject(json, session);
            EndList(json);
            json.WriteEndObject();
        }
        EndList(json);
        EndData(json);
        return CloseAsync(session, transaction: true);
    }

    private static void WriteProject(Utf8JsonWriter json, SqliteSession session)
    {
        json.WriteStartObject();
        Text(json, Names.Title, session.Projects, 1);
        if (raw.sqlite3_column_type(session.Projects, 2) == raw.SQLITE_NULL)
            json.WriteNull(Names.BudgetEuros);
        else
            WriteEuros(json, raw.sqlite3_column_int64(session.Projects, 2));
        BeginList(json, Names.Supports);
        sqlite3_stmt supports = session.Supports;
        raw.sqlite3_bind_int64(supports, 1, raw.sqlite3_column_int64(session.Projects, 0));
        while (session.Next(supports))
        {
            json.WriteStartObject();
            Text(json, Names.PerformedOn, supports, 0);
            Number(json, Names.DurationMinutes, supports, 1);
            Text(json, Names.SupportKind, supports, 2);
            json.WriteEndObject();
        }
        EndList(json);
        json.WriteEndObject();
    }

    public override ValueTask HubAsync(Utf8JsonWriter json, string slug)
    {
        SqliteSession session = Open(transaction: false);
        BeginData(json);
        sqlite3_stmt hub = session.Hub;
        raw.sqlite3_bind_text(hub, 1, slug);
        if (session.Next(hub))
        {
            json.WriteStartObject(Names.Hub);
            Text(json, Names.Name, hub, 0);
            Number(json, Names.Number, hub, 1);
            Named(json, Names.Call, hub, 2);
            json.WriteEndObject();
            raw.sqlite3_reset(hub);
        }
        else
        {
            json.WriteNull(Names.Hub);
        }
        EndData(json);
        return CloseAsync(session, transaction: false);
    }

    // More than one statement needs one snapshot; one statement alone is its own.
    private SqliteSession Open(bool transaction)
    {
        if (!_pool.TryPop(out SqliteSession? session))
            session = new SqliteSession(path);
        if (transaction)
            session.Run(session.Begin);
        return session;
    }

    private ValueTask CloseAsync(SqliteSession session, bool transaction)
    {
        if (transaction)
            session.Run(session.Commit);
        _pool.Push(session);
        return ValueTask.CompletedTask;
    }

    private static void Text(Utf8JsonWriter json, JsonEncodedText field, sqlite3_stmt statement, int column) =>
        json.WriteString(field, raw.sqlite3_column_blob(statement, column));

    private static void Number(Utf8JsonWriter json, JsonEncodedText field, sqlite3_stmt statement, int column)
    {
        if (raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL)
            json.WriteNull(field);
        else
            json.WriteNumber(field, raw.sqlite3_column_int64(statement, column));
    }

    private static void Named(Utf8JsonWriter json, JsonEncodedText field, sqlite3_stmt statement, int column)
    {
        if (raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL)
        {
            json.WriteNull(field);
            return;
        }
        json.WriteStartObject(field);
        Text(json, Names.Name, statement, column);
        json.WriteEndObject();
    }

    public override ValueTask DisposeAsync()
    {
        while (_pool.TryPop(out SqliteSession? session))
            session.Dispose();
        return ValueTask.CompletedTask;
    }
}
