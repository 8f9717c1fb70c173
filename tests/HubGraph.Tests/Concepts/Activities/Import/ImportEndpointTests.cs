using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using HubGraph.Concepts.Activities.Import;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;
using HubGraph.Tests.Host.Auth;

namespace HubGraph.Tests.Concepts.Activities.Import;

/// <summary><c>POST /import</c>, as its users send to it.</summary>
[Collection(nameof(WritableServers))]
public sealed class ImportEndpointTests(WritableServers servers)
{
    private const string File = $"{Importer.Header}\n04/05/2026;60;partenariat;Signature;35238;12\n05/05/2026;60;partenariat;=Visite;35238;1.000\n";

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task A_spreadsheet_is_logged_for_who_sends_it(DatabaseProvider provider)
    {
        (GraphServer server, string hub) = await NewHubAsync(provider);

        (HttpStatusCode status, JsonElement report) = await JsonAsync(await SendAsync(server, $"hub={hub}", Text(File), MutationSender.Operator(hub)));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(
            """{"dryRun":false,"language":"fr","rows":2,"logged":1,"amended":0,"unchanged":0,"refused":1,"summary":"Enregistrées : 1, modifiées : 0, déjà là : 0, refusées : 1.","notes":[],"errors":[{"line":3,"column":"Participants","value":"1.000","code":"AMBIGUOUS_VALUE","message":"« 1.000 » peut avoir des décimales ou des milliers : écrivez 1000 ou 1 000."}],"errorsLeftOut":0,"failure":null}""",
            report.GetRawText());
        JsonElement data = await server.QueryAsync(
            "query ($slug: String!) { hub(slug: $slug) { activities { nodes { summary reportedBy { name } history { nodes { kind actor { name } } } } } } }", new { slug = hub }, MutationSender.Operator(hub));
        Assert.Equal(
            """[{"summary":"Signature","reportedBy":{"name":"Alice Martin"},"history":{"nodes":[{"kind":"CREATED","actor":{"name":"Alice Martin"}}]}}]""",
            data.GetProperty("hub").GetProperty("activities").GetProperty("nodes").GetRawText());
    }

    [Fact]
    public async Task It_may_come_as_a_form_and_as_a_trial()
    {
        (GraphServer server, string hub) = await NewHubAsync();
        string token = MutationSender.Operator(hub);
        using MultipartFormDataContent form = new() { { new StringContent("x"), "note" }, { Text(File), "file", "actions.csv" } };

        JsonElement tried = (await JsonAsync(await SendAsync(server, $"hub={hub}&dry-run=true", form, token))).Body;
        Assert.Empty(await server.AnimationsAsync(hub));
        using MultipartFormDataContent again = new() { { new StringContent("x"), "note" }, { Text(File), "file", "actions.csv" } };
        JsonElement logged = (await JsonAsync(await SendAsync(server, $"hub={hub}", again, token))).Body;

        Assert.Equal("Seraient enregistrées : 1, modifiées : 0, déjà là : 0, refusées : 1.", tried.GetProperty("summary").GetString());
        Assert.Equal(1, logged.GetProperty("logged").GetInt32());
    }

    [Fact]
    public async Task Its_errors_are_a_file_to_download()
    {
        (GraphServer server, string hub) = await NewHubAsync();

        using HttpResponseMessage response = await SendAsync(server, $"hub={hub}", Text(File), MutationSender.Operator(hub), ImportFormat.Csv);

        Assert.Equal("attachment; filename=\"import-erreurs.csv\"", response.Content.Headers.ContentDisposition!.ToString());
        Assert.Equal(
            "\uFEFFligne;colonne;valeur;code;message\r\n3;Participants;1.000;AMBIGUOUS_VALUE;« 1.000 » peut avoir des décimales ou des milliers : écrivez 1000 ou 1 000.\r\n",
            Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync()));
    }

    [Fact]
    public async Task It_tells_how_far_it_is_and_then_what_came_of_it()
    {
        (GraphServer server, string hub) = await NewHubAsync();
        string rows = string.Concat(Enumerable.Range(0, 1_100).Select(i => $"2026-05-04,60,Meeting {i},35238,PARTNERSHIP\n"));

        using HttpResponseMessage response = await SendAsync(
            server, $"hub={hub}", Text($"performed on,duration minutes,summary,commune,animation kind\n{rows}"), MutationSender.Operator(hub), ImportFormat.JsonLines);

        string[] lines = (await response.Content.ReadAsStringAsync()).Split('\n');
        Assert.Equal("""{"rows":500,"logged":500,"amended":0,"unchanged":0,"refused":0}""", lines[0]);
        Assert.Equal(1_100, JsonElement.Parse(lines[^1]).GetProperty("logged").GetInt32());
    }

    [Fact]
    public async Task Only_who_may_write_for_the_hub_may_import()
    {
        (GraphServer server, string hub) = await NewHubAsync();

        Assert.Equal((HttpStatusCode.Unauthorized, "UNAUTHENTICATED"), await RefusalAsync(SendAsync(server, $"hub={hub}", Text(File), null)));
        Assert.Equal((HttpStatusCode.Forbidden, "FORBIDDEN"), await RefusalAsync(SendAsync(server, $"hub={hub}", Text(File), MutationSender.Operator("aura"))));
        Assert.Equal((HttpStatusCode.Forbidden, "FORBIDDEN"), await RefusalAsync(SendAsync(server, $"hub={hub}", Text(File), MutationSender.Integration)));
        Assert.Empty(await server.AnimationsAsync(hub));
    }

    [Theory]
    [InlineData("", "text/csv", HttpStatusCode.BadRequest, "BAD_USER_INPUT")]
    [InlineData("hub=HUB&hub=aura", "text/csv", HttpStatusCode.BadRequest, "BAD_USER_INPUT")]
    [InlineData("hub=HUB&dryRun=true", "text/csv", HttpStatusCode.BadRequest, "BAD_USER_INPUT")]
    [InlineData("hub=HUB&dry-run=yes", "text/csv", HttpStatusCode.BadRequest, "BAD_USER_INPUT")]
    [InlineData("hub=HUB", "application/json", HttpStatusCode.UnsupportedMediaType, "UNSUPPORTED_MEDIA_TYPE")]
    public async Task What_is_not_asked_rightly_is_not_read(string query, string type, HttpStatusCode status, string code)
    {
        (GraphServer server, string hub) = await NewHubAsync();
        Assert.Equal((status, code), await RefusalAsync(SendAsync(server, query.Replace("HUB", hub, StringComparison.Ordinal), Text(File, type), MutationSender.Administrator)));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_a_failure_that_its_report_tells()
    {
        (GraphServer server, string hub) = await NewHubAsync();
        string token = MutationSender.Operator(hub);
        using MultipartFormDataContent empty = new() { { new StringContent("x"), "note" } };

        Assert.Equal((HttpStatusCode.BadRequest, "UNREADABLE_SPREADSHEET"), await FailureAsync(SendAsync(server, $"hub={hub}", Text("Couleur\nrouge"), token)));
        Assert.Equal((HttpStatusCode.BadRequest, "BAD_REQUEST"), await FailureAsync(SendAsync(server, $"hub={hub}", empty, token)));
    }

    [Fact]
    public async Task What_is_too_large_is_refused_early()
    {
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite, settings:
            [.. TestIssuer.Shared.Settings, "--Imports:MaxBytes", "2000000", "--Imports:MaxRowCharacters", "10000"]);
        string token = MutationSender.Administrator;
        byte[] blanks = [.. Encoding.UTF8.GetBytes(Importer.Header + "\n"), .. Enumerable.Repeat((byte)'\n', 3_000_000)];
        using ByteArrayContent bomb = Compressed(Zip(blanks));
        using MultipartFormDataContent form = new() { { new ByteArrayContent(blanks[..2_050_000]), "file", "actions.csv" } };
        using MultipartFormDataContent note = new() { { new StringContent(new string('x', 2_100_000)), "note" } };
        form.Headers.ContentLength = null;

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "PAYLOAD_TOO_LARGE"), await RefusalAsync(SendAsync(server, "hub=bretagne", new ByteArrayContent(blanks) { Headers = { ContentType = new("text/csv") } }, token)));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "SPREADSHEET_TOO_LARGE"), await FailureAsync(SendAsync(server, "hub=bretagne", bomb, token)));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "SPREADSHEET_TOO_LARGE"), await FailureAsync(SendAsync(server, "hub=bretagne", form, token)));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "PAYLOAD_TOO_LARGE"), await RefusalAsync(SendAsync(server, "hub=bretagne", note, token)));
        // Who goes on sending is cut off, and may not see the answer.
        await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(server, "hub=bretagne", new StreamContent(new Endless()) { Headers = { ContentType = new("text/csv") } }, token));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "SPREADSHEET_TOO_LARGE"), await FailureAsync(SendAsync(server, "hub=bretagne", Text($"{Importer.Header}\n{new string('x', 100_000)}"), token)));
    }

    [Fact]
    public async Task It_may_come_compressed_by_gzip()
    {
        (GraphServer server, string hub) = await NewHubAsync();
        string token = MutationSender.Operator(hub);
        using MultipartFormDataContent form = new("limit") { { Text(File), "file", "actions.csv" } };
        using ByteArrayContent compressed = Compressed(Zip(await form.ReadAsByteArrayAsync()));
        compressed.Headers.ContentType = form.Headers.ContentType;

        JsonElement text = (await JsonAsync(await SendAsync(server, $"hub={hub}", Compressed(Zip(Encoding.UTF8.GetBytes(File))), token))).Body;
        JsonElement again = (await JsonAsync(await SendAsync(server, $"hub={hub}", compressed, token))).Body;

        Assert.Equal("Enregistrées : 1, modifiées : 0, déjà là : 0, refusées : 1.", text.GetProperty("summary").GetString());
        Assert.Equal("Enregistrées : 0, modifiées : 0, déjà là : 1, refusées : 1.", again.GetProperty("summary").GetString());
    }

    [Fact]
    public async Task A_compressed_body_that_breaks_off_is_not_taken_for_one_that_ends_there()
    {
        (GraphServer server, string hub) = await NewHubAsync();
        string token = MutationSender.Operator(hub);
        byte[] whole = Zip(Encoding.UTF8.GetBytes($"{Importer.Header}\n{string.Concat(Enumerable.Range(0, 50).Select(i => $"04/05/2026;60;partenariat;Signature {i * 7919};35238;{i}\n"))}"));
        byte[] damaged = [.. whole];
        damaged[^6] ^= 1;

        foreach (int length in new[] { whole.Length - 1, whole.Length - 4, whole.Length - 8, whole.Length - 9, whole.Length / 2, 10, 1 })
            Assert.Equal((HttpStatusCode.BadRequest, "UNREADABLE_SPREADSHEET"), await FailureAsync(SendAsync(server, $"hub={hub}", Compressed(whole[..length]), token)));
        Assert.Equal((HttpStatusCode.BadRequest, "UNREADABLE_SPREADSHEET"), await FailureAsync(SendAsync(server, $"hub={hub}", Compressed(damaged), token)));
        Assert.Equal((HttpStatusCode.BadRequest, "UNREADABLE_SPREADSHEET"), await FailureAsync(SendAsync(server, $"hub={hub}", new ByteArrayContent(whole) { Headers = { ContentType = new("text/csv") } }, token)));
        Assert.Equal((HttpStatusCode.OK, 50), (await JsonAsync(await SendAsync(server, $"hub={hub}", Compressed(whole), token))) is var (status, body) ? (status, body.GetProperty("rows").GetInt32()) : default);
    }

    [Fact]
    public async Task So_many_are_under_way_at_a_time_and_fewer_of_one_caller()
    {
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite, settings: [.. TestIssuer.Shared.Settings, "--Imports:Concurrent", "2"]);
        string root = MutationSender.Administrator, alice = MutationSender.Operator("bretagne"), bob = TestIssuer.Shared.Token("operator", ["bretagne"], "bob");
        await using SlowSender first = await SlowSender.StartAsync(server, "bretagne", root, "R");
        Assert.Equal((HttpStatusCode.TooManyRequests, "IMPORTS_BUSY"), await RefusalAsync(SendAsync(server, "hub=bretagne", Text(File), root)));
        await using SlowSender second = await SlowSender.StartAsync(server, "bretagne", alice, "A");
        using HttpResponseMessage third = await SendAsync(server, "hub=bretagne", Text(File), bob);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "10"), (third.StatusCode, third.Headers.RetryAfter!.ToString()));
        Assert.Contains("\"logged\":600", await first.EndAsync(), StringComparison.Ordinal);
        // The place is free before its answer is read.
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(server, "hub=bretagne", Text(File), bob)).StatusCode);
        Assert.Contains("\"logged\":600", await second.EndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_takes_too_long_is_stopped_and_tells_what_it_logged()
    {
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite, settings: [.. TestIssuer.Shared.Settings, "--Imports:Timeout", "00:00:03"]);
        await using SlowSender sender = await SlowSender.StartAsync(server, "bretagne", MutationSender.Administrator, "R");

        string answer = await sender.ReadAsync("\"code\":\"TIMEOUT\",\"message\":\"L’import a été trop long");

        Assert.Contains("\"summary\":\"Enregistrées : 500, modifiées : 0, déjà là : 0, refusées : 0.\"", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_costs_what_its_rows_cost_elsewhere_and_waits_for_what_it_cannot_pay()
    {
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite, settings:
            [.. TestIssuer.Shared.Settings, "--RateLimits:Enabled", "true", "--RateLimits:Known:Burst", "12", "--RateLimits:Known:PerSecond", "10"]);
        string rows = string.Concat(Enumerable.Range(0, 1_600).Select(i => $"04/05/2026;60;partenariat;Signature;35238;{i}\n"));

        using HttpResponseMessage response = await SendAsync(server, "hub=bretagne", Text($"{Importer.Header}\n{rows}"), MutationSender.Administrator);

        Assert.Equal("\"known\";r=6;t=1", Assert.Single(response.Headers.GetValues("RateLimit")));
        Assert.Equal(1_600, (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("logged").GetInt32());
    }

    [Fact, Trait("Category", "Long")]
    public async Task What_a_busy_database_does_not_take_is_told_and_can_be_sent_again()
    {
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite);
        await using (Microsoft.Data.Sqlite.SqliteConnection writer = new(server.Database.Options.ConnectionString))
        {
            await writer.OpenAsync();
            await using System.Data.Common.DbTransaction transaction = await writer.BeginTransactionAsync();

            using HttpResponseMessage busy = await SendAsync(server, "hub=bretagne", Text(File), MutationSender.Administrator);

            Assert.Equal((HttpStatusCode.ServiceUnavailable, "10"), (busy.StatusCode, busy.Headers.RetryAfter!.ToString()));
            Assert.Contains("\"failure\":{\"code\":\"DATABASE_BUSY\"", await busy.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(server, "hub=bretagne", Text(File), MutationSender.Administrator)).StatusCode);
    }

    [Fact]
    public async Task A_template_has_columns_that_are_all_understood()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        using HttpResponseMessage response = await server.Client.GetAsync("/exports/import-template.csv");
        byte[] template = await response.Content.ReadAsByteArrayAsync();
        ImportResult result = await server.ImportAsync("bretagne", [.. template, .. Encoding.UTF8.GetBytes("04/05/2026;;animation;Réunion\r\n")], dryRun: true);

        Assert.Equal("text/csv; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal([], result.Notes);
        Assert.Equal("fr", result.Language);
        Assert.Equal(["2 type d'animation: TEXT_REQUIRED"], result.Refusals());
    }

    private async Task<(GraphServer Server, string Hub)> NewHubAsync(DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        GraphServer server = await servers.OfAsync(provider);
        return (server, await server.CreateHubAsync($"import-{Guid.NewGuid():n}"));
    }

    private static StringContent Text(string file, string type = "text/csv") => new(file, Encoding.UTF8, type);

    // Has no length that could be told before it is sent.
    private sealed class Endless : MemoryStream
    {
        public override bool CanSeek => false;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill((byte)'\n');
            return ValueTask.FromResult(buffer.Length);
        }
    }

    private static ByteArrayContent Compressed(byte[] bytes) =>
        new(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("text/csv"), ContentEncoding = { "gzip" } } };

    private static byte[] Zip(byte[] bytes)
    {
        using MemoryStream zipped = new();
        using (GZipStream gzip = new(zipped, CompressionLevel.Optimal))
            gzip.Write(bytes);
        return zipped.ToArray();
    }

    private static async Task<HttpResponseMessage> SendAsync(GraphServer server, string query, HttpContent content, string? token, string accept = ImportFormat.Json)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, $"/import?{query}") { Content = content };
        request.Headers.Accept.ParseAdd(accept);
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await server.Client.SendAsync(request);
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> JsonAsync(HttpResponseMessage response)
    {
        using (response)
            return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    private static async Task<(HttpStatusCode, string?)> RefusalAsync(Task<HttpResponseMessage> response)
    {
        (HttpStatusCode status, JsonElement body) = await JsonAsync(await response);
        return (status, body.Code());
    }

    private static async Task<(HttpStatusCode, string?)> FailureAsync(Task<HttpResponseMessage> response)
    {
        (HttpStatusCode status, JsonElement body) = await JsonAsync(await response);
        return (status, body.GetProperty("failure").GetProperty("code").GetString());
    }
}
