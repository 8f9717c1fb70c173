using HubGraph.Data.Model;

namespace HubGraph.Tests.Concepts.Workshops;

/// <summary>A workshop is found by its slug too.</summary>
internal sealed class WorkshopSearch() : Searched<Workshop>(9, "A workshop (atelier).", found => found.Title, text: [found => found.Slug]);
