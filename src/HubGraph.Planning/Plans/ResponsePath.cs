namespace HubGraph.Planning.Plans;

/// <summary>Where in a planned field's answer the planner is at work.</summary>
internal sealed class ResponsePath
{
    private readonly List<(string Key, bool IsList)> _steps = [];

    /// <summary>Whether the planned field is itself a list.</summary>
    public bool StartsInList { get; set; }

    /// <summary>All keys, without the places in lists: the same for each item.</summary>
    public string Whole => string.Join('.', _steps.Select(step => step.Key));

    /// <summary>The keys as far as they name one place: up to the first list.</summary>
    public IReadOnlyList<string> OfOnePlace
    {
        get
        {
            int list = _steps.FindIndex(step => step.IsList);
            return StartsInList ? [] : [.. _steps.Take(list < 0 ? _steps.Count : list + 1).Select(step => step.Key)];
        }
    }

    /// <summary>Goes one step down.</summary>
    public void Enter(string key, bool isList = false) => _steps.Add((key, isList));

    /// <summary>Goes one step up.</summary>
    public void Leave() => _steps.RemoveAt(_steps.Count - 1);
}
