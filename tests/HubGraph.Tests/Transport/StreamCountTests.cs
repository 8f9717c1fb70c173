using System.Diagnostics.Metrics;

namespace HubGraph.Tests.Transport;

[CollectionDefinition(nameof(StreamCountTests), DisableParallelization = true)]
public sealed class StreamCountCollection;

/// <summary>What those who watch the server see of its streams. All servers of a process count together, so it runs alone.</summary>
[Collection(nameof(StreamCountTests))]
public sealed class StreamCountTests
{
    [Fact]
    public async Task Counts_what_is_open()
    {
        Dictionary<string, long> open = [];
        using MeterListener listener = new();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Name == "graphql.server.streams")
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) =>
        {
            lock (open)
                open[(string)tags[0].Value!] = open.GetValueOrDefault((string)tags[0].Value!) + value;
        });
        listener.Start();
        await using StreamServer server = await StreamServer.StartAsync(_ => { });

        using (await SocketClient.ReadyAsync(server))
        {
            using HttpRequestMessage request = new(HttpMethod.Get, new Uri(server.Url, "?query=subscription{endless}"));
            request.Headers.Accept.ParseAdd("text/event-stream");
            using HttpResponseMessage events = await TransportServer.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            await SampleState.UntilAsync(() => Open("websocket") == 1 && Open("sse") == 1);
        }

        await SampleState.UntilAsync(() => Open("websocket") == 0 && Open("sse") == 0);

        long Open(string transport)
        {
            lock (open)
                return open.GetValueOrDefault(transport, -1);
        }
    }
}
