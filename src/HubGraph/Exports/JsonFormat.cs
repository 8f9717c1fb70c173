using System.Text;
using HubGraph.Planning.Rows;

namespace HubGraph.Exports;

/// <summary>Objects, a line each; amounts are numbers with all their digits.</summary>
/// <param name="isArray">Whether they stand in an array; otherwise each line is a document of its own.</param>
internal sealed class JsonFormat(bool isArray) : ExportFormat
{
    private IReadOnlyList<ExportColumn> _columns = [];
    private byte[][] _names = [];
    private bool _hasRows, _hasItems;

    public override void Begin(IReadOnlyList<ExportColumn> columns)
    {
        _columns = columns;
        _names = [.. columns.Select((column, index) => Encoding.UTF8.GetBytes($"{(index == 0 ? '{' : ',')}\"{column.Name}\":"))];
        if (isArray)
            Buffer.Append((byte)'[');
    }

    public override void Row(RowReader row)
    {
        if (isArray)
            Buffer.Append(_hasRows ? ",\n"u8 : "\n"u8);
        _hasRows = true;
        for (int i = 0; i < _columns.Count; i++)
        {
            Buffer.Append(_names[i]);
            _columns[i].Value.Show(row, this);
        }
        Buffer.Append(isArray ? "}"u8 : "}\n"u8);
    }

    public override void End()
    {
        if (isArray)
            Buffer.Append("\n]\n"u8);
    }

    public override void Null() => Buffer.Append("null"u8);

    public override void Bare(ReadOnlySpan<byte> ascii) => Buffer.Append(ascii);

    public override void Text(ReadOnlySpan<byte> utf8) => Buffer.AppendString(utf8);

    public override void BeginList()
    {
        _hasItems = false;
        Buffer.Append((byte)'[');
    }

    public override void Item(ReadOnlySpan<byte> utf8)
    {
        if (_hasItems)
            Buffer.Append((byte)',');
        _hasItems = true;
        Buffer.AppendString(utf8);
    }

    public override void EndList() => Buffer.Append((byte)']');
}
