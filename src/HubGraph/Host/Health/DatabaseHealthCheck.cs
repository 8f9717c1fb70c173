using HubGraph.Data;
using HubGraph.Data.Startup;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HubGraph.Host.Health;

/// <summary>
/// Whether clients are served: reads go the way that theirs go, and so does the beginning of a write. What is found out is good
/// for a second, however many ask.
/// </summary>
internal sealed class DatabaseHealthCheck(
    ServingGate gate, ReadProbe reading, WriteProbe writing, DatabaseWatch watch, TimeProvider time) : IHealthCheck, IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(2.5);
    private static readonly TimeSpan s_trust = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _one = new(1);
    private HealthCheckResult _last;
    private long _trustedUntil;

    public void Dispose() => _one.Dispose();

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (gate.IsClosed)
            return HealthCheckResult.Unhealthy("The database is being made ready.");
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (time.GetTimestamp() >= _trustedUntil)
            {
                _last = await LookAsync(cancellationToken);
                _trustedUntil = time.GetTimestamp() + (long)(s_trust.TotalSeconds * time.TimestampFrequency);
            }
            return _last;
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<HealthCheckResult> LookAsync(CancellationToken cancellationToken)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(s_limit);
        Task<DatabaseFailure?> written = writing.TryAsync(limit.Token);
        int? pending = await reading.TryAsync(limit.Token);
        DatabaseFailure? failure = await written;
        if (failure == DatabaseFailure.Replaced)
            return HealthCheckResult.Unhealthy(
                "The database's file was replaced, moved or removed: put it back at its place, or start the program again.");
        if (pending is null)
            return HealthCheckResult.Unhealthy("The database does not answer.");
        Dictionary<string, object> data = new() { ["pendingMigrations"] = pending };
        if (pending > 0)
            return HealthCheckResult.Unhealthy("The database is to be updated: start the program.", data: data);
        if ((failure ?? (watch.IsFull ? DatabaseFailure.Full : null)) is { } reason)
            return HealthCheckResult.Degraded($"The database answers, but takes no writes: {Reason(reason)}.", data: data);
        return watch.IsDamaged
            ? HealthCheckResult.Degraded(
                "The database answers, but not every query: it is damaged, or its disk reports errors.", data: data)
            : HealthCheckResult.Healthy("The database answers.", data);
    }

    private static string Reason(DatabaseFailure failure) => failure switch
    {
        DatabaseFailure.ReadOnly => "it may only be read, or its file was replaced",
        DatabaseFailure.Full => "its disk is full",
        DatabaseFailure.Damaged => "it is damaged, or its disk reports errors",
        DatabaseFailure.Locked => "others keep it locked",
        DatabaseFailure.OutOfConnections => "it takes no more connections",
        _ => "it is out of reach",
    };
}
