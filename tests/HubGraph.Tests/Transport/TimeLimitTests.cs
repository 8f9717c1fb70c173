using System.Net;
using System.Net.Sockets;
using System.Text;
using HubGraph.Transport.Errors;
using HubGraph.Transport.Options;
using Microsoft.Extensions.DependencyInjection;

namespace HubGraph.Tests.Transport;

public sealed class TimeLimitTests
{
    [Theory]
    [InlineData("application/json")]
    [InlineData("application/graphql-response+json")]
    public async Task An_operation_that_takes_too_long_is_stopped(string accept)
    {
        HurriedServer server = new();
        await server.InitializeAsync();
        Answer answer = await server.SendTextAsync("""{"query":"{slow}"}""", accept: accept);

        answer.ShouldRefuse(503, ErrorCodes.Timeout);
        await server.Services.GetRequiredService<SampleState>().Cancelled.Task;
        Assert.Empty(server.Log);
        await server.DisposeAsync();
    }

    [Fact]
    public async Task An_operation_is_stopped_when_its_client_leaves()
    {
        TransportServer server = new();
        await server.InitializeAsync();
        SampleState state = server.Services.GetRequiredService<SampleState>();
        using (TcpClient socket = new())
        {
            await socket.ConnectAsync(IPAddress.Loopback, server.Url.Port);
            await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes("GET /graphql?query={slow} HTTP/1.1\r\nHost: x\r\n\r\n"));
            await state.Started.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }

        await state.Cancelled.Task.WaitAsync(TimeSpan.FromSeconds(5));
        await server.DisposeAsync();
        Assert.Empty(server.Log);
    }

    [Fact]
    public async Task A_body_that_does_not_come_is_not_waited_for()
    {
        HurriedServer server = new();
        await server.InitializeAsync();
        using TcpClient socket = new();
        await socket.ConnectAsync(IPAddress.Loopback, server.Url.Port);
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes("POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"query\""));
        using StreamReader reader = new(socket.GetStream());

        Assert.Equal("HTTP/1.1 408 Request Timeout", await reader.ReadLineAsync());
        string head = "";
        while (await reader.ReadLineAsync() is { Length: > 0 } line)
            head += line;
        Assert.Contains("application/json; charset=utf-8", head, StringComparison.Ordinal);
        socket.Close();
        await server.DisposeAsync();
    }

    private sealed class HurriedServer : TransportServer
    {
        protected override void Configure(TransportOptions options) => options.Timeout = TimeSpan.FromMilliseconds(50);
    }
}
