using System.Text.Json;

namespace HubGraph.Concepts.Activities.Import;

/// <summary>
/// Tells how far an import is, a line of JSON each time, as long as the client reads: who sends and does not read would
/// otherwise hold up what it sends.
/// </summary>
internal sealed class ImportProgress(HttpResponse response, ImportReport report)
{
    private Task _sending = Task.CompletedTask;

    /// <summary>Tells it, unless the last line is still on its way.</summary>
    public ValueTask TellAsync()
    {
        if (!_sending.IsCompleted)
            return ValueTask.CompletedTask;
        if (!response.HasStarted)
        {
            response.ContentType = $"{ImportFormat.JsonLines}; charset=utf-8";
            response.Headers.CacheControl = "no-store";
        }
        byte[] line = JsonSerializer.SerializeToUtf8Bytes(
            new { report.Rows, report.Logged, report.Amended, report.Unchanged, report.Refused }, ImportFormat.Options);
        _sending = SendAsync([.. line, (byte)'\n']);
        return ValueTask.CompletedTask;
    }

    /// <summary>Waits for the last line.</summary>
    public Task EndAsync() => _sending;

    private async Task SendAsync(byte[] line)
    {
        await response.Body.WriteAsync(line, response.HttpContext.RequestAborted);
        await response.Body.FlushAsync(response.HttpContext.RequestAborted);
    }
}
