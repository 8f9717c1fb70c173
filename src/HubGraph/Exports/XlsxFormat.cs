using System.Buffers.Text;
using System.Globalization;
using System.Text;
using HubGraph.Planning.Mapping;
using HubGraph.Planning.Rows;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace HubGraph.Exports;

/// <summary>
/// A workbook of one sheet (Office Open XML) with real dates and numbers, a header that stays in sight and a filter on each
/// column; instants are UTC, and <see cref="CsvFormat.ItemSeparator"/> stands between the items of a list.
/// </summary>
internal sealed class XlsxFormat : ExportFormat
{
    // Of a sheet, with its header.
    private const int MostRows = 1_048_576;

    private readonly string _title;
    private readonly StringBuilder _list = new();
    private readonly Spreadsheet _workbook;
    private readonly StyleId _day, _instant, _header;
    private IReadOnlyList<ExportColumn> _columns = [];
    private StyledCell[] _cells = [];
    private int _column;

    /// <param name="title">The name of the sheet.</param>
    public XlsxFormat(string title)
    {
        _title = title;
        _workbook = Now(Spreadsheet.CreateNewAsync(new BufferStream(Buffer)));
        _day = _workbook.AddStyle(new Style { Format = NumberFormat.Custom("yyyy\\-mm\\-dd") });
        _instant = _workbook.AddStyle(new Style { Format = NumberFormat.Custom("yyyy\\-mm\\-dd\\ hh:mm:ss") });
        _header = _workbook.AddStyle(new Style { Font = { Bold = true } });
    }

    public override void Begin(IReadOnlyList<ExportColumn> columns)
    {
        _columns = columns;
        _cells = new StyledCell[columns.Count];
        string last = SpreadsheetUtility.GetColumnName(columns.Count);
        Now(_workbook.StartWorksheetAsync(
            _title, new WorksheetOptions { FrozenRows = 1, AutoFilter = new AutoFilterOptions($"A1:{last}{MostRows}") }));
        Now(_workbook.AddHeaderRowAsync([.. columns.Select(column => column.Name)], _header));
    }

    public override void Row(RowReader row)
    {
        if (_workbook.NextRowNumber > MostRows)
            throw new InvalidOperationException("A sheet holds no more rows.");
        for (_column = 0; _column < _columns.Count; _column++)
            _columns[_column].Value.Show(row, this);
        Now(_workbook.AddRowAsync(_cells));
    }

    public override void End() => Now(_workbook.FinishAsync());

    public override void Null() => _cells[_column] = default;

    public override void Text(ReadOnlySpan<byte> utf8)
    {
        ValueKind kind = _columns[_column].Value.Kind;
        if (kind == ValueKind.Date)
            Set(new DataCell(At(utf8)), _day);
        else if (kind == ValueKind.Instant)
            Set(new DataCell(At(utf8)), _instant);
        else
            Set(new DataCell(Encoding.UTF8.GetString(utf8)), null);
    }

    public override void Bare(ReadOnlySpan<byte> ascii) =>
        Set(
            Utf8Parser.TryParse(
                ascii, out bool flag, out int _) ? new DataCell(flag) : new DataCell(decimal.Parse(ascii, CultureInfo.InvariantCulture)),
            null);

    public override void BeginList() => _list.Clear();

    public override void Item(ReadOnlySpan<byte> utf8)
    {
        if (_list.Length > 0)
            _list.Append(CsvFormat.ItemSeparator);
        _list.Append(Encoding.UTF8.GetString(utf8));
    }

    public override void EndList() => Set(_list.Length == 0 ? default : new DataCell(_list.ToString()), null);

    public override void Dispose()
    {
        _workbook.Dispose();
        base.Dispose();
    }

    private void Set(DataCell cell, StyleId? style) => _cells[_column] = new StyledCell(cell, style);

    private static DateTime At(ReadOnlySpan<byte> utf8) =>
        DateTime.Parse(
            Encoding.UTF8.GetString(utf8), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);

    // It writes to memory alone, where nothing is waited for.
    private static void Now(ValueTask writing) => writing.AsTask().GetAwaiter().GetResult();

    private static T Now<T>(ValueTask<T> writing) => writing.AsTask().GetAwaiter().GetResult();

    /// <summary>Appends what is written to a buffer.</summary>
    private sealed class BufferStream(JsonBuffer buffer) : Stream
    {
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Write(ReadOnlySpan<byte> bytes) => buffer.Append(bytes);

        public override void Write(byte[] bytes, int offset, int count) => buffer.Append(bytes.AsSpan(offset, count));

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default)
        {
            buffer.Append(bytes.Span);
            return default;
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] bytes, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
