using System.Net.Sockets;
using System.Text;
using HubGraph.Tests.Graph;

namespace HubGraph.Tests.Concepts.Activities.Import;

/// <summary>Sends 600 rows to be imported, and their end when it is told to.</summary>
internal sealed class SlowSender : IAsyncDisposable
{
    private readonly TcpClient _client = new();
    private readonly StringBuilder _answer = new();

    /// <summary>Begins; completes when the first 500 rows are logged.</summary>
    /// <param name="series">Tells its rows from those of others.</param>
    public static async Task<SlowSender> StartAsync(GraphServer server, string hub, string token, string series)
    {
        SlowSender sender = new();
        await sender._client.ConnectAsync(server.Client.BaseAddress!.Host, server.Client.BaseAddress.Port);
        await sender.SendAsync(
            $"POST /import?hub={hub} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer {token}\r\nContent-Type: text/csv\r\nAccept: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n");
        // More than the server waits for before it looks at any.
        string summary = series + new string('e', 150);
        string rows = string.Concat(Enumerable.Range(0, 600).Select(i => $"04/05/2026;60;partenariat;{summary};35238;{i}\n"));
        await sender.SendAsync($"{Encoding.UTF8.GetByteCount($"{Importer.Header}\n{rows}"):x}\r\n{Importer.Header}\n{rows}\r\n");
        await sender.ReadAsync("\"logged\":500");
        return sender;
    }

    /// <summary>Sends the end and answers the whole answer.</summary>
    public async Task<string> EndAsync()
    {
        await SendAsync("0\r\n\r\n");
        return await ReadAsync("\"failure\":");
    }

    /// <summary>Reads the answer until it holds a text.</summary>
    public async Task<string> ReadAsync(string text)
    {
        byte[] buffer = new byte[4_096];
        while (!_answer.ToString().Contains(text, StringComparison.Ordinal))
        {
            int read = await _client.GetStream().ReadAsync(buffer);
            Assert.True(read > 0, $"The answer ended: {_answer}");
            _answer.Append(Encoding.UTF8.GetString(buffer, 0, read));
        }
        return _answer.ToString();
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    private ValueTask SendAsync(string text) => _client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(text));
}
