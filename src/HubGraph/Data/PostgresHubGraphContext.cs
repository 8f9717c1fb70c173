using System.Data.Common;
using System.Globalization;
using HubGraph.Concepts;
using HubGraph.Data.Model;
using HubGraph.Planning.Sql;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace HubGraph.Data;

/// <summary>The model on PostgreSQL.</summary>
public sealed class PostgresHubGraphContext(DbContextOptions<PostgresHubGraphContext> options) : HubGraphContext(options)
{
    // Text is compared byte by byte, as on SQLite, whatever the server's locale.
    private const string ByteOrder = "C";

    // A writer that is lost or frozen must not hold what others wait for, and nobody waits for ever. In the transaction, since
    // poolers drop what is said when a connection is opened. Writes look up keys: a table that was small when its foreign keys
    // were first checked is not to be walked at each check for as long as the connection lives.
    private static readonly string s_bounds = string.Create(
        CultureInfo.InvariantCulture,
        $"SET LOCAL lock_timeout = {(int)WriteQueue.Patience.TotalMilliseconds}; SET LOCAL idle_in_transaction_session_timeout = 5000; ")
        + "SET LOCAL enable_seqscan = off; SET LOCAL jit = off";

    /// <summary>The advisory lock of the log: any number, so long as no other part takes it; "changes" in ASCII.</summary>
    internal const long LogLock = 0x6368616E676573;

    /// <summary>The channel on which commits are told.</summary>
    internal const string LogChannel = "hubgraph_changes";

    /// <inheritdoc/>
    internal override Dialect Dialect => PostgresDialect.Instance;

    /// <inheritdoc/>
    internal override bool ChecksForeignKeysAtOnce => true;

    /// <inheritdoc/>
    internal override void AddList(DbCommand command, object list)
    {
        DbParameter parameter = command.CreateParameter();
        parameter.Value = list;
        command.Parameters.Add(parameter);
    }

    /// <inheritdoc/>
    internal override Task<WriteTurn?> TakeTurnAsync(CancellationToken cancellationToken) => Task.FromResult<WriteTurn?>(null);

    /// <inheritdoc/>
    internal override Task BoundWriteAsync(CancellationToken cancellationToken) =>
        Database.ExecuteSqlRawAsync(s_bounds, cancellationToken);

    /// <inheritdoc/>
    internal override Task LockLogAsync(bool isOwn, CancellationToken cancellationToken)
    {
        // Who freezes here holds up all others, and its writers that wait already come before them: a second each.
        string idle = isOwn ? "1000" : "60000";
        return Database.ExecuteSqlAsync(
            $"""
            SELECT pg_advisory_xact_lock({LogLock}), set_config('idle_in_transaction_session_timeout', {idle}, true),
                pg_notify({LogChannel}, '')
            """,
            cancellationToken);
    }

    /// <inheritdoc/>
    internal override Task AnalyseAsync(CancellationToken cancellationToken) => Database.ExecuteSqlAsync($"ANALYZE", cancellationToken);

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
