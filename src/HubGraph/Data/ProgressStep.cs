namespace HubGraph.Data;

/// <summary>How many of how many are done.</summary>
internal sealed record ProgressStep(string Name, int Done, int Total);
