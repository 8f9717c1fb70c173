namespace HubGraph.Planning.Rows;

/// <summary>Takes the values of rows that do not become a response's JSON.</summary>
public abstract class ValueSink : IDisposable
{
    /// <summary>Where a value may make its text; never kept from one value to the next.</summary>
    public JsonBuffer Scratch { get; } = new();

    /// <summary>Takes null.</summary>
    public abstract void Null();

    /// <summary>Takes a text.</summary>
    public abstract void Text(ReadOnlySpan<byte> utf8);

    /// <summary>Takes a number or a boolean.</summary>
    public abstract void Bare(ReadOnlySpan<byte> ascii);

    /// <summary>Begins a list.</summary>
    public abstract void BeginList();

    /// <summary>Takes a text of the list.</summary>
    public abstract void Item(ReadOnlySpan<byte> utf8);

    /// <summary>Ends a list.</summary>
    public abstract void EndList();

    public virtual void Dispose()
    {
        Scratch.Dispose();
        GC.SuppressFinalize(this);
    }
}
