using System.Text;
using System.Text.Json;
using HubGraph.Planning.Mapping;

namespace HubGraph.Planning.Rows;

/// <summary>A column of a table, and how a row's value is handed over.</summary>
/// <param name="IsRequired">Whether each row has a value.</param>
public abstract record TableColumn(string Description, ValueKind Kind, bool IsRequired)
{
    /// <summary>The names that it may have, where they are known; of a list, those of its items.</summary>
    public IReadOnlyList<(string Name, string Description)>? Names { get; init; }

    /// <summary>A value, where one suggests itself.</summary>
    public string? Example { get; init; }

    /// <summary>Whether it is a list of texts; an empty one is no null.</summary>
    public virtual bool IsList => false;

    /// <summary>Hands the current row's value over.</summary>
    public abstract void Show(RowReader row, ValueSink sink);

    /// <summary>The same, its <see cref="Names"/> called otherwise.</summary>
    public TableColumn Called(string description, Func<string, string, string> call)
    {
        (string Label, string Description)[] labels = [.. Names!.Select(name => (call(name.Name, name.Description), name.Description))];
        return Labelled(labels) with { Description = description, Names = labels, Example = labels[0].Label };
    }

    private protected virtual TableColumn Labelled((string Label, string Description)[] labels) =>
        throw new InvalidOperationException("The column has no names.");
}

/// <summary>A value as the graph shows it.</summary>
internal sealed record ValueColumn(string Description, ValueKind Kind, bool IsRequired, int Ordinal)
    : TableColumn(Description, Kind, IsRequired)
{
    public override void Show(RowReader row, ValueSink sink)
    {
        if (row.IsNull(Ordinal))
            sink.Null();
        else
            Kind.Show(row, Ordinal, sink);
    }

    private protected override TableColumn Labelled((string Label, string Description)[] labels) =>
        new NameColumn(Description, IsRequired, Ordinal, new NameMap(Names!.Zip(labels, (name, label) => (name.Name, label.Label))));
}

/// <summary>A name, which the row has as another text.</summary>
internal sealed record NameColumn(string Description, bool IsRequired, int Ordinal, NameMap Map)
    : TableColumn(Description, ValueKind.Enumeration, IsRequired)
{
    public override void Show(RowReader row, ValueSink sink)
    {
        if (row.IsNull(Ordinal))
            sink.Null();
        else
            sink.Text(Map.Of(row.Utf8(Ordinal)));
    }

    private protected override TableColumn Labelled((string Label, string Description)[] labels) =>
        this with { Map = new NameMap(Map.Kept.Zip(labels, (kept, label) => (kept, label.Label))) };
}

/// <summary>An id.</summary>
/// <param name="Types">What stands before the key, <c>Type:</c>, by the discriminator; one alone without.</param>
internal sealed record IdColumn(string Description, bool IsRequired, int Ordinal, int? Discriminator, NameMap Types)
    : TableColumn(Description, ValueKind.Text, IsRequired)
{
    public override void Show(RowReader row, ValueSink sink)
    {
        if (row.IsNull(Ordinal))
        {
            sink.Null();
            return;
        }
        ReadOnlySpan<byte> type = Discriminator is { } ordinal ? Types.Of(row.Utf8(ordinal)) : Types.Only;
        sink.Scratch.Clear();
        GlobalId.Append(sink.Scratch, type, row.Number(Ordinal));
        sink.Text(sink.Scratch.Written);
    }
}

/// <summary>A list of texts, which the row has as JSON strings joined by commas; null for an empty one.</summary>
internal sealed record ListColumn(string Description, ValueKind Kind, int Ordinal) : TableColumn(Description, Kind, false)
{
    /// <summary>What its items are called; null where they stand for themselves.</summary>
    public NameMap? Labels { get; init; }

    public override bool IsList => true;

    public override void Show(RowReader row, ValueSink sink)
    {
        sink.BeginList();
        if (!row.IsNull(Ordinal))
        {
            JsonBuffer array = sink.Scratch;
            array.Clear();
            ValueKind.TextList.Write(row, Ordinal, array);
            Utf8JsonReader items = new(array.Written);
            items.Read();
            while (items.Read() && items.TokenType == JsonTokenType.String)
                Show(ref items, sink);
        }
        sink.EndList();
    }

    private void Show(ref Utf8JsonReader item, ValueSink sink)
    {
        if (Labels is not null)
            sink.Item(Labels.Of(item.ValueSpan));
        else if (item.ValueIsEscaped)
            sink.Item(Encoding.UTF8.GetBytes(item.GetString()!));
        else
            sink.Item(item.ValueSpan);
    }

    private protected override TableColumn Labelled((string Label, string Description)[] labels) =>
        this with { Labels = new NameMap(Names!.Zip(labels, (name, label) => (name.Name, label.Label))) };
}

/// <summary>Texts by others, few: a walk along them is the fastest search.</summary>
internal sealed class NameMap(IEnumerable<(string Kept, string Shown)> names)
{
    private readonly (byte[] Kept, byte[] Shown)[] _names =
        [.. names.Select(pair => (Encoding.UTF8.GetBytes(pair.Kept), Encoding.UTF8.GetBytes(pair.Shown)))];

    /// <summary>What rows have.</summary>
    public IEnumerable<string> Kept => _names.Select(name => Encoding.UTF8.GetString(name.Kept));

    /// <summary>The only one.</summary>
    public ReadOnlySpan<byte> Only => _names[0].Shown;

    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> kept)
    {
        foreach ((byte[] known, byte[] shown) in _names)
        {
            if (kept.SequenceEqual(known))
                return shown;
        }
        throw new InvalidOperationException("A row holds a name that the model does not have.");
    }
}
