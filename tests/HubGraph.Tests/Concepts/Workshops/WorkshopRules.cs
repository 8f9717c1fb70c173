using HubGraph.Concepts;

namespace HubGraph.Tests.Concepts.Workshops;

/// <summary>The rules of a workshop by itself.</summary>
internal static class WorkshopRules
{
    public static void Check(Workshop workshop, Refuse refuse)
    {
        ValueRules.CheckSlug(workshop.Slug, "slug", refuse);
        ValueRules.CheckText(workshop.Title, "title", ValueRules.LongestName, refuse);
        ValueRules.CheckCount(workshop.Participants, "participants", 10_000, refuse);
    }
}
