using HubGraph.Planning.Plans;
using HubGraph.Planning.Rows;
using HubGraph.Planning.Sql;

namespace HubGraph.Planning.Execution;

/// <summary>A plan to run with the values of the run, and with the keys of its records where it takes them.</summary>
internal readonly record struct PlanRun(Plan Plan, object?[] Values, IReadOnlyList<RecordKey>? Keys = null)
{
    /// <summary>The records of its list, where its arguments name them.</summary>
    public RecordKey[]? Items => Plan.Items is { } items ? (RecordKey[])RunValue.Of(items, Values) : null;
}

/// <summary>
/// Runs plans: level by level, all statements that are known at once together, on one connection and one snapshot.
/// Nothing of an answer leaves before the last statement was read.
/// </summary>
internal static class PlanExecution
{
    // Some hundred milliseconds' worth on any machine.
    private const double LengthyRows = 1_000_000;

    /// <summary>Runs plans together and answers the JSON of each, in their order; for one that takes keys, that of each key.</summary>
    public static ValueTask<JsonBuffer[][]> RunAsync(
        ReadDatabase database, ReadCaller caller, IReadOnlyList<PlanRun> runs, CancellationToken cancellationToken, bool isPatient = false)
    {
        if (!runs.Any(run => run.Plan.StatementCount > 0 && run.Keys is not { Count: 0 }))
            return AnswerAsync(database, null, runs, cancellationToken);
        // Plans that come together once do so again.
        WorkKind kind = (runs[0].Plan.Kind ?? Expected(runs)) | (isPatient ? WorkKind.Patient : WorkKind.None);
        return database.RunAsync(
            caller, kind, work => database.ReadAsync(stop => AnswerAsync(database, work, runs, stop), work.Token), cancellationToken);
    }

    // Before a plan has run, what it walks tells.
    private static WorkKind Expected(IReadOnlyList<PlanRun> runs) =>
        runs.Sum(run => run.Plan.KnownRows) > LengthyRows ? WorkKind.Lengthy : WorkKind.None;

    private static async ValueTask<JsonBuffer[][]> AnswerAsync(
        ReadDatabase database, Work? work, IReadOnlyList<PlanRun> runs, CancellationToken cancellationToken)
    {
        RecordBudget budget = new();
        PlanRows[] rows = [.. runs.Select(run => NewRows(run, budget))];
        try
        {
            if (work is not null)
            {
                await ReadAsync(database, work, runs, rows, cancellationToken);
                runs[0].Plan.Kind = work.Kind;
            }
            return Stitch(runs, rows);
        }
        finally
        {
            foreach (PlanRows plan in rows)
                plan.Dispose();
        }
    }

    private static JsonBuffer[][] Stitch(IReadOnlyList<PlanRun> runs, PlanRows[] rows)
    {
        JsonBuffer[][] answers = [.. runs.Select(run => NewBuffers(run.Keys?.Count ?? 1))];
        try
        {
            for (int i = 0; i < answers.Length; i++)
            {
                for (int j = 0; j < answers[i].Length; j++)
                {
                    Stitcher stitcher = new(rows[i], answers[i][j]);
                    if (runs[i].Keys is { } keys)
                        stitcher.WriteRecord(runs[i].Plan.Roots[keys[j].Concept], keys[j].Key);
                    else
                        stitcher.Write(runs[i].Plan, runs[i].Items);
                }
            }
            return answers;
        }
        catch (PlanningError)
        {
            foreach (JsonBuffer answer in answers.SelectMany(each => each))
                answer.Dispose();
            throw;
        }
    }

    private static JsonBuffer[] NewBuffers(int count)
    {
        JsonBuffer[] buffers = new JsonBuffer[count];
        for (int i = 0; i < count; i++)
            buffers[i] = new JsonBuffer();
        return buffers;
    }

    private static PlanRows NewRows(PlanRun run, RecordBudget budget)
    {
        PlanRows rows = new(run.Plan, budget);
        foreach (RecordKey record in run.Keys ?? run.Items ?? [])
            rows[run.Plan.Roots[record.Concept].Index].GroupOf(record.Key);
        return rows;
    }

    private static async ValueTask ReadAsync(
        ReadDatabase database, Work work, IReadOnlyList<PlanRun> runs, PlanRows[] rows, CancellationToken cancellationToken)
    {
        await using ReadSession session = await database.OpenAsync(work, cancellationToken);
        List<(LevelRows Rows, object?[] Values)> wave = [];
        for (int i = 0; i < runs.Count; i++)
        {
            foreach (Level root in runs[i].Plan.Roots)
            {
                // Where the run names the records, a level that none of them is of does not run.
                if (runs[i].Keys is null || rows[i].Known(root.Index) is not null)
                    wave.Add((rows[i][root.Index], runs[i].Values));
            }
        }
        List<Query> queries = [];
        for (bool isFirst = true; wave.Count > 0; isFirst = false)
        {
            queries.Clear();
            foreach ((LevelRows level, object?[] values) in wave)
                AddQueries(level, values, queries);
            bool isLast = wave.TrueForAll(level => level.Rows.Level.Children.Count == 0);
            using PlanningTelemetry.Wave watched = PlanningTelemetry.Start();
            if (work.IsPaced)
                await RunPacedAsync(session, work, queries, isFirst, isLast, cancellationToken);
            else
                await session.RunAsync(queries, isFirst, isLast, cancellationToken);
            watched.End(queries, wave.Select(level => level.Rows));
            wave = isLast
                ? []
                :
                [
                    .. wave.SelectMany(
                        level => level.Rows.Below.Where(below => below.Keys.Count > 0).Select(below => (below, level.Values))),
                ];
        }
    }

    private static async ValueTask RunPacedAsync(
        ReadSession session, Work work, List<Query> queries, bool isFirst, bool isLast, CancellationToken cancellationToken)
    {
        for (int i = 0; i < queries.Count; i++)
        {
            await session.RunAsync([queries[i]], isFirst && i == 0, isLast && i == queries.Count - 1, cancellationToken);
            if (!isLast || i < queries.Count - 1)
                await work.BreatheAsync();
        }
    }

    private static void AddQueries(LevelRows rows, object?[] values, List<Query> queries)
    {
        long[]? keys = rows.Level.HasRank ? [.. rows.Keys] : null;
        if (rows.Level.Records is { } records)
            queries.Add(new Query(records, values, keys, rows.ReadRecord));
        if (rows.Level.Count is { } count)
            queries.Add(new Query(count, values, keys, rows.ReadCount));
        if (rows.Level.Total is { } total)
            queries.Add(new Query(total, values, keys, rows.ReadTotal));
    }
}
