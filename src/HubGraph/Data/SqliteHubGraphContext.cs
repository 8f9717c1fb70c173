using System.Data.Common;
using System.Text.Json;
using HubGraph.Data.Model;
using HubGraph.Planning.Sql;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace HubGraph.Data;

/// <summary>The model on SQLite.</summary>
public sealed class SqliteHubGraphContext(DbContextOptions<SqliteHubGraphContext> options) : HubGraphContext(options)
{
    /// <inheritdoc/>
    internal override Dialect Dialect => SqliteDialect.Instance;

    /// <inheritdoc/>
    internal override bool ChecksForeignKeysAtOnce => false;

    /// <inheritdoc/>
    internal override void AddList(DbCommand command, object list)
    {
        DbParameter parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ($"?{command.Parameters.Count + 1}", JsonSerializer.Serialize(list));
        command.Parameters.Add(parameter);
    }

    /// <inheritdoc/>
    internal override async Task<WriteTurn?> TakeTurnAsync(CancellationToken cancellationToken)
    {
        WriteTurn turn = await WriteQueue.WaitAsync(Database.GetDbConnection().DataSource, cancellationToken);
        // What is left of a writer's patience is for other processes.
        if (Database.GetDbConnection() is SqliteConnection connection)
            connection.DefaultTimeout = turn.SecondsLeft;
        return turn;
    }

    /// <inheritdoc/>
    internal override Task BoundWriteAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    internal override Task LockLogAsync(bool isOwn, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    internal override Task AnalyseAsync(CancellationToken cancellationToken) => Task.CompletedTask;

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
