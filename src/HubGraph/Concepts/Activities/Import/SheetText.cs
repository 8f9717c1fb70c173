using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace HubGraph.Concepts.Activities.Import;

/// <summary>
/// The text of a file while it comes: UTF-8, UTF-16 or Windows-1252, whichever it surely is. What precedes the first byte
/// that tells is the same in UTF-8 and Windows-1252, so nothing is read twice and memory does not grow with the file.
/// </summary>
/// <param name="cancellation">Ends every read: who reads CSV from it gives none.</param>
internal sealed class SheetText(Stream stream, ImportOptions limits, CancellationToken cancellation) : TextReader
{
    private const int BlockBytes = 64 * 1024;
    private readonly byte[] _bytes = new byte[BlockBytes];
    private readonly char[] _chars = new char[BlockBytes + 1];
    private Decoder? _utf16;
    private int _pending, _start, _end, _budget = limits.MaxRowCharacters;
    private int _lines;
    private long _total;
    private bool _hasBegun, _isAtEnd, _isSurelyUtf8, _isWindows1252, _isConfirmed;

    /// <summary>What it is written in.</summary>
    public string Encoding => _utf16 is not null ? "UTF-16" : _isWindows1252 ? "Windows-1252" : "UTF-8";

    /// <summary>The beginning, which is read again afterwards.</summary>
    public async ValueTask<string> PeekAsync()
    {
        if (!_hasBegun)
            await FillAsync();
        return new string(_chars, _start, _end - _start);
    }

    /// <summary>Passes over the first characters.</summary>
    public void Skip(int count) => _start += count;

    /// <summary>Begins a row, which may be as long as rows may.</summary>
    public void BeginRow() => _budget = limits.MaxRowCharacters;

    public override Task<int> ReadAsync(char[] buffer, int index, int count) => ReadAsync(buffer.AsMemory(index, count)).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<char> buffer, CancellationToken cancellationToken = default)
    {
        if (_start == _end && !_isAtEnd)
            await FillAsync();
        int count = Math.Min(buffer.Length, _end - _start);
        if (count > 0 && _budget <= 0)
            throw ImportException.TooLarge(
                $"A row is longer than {limits.MaxRowCharacters} characters, before line {_lines + 1}: is a quotation mark missing?",
                $"Une ligne dépasse {limits.MaxRowCharacters} caractères, avant la ligne {_lines + 1} : manque-t-il un guillemet ?");
        _budget -= count;
        _chars.AsSpan(_start, count).CopyTo(buffer.Span);
        _start += count;
        return count;
    }

    private async ValueTask FillAsync()
    {
        (_start, _end) = (0, 0);
        while (_end == 0 && !_isAtEnd)
        {
            int read = await stream.ReadAtLeastAsync(
                _bytes.AsMemory(_pending), _hasBegun ? 1 : BlockBytes, throwOnEndOfStream: false, cancellation);
            _isAtEnd = read < (_hasBegun ? 1 : BlockBytes);
            _total += read;
            if (_total > limits.MaxBytes)
                throw ImportException.TooLarge(
                    $"The file is larger than {limits.MaxBytes} bytes.", $"Le fichier dépasse {limits.MaxBytes} octets.");
            int length = _pending + read;
            int mark = _hasBegun ? 0 : Begin(_bytes.AsSpan(0, length));
            _hasBegun = true;
            int used = mark + Decode(_bytes.AsSpan(mark, length - mark));
            _bytes.AsSpan(used, length - used).CopyTo(_bytes);
            _pending = length - used;
            Span<char> text = _chars.AsSpan(0, _end);
            if (text.Contains('\0'))
                throw NoText();
            // Old Macs ended lines by the other sign alone.
            _lines += Math.Max(text.Count('\n'), text.Count('\r'));
        }
    }

    // The length of the byte order mark.
    private int Begin(ReadOnlySpan<byte> start)
    {
        if (start is [0x1F, 0x8B, ..])
            throw ImportException.Unreadable(
                "This is a compressed file: unpack it, or send it with Content-Encoding: gzip.",
                "Ceci est un fichier compressé : décompressez-le, ou envoyez-le avec Content-Encoding: gzip.");
        if (start is [0xEF, 0xBB, 0xBF, ..])
        {
            _isSurelyUtf8 = true;
            return 3;
        }
        bool isMarked = start is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];
        bool isBigEndian = start is [0xFE, 0xFF, ..] || (!isMarked && start is [0, not 0, 0, not 0, ..]);
        if (isMarked || isBigEndian || start is [not 0, 0, not 0, 0, ..])
            _utf16 = new UnicodeEncoding(isBigEndian, false, throwOnInvalidBytes: true).GetDecoder();
        return isMarked ? 2 : 0;
    }

    private int Decode(ReadOnlySpan<byte> bytes)
    {
        if (_utf16 is not null)
            return DecodeUtf16(bytes);
        if (_isWindows1252)
            return DecodeWindows1252(bytes, 0);
        OperationStatus status = Utf8.ToUtf16(
            bytes, _chars, out int read, out int written, replaceInvalidSequences: false, isFinalBlock: _isAtEnd);
        _end = written;
        _isSurelyUtf8 |= written < read;
        if (status != OperationStatus.InvalidData)
            return read;
        if (_isSurelyUtf8)
        {
            _lines += _chars.AsSpan(0, written).Count('\n');
            throw NoText();
        }
        _isWindows1252 = true;
        return DecodeWindows1252(bytes, read);
    }

    private int DecodeUtf16(ReadOnlySpan<byte> bytes)
    {
        try
        {
            _utf16!.Convert(bytes, _chars, _isAtEnd, out int read, out _end, out _);
            return read;
        }
        catch (DecoderFallbackException)
        {
            throw NoText();
        }
    }

    private int DecodeWindows1252(ReadOnlySpan<byte> bytes, int from)
    {
        _isConfirmed |= bytes.IndexOfAny(s_confirming) >= 0;
        for (int i = from; i < bytes.Length; i++)
        {
            byte value = bytes[i];
            char c = value < 0x80 ? (char)value : value < 0xA0 ? FrenchSigns[value - 0x80] : s_french.Contains(value) ? (char)value : '\0';
            if (c == '\0' || (!_isConfirmed && s_doubtful.Contains(value)))
            {
                _lines += bytes[..i].Count((byte)'\n');
                throw NoText();
            }
            _chars[_end++] = c;
        }
        return bytes.Length;
    }

    private ImportException NoText() => ImportException.Unreadable(
        $"The text from line {_lines + 1} on is neither UTF-8 nor surely Windows-1252: save the file as \"CSV UTF-8\".",
        $"Le texte n’est, à partir de la ligne {_lines + 1}, ni en UTF-8 ni sûrement en Windows-1252 : enregistrez le fichier au format « "
            + "CSV UTF-8 ».");

    // What French text has of Windows-1252 between 0x80 and 0x9F; elsewhere these bytes are the accented letters of DOS and old Macs.
    private const string FrenchSigns = "€\0\0\0\0…\0\0\0\0\0\0Œ\0\0\0\0‘’“”•–—\0\0\0\0œ\0\0Ÿ";

    // And from 0xA0 on, where it is Latin-1.
    private static readonly SearchValues<byte> s_french = Bytes("\u00A0§«»°²³·©®ÀÂÄÆÇÈÉÊËÎÏÔÖÙÛÜàâäæçèéêëîïôöùûüÿáíóúñãõÁÍÓÚÑ");

    // Letters that no French text has in those other encodings, and what may be a letter there.
    private static readonly SearchValues<byte> s_confirming = SearchValues.Create([.. "àâçèéîïôùû".Select(c => (byte)c), 0x92]);
    private static readonly SearchValues<byte> s_doubtful = SearchValues.Create([0x85, 0x8C, 0x93, 0x96, 0x97]);

    private static SearchValues<byte> Bytes(string latin) => SearchValues.Create([.. latin.Select(c => (byte)c)]);
}
