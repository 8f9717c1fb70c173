namespace HubGraph.Transport.Responses;

/// <summary>
/// Tells the version of what answers are made from. An answer without errors to an anonymous query is taken to depend on
/// nothing but the request and this, so that it can be remembered, and named by an entity tag (RFC 9110, section 8.8.3).
/// Register one to have that; without one every request is executed.
/// </summary>
public interface IDataVersions
{
    /// <summary>
    /// The version of now: another text after everything that may change an answer, and never the same again. It may be a
    /// little behind what others write elsewhere, never behind what this server acknowledged. What is read after it is at
    /// least as new as it says.
    /// </summary>
    ValueTask<string> CurrentAsync(CancellationToken cancellation);
}
