using HubGraph.Planning.Plans;

namespace HubGraph.Planning.Rows;

/// <summary>What the levels of a plan read in one execution. A level that nothing led to has nothing, and costs nothing.</summary>
internal sealed class PlanRows(Plan plan, RecordBudget budget) : IDisposable
{
    private readonly LevelRows?[] _levels = new LevelRows?[plan.Levels.Count];

    /// <summary>How many records the operation may still read.</summary>
    public RecordBudget Budget { get; } = budget;

    /// <summary>A level's rows, empty at first.</summary>
    public LevelRows this[int level] => _levels[level] ??= new LevelRows(plan.Levels[level], this);

    /// <summary>A level's rows, null when nothing led to it.</summary>
    public LevelRows? Known(int level) => _levels[level];

    public void Dispose()
    {
        foreach (LevelRows? level in _levels)
            level?.Dispose();
    }
}
