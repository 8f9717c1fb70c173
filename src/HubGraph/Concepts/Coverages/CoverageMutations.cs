using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Territories;
using HubGraph.Data;
using HubGraph.Data.Lookups;
using HubGraph.Graph.Mutations;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Concepts.Coverages;

/// <summary>
/// Claims that hubs serve territories. A hub claims a territory once at a time; that claims have gaps, and that hubs claim the
/// same territory, is as it may be.
/// </summary>
internal static class CoverageMutations
{
    private static readonly Rule[] s_rules = [WriteRules.UnknownSource, WriteRules.InvalidValue, WriteRules.EndBeforeStart, WriteRules.CoverageOverlap];

    public static void AddTo(MutationType mutations)
    {
        mutations.Add<AddCoverageInput>(
            "addCoverage", "Adds a claim that a hub serves a territory (périmètre). Two claims overlap where their dates surely have a day in common.",
            Rights.Administrators, "coverage", nameof(Coverage), [.. s_rules, WriteRules.UnknownHub, WriteRules.UnknownPlace, WriteRules.PlaceConflict], AddAsync);
        mutations.Add<UpdateCoverageInput>(
            "updateCoverage", "Changes a claim that a hub serves a territory, such as its end.",
            Rights.Administrators, "coverage", nameof(Coverage), [.. s_rules, WriteRules.UnknownRecord, WriteRules.StaleVersion], UpdateAsync);
    }

    private static async Task<IRecord?> AddAsync(WriteSession session, AddCoverageInput input)
    {
        PlaceCodes codes = new(input.Commune, input.Intercommunality, input.Department, input.Region);
        Wanted wanted = new() { Hubs = { input.Hub } };
        codes.Want(wanted);
        wanted.Sources.AddIfAny(input.Source);
        wanted.Sources.AddIfAny(input.SinceSource);
        wanted.Sources.AddIfAny(input.UntilSource);
        wanted.Sources.AddIfAny(input.LastAttestedSource);
        Lookup lookup = await session.FindAsync(wanted);
        Place place = codes.Find(lookup, session.Refuse);
        if (place == Place.Nowhere)
            session.Refuse(WriteRules.PlaceConflict, codes.Field);
        Coverage claim = new()
        {
            HubId = session.KeyOf(lookup, FoundKind.Hub, input.Hub, "hub") ?? 0,
            Scale = place.Scale,
            RegionId = place.Scale == TerritorialScale.Region ? place.RegionId : null,
            DepartmentId = place.Scale == TerritorialScale.Department ? place.DepartmentId : null,
            IntercommunalityId = place.Scale == TerritorialScale.Intercommunality ? place.IntercommunalityId : null,
            CommuneId = place.CommuneId,
            SinceSourceId = session.KeyOf(lookup, FoundKind.Source, input.SinceSource, "sinceSource"),
            UntilSourceId = session.KeyOf(lookup, FoundKind.Source, input.UntilSource, "untilSource"),
            SourceId = session.KeyOf(lookup, FoundKind.Source, input.Source, "source"),
            LastAttestedSourceId = session.KeyOf(lookup, FoundKind.Source, input.LastAttestedSource, "lastAttestedSource"),
        };
        claim.Date(
            input.Since, input.NotBefore, input.Until, input.Disputed,
            input.AttestedOn ?? DateOf(lookup, input.Source),
            input.LastAttestedOn ?? DateOf(lookup, input.LastAttestedSource));
        await CheckAsync(session, claim, codes.Field);
        session.Context.Add(claim);
        return claim;
    }

    private static async Task<IRecord?> UpdateAsync(WriteSession session, UpdateCoverageInput input)
    {
        Wanted wanted = new();
        wanted.Sources.AddIfAny(input.Source.Or(null));
        wanted.Sources.AddIfAny(input.SinceSource.Or(null));
        wanted.Sources.AddIfAny(input.UntilSource.Or(null));
        wanted.Sources.AddIfAny(input.LastAttestedSource.Or(null));
        Lookup lookup = await session.FindAsync(wanted);
        if (await session.Context.Coverage.SingleOrDefaultAsync(known => known.Id == input.Id.Key, session.CancellationToken) is not { } claim)
        {
            session.Refuse(WriteRules.UnknownRecord, "id", nameof(Coverage));
            return null;
        }
        session.IsCurrent(claim, input.Version);
        DateOnly? attestedOn = input.AttestedOn.Or(input.Source.IsSet ? DateOf(lookup, input.Source.Or(null)) : claim.AttestedOn);
        // Where no other source attested it later, the last day follows the source's.
        DateOnly? lastKnown = claim.LastAttestedSourceId is null && claim.LastAttestedOn == claim.AttestedOn ? null : claim.LastAttestedOn;
        claim.Date(
            input.Since.Or(claim.Since), input.NotBefore.Or(claim.NotBefore), input.Until.Or(claim.Until), input.Disputed.Or(claim.Disputed),
            attestedOn,
            input.LastAttestedOn.Or(input.LastAttestedSource.IsSet ? DateOf(lookup, input.LastAttestedSource.Or(null)) : lastKnown));
        input.SinceSource.Apply(value => claim.SinceSourceId = session.KeyOf(lookup, FoundKind.Source, value, "sinceSource"));
        input.UntilSource.Apply(value => claim.UntilSourceId = session.KeyOf(lookup, FoundKind.Source, value, "untilSource"));
        input.LastAttestedSource.Apply(value => claim.LastAttestedSourceId = session.KeyOf(lookup, FoundKind.Source, value, "lastAttestedSource"));
        input.Source.Apply(value => claim.SourceId = session.KeyOf(lookup, FoundKind.Source, value, "source"));
        await CheckAsync(session, claim, input.Since.IsSet && !input.Until.IsSet ? "since" : "until");
        return claim;
    }

    /// <summary>Checks the claim by itself and among the hub's others to the same territory. The hub is held to the end of the transaction.</summary>
    /// <param name="path">The field that an overlap is told of.</param>
    private static async Task CheckAsync(WriteSession session, Coverage claim, string path)
    {
        Period period = PeriodOf(claim);
        ValueRules.CheckPeriod(period, session.Refuse);
        if (claim is { Since: not null, NotBefore: not null })
            ValueRules.Refuse("notBefore", "left out where since is given", "omise quand since est donné", session.Refuse);
        if (claim.LastAttestedOn < claim.AttestedOn)
            ValueRules.Refuse("lastAttestedOn", "not before attestedOn", "pas antérieure à attestedOn", session.Refuse);
        await RowLocks.LockAsync<Hub>(session.Context, claim.HubId, session.CancellationToken);
        Coverage[] others = await session.Context.Coverage.AsNoTracking()
            .Where(known => known.HubId == claim.HubId && known.Id != claim.Id && known.Scale == claim.Scale)
            .Where(known => known.RegionId == claim.RegionId && known.DepartmentId == claim.DepartmentId && known.IntercommunalityId == claim.IntercommunalityId && known.CommuneId == claim.CommuneId)
            .ToArrayAsync(session.CancellationToken);
        if (others.Any(other => period.SurelyOverlaps(PeriodOf(other))))
            session.Refuse(WriteRules.CoverageOverlap, path);
    }

    private static DateOnly? DateOf(Lookup lookup, string? source) => source is null ? null : lookup[FoundKind.Source, source]?.Day;

    private static Period PeriodOf(Coverage claim) => new(claim.Since, claim.Until, claim.NotBefore);
}
