using HubGraph.Data.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace HubGraph.Data;

/// <summary>The model on SQLite.</summary>
public sealed class SqliteHubGraphContext(DbContextOptions<SqliteHubGraphContext> options) : HubGraphContext(options)
{
    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcTextConverter>();
    }
}

/// <summary>Makes the context for <c>dotnet ef</c>.</summary>
public sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteHubGraphContext>
{
    /// <inheritdoc/>
    public SqliteHubGraphContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteHubGraphContext>().UseSqlite("Data Source=:memory:").Options);
}
