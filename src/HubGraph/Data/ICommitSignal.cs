using HubGraph.Data.Model;

namespace HubGraph.Data;

/// <summary>What a context tells of its commits.</summary>
public interface ICommitSignal
{
    /// <summary>Takes note of what this program committed, before whoever wrote it is told.</summary>
    void Committed(LogPosition position);

    /// <summary>Makes sure that the database is still the one that was opened, where it is a file.</summary>
    /// <exception cref="Planning.Execution.SqliteReadException">Its path leads elsewhere by now.</exception>
    void CheckFile();
}
