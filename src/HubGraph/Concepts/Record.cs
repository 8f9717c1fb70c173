namespace HubGraph.Concepts;

/// <summary>A row of its own identity: everything that the change log speaks of.</summary>
public interface IRecord
{
    /// <summary>Primary key, given by the database; stable in one installation.</summary>
    long Id { get; set; }

    /// <summary>How many times it was written, from 1: who updates it says which version was read.</summary>
    int Version { get; set; }
}

/// <summary>A record that holds personal data: the change log says that it changed, never what it holds.</summary>
public interface IPersonalRecord : IRecord;

/// <summary>A record that a client may give a reference of its own.</summary>
public interface IReferencedByClient : IRecord
{
    /// <summary>What the client calls it.</summary>
    string? ClientReference { get; }

    /// <summary>SHA-256 of what was sent under <see cref="ClientReference"/>, to tell a retry from another record.</summary>
    string? ClientDigest { get; set; }
}

/// <summary>A record that may be withdrawn: it leaves the graph and stays in the history.</summary>
public interface IWithdrawable : IRecord
{
    /// <summary>UTC; null while it is in the graph.</summary>
    DateTime? WithdrawnAt { get; set; }

    /// <summary>Why it was withdrawn.</summary>
    string? WithdrawalReason { get; set; }
}

/// <summary>An item of a list that keeps the order in which it was given.</summary>
public interface IPlaced
{
    /// <summary>Its place, from 0; the same for all where none was given.</summary>
    int Position { get; set; }
}
