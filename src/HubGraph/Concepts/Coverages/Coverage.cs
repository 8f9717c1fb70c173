using System.ComponentModel;
using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Sources;
using HubGraph.Concepts.Territories;

namespace HubGraph.Concepts.Coverages;

[Description(CoverageRules.Text)]
public enum CoverageStatus
{
    [Description("A claim surely holds on that day.")]
    Yes,

    [Description("A claim may hold on that day: no source speaks of it, only a coarse date does, or sources conflict.")]
    Uncertain,

    [Description("No claim holds on that day.")]
    NoKnownClaim,
}

/// <summary>The rules of statuses as the graph tells them; a test takes each line.</summary>
internal static class CoverageRules
{
    public const string Text =
        """
        Whether a claim holds on a day, by what sources say. A source attests its claim on its own day.

        | the claim | on the day | status |
        |---|---|---|
        | has a known beginning | from it on, to its known end or for ever | YES |
        | has none | first or last that a source attests, between the two, or from there to its known end | YES |
        | has none | before the first attested or after the last | UNCERTAIN |
        | has a coarse beginning or end | where that may mean either, unless it is attested | UNCERTAIN |
        | has no date at all | any | UNCERTAIN |
        | is disputed | where it would be YES | UNCERTAIN |
        | has an end, a beginning, or was not before | outside of these | NO_KNOWN_CLAIM |

        A source may also deny, on its day, that any hub serves the place: a contrary claim.

        | the claim | on the day | status |
        |---|---|---|
        | is known to hold before and after the denial, or on its day | of the denial | UNCERTAIN |
        | is known to hold only before the denial | from the denial on | NO_KNOWN_CLAIM |
        | is known to hold only after the denial | to the denial | NO_KNOWN_CLAIM |
        | has no date at all | of the denial | NO_KNOWN_CLAIM |
        | is disputed, without a known day | of the denial | UNCERTAIN |

        Of several claims about a place, the surest counts; where none is left, NO_KNOWN_CLAIM.
        """;
}

/// <summary>A claim that a hub serves a territory.</summary>
public sealed class Coverage : IRecord, ITerritorial
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

    public long? UntilSourceId { get; set; }
    public Source? UntilSource { get; set; }

    /// <summary>Whether sources conflict about it.</summary>
    public bool Disputed { get; private set; }

    /// <summary>The day of which its source says it, as a rule that of the source; null where the source has no date.</summary>
    public DateOnly? AttestedOn { get; private set; }

    public long? SourceId { get; set; }
    public Source? Source { get; set; }

    /// <summary>The last day of which a source says it; that of its source where no later one does.</summary>
    public DateOnly? LastAttestedOn { get; private set; }

    public long? LastAttestedSourceId { get; set; }
    public Source? LastAttestedSource { get; set; }

    /// <summary>The first day of which it is known that it held; null when there is none.</summary>
    public DateOnly? KnownFrom { get; private set; }

    /// <summary>The last day of which that is known.</summary>
    public DateOnly? KnownUntil { get; private set; }

    /// <summary>The first day on which it may hold; null when any day may.</summary>
    public DateOnly? PossibleFrom { get; private set; }

    /// <summary>The last day on which it may hold; null when it is open.</summary>
    public DateOnly? PossibleUntil { get; private set; }

    /// <summary>Sets what is known of its dates, and from it the days on which it surely or possibly holds.</summary>
    public void Date(
        DateWithPrecision? since, DateWithPrecision? notBefore, DateWithPrecision? until, bool disputed =
            false, DateOnly? attestedOn = null, DateOnly? lastAttestedOn = null)
    {
        (Since, NotBefore, Until, Disputed) = (since, notBefore, until, disputed);
        (AttestedOn, LastAttestedOn) = (attestedOn, lastAttestedOn ?? attestedOn);
        (PossibleFrom, PossibleUntil) = (since?.Earliest ?? notBefore?.Earliest, until?.Latest);
        // A source may speak of a time before or after its own day: then that day says nothing.
        DateOnly[] attested =
            [.. new[] { AttestedOn, LastAttestedOn }.OfType<DateOnly>().Where(day => !(day < PossibleFrom) && !(day > PossibleUntil))];
        DateOnly[] held = since is { } known ? [.. attested, known.Latest] : attested;
        (KnownFrom, KnownUntil) = (null, null);
        if (held.Length == 0)
            return;
        (DateOnly first, DateOnly last) = (held.Min(), until is { } end ? attested.Append(end.Earliest).Max() : held.Max());
        if (first <= last)
            (KnownFrom, KnownUntil) = (first, last);
    }

    /// <summary>What this claim says of a day.</summary>
    /// <param name="denied">The days on which sources say that no hub serves the place.</param>
    public CoverageStatus StatusOn(DateOnly day, params IReadOnlyCollection<DateOnly> denied)
    {
        bool isOpen = Since is not null && Until is null, isDenied = false;
        if (day < PossibleFrom || day > PossibleUntil)
            return CoverageStatus.NoKnownClaim;
        foreach (DateOnly no in denied)
        {
            // A contrary claim after the last day that is known ends it, one before the first says that it began later.
            if ((no > KnownUntil && no <= day) || (no < KnownFrom && no >= day) || (KnownFrom is null && !Disputed && no == day))
                return CoverageStatus.NoKnownClaim;
            isDenied |= no == day;
        }
        return KnownFrom <= day && (isOpen || KnownUntil >= day) && !Disputed && !isDenied ? CoverageStatus.Yes : CoverageStatus.Uncertain;
    }
}

/// <summary>A source's statement that no hub serves a territory on a day: the negative of a claim.</summary>
public sealed class CoverageDenial : IRecord, ITerritorial
{
    public long Id { get; set; }
    public int Version { get; set; } = 1;
    public required TerritorialScale Scale { get; set; }
    public long? RegionId { get; set; }
    public Region? Region { get; set; }
    public long? DepartmentId { get; set; }
    public Department? Department { get; set; }
    public long? IntercommunalityId { get; set; }
    public Intercommunality? Intercommunality { get; set; }
    public long? CommuneId { get; set; }
    public Commune? Commune { get; set; }

    /// <summary>The day.</summary>
    public required DateOnly AttestedOn { get; set; }

    /// <summary>What its source says, in its words.</summary>
    public string? Statement { get; set; }

    public long? SourceId { get; set; }
    public Source? Source { get; set; }
}
