using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HubGraph.Data;

/// <summary>Whether the database answers, and has all that this version needs.</summary>
internal sealed class DatabaseHealthCheck(HubGraphContextFactory contexts) : IHealthCheck
{
    /// <summary>How many migrations the database lacks.</summary>
    public const string PendingMigrations = "pendingMigrations";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using HubGraphContext database = contexts.CreateDbContext();
            if (!await database.Database.CanConnectAsync(cancellationToken))
                return HealthCheckResult.Unhealthy("The database does not answer.");
            int pending = (await database.Database.GetPendingMigrationsAsync(cancellationToken)).Count();
            Dictionary<string, object> data = new() { [PendingMigrations] = pending };
            return pending == 0 ? HealthCheckResult.Healthy("The database answers.", data) : HealthCheckResult.Unhealthy("The database is to be updated: start the program.", data: data);
        }
        catch (Exception exception) when (exception is InvalidOperationException or DbException)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.");
        }
    }
}
