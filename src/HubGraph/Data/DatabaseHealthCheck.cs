using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HubGraph.Data;

/// <summary>Whether the database answers.</summary>
internal sealed class DatabaseHealthCheck(HubGraphContextFactory contexts) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using HubGraphContext database = contexts.CreateDbContext();
            return await database.Database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
        }
        catch (InvalidOperationException)
        {
            return HealthCheckResult.Unhealthy();
        }
    }
}
