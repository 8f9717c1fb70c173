using GraphQL;

namespace HubGraph.Planning.Execution;

/// <summary>A record that a mutation wrote, or found written already.</summary>
/// <param name="Id">Its global id.</param>
/// <param name="Version">Its version; null where it is not known.</param>
public sealed record WrittenRecord(string Id, int? Version);

/// <summary>What a mutation's field answers, when it knows what it wrote without reading it back.</summary>
public interface IWritten
{
    /// <summary>The records; none when it was refused.</summary>
    IReadOnlyList<WrittenRecord> Records { get; }
}

/// <summary>A mutation was done, but what it wrote cannot be read now: it must not look failed.</summary>
internal sealed class WrittenError : ExecutionError
{
    public WrittenError(IReadOnlyList<WrittenRecord> records)
        : base("It was written, but cannot be read back now. Do not send it again; extensions.written tells what was written.")
    {
        Code = PlanningErrorCodes.Written;
        Extensions = new Dictionary<string, object?>
        {
            ["written"] = records.Select(record => new Dictionary<string, object?> { ["id"] = record.Id, ["version"] = record.Version })
                .ToArray(),
        };
    }
}
