namespace HubGraph.Concepts.Sources;

/// <summary>The rules of a source by itself.</summary>
public static class SourceRules
{
    /// <summary>Checks a source.</summary>
    /// <param name="refuse">Takes each rule that it breaks, the field and the values of the message.</param>
    public static void Check(Source source, Refuse refuse)
    {
        ValueRules.CheckText(source.Title, "title", ValueRules.LongestName, refuse);
        ValueRules.CheckText(source.Publisher, "publisher", ValueRules.LongestName, refuse);
        ValueRules.CheckUrl(source.Url, "url", refuse);
    }
}
