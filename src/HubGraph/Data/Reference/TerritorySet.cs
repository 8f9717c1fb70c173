using HubGraph.Concepts;

namespace HubGraph.Data.Reference;

/// <summary>The territories of one sort by their code: those of the database, and those that a load adds.</summary>
internal sealed class TerritorySet<T>(IReadOnlyList<T> known, Func<T, string> code)
    where T : class, IRecord
{
    private readonly Dictionary<string, T> _all = known.ToDictionary(code, StringComparer.Ordinal);
    private readonly HashSet<string> _addedCodes = new(StringComparer.Ordinal);
    private readonly List<T> _added = [];

    /// <summary>Those that the database lacks.</summary>
    public IReadOnlyList<T> Added => _added;

    /// <summary>Those that the database has.</summary>
    public IReadOnlyList<T> Known => known;

    public int Count => _all.Count;

    public T? this[string code] => _all.GetValueOrDefault(code);

    public bool IsAdded(string code) => _addedCodes.Contains(code);

    /// <summary>The key of a territory; null for no code.</summary>
    public long? Key(string? code) => code is null ? null : _all[code].Id;

    /// <summary>The territory with a code, made when there is none.</summary>
    public T Get(string code, Func<T> create)
    {
        if (!_all.TryGetValue(code, out T? territory))
        {
            _all[code] = territory = create();
            _added.Add(territory);
            _addedCodes.Add(code);
        }
        return territory;
    }
}
