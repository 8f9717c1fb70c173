using System.Globalization;
using System.Text.Json;
using Npgsql;

namespace HubGraph.Benchmarks.Baseline;

/// <summary>The answers from PostgreSQL. Texts are read as the UTF-8 that the server sends.</summary>
internal sealed class PostgresAnswers(string connectionString) : BaselineAnswers
{
    private readonly PostgresPool _pool = new(connectionString);

    public override async ValueTask HubsAsync(Utf8JsonWriter json)
    {
        PostgresSession session = await _pool.TakeAsync();
        await using (NpgsqlDataReader rows = await session.Hubs.ExecuteReaderAsync())
        {
            BeginData(json);
            BeginList(json, Names.Hubs);
            while (await rows.ReadAsync())
            {
                json.WriteStartObject();
                json.WriteString(Names.Name, Text(rows, 0, session));
                BeginList(json, Names.Carriers);
                WriteNames(json, Text(rows, 1, session), Names.Carrier);
                EndList(json);
                BeginList(json, Names.Regions);
                WriteNames(json, Text(rows, 2, session), null);
                EndList(json);
                json.WriteEndObject();
            }
            EndList(json);
            EndData(json);
        }
        _pool.Return(session);
    }

    private static void WriteNames(Utf8JsonWriter json, ReadOnlySpan<byte> names, JsonEncodedText? wrapper)
    {
        if (names.IsEmpty)
            return;
        foreach (Range name in names.Split((byte)0x1F))
        {
            json.WriteStartObject();
            if (wrapper is { } field)
                json.WriteStartObject(field);
            json.WriteString(Names.Name, names[name]);
            if (wrapper is not null)
                json.WriteEndObject();
            json.WriteEndObject();
        }
    }

    public override async ValueTask EventsAsync(Utf8JsonWriter json, string slug)
    {
        PostgresSession session = await _pool.TakeAsync();
        ((NpgsqlParameter<string>)session.Events.Parameters[0]).TypedValue = slug;
        await using (NpgsqlDataReader rows = await session.Events.ExecuteReaderAsync())
        {
            BeginData(json);
            json.WriteStartObject(Names.Events);
            bool first = true;
            while (await rows.ReadAsync())
            {
                if (first)
                {
                    json.WriteNumber(Names.TotalCount, rows.GetInt64(0));
                    json.WriteStartArray(Names.Nodes);
                    first = false;
                }
                if (!rows.IsDBNull(1))
                    WriteEvent(json, rows, session);
            }
            EndList(json);
            EndData(json);
        }
        _pool.Return(session);
    }

    public override async ValueTask EventsFromAsync(Utf8JsonWriter json, string slug, string from)
    {
        PostgresSession session = await _pool.TakeAsync();
        ((NpgsqlParameter<string>)session.EventsFrom.Parameters[0]).TypedValue = slug;
        ((NpgsqlParameter<DateOnly>)session.EventsFrom.Parameters[1]).TypedValue = Day(from);
        await using (NpgsqlDataReader rows = await session.EventsFrom.ExecuteReaderAsync())
        {
            BeginData(json);
            BeginList(json, Names.Events);
            while (await rows.ReadAsync())
                WriteEvent(json, rows, session);
            EndList(json);
            EndData(json);
        }
        _pool.Return(session);
    }

    public override async ValueTask MonthsAsync(Utf8JsonWriter json, string slug, string from, string to)
    {
        PostgresSession session = await _pool.TakeAsync();
        ((NpgsqlParameter<string>)session.Months.Parameters[0]).TypedValue = slug;
        ((NpgsqlParameter<DateOnly>)session.Months.Parameters[1]).TypedValue = Day(from);
        ((NpgsqlParameter<DateOnly>)session.Months.Parameters[2]).TypedValue = Day(to);
        await using (NpgsqlDataReader rows = await session.Months.ExecuteReaderAsync())
        {
            BeginData(json);
            BeginList(json, Names.ActivityStatistics);
            while (await rows.ReadAsync())
                WriteMonth(json, rows);
            EndList(json);
            EndData(json);
        }
        _pool.Return(session);
    }

    private static void WriteMonth(Utf8JsonWriter json, NpgsqlDataReader rows)
    {
        Span<byte> day = stackalloc byte[10];
        json.WriteStartObject();
        json.WriteStartObject(Names.Period);
        rows.GetFieldValue<DateOnly>(0).TryFormat(day, out int length, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        json.WriteString(Names.Start, day[..length]);
        json.WriteEndObject();
        json.WriteNumber(Names.Count, rows.GetInt64(1));
        json.WriteStartObject(Names.DurationMinutes);
        json.WriteNumber(Names.Sum, rows.GetInt64(2));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public override async ValueTask CommuneAsync(Utf8JsonWriter json, string code)
    {
        PostgresSession session = await _pool.TakeAsync();
        ((NpgsqlParameter<string>)session.Commune.Parameters[0]).TypedValue = code;
        await using (NpgsqlDataReader rows = await session.Commune.ExecuteReaderAsync())
        {
            BeginData(json);
            if (await rows.ReadAsync())
            {
                json.WriteStartObject(Names.Commune);
                json.WriteString(Names.Name, Text(rows, 0, session));
                Number(json, Names.Population, rows, 1);
                Named(json, Names.Department, rows, 2, session);
                Named(json, Names.Region, rows, 3, session);
                json.WriteEndObject();
            }
            else
            {
                json.WriteNull(Names.Commune);
            }
            EndData(json);
        }
        _pool.Return(session);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void WriteEvent(Utf8JsonWriter json, NpgsqlDataReader rows, PostgresSession session)
    {
        Span<byte> instant = stackalloc byte[24];
        json.WriteStartObject();
        json.WriteString(Names.Title, Text(rows, 1, session));
        if (rows.IsDBNull(2))
        {
            json.WriteNull(Names.StartsAt);
        }
        else
        {
            rows.GetDateTime(2).TryFormat(instant, out int length, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
            json.WriteString(Names.StartsAt, instant[..length]);
        }
        Number(json, Names.Participants, rows, 3);
        json.WriteStartObject(Names.Hub);
        json.WriteString(Names.Name, Text(rows, 4, session));
        json.WriteEndObject();
        Named(json, Names.Region, rows, 5, session);
        json.WriteEndObject();
    }

    public override async ValueTask ProjectsAsync(Utf8JsonWriter json)
    {
        PostgresSession session = await _pool.TakeAsync();
        await using (NpgsqlDataReader rows = await session.Projects.ExecuteReaderAsync())
        {
            BeginData(json);
            BeginList(json, Names.Hubs);
            (long hub, long project) = (0, 0);
            while (await rows.ReadAsync())
            {
                long nextHub = rows.GetInt64(0);
                long nextProject = rows.IsDBNull(2) ? 0 : rows.GetInt64(2);
                if (nextProject != project || nextHub != hub)
                {
                    if (project != 0)
                        EndRecord(json);
                    project = 0;
                }
                if (nextHub != hub)
                {
                    if (hub != 0)
                        EndRecord(json);
                    json.WriteStartObject();
                    json.WriteString(Names.Name, Text(rows, 1, session));
                    BeginList(json, Names.FundedProjects);
                    hub = nextHub;
                }
                if (nextProject != project)
                    BeginProject(json, rows, session);
                project = nextProject;
                if (!rows.IsDBNull(5))
                    WriteSupport(json, rows, session);
            }
            if (project != 0)
                EndRecord(json);
            if (hub != 0)
                EndRecord(json);
            EndList(json);
            EndData(json);
        }
        _pool.Return(session);
    }

    private static void BeginProject(Utf8JsonWriter json, NpgsqlDataReader rows, PostgresSession session)
    {
        json.WriteStartObject();
        json.WriteString(Names.Title, Text(rows, 3, session));
        if (rows.IsDBNull(4))
            json.WriteNull(Names.BudgetEuros);
        else
            WriteEuros(json, rows.GetInt64(4));
        BeginList(json, Names.Supports);
    }

    private static void WriteSupport(Utf8JsonWriter json, NpgsqlDataReader rows, PostgresSession session)
    {
        Span<byte> day = stackalloc byte[10];
        json.WriteStartObject();
        rows.GetFieldValue<DateOnly>(5).TryFormat(day, out int length, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        json.WriteString(Names.PerformedOn, day[..length]);
        json.WriteNumber(Names.DurationMinutes, rows.GetInt32(6));
        json.WriteString(Names.SupportKind, Text(rows, 7, session));
        json.WriteEndObject();
    }

    // The end of a list, and of the record that it is in.
    private static void EndRecord(Utf8JsonWriter json)
    {
        EndList(json);
        json.WriteEndObject();
    }

    public override async ValueTask HubAsync(Utf8JsonWriter json, string slug)
    {
        PostgresSession session = await _pool.TakeAsync();
        ((NpgsqlParameter<string>)session.Hub.Parameters[0]).TypedValue = slug;
        await using (NpgsqlDataReader rows = await session.Hub.ExecuteReaderAsync())
        {
            BeginData(json);
            if (await rows.ReadAsync())
            {
                json.WriteStartObject(Names.Hub);
                json.WriteString(Names.Name, Text(rows, 0, session));
                Number(json, Names.Number, rows, 1);
                Named(json, Names.Call, rows, 2, session);
                json.WriteEndObject();
            }
            else
            {
                json.WriteNull(Names.Hub);
            }
            EndData(json);
        }
        _pool.Return(session);
    }

    // Valid until the next text is read; empty for null.
    private static ReadOnlySpan<byte> Text(NpgsqlDataReader rows, int column, PostgresSession session) =>
        rows.IsDBNull(column) ? [] : session.Utf8.AsSpan(0, (int)rows.GetBytes(column, 0, session.Utf8, 0, session.Utf8.Length));

    private static void Number(Utf8JsonWriter json, JsonEncodedText field, NpgsqlDataReader rows, int column)
    {
        if (rows.IsDBNull(column))
            json.WriteNull(field);
        else
            json.WriteNumber(field, rows.GetInt32(column));
    }

    private static void Named(Utf8JsonWriter json, JsonEncodedText field, NpgsqlDataReader rows, int column, PostgresSession session)
    {
        if (rows.IsDBNull(column))
        {
            json.WriteNull(field);
            return;
        }
        json.WriteStartObject(field);
        json.WriteString(Names.Name, Text(rows, column, session));
        json.WriteEndObject();
    }

    public override ValueTask DisposeAsync() => _pool.DisposeAsync();
}
