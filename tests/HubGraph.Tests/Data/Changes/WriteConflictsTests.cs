using HubGraph.Data.Changes;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HubGraph.Tests.Data.Changes;

public sealed class WriteConflictsTests
{
    [Theory]
    [InlineData(PostgresErrorCodes.DeadlockDetected, true)]
    [InlineData(PostgresErrorCodes.SerializationFailure, true)]
    [InlineData(PostgresErrorCodes.UniqueViolation, true)]
    [InlineData(PostgresErrorCodes.DiskFull, false)]
    public void A_lost_race_is_told_however_it_is_wrapped(string state, bool isConflict)
    {
        PostgresException told = new("", "ERROR", "ERROR", state);
        Assert.Equal(isConflict, WriteConflicts.IsConflict(told));
        Assert.Equal(isConflict, WriteConflicts.IsConflict(new DbUpdateException("", told)));
        // As Npgsql's strategy throws on what may pass, where nothing is repeated by itself.
        Assert.Equal(isConflict, WriteConflicts.IsConflict(new InvalidOperationException("", new DbUpdateException("", told))));
    }
}
