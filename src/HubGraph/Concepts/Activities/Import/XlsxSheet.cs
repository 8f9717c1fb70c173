using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using ExcelDataReader;

namespace HubGraph.Concepts.Activities.Import;

/// <summary>The one sheet of a workbook (Office Open XML), which is looked over before it is read: nothing of a bad one is taken.</summary>
internal sealed class XlsxSheet : ISheet
{
    // As far as a header is looked for: a program may tell above it how it was made.
    private const int FirstRows = 60;
    private const int MostColumns = 200;
    private const int FirstYear = 1900;
    private static readonly char[] s_spaces = [' ', '\u00A0', '\u202F'];

    private readonly MemoryStream _file;
    private readonly WorkbookParts _parts;

    private XlsxSheet(MemoryStream file, WorkbookParts parts)
    {
        (_file, _parts) = (file, parts);
        First = [.. Read(CancellationToken.None).Take(FirstRows)];
    }

    /// <summary>The first rows, as they are.</summary>
    public IReadOnlyList<SheetRow> First { get; }

    public (string English, string French)? Remark => null;

    public char? Delimiter => null;

    /// <summary>Takes a file into memory and looks it over.</summary>
    /// <exception cref="ImportException">It is no workbook of one plain sheet, or larger than workbooks may be.</exception>
    public static async Task<XlsxSheet> OpenAsync(Stream stream, ImportOptions limits, CancellationToken cancellation)
    {
        MemoryStream file = new();
        byte[] block = new byte[64 * 1024];
        while (await stream.ReadAsync(block, cancellation) is > 0 and var read)
        {
            if (file.Length + read > limits.MaxWorkbookBytes)
                throw ImportException.TooLarge(
                    $"A workbook has at most {limits.MaxWorkbookBytes} bytes.", $"Un classeur a au plus {limits.MaxWorkbookBytes} octets.");
            file.Write(block, 0, read);
        }
        try
        {
            return new XlsxSheet(file, WorkbookParts.Read(file, limits, cancellation));
        }
        catch (Exception exception) when (IsBroken(exception))
        {
            throw Broken();
        }
    }

    /// <summary>Refuses what is no value in the table whose header stands on a line.</summary>
    /// <exception cref="ImportException">A cell of it has a formula or an error, or is merged with another.</exception>
    public void CheckTable(int header)
    {
        if (_parts.FormulaFrom(header) is { } formula)
            throw ImportException.Unreadable(
                $"{formula} has a formula in place of a value: paste the values alone into a new workbook.",
                $"{formula} contient une formule à la place d’une valeur : collez les seules valeurs dans un nouveau classeur.");
        if (_parts.ErrorFrom(header) is { } error)
            throw ImportException.Unreadable(
                $"{error} shows an error of the spreadsheet program, and no value.",
                $"{error} affiche une erreur du tableur, pas une valeur.");
        if (_parts.MergedFrom(header) is { } merged)
            throw ImportException.Unreadable(
                $"{merged} are merged cells: unmerge them, so that each row has its own values.",
                $"{merged} sont des cellules fusionnées : annulez la fusion, pour que chaque ligne ait ses valeurs.");
    }

    /// <summary>The rows below a line, their texts as they are.</summary>
    public IEnumerable<SheetRow> Rows(int line, CancellationToken cancellation) => Read(cancellation).SkipWhile(row => row.Line <= line);

    /// <inheritdoc/>
    public async IAsyncEnumerable<SheetRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        foreach (SheetRow row in Read(cancellation))
            yield return row with { Cells = [.. row.Cells.Select(cell => cell.Trim(s_spaces))] };
    }

    public void Dispose() => _file.Dispose();

    private IEnumerable<SheetRow> Read(CancellationToken cancellation)
    {
        _file.Position = 0;
        // The reader wants to know Windows-1252, whatever it reads.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using IExcelDataReader reader = Guarded(
            () => ExcelReaderFactory.CreateOpenXmlReader(_file, new ExcelReaderConfiguration { LeaveOpen = true }));
        if (reader.FieldCount > MostColumns)
            throw ImportException.TooLarge(
                $"The sheet has more than {MostColumns} columns.", $"La feuille a plus de {MostColumns} colonnes.");
        for (int line = 1; Guarded(reader.Read); line++)
        {
            cancellation.ThrowIfCancellationRequested();
            string[] cells = new string[reader.FieldCount];
            List<int>? times = null;
            for (int place = 0; place < cells.Length; place++)
            {
                object? value = reader.GetValue(place);
                cells[place] = TextOf(value);
                if (value is DateTime or TimeSpan)
                    (times ??= []).Add(place);
            }
            yield return new SheetRow(line, cells, null) { TimeCells = times ?? [] };
        }
    }

    // As people write it in a text.
    private static string TextOf(object? value) => value switch
    {
        null => "",
        string text => text,
        TimeSpan length => ClockOf(length),
        // A program counts days from there: it is a time of none.
        DateTime { Year: < FirstYear } time => ClockOf(time.TimeOfDay),
        DateTime { Ticks: var ticks } time when ticks % TimeSpan.TicksPerSecond != 0 => TextOf(new DateTime(Seconds(ticks))),
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime instant => instant.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string ClockOf(TimeSpan time)
    {
        TimeSpan rounded = new(Seconds(time.Ticks));
        return string.Create(CultureInfo.InvariantCulture, $"{(long)rounded.TotalHours:00}:{rounded:mm\\:ss}");
    }

    // A program keeps times as fractions of a day, which are seldom whole.
    private static long Seconds(long ticks) =>
        (ticks + (TimeSpan.TicksPerSecond / 2)) / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond;

    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (IsBroken(exception))
        {
            throw Broken();
        }
    }

    // Whatever a reader meets in a file that is not what its parts say.
    private static bool IsBroken(Exception exception) =>
        exception is not (ImportException or OperationCanceledException or OutOfMemoryException);

    private static ImportException Broken() => ImportException.Unreadable(
        "The workbook is broken, or breaks off: save it anew as \"Excel workbook (.xlsx)\".",
        "Le classeur est abîmé ou incomplet : enregistrez-le de nouveau au format « Classeur Excel (.xlsx) ».");
}
