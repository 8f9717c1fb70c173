using HubGraph.Concepts.Calls;
using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Territories;

namespace HubGraph.Concepts.Sources;

/// <summary>A number or a date of the context, as a source states it (chiffre, date).</summary>
public sealed class Figure : IRecord
{
    public long Id { get; set; }
    public int Version { get; set; } = 1;

    /// <summary>Natural key, such as <c>people-far-from-digital-2020</c>.</summary>
    public required string Code { get; set; }

    /// <summary>What it is of, in French.</summary>
    public required string Name { get; set; }

    /// <summary>Null where the figure is a date.</summary>
    public int? Value { get; set; }

    public string? Unit { get; set; }

    /// <summary>The day, month or year that it speaks of.</summary>
    public DateWithPrecision? AsOf { get; set; }

    /// <summary>What its source says, in its words.</summary>
    public required string Statement { get; set; }

    public long? CallId { get; set; }
    public Call? Call { get; set; }
    public long SourceId { get; set; }
    public Source Source { get; set; } = null!;
}

/// <summary>Something that a source says hubs achieved (réalisation).</summary>
public sealed class Achievement : IRecord
{
    public long Id { get; set; }
    public int Version { get; set; } = 1;
    public long CallId { get; set; }
    public Call Call { get; set; } = null!;

    /// <summary>In its source's words.</summary>
    public required string Statement { get; set; }

    /// <summary>When, in its source's words.</summary>
    public string? Period { get; set; }

    public long SourceId { get; set; }
    public Source Source { get; set; } = null!;
}

/// <summary>A fact that sources contradict, and what the graph shows of it (conflit de sources).</summary>
public sealed class Conflict : IRecord
{
    public long Id { get; set; }
    public int Version { get; set; } = 1;

    /// <summary>Natural key.</summary>
    public required string Code { get; set; }

    public long? HubId { get; set; }
    public Hub? Hub { get; set; }
    public long? CallId { get; set; }
    public Call? Call { get; set; }
    public long? RegionId { get; set; }
    public Region? Region { get; set; }

    /// <summary>What they contradict each other about.</summary>
    public required string Subject { get; set; }

    public required string SubjectInFrench { get; set; }

    /// <summary>What the graph shows, and why.</summary>
    public required string Shown { get; set; }

    public required string ShownInFrench { get; set; }
    public List<ConflictSide> Sides { get; } = [];
}

/// <summary>What one source says in a conflict.</summary>
public sealed class ConflictSide : IRecord
{
    public long Id { get; set; }
    public int Version { get; set; } = 1;
    public long ConflictId { get; set; }
    public Conflict Conflict { get; set; } = null!;
    public required int Position { get; set; }

    /// <summary>In the source's words or language.</summary>
    public required string Statement { get; set; }

    public long SourceId { get; set; }
    public Source Source { get; set; } = null!;
}

/// <summary>What a source states and the graph leaves out, with the reason (écarté).</summary>
public sealed class Omission : IRecord
{
    public long Id { get; set; }
    public int Version { get; set; } = 1;
    public long SourceId { get; set; }
    public Source Source { get; set; } = null!;

    /// <summary>As the source has it.</summary>
    public required string Entry { get; set; }

    public required string Reason { get; set; }
    public required string ReasonInFrench { get; set; }
}
