using System.Collections.Immutable;
using System.ComponentModel;
using System.Data.Common;
using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Territories;
using HubGraph.Data;
using HubGraph.Data.Lookups;
using HubGraph.Graph.Mutations;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Concepts.Persons;

[Description("A person who may write for a hub from now on (habilitation).")]
public sealed record GrantHubInput
{
    [Description("The slug of the hub.")]
    public required string Hub { get; init; }

    [Description(
        "Who the person is to the issuer of your own token (sub); the console tells it to whoever signs in and may do nothing yet.")]
    public required string Subject { get; init; }

    [Description("What the person is called, until the issuer tells it with the first write.")]
    public string? Name { get; init; }

    [Description("The first day; today if not given.")]
    public DateOnly? Since { get; init; }

    [Description("The last day.")]
    public DateOnly? Until { get; init; }
}

[Description("A grant to take back at once: what was written stays.")]
public sealed record RevokeHubGrantInput
{
    [Description("The grant.")]
    public required RecordId<HubGrant> Id { get; init; }

    [Description("Why. The hub's operators read it with the grant, until the person's data are erased.")]
    public string? Reason { get; init; }
}

/// <summary>Who may write for which hubs, where the issuer of tokens does not say it.</summary>
internal static class HubGrantMutations
{
    private const int LongestSubject = 255;

    public static void AddTo(MutationType mutations)
    {
        mutations.Add<GrantHubInput>(
            "grantHub", "Lets a person write for a hub (habiliter), where the issuer of tokens knows no hubs.", Rights.Administrators,
            "hubGrant", nameof(HubGrant),
            [WriteRules.UnknownHub, WriteRules.TextRequired, WriteRules.InvalidValue, WriteRules.EndBeforeStart, WriteRules.PeriodOverlap],
            GrantAsync);
        mutations.Add<RevokeHubGrantInput>(
            "revokeHubGrant", "Takes a grant back at once. Revoked again, it stays as it is.", Rights.Administrators, "hubGrant",
            nameof(HubGrant),
            [WriteRules.UnknownRecord, WriteRules.TextRequired, WriteRules.InvalidValue], RevokeAsync);
    }

    /// <summary>The hubs for which somebody may write today; none while the database cannot tell.</summary>
    public static async Task<ImmutableArray<string>> FindAsync(
        IDbContextFactory<HubGraphContext> contexts, TimeProvider time, string issuer, string subject, CancellationToken cancellationToken)
    {
        DateOnly today = Today(time.GetUtcNow().UtcDateTime);
        try
        {
            await using HubGraphContext context = contexts.CreateDbContext();
            string[] slugs = await context.HubGrants
                .Where(grant => grant.Person.Issuer == issuer && grant.Person.Subject == subject)
                .Where(grant => grant.RevokedAt == null && grant.Since <= today && (grant.Until == null || grant.Until >= today))
                .Select(grant => grant.Hub.Slug).ToArrayAsync(cancellationToken);
            return [.. slugs.Distinct().Order(StringComparer.Ordinal)];
        }
        catch (DbException)
        {
            return [];
        }
    }

    private static async Task<IRecord?> GrantAsync(WriteSession session, GrantHubInput input)
    {
        ValueRules.CheckText(input.Subject, "subject", LongestSubject, session.Refuse);
        ValueRules.CheckTextIfAny(input.Name, "name", ValueRules.LongestName, session.Refuse);
        DateOnly since = input.Since ?? Today(session.Now);
        if (input.Until < since)
            session.Refuse(WriteRules.EndBeforeStart, "until");
        LookupResult lookup = await session.FindAsync(new LookupRequest().Add<Hub>(input.Hub));
        if (session.KeyOf<Hub>(lookup, input.Hub, "hub") is not { } hub || session.Violations.Count > 0)
            return null;
        // Who writes is noted first: administrators may grant themselves a hub, and noting them later would make them known twice.
        await session.IdentifyAsync();
        string? issuer = session.Caller.Issuer;
        Person person = await session.Context.Persons.SingleOrDefaultAsync(
            known => known.Issuer == issuer && known.Subject == input.Subject, session.CancellationToken)
                ?? new Person { Issuer = issuer, Subject = input.Subject };
        person.Name ??= input.Name;
        bool isTaken = person.Id > 0 && await session.Context.HubGrants.AnyAsync(
            known => known.HubId == hub && known.PersonId == person.Id && known.RevokedAt == null
                && (known.Until == null || known.Until >= since) && (input.Until == null || known.Since <= input.Until),
            session.CancellationToken);
        if (isTaken)
            session.Refuse(WriteRules.PeriodOverlap, "since", person.Name ?? input.Subject);
        HubGrant grant = new() { HubId = hub, Person = person, Since = since, Until = input.Until };
        session.Context.Add(grant);
        return grant;
    }

    private static async Task<IRecord?> RevokeAsync(WriteSession session, RevokeHubGrantInput input)
    {
        if (await session.ReadAsync(session.Context.HubGrants, input.Id) is not { } grant)
            return null;
        ValueRules.CheckTextIfAny(input.Reason, "reason", ValueRules.LongestReason, session.Refuse);
        if (grant.RevokedAt is null)
            (grant.RevokedAt, grant.RevocationReason) = (session.Now, input.Reason);
        return grant;
    }

    private static DateOnly Today(DateTime now) => PlaceTime.DayOf(now, PlaceTime.Paris);
}
