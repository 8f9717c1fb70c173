using HubGraph.Data.Model;

namespace HubGraph.Concepts.Hubs;

/// <summary>A hub is found by all its names.</summary>
internal sealed class HubSearch() : Searched<Hub>(
    1, "A hub, by all its names.",
    hub => hub.Name,
    otherNames: [hub => hub.OtherNames.OrderBy(name => name.Id).Select(name => name.Name)]);
