using HubGraph.Data.Model;
using HubGraph.Graph.Mutations;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Concepts.Identifiers;

/// <summary>Writes other people's ids of records.</summary>
internal static class IdentifierWriting
{
    /// <summary>The field of inputs.</summary>
    public const string Field = "identifiers";

    private const int Most = 20;
    private const int Longest = 200;

    /// <summary>Makes a record's ids just these, and refuses those that are none.</summary>
    public static void Put<TIdentifier>(IIdentified<TIdentifier> record, IReadOnlyList<IdentifierInput>? given, Refuse refuse)
        where TIdentifier : class, IIdentifier, new()
    {
        ValueRules.CheckMost(given, Field, Most, refuse);
        IEnumerable<(IdentifierScheme Scheme, string Value)> ids = (given ?? []).Select(id => (id.Scheme, Normal(id, refuse))).Distinct();
        record.Identifiers.BecomeSet(
            ids.Select(id => new TIdentifier { Scheme = id.Scheme, Value = id.Value }), id => (id.Scheme, id.Value));
    }

    /// <summary>Makes a record's ids just these, and refuses those that are none, or another's of the concept.</summary>
    /// <inheritdoc cref="FindAsync" path="/param[@name='key']"/>
    public static async Task PutAsync<TIdentifier>(
        WriteSession session, IIdentified<TIdentifier> record, IReadOnlyList<IdentifierInput>? given, string key)
        where TIdentifier : class, IIdentifier, new()
    {
        Put(record, given, session.Refuse);
        foreach (((IdentifierScheme Scheme, string Value) id, long owner) in await FindAsync<TIdentifier>(session, record.Identifiers, key))
        {
            if (owner != record.Id && record.Identifiers.Exists(own => (own.Scheme, own.Value) == id))
                session.Refuse(WriteRules.AlreadyExists, Field, Shown(id.Scheme, id.Value));
        }
    }

    /// <summary>The records of a concept that have some of these ids, by them.</summary>
    /// <param name="key">The foreign key of an id.</param>
    public static async Task<Dictionary<(IdentifierScheme Scheme, string Value), long>> FindAsync<TIdentifier>(
        WriteSession session, IEnumerable<IIdentifier> ids, string key)
        where TIdentifier : class, IIdentifier
    {
        string[] values = [.. ids.Select(id => id.Value).Distinct()];
        if (values.Length == 0)
            return [];
        var known = await session.Context.Set<TIdentifier>().AsNoTracking()
            .Where(id => EF.Parameter(values).Contains(id.Value))
            .Select(id => new { id.Scheme, id.Value, Key = EF.Property<long>(id, key) })
            .ToArrayAsync(session.CancellationToken);
        return known.ToDictionary(id => (id.Scheme, id.Value), id => id.Key);
    }

    /// <summary>An id in a message.</summary>
    public static string Shown(IdentifierScheme scheme, string value) => $"{EnumNames.Of(scheme)} {value}";

    private static string Normal(IdentifierInput id, Refuse refuse)
    {
        string value = id.Value.Trim();
        ValueRules.CheckText(value, Field, Longest, refuse);
        if (id.Scheme is not (IdentifierScheme.Siret or IdentifierScheme.Siren or IdentifierScheme.Rna))
            return value;
        value = string.Concat(value.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
        if (id.Scheme == IdentifierScheme.Siret && !Siret.IsValid(value))
            refuse(WriteRules.InvalidSiret, Field, [value]);
        else if (id.Scheme == IdentifierScheme.Rna && !Rna.IsValid(value))
            refuse(WriteRules.InvalidRna, Field, [value]);
        else if (id.Scheme == IdentifierScheme.Siren && !Siret.IsValidSiren(value))
            ValueRules.Refuse(Field, "a SIREN: nine digits with their control digit", "un SIREN : neuf chiffres avec leur clé", refuse);
        return value;
    }
}
