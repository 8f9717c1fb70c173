using HubGraph.Concepts;
using HubGraph.Data.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace HubGraph.Data;

/// <summary>The model on PostgreSQL.</summary>
public sealed class PostgresHubGraphContext(DbContextOptions<PostgresHubGraphContext> options) : HubGraphContext(options)
{
    // Text is compared byte by byte, as on SQLite, whatever the server's locale.
    private const string ByteOrder = "C";

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<string>().UseCollation(ByteOrder);
        configurationBuilder.Properties<DateWithPrecision>().UseCollation(ByteOrder);
        configurationBuilder.Properties<Enum>().UseCollation(ByteOrder);
        configurationBuilder.Conventions.Add(_ => new NullsFirstConvention());
    }
}

/// <summary>Makes the context for <c>dotnet ef</c>.</summary>
public sealed class PostgresDesignTimeFactory : IDesignTimeDbContextFactory<PostgresHubGraphContext>
{
    /// <inheritdoc/>
    public PostgresHubGraphContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresHubGraphContext>().UseNpgsql().Options);
}
