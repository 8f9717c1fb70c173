using System.Security.Cryptography;
using System.Text.Json;
using HubGraph.Concepts;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Graph.Mutations;

/// <summary>References that clients give to what they create: the same content under the same reference is the same record.</summary>
internal static class ClientReferences
{
    /// <summary>SHA-256 of what a client sent.</summary>
    public static string Digest<TInput>(TInput input) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(input)));

    /// <summary>The record that was made under the reference of a new one; null where none was. Other content is refused.</summary>
    /// <param name="among">Those among which references are unique.</param>
    /// <param name="path">The way to the reference in the input.</param>
    public static async Task<IRecord?> KnownAsync<T, TInput>(
        WriteSession session, IQueryable<T> among, T made, TInput input, string path = "clientReference")
        where T : class, IReferencedByClient
    {
        if (made.ClientReference is not { } reference)
            return null;
        made.ClientDigest = Digest(input);
        var known = await among.Where(record => record.ClientReference == reference)
            .Select(record => new { record.Id, record.ClientDigest }).FirstOrDefaultAsync(session.CancellationToken);
        if (known is null)
            return null;
        if (known.ClientDigest != made.ClientDigest)
            session.Refuse(WriteRules.DuplicateReference, path, reference);
        return new KnownRecord(typeof(T).Name, known.Id);
    }
}
