namespace HubGraph.Planning.Rows;

/// <summary>The current row of a statement's result, as one database reads it.</summary>
public abstract class RowReader
{
    public abstract bool IsNull(int ordinal);

    public abstract long Number(int ordinal);

    public abstract bool Boolean(int ordinal);

    /// <summary>A text.</summary>
    public abstract string Text(int ordinal);

    public abstract DateOnly Date(int ordinal);

    /// <summary>An instant, UTC.</summary>
    public abstract DateTime Instant(int ordinal);

    /// <summary>A text's UTF-8 bytes, valid until the next call.</summary>
    public abstract ReadOnlySpan<byte> Utf8(int ordinal);

    /// <summary>Appends a day as <c>yyyy-MM-dd</c>.</summary>
    public abstract void AppendDate(int ordinal, JsonBuffer json);

    /// <summary>Appends an instant as <c>yyyy-MM-ddTHH:mm:ss.fffZ</c>.</summary>
    public abstract void AppendInstant(int ordinal, JsonBuffer json);
}

/// <summary>The columns that a computed field asked for, of the current row.</summary>
public readonly struct RowValues(RowReader row, int[] ordinals)
{
    public bool IsNull(int index) => row.IsNull(ordinals[index]);
    public long Number(int index) => row.Number(ordinals[index]);
    public string Text(int index) => row.Text(ordinals[index]);
    public DateOnly Date(int index) => row.Date(ordinals[index]);
    public DateTime Instant(int index) => row.Instant(ordinals[index]);
}
