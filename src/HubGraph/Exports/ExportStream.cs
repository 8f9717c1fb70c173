using System.Buffers;
using System.IO.Pipelines;
using HubGraph.Planning.Execution;

namespace HubGraph.Exports;

/// <summary>Writes exports in constant memory, as fast as their reader takes them.</summary>
internal static class ExportStream
{
    private const int PartBytes = 32 * 1024;

    /// <summary>Reads the rows in one snapshot and writes them; the reader's leaving stops the statement.</summary>
    /// <param name="begin">Called before the first byte is sent, when the database has answered.</param>
    public static async Task WriteAsync(
        ExportRequest request, ReadDatabase database, ReadCaller caller, PipeWriter output, ReaderPatience patience, Action? begin,
        CancellationToken cancellation)
    {
        using ExportFormat format = request.Format();
        format.Begin(request.Rows.Columns);
        await database.StreamAsync(
            caller,
            request.Rows.Statement,
            row =>
            {
                request.Rows.Check?.Invoke(row);
                format.Row(row);
                return format.Buffer.Length < PartBytes ? ValueTask.CompletedTask : SendAsync();
            },
            cancellation);
        format.End();
        await SendAsync();

        async ValueTask SendAsync()
        {
            begin?.Invoke();
            begin = null;
            output.Write(format.Buffer.Written);
            int bytes = format.Buffer.Length;
            format.Buffer.Clear();
            if ((await patience.ForAsync(output.FlushAsync(cancellation), bytes)).IsCompleted)
                throw new OperationCanceledException("The reader has left.");
        }
    }
}
