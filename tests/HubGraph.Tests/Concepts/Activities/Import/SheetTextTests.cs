using System.Text;
using HubGraph.Concepts.Activities.Import;

namespace HubGraph.Tests.Concepts.Activities.Import;

/// <summary>What text is written in is recognised, or refused.</summary>
public sealed class SheetTextTests
{
    private const string French = "Date;Durée (min)\n04/05/2026;90 – « l’été » à Cœur-d’Œuvre, 12 €\n";

    static SheetTextTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static TheoryData<string> Certain => ["UTF-8", "UTF-8 marked", "Windows-1252", "UTF-16", "UTF-16 big-endian", "UTF-16 unmarked"];

    [Theory, MemberData(nameof(Certain))]
    public async Task Text_is_read_as_what_it_surely_is(string encoding)
    {
        Encoding codec = CodecOf(encoding);
        byte[] mark = encoding.EndsWith("unmarked", StringComparison.Ordinal) || encoding == "UTF-8" ? [] : codec.GetPreamble();

        (string text, string told) = await ReadAsync([.. mark, .. codec.GetBytes(French)]);

        Assert.Equal((French, encoding.Split(' ')[0]), (text, told));
    }

    [Theory, MemberData(nameof(Certain))]
    public async Task So_is_what_comes_in_small_pieces_and_is_longer_than_a_block(string encoding)
    {
        string text = new StringBuilder().Insert(0, "a;b;c;2026\n", 20_000).Append(French).Insert(0, "é", encoding == "UTF-8 marked" ? 1 : 0).ToString();
        Encoding codec = CodecOf(encoding);
        byte[] mark = encoding.EndsWith("unmarked", StringComparison.Ordinal) || encoding == "UTF-8" ? [] : codec.GetPreamble();

        Assert.Equal(text, (await ReadAsync([.. mark, .. codec.GetBytes(text)], piece: 777)).Text);
    }

    [Theory]
    [InlineData("ibm850", "Réunion à Évry"), InlineData("macintosh", "Réunion à Évry"), InlineData("ibm850", "là"), InlineData("iso-8859-15", "œuvre d’été"), InlineData("windows-1251", "Привет")]
    public async Task Text_that_may_be_something_else_is_refused(string encoding, string text)
    {
        ImportException refused = await Assert.ThrowsAsync<ImportException>(() => ReadAsync(Encoding.GetEncoding(encoding).GetBytes($"Date\n{text}\n")));
        Assert.Equal((ImportCodes.UnreadableSpreadsheet, "The text from line 2 on is neither UTF-8 nor surely Windows-1252: save the file as \"CSV UTF-8\"."), (refused.Code, refused.Message));
    }

    [Fact]
    public async Task Text_of_two_encodings_is_refused()
    {
        byte[] mixed = [.. Encoding.UTF8.GetBytes("Durée\n"), .. Encoding.Latin1.GetBytes("Réunion\n")];
        Assert.Contains("line 2", (await Assert.ThrowsAsync<ImportException>(() => ReadAsync(mixed))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { 0x1F, 0x8B, 8, 0, 0 }, "This is a compressed file"), InlineData(new byte[] { 0x61, 0x62, 0x63, 0, 0x61 }, "The text from line 1"), InlineData(new byte[] { 0xFF, 0xFE, 0, 0xD8, 0x61, 0 }, "The text from line 1")]
    public async Task What_is_no_text_is_refused(byte[] file, string message) =>
        Assert.StartsWith(message, (await Assert.ThrowsAsync<ImportException>(() => ReadAsync(file))).Message, StringComparison.Ordinal);

    private static Encoding CodecOf(string encoding) => encoding switch
    {
        "Windows-1252" => Encoding.GetEncoding(1252),
        "UTF-16" or "UTF-16 unmarked" => Encoding.Unicode,
        "UTF-16 big-endian" => Encoding.BigEndianUnicode,
        _ => Encoding.UTF8,
    };

    private static async Task<(string Text, string Encoding)> ReadAsync(byte[] file, int piece = int.MaxValue)
    {
        using SheetText text = new(new Pieces(file, piece), new ImportOptions(), CancellationToken.None);
        StringBuilder read = new();
        char[] buffer = new char[4096];
        await text.PeekAsync();
        while (true)
        {
            text.BeginRow();
            int count = await text.ReadAsync(buffer, 0, buffer.Length);
            if (count == 0)
                return (read.ToString(), text.Encoding);
            read.Append(buffer, 0, count);
        }
    }

    private sealed class Pieces(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => base.ReadAsync(buffer[..Math.Min(buffer.Length, piece)], cancellationToken);
    }
}
