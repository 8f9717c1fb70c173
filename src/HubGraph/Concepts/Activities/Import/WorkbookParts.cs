using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace HubGraph.Concepts.Activities.Import;

/// <summary>
/// What the parts of a workbook hold, read once as a stream before anything else reads them: how much they are when they are
/// unpacked, and what stands in place of plain values.
/// </summary>
internal sealed class WorkbookParts
{
    // Of a sheet.
    private const int MostRows = 1_048_576;
    private const int MostParts = 1_000;
    private const int MostKept = 1_000;

    private static readonly XmlReaderSettings s_xml = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    private readonly ImportOptions _limits;
    private readonly CancellationToken _cancellation;
    private readonly List<string> _sheets = [];
    private readonly List<(int Row, string Cell)> _formulas = [], _errors = [], _merged = [];
    private readonly char[] _text = new char[4096];
    private long _unpacked;
    private int _row;
    private string? _cell;

    private WorkbookParts(ImportOptions limits, CancellationToken cancellation) => (_limits, _cancellation) = (limits, cancellation);

    /// <summary>Reads all parts of a file.</summary>
    /// <exception cref="ImportException">It is no workbook of one sheet without macros, or too large.</exception>
    public static WorkbookParts Read(Stream file, ImportOptions limits, CancellationToken cancellation)
    {
        WorkbookParts parts = new(limits, cancellation);
        file.Position = 0;
        if (file.ReadByte() == 0xD0)
            throw ImportException.Unreadable(
                "The workbook is protected by a password, or of an old format (.xls): save it as .xlsx without a password.",
                "Le classeur est protégé par un mot de passe, ou d’un ancien format (.xls) : enregistrez-le en .xlsx sans mot de passe.");
        using ZipArchive archive = new(file, ZipArchiveMode.Read, leaveOpen: true);
        if (archive.Entries.Count > MostParts)
            throw ImportException.TooLarge($"The workbook has more than {MostParts} parts.", $"Le classeur a plus de {MostParts} parties.");
        if (archive.Entries.Any(entry => entry.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
            throw ImportException.Unreadable(
                "The workbook has macros: save it as \"Excel workbook (.xlsx)\", which has none.",
                "Le classeur contient des macros : enregistrez-le au format « Classeur Excel (.xlsx) », qui n’en a pas.");
        foreach (ZipArchiveEntry entry in archive.Entries)
            parts.Read(entry);
        if (parts._sheets.Count > 1)
        {
            string names = string.Join(", ", parts._sheets.Select(Planning.Sql.Values.Shown));
            throw ImportException.Unreadable(
                $"The workbook has {parts._sheets.Count} sheets ({names}): leave only the one to import.",
                $"Le classeur a {parts._sheets.Count} feuilles ({names}) : n’y laissez que celle à importer.");
        }
        return parts._sheets.Count == 1 ? parts : throw ImportException.Unreadable(
            "This is no workbook: it has no sheet.", "Ceci n’est pas un classeur : il n’a pas de feuille.");
    }

    /// <summary>The first cell from a row on that has a formula; null where there is none.</summary>
    public string? FormulaFrom(int row) => From(_formulas, row);

    /// <summary>The first cell from a row on that has an error; null where there is none.</summary>
    public string? ErrorFrom(int row) => From(_errors, row);

    /// <summary>The first range that reaches a row or what is below it, of cells that are merged; null where there is none.</summary>
    public string? MergedFrom(int row) => From(_merged, row);

    private static string? From(List<(int Row, string Cell)> found, int row) =>
        found.Where(each => each.Row >= row).Select(each => each.Cell).FirstOrDefault();

    private void Read(ZipArchiveEntry entry)
    {
        using Stream part = new Counted(entry.Open(), Count);
        if (entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
        {
            _row = 0;
            using XmlReader xml = XmlReader.Create(part, s_xml);
            while (xml.Read())
                Look(xml);
        }
        else
            part.CopyTo(Stream.Null);
    }

    private void Look(XmlReader xml)
    {
        switch (xml.NodeType)
        {
            case XmlNodeType.Element when xml.LocalName == "row":
                BeginRow(xml.GetAttribute("r"));
                break;
            case XmlNodeType.Element when xml.LocalName == "c":
                _cell = xml.GetAttribute("r") ?? _row.ToString(CultureInfo.InvariantCulture);
                if (xml.GetAttribute("t") == "e")
                    Keep(_errors, _row, _cell);
                break;
            case XmlNodeType.Element when xml.LocalName == "f" && _cell is not null:
                Keep(_formulas, _row, _cell);
                break;
            case XmlNodeType.Element when xml.LocalName == "mergeCell" && xml.GetAttribute("ref") is { } range:
                string last = string.Concat(
                    range.AsSpan(range.IndexOf(':', StringComparison.Ordinal) + 1).ToArray().Where(char.IsAsciiDigit));
                Keep(_merged, int.TryParse(last, CultureInfo.InvariantCulture, out int row) ? row : MostRows, range);
                break;
            case XmlNodeType.Element when xml.LocalName == "sheet" && xml.GetAttribute("name") is { } name:
                _sheets.Add(name);
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA:
                CheckText(xml);
                break;
            default:
                break;
        }
    }

    private void BeginRow(string? number)
    {
        _cancellation.ThrowIfCancellationRequested();
        _cell = null;
        _row = number is null ? _row + 1
            : int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int told) ? told
            : MostRows + 1;
        if (_row > MostRows)
            throw ImportException.Unreadable(
                $"The sheet has a row '{Planning.Sql.Values.Shown(number ?? "")}'.",
                $"La feuille a une ligne « {Planning.Sql.Values.Shown(number ?? "")} ».");
        // Those that hold nothing too, as in CSV.
        int most = (2 * _limits.MaxRows) + 1_000;
        if (_row > most)
            throw ImportException.TooLarge(
                $"The sheet has more than {most} rows, empty ones among them.", $"La feuille a plus de {most} lignes, vides comprises.");
    }

    private void CheckText(XmlReader xml)
    {
        int length = 0;
        while (xml.ReadValueChunk(_text, 0, _text.Length) is > 0 and var read)
        {
            length += read;
            if (length > _limits.MaxRowCharacters)
                throw ImportException.TooLarge(
                    $"A cell is longer than {_limits.MaxRowCharacters} characters.",
                    $"Une cellule dépasse {_limits.MaxRowCharacters} caractères.");
        }
    }

    private void Count(int bytes)
    {
        _unpacked += bytes;
        if (_unpacked > _limits.MaxUnpackedBytes)
            throw ImportException.TooLarge(
                $"The workbook is larger than {_limits.MaxUnpackedBytes} bytes when it is unpacked.",
                $"Le classeur, décompressé, dépasse {_limits.MaxUnpackedBytes} octets.");
    }

    // The first ones, and after them the last.
    private static void Keep(List<(int Row, string Cell)> found, int row, string cell)
    {
        if (found.Count > MostKept)
            found.RemoveAt(MostKept);
        found.Add((row, cell));
    }

    /// <summary>Counts what is read of a stream.</summary>
    private sealed class Counted(Stream stream, Action<int> count) : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int length)
        {
            int read = stream.Read(buffer, offset, length);
            count(read);
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                stream.Dispose();
            base.Dispose(disposing);
        }
    }
}
