using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using HubGraph.Graph.Activities;

namespace HubGraph.Commands;

/// <summary>A row of the file: the activity that it describes, or what cannot be read of it.</summary>
internal sealed record ActivityFileRow(int Line, ActivityInput? Input, IReadOnlyList<(string Column, string Message)> Errors);

/// <summary>
/// An operator's spreadsheet: comma or semicolon, UTF-8 with or without a byte order mark, a header in French or English.
/// </summary>
internal sealed class ActivityFile : IDisposable
{
    // The longest summary with its quotes is far below.
    private const int LongestField = 100_000;

    private readonly StreamReader _text;
    private readonly CsvParser _csv;
    private readonly Dictionary<string, (int Index, string Name)> _columns = [];

    /// <summary>Reads the header.</summary>
    /// <exception cref="ImportException">A column is unknown, given twice or missing.</exception>
    public ActivityFile(Stream stream)
    {
        _text = new StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: true));
        char delimiter = DelimiterOf(stream);
        _csv = new CsvParser(_text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter.ToString(),
            MaxFieldSize = LongestField,
            BadDataFound = null,
            TrimOptions = TrimOptions.Trim,
        });
        ReadHeader();
    }

    /// <summary>The file's own name of a column, by the field that it fills.</summary>
    public string ColumnOf(string field) =>
        _columns.TryGetValue(field, out (int Index, string Name) column) ? $"column \"{column.Name}\"" : $"column \"{ActivityColumns.NameOf(field)}\" (missing)";

    /// <summary>The rows, as they are read. Empty lines are passed over.</summary>
    /// <exception cref="ImportException">The file is not in UTF-8, or a value is endless.</exception>
    public IEnumerable<ActivityFileRow> Read()
    {
        for (int line = _csv.RawRow + 1; Next(); line = _csv.RawRow + 1)
        {
            string[] record = _csv.Record ?? [];
            if (record.All(string.IsNullOrWhiteSpace))
                continue;
            ActivityFields fields = new(field => _columns.TryGetValue(field, out (int Index, string Name) column) && column.Index < record.Length ? record[column.Index] : "", ColumnOf);
            ActivityInput? input = fields.ReadActivity();
            yield return new ActivityFileRow(line, input, fields.Errors);
        }
    }

    public void Dispose()
    {
        _csv.Dispose();
        _text.Dispose();
    }

    private bool Next()
    {
        try
        {
            return _csv.Read();
        }
        catch (DecoderFallbackException)
        {
            throw new ImportException($"The file is not in UTF-8, after line {_csv.RawRow}: save it as \"CSV UTF-8\".");
        }
        catch (MaxFieldSizeException)
        {
            throw new ImportException($"A value after line {_csv.RawRow} does not end: is a quotation mark missing?");
        }
    }

    private void ReadHeader()
    {
        if (!Next())
            throw new ImportException("The file is empty.");
        foreach ((int index, string name) in (_csv.Record ?? []).Index())
        {
            if (name.Length == 0)
                continue;
            string field = ActivityColumns.FieldOf(name) ?? throw new ImportException($"line 1: there is no column \"{name}\". Known are {string.Join(", ", ActivityColumns.Names)}.");
            if (!_columns.TryAdd(field, (index, name)))
                throw new ImportException($"line 1: \"{name}\" and \"{_columns[field].Name}\" are the same column.");
        }
        string[] missing = [.. ActivityColumns.Required.Where(field => !_columns.ContainsKey(field)).Select(ActivityColumns.NameOf)];
        if (missing.Length > 0)
            throw new ImportException($"line 1: the header lacks {string.Join(", ", missing)}.");
    }

    // The one that the header has more of: no known name holds either.
    private static char DelimiterOf(Stream stream)
    {
        byte[] start = new byte[4096];
        int length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        ReadOnlySpan<byte> header = start.AsSpan(0, length);
        int end = header.IndexOfAny("\r\n"u8);
        header = end < 0 ? header : header[..end];
        return header.Count((byte)';') >= header.Count((byte)',') ? ';' : ',';
    }
}
