using HubGraph.Planning.Rows;

namespace HubGraph.Exports;

/// <summary>Writes rows as UTF-8 into a buffer, which others empty between rows.</summary>
internal abstract class ExportFormat : IDisposable
{
    /// <summary>What is written and not yet sent.</summary>
    public JsonBuffer Buffer { get; } = new();

    /// <summary>Where a column may make its text; never kept from one value to the next.</summary>
    public JsonBuffer Scratch { get; } = new();

    public abstract void Begin(IReadOnlyList<ExportColumn> columns);

    /// <summary>Writes a row.</summary>
    public abstract void Row(RowReader row);

    public abstract void End();

    public abstract void Null();

    public abstract void Text(ReadOnlySpan<byte> utf8);

    /// <summary>A number or a boolean.</summary>
    public abstract void Bare(ReadOnlySpan<byte> ascii);

    public abstract void BeginList();

    public abstract void Item(ReadOnlySpan<byte> utf8);

    public abstract void EndList();

    public virtual void Dispose()
    {
        Buffer.Dispose();
        Scratch.Dispose();
    }
}
