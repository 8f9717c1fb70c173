using System.Globalization;
using System.Runtime.CompilerServices;
using CsvHelper;
using CsvHelper.Configuration;

namespace HubGraph.Concepts.Activities.Import;

/// <summary>
/// CSV as spreadsheet programs write it: commas, semicolons or tabs, which the header tells, or a first line such as
/// <c>sep=;</c>.
/// </summary>
internal sealed class CsvSheet : ISheet
{
    // As far as a header is looked for.
    private const int FirstRows = 25;
    private static readonly char[] s_delimiters = [';', '\t', ','];

    private readonly SheetText _text;
    private readonly CsvParser _csv;
    private readonly int _skippedLines;
    private readonly char _delimiter;
    private readonly int _mostRows;
    private int _rows;
    private int? _badCell;
    private int _cell;

    private CsvSheet(SheetText text, char delimiter, int skippedLines, ImportOptions limits)
    {
        // Those that hold nothing too: a hundred million of them are work.
        _mostRows = (2 * limits.MaxRows) + 1_000;
        (_text, _delimiter, _skippedLines) = (text, delimiter, skippedLines);
        _csv = new CsvParser(text, Configuration(delimiter, () => _badCell ??= _cell));
    }

    public char? Delimiter => _delimiter;

    public (string English, string French)? Remark => _text.Encoding == "UTF-8"
        ? null
        : ($"The file was read as {_text.Encoding}.", $"Le fichier a été lu en {_text.Encoding}.");

    /// <summary>Begins to read a file.</summary>
    /// <param name="countKnown">How many of a row's values are names of columns.</param>
    /// <exception cref="ImportException">It is no text.</exception>
    public static async Task<CsvSheet> OpenAsync(
        Stream stream, ImportOptions limits, Func<string[], int> countKnown, CancellationToken cancellation)
    {
        SheetText text = new(stream, limits, cancellation);
        string start = await text.PeekAsync();
        int end = start.IndexOfAny(['\r', '\n']);
        string first = (end < 0 ? start : start[..end]).Trim('"', ' ');
        if (first.Length == 5 && first.StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
        {
            if (!s_delimiters.Contains(first[4]))
                throw ImportException.Unreadable(
                    $"line 1: the separator '{first[4]}' is none of ; , and tab.",
                    $"ligne 1 : le séparateur « {first[4]} » n’est ni ; ni , ni la tabulation.");
            text.Skip(end < 0 ? start.Length : end + (start.AsSpan(end).StartsWith("\r\n") ? 2 : 1));
            return new CsvSheet(text, first[4], 1, limits);
        }
        return new CsvSheet(text, s_delimiters.MaxBy(delimiter => MostKnown(start, delimiter, countKnown)), 0, limits);
    }

    public async IAsyncEnumerable<SheetRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            int line = _csv.RawRow + 1 + _skippedLines;
            _badCell = null;
            _text.BeginRow();
            if (!await _csv.ReadAsync())
                yield break;
            if (++_rows > _mostRows)
                throw ImportException.TooLarge(
                    $"The file has more than {_mostRows} rows, empty ones among them.",
                    $"Le fichier a plus de {_mostRows} lignes, vides comprises.");
            string[] cells = new string[_csv.Count];
            for (_cell = 0; _cell < cells.Length; _cell++)
                cells[_cell] = _csv[_cell].Trim();
            yield return new SheetRow(line, cells, _badCell) { SpacedCells = Spaced(_csv.RawRecord) };
        }
    }

    public void Dispose()
    {
        _csv.Dispose();
        _text.Dispose();
    }

    private List<int> Spaced(ReadOnlySpan<char> row)
    {
        List<int> spaced = [];
        if (_delimiter == '\t' || !row.Contains([_delimiter, ' '], StringComparison.Ordinal))
            return spaced;
        int place = 0;
        bool isQuoted = false;
        for (int i = 0; i < row.Length; i++)
        {
            isQuoted ^= row[i] == '"';
            if (isQuoted || row[i] != _delimiter)
                continue;
            place++;
            if (i + 2 < row.Length && row[i + 1] == ' ' && char.IsLetter(row[i + 2]))
                spaced.Add(place);
        }
        return spaced;
    }

    private static int MostKnown(string start, char delimiter, Func<string[], int> countKnown)
    {
        using CsvParser csv = new(new StringReader(start), Configuration(delimiter, () => { }));
        int most = 0;
        for (int row = 0; row < FirstRows && csv.Read(); row++)
            most = Math.Max(most, countKnown(csv.Record ?? []));
        return most;
    }

    private static CsvConfiguration Configuration(char delimiter, Action onBadCell) => new(CultureInfo.InvariantCulture)
    {
        Delimiter = delimiter.ToString(),
        // Empty lines count among the lines that people are told of.
        IgnoreBlankLines = false,
        BadDataFound = _ => onBadCell(),
        TrimOptions = TrimOptions.Trim,
        WhiteSpaceChars = [' ', '\u00A0', '\u202F'],
    };
}
