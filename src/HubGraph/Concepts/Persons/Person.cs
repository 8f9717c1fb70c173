using HubGraph.Concepts.Hubs;

namespace HubGraph.Concepts.Persons;

/// <summary>Someone who writes, as the issuer of tokens knows them. Erasing empties the row; what refers to it stays whole.</summary>
public sealed class Person : IPersonalRecord
{
    public long Id { get; set; }
    public int Version { get; set; } = 1;

    /// <summary>The issuer of the person's tokens; null once erased.</summary>
    public string? Issuer { get; set; }

    /// <summary>Who the person is to the issuer; null once erased.</summary>
    public string? Subject { get; set; }
    public string? Name { get; set; }
    public string? Email { get; set; }

    /// <summary>UTC; null while the person is known.</summary>
    public DateTime? ErasedAt { get; set; }
}

/// <summary>Lets a person write for a hub, where the issuer of tokens knows no hubs.</summary>
public sealed class HubGrant : IPersonalRecord
{
    public long Id { get; set; }
    public int Version { get; set; } = 1;
    public long HubId { get; set; }
    public Hub Hub { get; set; } = null!;
    public long PersonId { get; set; }
    public Person Person { get; set; } = null!;

    /// <summary>The first day.</summary>
    public DateOnly Since { get; set; }

    /// <summary>The last day; null where none is set.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>UTC; null while it has not been revoked.</summary>
    public DateTime? RevokedAt { get; set; }

    /// <summary>Why it was revoked; it may speak of the person, and goes with the person's data.</summary>
    public string? RevocationReason { get; set; }
}

/// <summary>Someone at a hub whom its partners may reach.</summary>
public sealed class HubContact : IPersonalRecord
{
    public long Id { get; set; }
    public int Version { get; set; } = 1;
    public long HubId { get; set; }
    public Hub Hub { get; set; } = null!;
    public required string Name { get; set; }

    /// <summary>What the person does there, in words.</summary>
    public string? Role { get; set; }
    public string? Email { get; set; }
    public string? Phone { get; set; }
}
