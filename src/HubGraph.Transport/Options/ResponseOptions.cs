using System.ComponentModel.DataAnnotations;

namespace HubGraph.Transport.Options;

/// <summary>How answers that are the same for everybody are remembered and sent.</summary>
public sealed class ResponseOptions
{
    /// <summary>How many bytes the remembered answers may take together; 0 remembers none, and entity tags are still given.</summary>
    [Range(0d, 64L * 1024 * 1024 * 1024)]
    public long RememberedBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>The largest answer that is remembered, in bytes.</summary>
    [Range(1, 1024 * 1024 * 1024)]
    public int LargestRememberedBytes { get; set; } = 1024 * 1024;

    /// <summary>
    /// For how long browsers and proxies may answer a GET by themselves, without asking whether anything changed; they then
    /// miss what was written meanwhile. Zero: they always ask, which costs a 304.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "23:59:59")]
    public TimeSpan MaxAge { get; set; } = TimeSpan.Zero;

    /// <summary>The header Cache-Control of what is the same for everybody.</summary>
    public string CacheControl() => FormattableString.Invariant($"public, max-age={(long)MaxAge.TotalSeconds}, must-revalidate");

    /// <summary>
    /// From how many bytes on an answer is compressed, for clients that accept it: a smaller one fits into one packet anyway.
    /// </summary>
    [Range(0, 1024 * 1024 * 1024)]
    public int CompressedFromBytes { get; set; } = 1_400;
}
