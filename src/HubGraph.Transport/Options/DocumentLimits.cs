using System.ComponentModel.DataAnnotations;

namespace HubGraph.Transport.Options;

/// <summary>
/// How large and how complex a document may be. Validation takes time that grows with the square of some of these,
/// so they are counted, in linear time, before it.
/// </summary>
public sealed record DocumentLimits
{
    /// <summary>Characters of text.</summary>
    [Range(1, 16 * 1024 * 1024)]
    public int Characters { get; init; } = 64 * 1024;

    /// <summary>Tokens: names, values and punctuation.</summary>
    [Range(1, 10_000_000)]
    public int Tokens { get; init; } = 10_000;

    /// <summary>Characters of one name or number.</summary>
    [Range(1, 100_000)]
    public int NameLength { get; init; } = 200;

    /// <summary>Operations.</summary>
    [Range(1, 100_000)]
    public int Operations { get; init; } = 20;

    /// <summary>Fragment definitions.</summary>
    [Range(1, 100_000)]
    public int Fragments { get; init; } = 200;

    /// <summary>Fragment spreads.</summary>
    [Range(1, 100_000)]
    public int Spreads { get; init; } = 500;

    /// <summary>Fields, as written.</summary>
    [Range(1, 1_000_000)]
    public int Fields { get; init; } = 1_000;

    /// <summary>Aliases.</summary>
    [Range(1, 1_000_000)]
    public int Aliases { get; init; } = 200;

    /// <summary>Directives.</summary>
    [Range(1, 1_000_000)]
    public int Directives { get; init; } = 200;

    /// <summary>Variable definitions.</summary>
    [Range(1, 100_000)]
    public int Variables { get; init; } = 100;

    /// <summary>Fields one inside the other, fragments followed. The standard introspection query has 15.</summary>
    [Range(1, 100)]
    public int Depth { get; init; } = 30;

    /// <summary>Selection sets one inside the other, those of fragments counted too: the engine walks them recursively.</summary>
    [Range(1, 1_000)]
    public int Nesting { get; init; } = 100;

    /// <summary>Lists and objects one inside the other in a literal value.</summary>
    [Range(1, 100)]
    public int ValueDepth { get; init; } = 20;

    /// <summary>Selections after each fragment is put where it is spread, over all operations and fragments.</summary>
    [Range(1, 10_000_000)]
    public int ExpandedSelections { get; init; } = 10_000;

    /// <summary>
    /// Comparisons that validation makes of selections answering in one place: each selection with each fragment, and,
    /// counted tenfold because each such pair may be reported as a conflict, each two fields of one name.
    /// </summary>
    [Range(1, 100_000_000)]
    public int Comparisons { get; init; } = 50_000;

    /// <summary>
    /// Values that introspection may answer, estimated for a schema of 200 types. The standard introspection query has about
    /// 450,000.
    /// </summary>
    [Range(1, 1_000_000_000)]
    public int IntrospectedValues { get; init; } = 1_000_000;
}
