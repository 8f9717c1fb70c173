using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using HubGraph.Concepts.Activities.Import;
using HubGraph.Data;

namespace HubGraph.Commands;

/// <summary>Sends a spreadsheet to a server, which imports it while it comes: what is sent is what is done.</summary>
internal static class ImportClient
{
    /// <exception cref="ImportException">The server refuses it.</exception>
    public static async Task<ImportResult> SendAsync(
        Uri server, string token, ImportRequest request, FileInfo file, IProgress<ProgressStep> progress, CancellationToken cancellation)
    {
        using HttpClient client = new() { Timeout = Timeout.InfiniteTimeSpan };
        await using FileStream stream = file.OpenRead();
        using HttpRequestMessage message =
            new(HttpMethod.Post, AddressOf(server, request)) { Content = new ProgressContent(stream, progress) };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue(
            file.Extension.Equals(".xlsx", StringComparison.OrdinalIgnoreCase) ? ImportBody.Workbook : "text/csv");
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        message.Headers.Accept.ParseAdd(ImportFormat.Json);
        message.Headers.AcceptLanguage.ParseAdd(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr" ? "fr" : "en");
        // What is refused before it is read need not be sent.
        message.Headers.ExpectContinue = true;
        using HttpResponseMessage response = await SendAsync(client, message, cancellation);
        try
        {
            using JsonDocument answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellation));
            if (answer.RootElement.TryGetProperty("summary", out _))
                return answer.RootElement.Deserialize<ImportResult>(ImportFormat.Options)!;
            JsonElement error = answer.RootElement.GetProperty("errors")[0];
            string told = error.GetProperty("message").GetString()!;
            throw new ImportException(error.GetProperty("extensions").GetProperty("code").GetString()!, told, told);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            string status = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
            throw ImportException.Unreadable(
                $"{server} answered {status}, and not as HubGraph does.", $"{server} a répondu {status}, et non comme HubGraph.");
        }
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, HttpRequestMessage message, CancellationToken cancellation)
    {
        try
        {
            return await client.SendAsync(message, cancellation);
        }
        catch (HttpRequestException exception) when (exception.InnerException is IOException)
        {
            throw ImportException.Unreadable(
                "The server stopped reading before the end: a row may not end, or the file is too large.",
                "Le serveur a cessé de lire avant la fin : une ligne ne finit peut-être pas, ou le fichier est trop grand.");
        }
    }

    private static Uri AddressOf(Uri server, ImportRequest request)
    {
        string hub = request.Hub.Length == 0 ? "" : $"hub={Uri.EscapeDataString(request.Hub)}";
        string flags = string.Concat(
            new[] { ("dry-run", request.IsDryRun), ("update", request.Amends), ("accept-duplicates", request.AcceptsDuplicates) }
                .Where(flag => flag.Item2).Select(flag => $"&{flag.Item1}=true"));
        return new Uri($"{server.ToString().TrimEnd('/')}/import?{hub}{flags}");
    }

    private sealed class ProgressContent(FileStream file, IProgress<ProgressStep> progress) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            byte[] buffer = new byte[64 * 1024];
            int total = Kilobytes(file.Length);
            while (await file.ReadAsync(buffer) is > 0 and var read)
            {
                await stream.WriteAsync(buffer.AsMemory(0, read));
                progress.Report(new ProgressStep("kB", Kilobytes(file.Position), total));
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = file.Length;
            return true;
        }

        private static int Kilobytes(long bytes) => (int)Math.Max(1, bytes / 1024);
    }
}
