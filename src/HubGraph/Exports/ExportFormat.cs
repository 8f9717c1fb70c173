using HubGraph.Planning.Rows;

namespace HubGraph.Exports;

/// <summary>Writes rows as UTF-8 into a buffer, which others empty between rows.</summary>
internal abstract class ExportFormat : ValueSink
{
    /// <summary>What is written and not yet sent.</summary>
    public JsonBuffer Buffer { get; } = new();

    public abstract void Begin(IReadOnlyList<ExportColumn> columns);

    /// <summary>Writes a row.</summary>
    public abstract void Row(RowReader row);

    public abstract void End();

    public override void Dispose()
    {
        base.Dispose();
        Buffer.Dispose();
    }
}
