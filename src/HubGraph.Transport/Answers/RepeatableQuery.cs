using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace HubGraph.Transport;

/// <summary>A query that whoever executed it can answer again, without its document: for everybody who is not known, and for as long as the program runs.</summary>
/// <param name="Rows">How many rows it may read to find what it answers, as the data are now.</param>
/// <param name="Write">Reads the data for a request and writes the value of the answer's <c>data</c>. When it throws, the request is executed as if it were new.</param>
/// <param name="Size">How much memory that holds, roughly, in bytes.</param>
public sealed record RepeatableQuery(Func<double> Rows, Func<Utf8JsonWriter, HttpContext, CancellationToken, ValueTask> Write, int Size);
