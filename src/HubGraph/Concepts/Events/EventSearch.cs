using HubGraph.Data.Search;

namespace HubGraph.Concepts.Events;

/// <summary>An event is found by its place too.</summary>
internal sealed class EventSearch() : Searched<Event>(
    SearchType.Event,
    found => found.Title,
    text: [found => found.Venue, found => found.Summary]);
