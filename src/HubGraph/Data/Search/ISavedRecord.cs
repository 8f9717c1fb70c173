using HubGraph.Concepts;
using HubGraph.Data.Model;

namespace HubGraph.Data.Search;

/// <summary>What a save did to a record, as far as those are concerned who search it.</summary>
internal interface ISavedRecord
{
    IRecord Record { get; }

    ChangeKind Kind { get; }

    /// <summary>Whether an update changed any of these properties.</summary>
    bool Touches(IReadOnlyCollection<string> properties);
}
