using System.ComponentModel;

namespace HubGraph.Domain;

[Description("How large a territory is spoken of.")]
public enum TerritorialScale
{
    [Description("A commune (commune).")]
    Commune,

    [Description("An intercommunality (intercommunalité).")]
    Intercommunality,

    [Description("A department (département).")]
    Department,

    [Description("A region (région).")]
    Region,

    [Description("The whole country (national).")]
    National,
}

[Description("Whether a territory is served by a hub on a day.")]
public enum CoverageStatus
{
    [Description("A claim surely holds on that day.")]
    Yes,

    [Description("A claim may hold on that day: it has no date, only a coarse one, or sources conflict.")]
    Uncertain,

    [Description("No claim holds on that day.")]
    NoKnownClaim,
}

/// <summary>A source's claim that a hub serves a territory. Exactly one of the four territories is set, that of <see cref="Scale"/>.</summary>
public sealed class Coverage : IRecord
{
    public long Id { get; set; }
    public int Version { get; set; } = 1;
    public long HubId { get; set; }
    public Hub Hub { get; set; } = null!;
    public required TerritorialScale Scale { get; set; }
    public long? RegionId { get; set; }
    public Region? Region { get; set; }
    public long? DepartmentId { get; set; }
    public Department? Department { get; set; }
    public long? IntercommunalityId { get; set; }
    public Intercommunality? Intercommunality { get; set; }
    public long? CommuneId { get; set; }
    public Commune? Commune { get; set; }

    /// <summary>When it began, as precisely as a source says it.</summary>
    public DateWithPrecision? Since { get; private set; }

    public long? SinceSourceId { get; set; }
    public Source? SinceSource { get; set; }

    /// <summary>When the beginning is not known: it was not before.</summary>
    public DateWithPrecision? NotBefore { get; private set; }

    /// <summary>The last day, as precisely as a source says it; null while no source says that it ended.</summary>
    public DateWithPrecision? Until { get; private set; }

    /// <summary>Whether sources conflict about it.</summary>
    public bool Disputed { get; private set; }

    public long? SourceId { get; set; }
    public Source? Source { get; set; }

    /// <summary>The first day on which it surely holds; null when there is none.</summary>
    public DateOnly? CertainFrom { get; private set; }

    /// <summary>The last day on which it surely holds; null when it is open.</summary>
    public DateOnly? CertainUntil { get; private set; }

    /// <summary>The first day on which it may hold; null when any day may.</summary>
    public DateOnly? PossibleFrom { get; private set; }

    /// <summary>The last day on which it may hold; null when it is open.</summary>
    public DateOnly? PossibleUntil { get; private set; }

    /// <summary>Sets what is known of its dates, and from it the days on which it surely or possibly holds.</summary>
    public void Date(DateWithPrecision? since, DateWithPrecision? notBefore, DateWithPrecision? until, bool disputed = false)
    {
        (Since, NotBefore, Until, Disputed) = (since, notBefore, until, disputed);
        CertainFrom = disputed ? null : since?.Latest;
        CertainUntil = until?.Earliest;
        PossibleFrom = since?.Earliest ?? notBefore?.Earliest;
        PossibleUntil = until?.Latest;
    }

    /// <summary>What this claim alone says of a day.</summary>
    public CoverageStatus StatusOn(DateOnly day) =>
        CertainFrom <= day && !(CertainUntil < day) ? CoverageStatus.Yes
        : !(PossibleFrom > day) && !(PossibleUntil < day) ? CoverageStatus.Uncertain
        : CoverageStatus.NoKnownClaim;
}
