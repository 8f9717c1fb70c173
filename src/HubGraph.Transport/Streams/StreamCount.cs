using HubGraph.Transport.Telemetry;

namespace HubGraph.Transport.Streams;

/// <summary>Counts a socket or a stream of events for as long as it is open.</summary>
internal readonly struct StreamCount : IDisposable
{
    private readonly string _transport;

    public StreamCount(string transport) => TransportTelemetry.CountStream(_transport = transport, 1);

    public void Dispose() => TransportTelemetry.CountStream(_transport, -1);
}
