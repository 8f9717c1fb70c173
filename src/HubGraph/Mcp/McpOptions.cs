namespace HubGraph.Mcp;

/// <summary>Whether assistants are served: configuration section <c>Mcp</c>.</summary>
internal sealed class McpOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Mcp";

    /// <summary>Whether <c>/mcp</c> answers.</summary>
    public bool Enabled { get; set; } = true;
}
