using HubGraph.Planning.Plans;
using HubGraph.Planning.Rows;

namespace HubGraph.Planning.Execution;

/// <summary>
/// Runs plans: level by level, all statements that are known at once together, on one connection and one snapshot.
/// Nothing of an answer leaves before the last statement was read.
/// </summary>
public static class PlanExecution
{
    /// <summary>Runs the plans of one operation and answers each one's JSON, in their order.</summary>
    public static async ValueTask<JsonBuffer[]> RunAsync(ReadDatabase database, IReadOnlyList<Plan> plans, CancellationToken cancellationToken)
    {
        RecordBudget budget = new();
        LevelRows[][] rows = [.. plans.Select(plan => NewRows(plan, budget))];
        try
        {
            if (plans.Any(plan => plan.StatementCount > 0))
                await ReadAsync(database, plans, rows, cancellationToken);
            return Stitch(plans, rows);
        }
        finally
        {
            foreach (LevelRows level in rows.SelectMany(levels => levels))
                level.Dispose();
        }
    }

    private static JsonBuffer[] Stitch(IReadOnlyList<Plan> plans, LevelRows[][] rows)
    {
        JsonBuffer[] answers = [.. plans.Select(_ => new JsonBuffer())];
        try
        {
            for (int i = 0; i < answers.Length; i++)
                new Stitcher(rows[i], answers[i]).Write(plans[i]);
            return answers;
        }
        catch (PlanningError)
        {
            foreach (JsonBuffer answer in answers)
                answer.Dispose();
            throw;
        }
    }

    private static LevelRows[] NewRows(Plan plan, RecordBudget budget)
    {
        LevelRows[] rows = new LevelRows[plan.Levels.Count];
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = new LevelRows(plan.Levels[i], rows, budget);
            foreach (long key in plan.Levels[i].Keys)
                rows[i].GroupOf(key);
        }
        return rows;
    }

    private static async ValueTask ReadAsync(ReadDatabase database, IReadOnlyList<Plan> plans, LevelRows[][] rows, CancellationToken cancellationToken)
    {
        await using ReadSession session = await database.OpenAsync(cancellationToken);
        List<LevelRows> wave = [];
        for (int i = 0; i < plans.Count; i++)
        {
            foreach (Level root in plans[i].Roots)
                wave.Add(rows[i][root.Index]);
        }
        List<Query> queries = [];
        for (bool isFirst = true; wave.Count > 0; isFirst = false)
        {
            queries.Clear();
            foreach (LevelRows level in wave)
                AddQueries(level, queries);
            bool isLast = wave.TrueForAll(level => level.Level.Children.Count == 0);
            await session.RunAsync(queries, isFirst, isLast, cancellationToken);
            wave = isLast ? [] : [.. wave.SelectMany(level => level.Below).Where(below => below.Keys.Count > 0)];
        }
    }

    private static void AddQueries(LevelRows rows, List<Query> queries)
    {
        long[]? keys = rows.Level.HasRank ? [.. rows.Keys] : null;
        if (rows.Level.Records is { } records)
            queries.Add(new Query(records, keys, rows.ReadRecord));
        if (rows.Level.Count is { } count)
            queries.Add(new Query(count, keys, rows.ReadCount));
    }
}
