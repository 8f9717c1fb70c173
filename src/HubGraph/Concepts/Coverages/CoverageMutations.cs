using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Sources;
using HubGraph.Concepts.Territories;
using HubGraph.Data.Lookups;
using HubGraph.Data.Model;
using HubGraph.Graph.Mutations;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Concepts.Coverages;

/// <summary>
/// Claims that hubs serve territories. A hub claims a territory once at a time; that claims have gaps, and that hubs claim the
/// same territory, is as it may be.
/// </summary>
internal static class CoverageMutations
{
    private static readonly Rule[] s_rules =
        [WriteRules.UnknownSource, WriteRules.InvalidValue, WriteRules.EndBeforeStart, WriteRules.CoverageOverlap];

    // The dates tell more together, and the place is one of four.
    private static readonly string[] s_dates = ["Since", "NotBefore", "Until", "Disputed", "AttestedOn", "LastAttestedOn"];
    private static readonly InputCopy<AddCoverageInput, Coverage> s_addition =
        new([.. s_dates, "Scale", "Commune", "Intercommunality", "Department", "Region"]);

    private static readonly InputCopy<UpdateCoverageInput, Coverage> s_update = new(s_dates);

    public static void AddTo(MutationType mutations)
    {
        mutations.Add<AddCoverageInput>(
            "addCoverage",
            "Adds a claim that a hub serves a territory (périmètre). Two claims overlap where their dates surely have a day in common.",
            Rights.Administrators, "coverage", nameof(Coverage),
            [.. s_rules, WriteRules.UnknownHub, WriteRules.UnknownPlace, WriteRules.PlaceConflict], AddAsync);
        mutations.Add<UpdateCoverageInput>(
            "updateCoverage", "Changes a claim that a hub serves a territory, such as its end.",
            Rights.Administrators, "coverage", nameof(Coverage),
            [.. s_rules, WriteRules.UnknownRecord, WriteRules.StaleVersion], UpdateAsync);
        mutations.AddRemoval<RemoveCoverageInput, Coverage>(
            "removeCoverage", "Removes a claim that a hub serves a territory which was entered wrongly. One that ended is updated.",
            claim => claim.HubId);
    }

    private static async Task<IRecord?> AddAsync(WriteSession session, AddCoverageInput input)
    {
        PlaceCodes codes = new(input.Commune, input.Intercommunality, input.Department, input.Region);
        LookupResult lookup = await session.FindAsync(codes.Ask(s_addition.Ask(input)));
        Place place = codes.Find(lookup, session.Refuse);
        if (place == Place.Nowhere)
            session.Refuse(WriteRules.PlaceConflict, codes.Field);
        Coverage claim = s_addition.Create(input, session.Refuse, lookup);
        (claim.Scale, claim.CommuneId) = (place.Scale, place.CommuneId);
        claim.RegionId = place.Scale == TerritorialScale.Region ? place.RegionId : null;
        claim.DepartmentId = place.Scale == TerritorialScale.Department ? place.DepartmentId : null;
        claim.IntercommunalityId = place.Scale == TerritorialScale.Intercommunality ? place.IntercommunalityId : null;
        claim.Date(
            input.Since, input.NotBefore, input.Until, input.Disputed,
            input.AttestedOn ?? lookup.Find<Source>(input.Source)?.Day,
            input.LastAttestedOn ?? lookup.Find<Source>(input.LastAttestedSource)?.Day);
        await CheckAsync(session, claim, codes.Field);
        session.Context.Add(claim);
        return claim;
    }

    private static async Task<IRecord?> UpdateAsync(WriteSession session, UpdateCoverageInput input)
    {
        LookupResult lookup = await session.FindAsync(s_update.Ask(input));
        if (await session.ReadAsync(session.Context.Coverage, input.Id) is not { } claim)
            return null;
        session.IsCurrent(claim, input.Version);
        DateOnly? attestedOn = input.AttestedOn.Or(input.Source.IsSet ? lookup.Find<Source>(input.Source.Or(null))?.Day : claim.AttestedOn);
        // Where no other source attested it later, the last day follows the source's.
        DateOnly? lastKnown =
            input.LastAttestedSource.IsSet ? lookup.Find<Source>(input.LastAttestedSource.Or(null))?.Day
            : claim.LastAttestedSourceId is null && claim.LastAttestedOn == claim.AttestedOn ? null
            : claim.LastAttestedOn;
        claim.Date(
            input.Since.Or(claim.Since), input.NotBefore.Or(claim.NotBefore), input.Until.Or(claim.Until),
            input.Disputed.Or(claim.Disputed), attestedOn, input.LastAttestedOn.Or(lastKnown));
        s_update.Apply(input, claim, session.Refuse, lookup);
        await CheckAsync(session, claim, input.Since.IsSet && !input.Until.IsSet ? "since" : "until");
        return claim;
    }

    /// <summary>
    /// Checks the claim by itself and among the hub's others to the same territory. The hub is held to the end of the transaction.
    /// </summary>
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
            .Where(known => known.RegionId == claim.RegionId && known.DepartmentId == claim.DepartmentId)
            .Where(known => known.IntercommunalityId == claim.IntercommunalityId && known.CommuneId == claim.CommuneId)
            .ToArrayAsync(session.CancellationToken);
        if (others.Any(other => period.SurelyOverlaps(PeriodOf(other))))
            session.Refuse(WriteRules.CoverageOverlap, path);
    }

    private static Period PeriodOf(Coverage claim) => new(claim.Since, claim.Until, claim.NotBefore);
}
