using System.Text.Json.Serialization;

namespace HubGraph.Transport;

/// <summary>What the transport accepts, and for how long it works on it.</summary>
public sealed class TransportOptions
{
    /// <summary>The largest body of a POST, in bytes: enough for some hundred records with long texts.</summary>
    public int MaxBodyBytes { get; set; } = 1024 * 1024;

    /// <summary>How deep the JSON of a request may nest.</summary>
    public int MaxRequestDepth { get; set; } = 64;

    /// <summary>How deep the JSON of an answer may nest: a field of a list takes two levels, so this must be well above twice the depth of a document.</summary>
    public int MaxResponseDepth { get; set; } = 256;

    /// <summary>
    /// How long a request may take, from its first byte to its result, before it is cancelled; the same for each operation of
    /// a socket. A subscription must be set up in this time, and may then last.
    /// </summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>From which duration on an operation is logged as slow.</summary>
    public TimeSpan SlowOperation { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Server-sent events and WebSockets: their limits, and who may use them.</summary>
    public StreamOptions Streams { get; } = new();

    /// <summary>Answers that are the same for everybody: how they are remembered and sent.</summary>
    public AnswerOptions Answers { get; } = new();

    /// <summary>How many errors an answer may hold; the first ones are kept.</summary>
    public int MaxErrors { get; set; } = 20;

    /// <summary>How large and how complex a document may be.</summary>
    public DocumentLimits Limits { get; set; } = new();

    /// <summary>How many validated documents are remembered; 0 remembers none.</summary>
    public int CachedDocuments { get; set; } = 1_000;

    /// <summary>How many characters of text the remembered documents may have together. A parsed document takes some fifty times its text.</summary>
    public int CachedCharacters { get; set; } = 2_000_000;

    /// <summary>Writers of values that only the application knows, such as answers that it holds as JSON already.</summary>
    public IList<JsonConverter> Converters { get; } = [];
}
