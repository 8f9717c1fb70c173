using GraphQL.Execution;
using HubGraph.Planning.Sql;

namespace HubGraph.Planning.Mapping;

/// <summary>Of which rows a right lets read.</summary>
public enum Reach
{
    /// <summary>Of none.</summary>
    None,

    /// <summary>Of those that a condition tells.</summary>
    Some,

    /// <summary>Of all.</summary>
    All,
}

/// <summary>What a caller may read of restricted fields.</summary>
public abstract class ReadRights
{
    /// <summary>A text that all callers with these rights have, and no others: plans are remembered by it.</summary>
    public abstract string Key { get; }

    /// <summary>The code of refusals: whether the caller is not known, or known and not allowed.</summary>
    public abstract string RefusalCode { get; }

    /// <summary>Of which rows the caller reads what is restricted so.</summary>
    public abstract Reach Reaches(Restriction restriction);

    /// <summary>Where that is <see cref="Reach.Some"/>: the condition that the caller reads the row that belongs to an owner.</summary>
    /// <param name="owner"><see cref="Restriction.Owner"/> of the row.</param>
    public abstract string Covers(Restriction restriction, SqlScope sql, string owner);
}

/// <summary>Tells the rights of whoever asks. It is called for operations that name something restricted, no others.</summary>
public delegate ReadRights ReadRightsOf(IExecutionContext context);
