namespace HubGraph.Transport.Options;

/// <summary>What an application adds to what the transport says of a mistake: the habits of its graph, and its other languages.</summary>
public sealed class MistakeOptions
{
    /// <summary>How values of a scalar are written, by the scalar's name, with an example.</summary>
    public Dictionary<string, string> Forms { get; } = new(StringComparer.Ordinal)
    {
        ["Int"] = "A whole number, such as 20, without quotes.",
        ["Float"] = "A number, such as 2.5, without quotes.",
        ["Boolean"] = "true or false, without quotes.",
        ["String"] = "A text, in double quotes.",
        ["ID"] = "An id that the graph gave, in double quotes.",
    };

    /// <summary>
    /// What arguments and operators of an input are called elsewhere, and how they are called here; what comes first and is there
    /// counts.
    /// </summary>
    public Dictionary<string, string[]> Names { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What more there is to say of an argument that is meant by another name.</summary>
    public Dictionary<string, string> Arguments { get; } = new(StringComparer.Ordinal);

    /// <summary>Through which fields of an input object a plain value is given, the likeliest first.</summary>
    public Func<string, IEnumerable<string>> Through { get; set; } = static _ => [];

    /// <summary>What is to be done about errors, by their codes.</summary>
    public Dictionary<string, string> Advice { get; } = new(StringComparer.Ordinal);

    /// <summary>A message in the language of the request.</summary>
    public Func<string, string> Translate { get; set; } = static message => message;
}
