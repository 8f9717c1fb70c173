using System.Net;
using System.Net.Sockets;
using System.Text;
using HubGraph.Transport;
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
        Answer answer = await server.SendText("""{"query":"{slow}"}""", accept: accept);

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

    private sealed class HurriedServer : TransportServer
    {
        protected override void Configure(TransportOptions options) => options.Timeout = TimeSpan.FromMilliseconds(50);
    }
}
