using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Planning.Execution;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HubGraph.Tests.Data;

public sealed class DatabaseFailureTests
{
    [Theory]
    [InlineData("08006", DatabaseFailure.OutOfReach)]
    [InlineData("08P01", DatabaseFailure.OutOfReach)]
    [InlineData("28P01", DatabaseFailure.OutOfReach)]
    [InlineData("57P01", DatabaseFailure.OutOfReach)]
    [InlineData("57P03", DatabaseFailure.OutOfReach)]
    [InlineData("3D000", DatabaseFailure.OutOfReach)]
    [InlineData("25P03", DatabaseFailure.OutOfReach)]
    [InlineData("26000", DatabaseFailure.OutOfReach)]
    [InlineData("53300", DatabaseFailure.OutOfConnections)]
    [InlineData("25006", DatabaseFailure.ReadOnly)]
    [InlineData("42501", DatabaseFailure.ReadOnly)]
    [InlineData("53100", DatabaseFailure.Full)]
    [InlineData("XX001", DatabaseFailure.Damaged)]
    [InlineData("58030", DatabaseFailure.Damaged)]
    [InlineData("55P03", DatabaseFailure.Locked)]
    [InlineData("23505", null)]
    [InlineData("42601", null)]
    public void What_PostgreSQL_tells_is_understood(string state, DatabaseFailure? failure) =>
        Assert.Equal(failure, DatabaseFailures.Of(new DbUpdateException("", new PostgresException("", "ERROR", "ERROR", state))));

    [Theory]
    [InlineData(5, DatabaseFailure.Locked)]
    [InlineData(6, DatabaseFailure.Locked)]
    [InlineData(8, DatabaseFailure.ReadOnly)]
    [InlineData(1032, DatabaseFailure.Replaced)]
    [InlineData(10, DatabaseFailure.Damaged)]
    [InlineData(778, DatabaseFailure.Damaged)]
    [InlineData(11, DatabaseFailure.Damaged)]
    [InlineData(26, DatabaseFailure.Damaged)]
    [InlineData(13, DatabaseFailure.Full)]
    [InlineData(14, DatabaseFailure.OutOfReach)]
    [InlineData(1, null)]
    [InlineData(19, null)]
    public void What_SQLite_tells_is_understood(int code, DatabaseFailure? failure)
    {
        Assert.Equal(failure, DatabaseFailures.Of(new SqliteException("", code)));
        Assert.Equal(failure, DatabaseFailures.Of(new SqliteReadException(code, "")));
    }

    [Fact]
    public void What_is_no_databases_failure_is_none() => Assert.Null(DatabaseFailures.Of(new InvalidOperationException()));
}
