using HubGraph.Planning.Plans;

namespace HubGraph.Planning.Rows;

/// <summary>Where a record's JSON lies in its level's buffer, and its holes.</summary>
internal readonly record struct Fragment(int Start, int End, int FirstHole, int EndHole);

/// <summary>A place in the JSON where a level below belongs.</summary>
internal readonly record struct Hole(int Position, int Level, int Group);

/// <summary>How many records one operation may still read: nested pages multiply, and memory is bounded.</summary>
internal sealed class RecordBudget
{
    /// <summary>How many records an operation may read in all.</summary>
    public const int Maximum = 100_000;

    private int _spent;

    /// <exception cref="PlanningError">None is left.</exception>
    public void Spend()
    {
        if (++_spent > Maximum)
            throw new PlanningError(
                PlanningErrorCodes.ResultTooLarge, $"The answer has more than {Maximum} records: ask for smaller pages.");
    }
}

/// <summary>What one level read in one execution: its records as JSON with holes, in groups, one for each key of the level above.</summary>
internal sealed class LevelRows(Level level, PlanRows plan) : IDisposable
{
    private readonly List<Fragment> _fragments = [];
    private readonly List<Hole> _holes = [];
    private readonly List<long> _keys = [];
    private readonly List<(int FirstRow, int Count)> _groups = [];
    private Dictionary<long, int>? _groupOfKey;
    private List<long>? _counts;
    private List<Fragment>? _totals;
    private JsonBuffer? _scratch;
    private int _rows;

    public Level Level { get; } = level;
    public JsonBuffer Json { get; } = new();
    public IReadOnlyList<Hole> Holes => _holes;

    /// <summary>How many records it has read.</summary>
    public int Count => _rows;

    /// <summary>The keys of the level above, each once.</summary>
    public List<long> Keys => _keys;

    /// <summary>What the levels below read.</summary>
    public IEnumerable<LevelRows> Below => Level.Children.Select(child => plan.Known(child.Index)).OfType<LevelRows>();

    /// <summary>Marks, in the record that is being written, the place of a level below.</summary>
    public void AddHole(int child, long key) => _holes.Add(new Hole(Json.Length, child, plan[child].GroupOf(key)));

    /// <summary>The group of a key, new if it was not seen.</summary>
    public int GroupOf(long key)
    {
        _groupOfKey ??= [];
        if (!_groupOfKey.TryGetValue(key, out int group))
        {
            group = _keys.Count;
            _keys.Add(key);
            _groupOfKey.Add(key, group);
        }
        return group;
    }

    /// <summary>Takes the current row of the records' statement. Rows of one group come together.</summary>
    public void ReadRecord(RowReader row)
    {
        int group = Level.HasRank ? (int)row.Number(0) : 0;
        while (_groups.Count <= group)
            _groups.Add((_rows, 0));
        (int firstRow, int count) = _groups[group];
        _groups[group] = (count == 0 ? _rows : firstRow, count + 1);
        if (count >= Level.PageSize)
            return;
        plan.Budget.Spend();
        foreach (RowWriter shape in Level.Shapes)
        {
            (int start, int hole) = (Json.Length, _holes.Count);
            shape.Write(row, this);
            _fragments.Add(new Fragment(start, Json.Length, hole, _holes.Count));
        }
        if (Level.Cursor is { } cursor)
        {
            int start = Json.Length;
            cursor.Write(row, Json, _scratch ??= new JsonBuffer());
            _fragments.Add(new Fragment(start, Json.Length, 0, 0));
        }
        _rows++;
    }

    /// <summary>Takes the current row of the counts' statement.</summary>
    public void ReadCount(RowReader row)
    {
        int group = Level.HasRank ? (int)row.Number(0) : 0;
        _counts ??= [];
        while (_counts.Count <= group)
            _counts.Add(0);
        _counts[group] = BoundedWriter.Check(row.Number(Level.HasRank ? 1 : 0), Level.MaximumCount);
    }

    /// <summary>Takes the current row of the totals' statement: there is one for each group, in their order.</summary>
    public void ReadTotal(RowReader row)
    {
        foreach (RowWriter shape in Level.TotalShapes)
        {
            int start = Json.Length;
            shape.Write(row, this);
            (_totals ??= []).Add(new Fragment(start, Json.Length, 0, 0));
        }
    }

    public long TotalCount(int group) => _counts is not null && group < _counts.Count ? _counts[group] : 0;

    public Fragment Total(int group, int shape) => _totals![(group * Level.TotalShapes.Count) + shape];

    /// <summary>The page of a group: its first row, how many rows, and whether there were more.</summary>
    public (int FirstRow, int Count, bool HasMore) Page(int group)
    {
        if (group >= _groups.Count)
            return (0, 0, false);
        (int firstRow, int count) = _groups[group];
        return (firstRow, Math.Min(count, Level.PageSize), count > Level.PageSize);
    }

    public Fragment Record(int row, int shape) => _fragments[(row * Stride) + shape];

    public Fragment Cursor(int row) => _fragments[(row * Stride) + Level.Shapes.Count];

    private int Stride => Level.Shapes.Count + (Level.Cursor is null ? 0 : 1);

    public void Dispose()
    {
        Json.Dispose();
        _scratch?.Dispose();
    }
}
