namespace HubGraph.Host;

/// <summary>Whether clients may see the schema: configuration section <c>Introspection</c>.</summary>
internal sealed class IntrospectionOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Introspection";

    /// <summary>By introspection, as a file and by the names that errors suggest.</summary>
    public bool Enabled { get; set; } = true;
}
