using HubGraph.Transport.Http;

namespace HubGraph.Host.Health;

/// <summary>
/// Whether the server serves: it listens before its database is ready, so that those who watch over it know that it lives.
/// </summary>
internal sealed class ServingGate
{
    private volatile bool _isClosed;

    public bool IsClosed => _isClosed;

    public void Close() => _isClosed = true;

    public void Open() => _isClosed = false;
}

internal static class ServingGateExtensions
{
    /// <summary>Refuses everything but health while the gate is closed.</summary>
    public static void UseServingGate(this WebApplication app)
    {
        ServingGate gate = app.Services.GetRequiredService<ServingGate>();
        app.Use((http, next) =>
            gate.IsClosed && !http.Request.Path.StartsWithSegments(HealthEndpoints.Path)
                ? http.RefuseAsync(PassingFailures.Starting)
                : next(http));
    }
}
