using HubGraph.Data.Model;

namespace HubGraph.Concepts.Events;

/// <summary>An event is found by its place too.</summary>
internal sealed class EventSearch() : Searched<Event>(
    8, "An event (événement).",
    found => found.Title,
    text: [found => found.Venue, found => found.Summary]);
