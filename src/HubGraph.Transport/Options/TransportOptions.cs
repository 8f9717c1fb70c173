using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace HubGraph.Transport.Options;

/// <summary>A failure that will pass, as clients are told of it.</summary>
/// <param name="Code">Its <c>extensions.code</c>.</param>
/// <param name="Message">What it means, and nothing that only operators should know.</param>
/// <param name="RetryAfter">When to come again.</param>
public sealed record PassingFailure(string Code, string Message, TimeSpan RetryAfter);

/// <summary>What the transport accepts, and for how long it works on it.</summary>
public sealed class TransportOptions
{
    /// <summary>The largest body of a POST, in bytes: enough for some hundred records with long texts.</summary>
    [Range(1, 100 * 1024 * 1024)]
    public int MaxBodyBytes { get; set; } = 1024 * 1024;

    /// <summary>How deep the JSON of a request may nest.</summary>
    [Range(1, 1_000)]
    public int MaxRequestDepth { get; set; } = 64;

    /// <summary>
    /// How deep the JSON of an answer may nest: a field of a list takes two levels, so this must be well above twice the depth of
    /// a document.
    /// </summary>
    [Range(1, 1_000)]
    public int MaxResponseDepth { get; set; } = 256;

    /// <summary>
    /// How long a request may take, from its first byte to its result, before it is cancelled; the same for each operation of
    /// a socket. A subscription must be set up in this time, and may then last.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Waits for a request's turn to have an unknown operation checked and planned, where there is such a thing, and has it executed;
    /// what is handed over ends the turn when it is disposed of. What it throws refuses the operation.
    /// </summary>
    public Func<HttpContext, Func<IDisposable, Task>, CancellationToken, Task>? Turn { get; set; }

    /// <summary>From which duration on an operation is logged as slow.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "01:00:00")]
    public TimeSpan SlowOperation { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The origins whose pages may ask or open a socket, such as https://example.org, besides the server's own; null allows all.
    /// Nothing here depends on cookies or on other credentials that a browser would add by itself, so a foreign page gains nothing
    /// by asking. Clients that are no browsers send no origin and are not concerned.
    /// </summary>
    public IReadOnlyCollection<string>? AllowedOrigins { get; set; }

    /// <summary>Whether clients may ask for the schema. Where they may not, errors do not suggest names either.</summary>
    public bool Introspection { get; set; } = true;

    /// <summary>Server-sent events and WebSockets: their limits, and who may use them.</summary>
    public StreamOptions Streams { get; } = new();

    /// <summary>Answers that are the same for everybody: how they are remembered and sent.</summary>
    public ResponseOptions Answers { get; } = new();

    /// <summary>
    /// Tells of a failure that will pass, such as that of a database: the request is answered 503 then, unless something of it was
    /// done already. Null for any other failure, which is the server's own.
    /// </summary>
    public Func<Exception, PassingFailure?> Passing { get; set; } = static _ => null;

    /// <summary>
    /// The address of a page with an anchor for each code of errors, to which <c>extensions.documentation</c> leads; null for
    /// none.
    /// </summary>
    public string? Documentation { get; set; }

    /// <summary>
    /// The address below which each schema coordinate is described, to which <c>extensions.reference</c> leads; null for none.
    /// </summary>
    public string? Reference { get; set; }

    /// <summary>Where a code of errors is explained; null where nothing explains them.</summary>
    public string? DocumentationOf(string code) => Documentation is null ? null : $"{Documentation}#{code}";

    /// <summary>How many errors an answer may hold; the first ones are kept.</summary>
    [Range(1, 1_000)]
    public int MaxErrors { get; set; } = 20;

    /// <summary>How large and how complex a document may be.</summary>
    public DocumentLimits Document { get; set; } = new();

    /// <summary>
    /// What the objects that an operation answers may cost: see <see cref="Cost.OperationCost.TypeCost"/>. 100 records with 10
    /// each and 10 below these pass, 100 × 100 × 100 do not.
    /// </summary>
    [Range(1, 1_000_000_000)]
    public int MaxTypeCost { get; set; } = 100_000;

    /// <summary>What the fields that an operation executes may cost: see <see cref="Cost.OperationCost.FieldCost"/>.</summary>
    [Range(1, 1_000_000_000)]
    public int MaxFieldCost { get; set; } = 100_000;

    /// <summary>
    /// What finding the answers of an operation may cost: see <see cref="Cost.OperationCost.ScanCost"/>. What costs more would
    /// not end in <see cref="Timeout"/>.
    /// </summary>
    [Range(1, 1_000_000_000)]
    public int MaxScanCost { get; set; } = 500_000;

    /// <summary>
    /// How many rows are read for a cost of 1: so many that what reads rows costs about the time that a page of records with the
    /// same cost takes.
    /// </summary>
    [Range(1, 1_000_000_000)]
    public int RowsPerCost { get; set; } = 200;

    /// <summary>
    /// How long a list may be for its cost; what asks for a longer one counts as this, and is expected to be refused for that.
    /// </summary>
    [Range(1, 1_000_000)]
    public int LongestList { get; set; } = 10_000;

    /// <summary>Whether answers tell the cost of their operations, in <c>extensions.cost</c>.</summary>
    public bool ReportCost { get; set; } = true;

    /// <summary>How much a caller may ask for in what time.</summary>
    public RateLimitOptions Rates { get; } = new();

    /// <summary>What is said of mistakes, beside that something is one.</summary>
    public MistakeOptions Mistakes { get; } = new();

    /// <summary>The documents that clients may name instead of sending them.</summary>
    public DocumentOptions Documents { get; } = new();

    /// <summary>How many validated documents are remembered, by their text and by the hash that clients gave; 0 remembers none.</summary>
    [Range(0, 1_000_000)]
    public int CachedDocuments { get; set; } = 1_000;

    /// <summary>
    /// How many characters of text the remembered documents may have together. A parsed document takes some fifty times its text.
    /// </summary>
    [Range(0, 100_000_000)]
    public int CachedCharacters { get; set; } = 2_000_000;

    /// <summary>Writers of values that only the application knows, such as answers that it holds as JSON already.</summary>
    public IList<JsonConverter> Converters { get; } = [];
}
