namespace HubGraph.Data.Model;

/// <summary>A key that protects the sessions of all servers of the database.</summary>
public sealed class ProtectionKey
{
    public long Id { get; set; }

    /// <summary>As the platform writes it.</summary>
    public required string Xml { get; set; }
}
