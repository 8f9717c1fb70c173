using System.Buffers;
using System.Text;
using HubGraph.Planning.Rows;

namespace HubGraph.Exports;

/// <summary>
/// CSV (RFC 4180) with a byte order mark, by which spreadsheets know UTF-8. Null is an empty value. Values stand as they are,
/// also those that a spreadsheet may take for a formula: open data is exact, and says no more and no less than the graph.
/// </summary>
/// <param name="separator">Between values: a comma, a semicolon or a tab.</param>
/// <param name="decimalMark">In numbers: a dot or a comma.</param>
internal sealed class CsvFormat(char separator, char decimalMark) : ExportFormat
{
    /// <summary>What stands between the items of a list, as in the spreadsheets that <c>import</c> reads.</summary>
    public const char ItemSeparator = '|';

    private readonly byte _separator = (byte)separator;
    private readonly SearchValues<byte> _quoted = SearchValues.Create([(byte)separator, (byte)'"', (byte)'\r', (byte)'\n']);
    private readonly JsonBuffer _list = new();
    private IReadOnlyList<ExportColumn> _columns = [];
    private bool _hasItems;

    public override void Begin(IReadOnlyList<ExportColumn> columns)
    {
        _columns = columns;
        Buffer.Append("\uFEFF"u8);
        for (int i = 0; i < columns.Count; i++)
        {
            Separate(i);
            Text(Encoding.UTF8.GetBytes(columns[i].Name));
        }
        Buffer.Append("\r\n"u8);
    }

    public override void Row(RowReader row)
    {
        for (int i = 0; i < _columns.Count; i++)
        {
            Separate(i);
            _columns[i].Value.Show(row, this);
        }
        Buffer.Append("\r\n"u8);
    }

    public override void End()
    {
    }

    public override void Null()
    {
    }

    public override void Bare(ReadOnlySpan<byte> ascii)
    {
        int dot = ascii.IndexOf((byte)'.');
        if (dot < 0)
        {
            Buffer.Append(ascii);
            return;
        }
        Buffer.Append(ascii[..dot]);
        Buffer.Append((byte)decimalMark);
        Buffer.Append(ascii[(dot + 1)..]);
    }

    public override void Text(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IndexOfAny(_quoted) < 0)
        {
            Buffer.Append(utf8);
            return;
        }
        Buffer.Append((byte)'"');
        for (int quote = utf8.IndexOf((byte)'"'); quote >= 0; quote = utf8.IndexOf((byte)'"'))
        {
            Buffer.Append(utf8[..(quote + 1)]);
            Buffer.Append((byte)'"');
            utf8 = utf8[(quote + 1)..];
        }
        Buffer.Append(utf8);
        Buffer.Append((byte)'"');
    }

    public override void BeginList()
    {
        _list.Clear();
        _hasItems = false;
    }

    public override void Item(ReadOnlySpan<byte> utf8)
    {
        if (_hasItems)
            _list.Append((byte)ItemSeparator);
        _hasItems = true;
        _list.Append(utf8);
    }

    public override void EndList() => Text(_list.Written);

    public override void Dispose()
    {
        base.Dispose();
        _list.Dispose();
    }

    private void Separate(int index)
    {
        if (index > 0)
            Buffer.Append(_separator);
    }
}
