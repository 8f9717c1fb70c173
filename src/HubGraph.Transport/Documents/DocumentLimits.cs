namespace HubGraph.Transport;

/// <summary>
/// How large and how complex a document may be. Validation takes time that grows with the square of some of these,
/// so they are counted, in linear time, before it.
/// </summary>
public sealed record DocumentLimits
{
    /// <summary>Characters of text.</summary>
    public int Characters { get; init; } = 64 * 1024;

    /// <summary>Tokens: names, values and punctuation.</summary>
    public int Tokens { get; init; } = 10_000;

    /// <summary>Characters of one name or number.</summary>
    public int NameLength { get; init; } = 200;

    /// <summary>Operations.</summary>
    public int Operations { get; init; } = 20;

    /// <summary>Fragment definitions.</summary>
    public int Fragments { get; init; } = 200;

    /// <summary>Fragment spreads.</summary>
    public int Spreads { get; init; } = 500;

    /// <summary>Fields, as written.</summary>
    public int Fields { get; init; } = 1_000;

    /// <summary>Aliases.</summary>
    public int Aliases { get; init; } = 200;

    /// <summary>Directives.</summary>
    public int Directives { get; init; } = 200;

    /// <summary>Variable definitions.</summary>
    public int Variables { get; init; } = 100;

    /// <summary>Fields one inside the other, fragments followed. The standard introspection query has 15.</summary>
    public int Depth { get; init; } = 30;

    /// <summary>Selection sets one inside the other, those of fragments counted too: the engine walks them recursively.</summary>
    public int Nesting { get; init; } = 100;

    /// <summary>Lists and objects one inside the other in a literal value.</summary>
    public int ValueDepth { get; init; } = 20;

    /// <summary>Selections after each fragment is put where it is spread, over all operations and fragments.</summary>
    public int ExpandedSelections { get; init; } = 10_000;

    /// <summary>
    /// Comparisons that validation makes of selections answering in one place: each selection with each fragment, and,
    /// counted tenfold because each such pair may be reported as a conflict, each two fields of one name.
    /// </summary>
    public int Comparisons { get; init; } = 50_000;

    /// <summary>Values that introspection may answer, estimated for a schema of 200 types. The standard introspection query has about 450,000.</summary>
    public int IntrospectedValues { get; init; } = 1_000_000;
}
