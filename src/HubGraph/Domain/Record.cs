namespace HubGraph.Domain;

/// <summary>A row of its own identity: everything that the change log speaks of.</summary>
public interface IRecord
{
    /// <summary>Primary key, given by the database; stable in one installation.</summary>
    long Id { get; set; }
}
