using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using HubGraph.Planning.Mapping;
using HubGraph.Planning.Rows;

namespace HubGraph.Exports;

/// <summary>A column of an export, and how a row's value is read.</summary>
/// <param name="IsRequired">Whether each row has a value.</param>
internal abstract record ExportColumn(string Name, string Description, ValueKind Kind, bool IsRequired, string Example)
{
    /// <summary>The values that it may have, where they are known; of a list, those of its items.</summary>
    public IReadOnlyList<string>? Values { get; init; }

    /// <summary>Whether it is a list: an array in JSON, in CSV its items with <see cref="CsvFormat.ItemSeparator"/> between them.</summary>
    public bool IsList { get; init; }

    /// <summary>Hands the current row's value over.</summary>
    public abstract void Write(RowReader row, ExportFormat format);
}

/// <summary>A value as the graph shows it.</summary>
internal sealed record ValueColumn(string Name, string Description, ValueKind Kind, bool IsRequired, string Example, int Ordinal)
    : ExportColumn(Name, Description, Kind, IsRequired, Example)
{
    public override void Write(RowReader row, ExportFormat format)
    {
        if (row.IsNull(Ordinal))
        {
            format.Null();
            return;
        }
        Kind.Show(row, Ordinal, format);
    }
}

/// <summary>A name as others call it: the French label of an enumeration's.</summary>
internal sealed record LabelColumn(string Name, string Description, bool IsRequired, string Example, int Ordinal, Labels Labels)
    : ExportColumn(Name, Description, ValueKind.Enumeration, IsRequired, Example)
{
    public override void Write(RowReader row, ExportFormat format)
    {
        if (row.IsNull(Ordinal))
            format.Null();
        else
            format.Text(Labels.Of(row.Utf8(Ordinal)));
    }
}

/// <summary>The id that the graph's <c>node</c> takes.</summary>
/// <param name="Types">What stands before the key, <c>Type:</c>, by the discriminator; one alone without.</param>
internal sealed record IdColumn(string Name, string Description, bool IsRequired, string Example, int Ordinal, int? Discriminator, Labels Types)
    : ExportColumn(Name, Description, ValueKind.Text, IsRequired, Example)
{
    public override void Write(RowReader row, ExportFormat format)
    {
        if (row.IsNull(Ordinal))
        {
            format.Null();
            return;
        }
        ReadOnlySpan<byte> type = Discriminator is { } ordinal ? Types.Of(row.Utf8(ordinal)) : Types.First;
        Span<byte> id = stackalloc byte[type.Length + 20];
        type.CopyTo(id);
        Utf8Formatter.TryFormat(row.Number(Ordinal), id[type.Length..], out int digits);
        format.Scratch.Clear();
        format.Scratch.AppendBase64Url(id[..(type.Length + digits)]);
        format.Text(format.Scratch.Written);
    }
}

/// <summary>A list of texts, which the row has as JSON strings joined by commas; null for an empty one.</summary>
/// <param name="Labels">How others call its items; null where they stand for themselves.</param>
internal sealed record ListColumn(string Name, string Description, ValueKind Kind, string Example, int Ordinal, Labels? Labels)
    : ExportColumn(Name, Description, Kind, false, Example)
{
    public override void Write(RowReader row, ExportFormat format)
    {
        format.BeginList();
        if (!row.IsNull(Ordinal))
        {
            JsonBuffer array = format.Scratch;
            array.Clear();
            array.Append((byte)'[');
            array.Append(row.Utf8(Ordinal));
            array.Append((byte)']');
            Utf8JsonReader items = new(array.Written);
            items.Read();
            while (items.Read() && items.TokenType == JsonTokenType.String)
                WriteItem(ref items, format);
        }
        format.EndList();
    }

    private void WriteItem(ref Utf8JsonReader item, ExportFormat format)
    {
        if (Labels is not null)
            format.Item(Labels.Of(item.ValueSpan));
        else if (item.ValueIsEscaped)
            format.Item(Encoding.UTF8.GetBytes(item.GetString()!));
        else
            format.Item(item.ValueSpan);
    }
}

/// <summary>Texts by others, few: a walk along them is the fastest search.</summary>
internal sealed class Labels(IEnumerable<(string Name, string Label)> labels)
{
    private readonly (byte[] Name, byte[] Label)[] _labels = [.. labels.Select(pair => (Encoding.UTF8.GetBytes(pair.Name), Encoding.UTF8.GetBytes(pair.Label)))];

    public ReadOnlySpan<byte> First => _labels[0].Label;

    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> name)
    {
        foreach ((byte[] known, byte[] label) in _labels)
        {
            if (name.SequenceEqual(known))
                return label;
        }
        throw new InvalidOperationException("A row holds a name that the model does not have.");
    }
}
