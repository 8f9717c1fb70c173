using HubGraph.Concepts.Identifiers;
using HubGraph.Concepts.Territories;
using HubGraph.Data.Lookups;
using HubGraph.Graph.Mutations;
using HubGraph.Planning;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace HubGraph.Concepts.Activities;

/// <summary>Rows of activities that are there already: whether they say something else, and, where that is asked, amends them.</summary>
internal sealed class ActivityCorrection(WriteSession session, LogOptions options, LookupResult lookup)
{
    private readonly Predicate<string> _gives = options.Gives ?? (_ => !options.Amends);
    private readonly bool _givesValues = options.Gives is null && options.Amends;

    /// <summary>Looks at rows that have the key of an activity.</summary>
    /// <param name="path">The way to the field of a row in the input.</param>
    public async Task CheckAsync(IReadOnlyList<LoggedRow> rows, long hubId, Func<int, string, string> path)
    {
        if (rows.Count == 0)
            return;
        long[] keys = [.. rows.Select(row => row.ExistingId!.Value).Distinct()];
        // By a table of keys, which SQLite begins with: beside keys one by one, it would walk all that the hub has.
        Activity[] found = await ActivityAmendment.Whole(session.Context).Where(activity => EF.Parameter(keys).Contains(activity.Id))
            .ToArrayAsync(session.CancellationToken);
        Dictionary<long, Activity> known = found.Where(activity => activity.HubId == hubId).ToDictionary(activity => activity.Id);
        HashSet<long> seen = [];
        foreach (LoggedRow row in rows)
        {
            string field = row.Row.Id is null ? "clientReference" : "id";
            if (!known.TryGetValue(row.ExistingId!.Value, out Activity? activity))
                Refuse(WriteRules.UnknownRecord, field, [nameof(Activity)]);
            else if (activity.WithdrawnAt is not null)
                Refuse(WriteRules.ActivityWithdrawn, field, []);
            else if (activity is AnimationActivity != row.Input is AnimationInput || !seen.Add(activity.Id))
                Refuse(WriteRules.DuplicateReference, field, [NameOf(row)]);
            else if (row.Row.Version is { } version && version != activity.Version)
            {
                Violation stale = WriteSession.Violation(WriteRules.StaleVersion, path(row.Index, "version"), activity.Version);
                row.Violations.Add(stale with { Detail = activity.Version });
            }
            else
                await CheckAsync(row, activity, Refuse);
            if (row.Violations.Count > 0)
                row.Status = RowStatus.Refused;

            void Refuse(Rule rule, string name, object[] values) =>
                row.Violations.Add(WriteSession.Violation(rule, path(row.Index, name), values));
        }
    }

    private async Task CheckAsync(LoggedRow row, Activity activity, Refuse refuse)
    {
        HashSet<object> items = ItemsOf(activity);
        Subject subject = SubjectOf(row.Input, activity);
        ActivityParts.Apply(row.Input, activity, lookup, refuse, (field, hasValue) => Gives(field, hasValue) || IsOut(field, row.Input));
        await ActivityAmendment.CheckAsync(session, activity, subject, lookup, refuse);
        bool isOther = session.Context.Entry(activity).State != EntityState.Unchanged || !ItemsOf(activity).SetEquals(items);
        // What is there breaks no rule by being said again.
        if (!isOther || !options.Amends)
            row.Violations.Clear();
        row.Row.Around.CheckAround(Place.Of(activity), lookup, refuse);
        if (!isOther)
        {
            row.Status = RowStatus.Unchanged;
            return;
        }
        if (!options.Amends)
            refuse(WriteRules.DuplicateReference, row.Row.Id is null ? "clientReference" : "id", [NameOf(row)]);
        if (row.Violations.Count > 0 || options.IsDryRun)
            Forget(session, activity.Id);
        else if (row.Row.Id is null)
            activity.ClientDigest = ActivityLog.Digest(row.Input);
        row.Status = RowStatus.Valid;
        row.Activity = activity;
    }

    private static string NameOf(LoggedRow row) =>
        row.Row.Id is { } id ? GlobalId.Encode(row.Type, id.Key) : row.Input.ClientReference ?? "";

    /// <summary>Tracks an activity no longer that is not to be written.</summary>
    public static void Forget(WriteSession session, long key)
    {
        foreach (EntityEntry entry in session.Context.ChangeTracker.Entries().ToArray())
        {
            if (OwnerOf(entry.Entity) == key)
                entry.State = EntityState.Detached;
        }
    }

    private static long? OwnerOf(object entity) => entity switch
    {
        Activity activity => activity.Id,
        ActivityTag tag => tag.ActivityId,
        ActivityIdentifier identifier => identifier.ActivityId,
        AnimationActivityTheme theme => theme.ActivityId,
        AnimationActivityNature nature => nature.ActivityId,
        AnimationActivityPartner partner => partner.ActivityId,
        _ => null,
    };

    // What its lists hold.
    private static HashSet<object> ItemsOf(Activity activity)
    {
        HashSet<object> items =
            [.. activity.Tags.Select(tag => tag.Tag), .. activity.Identifiers.Select(id => (object)(id.Scheme, id.Value))];
        if (activity is AnimationActivity animation)
        {
            items.UnionWith(animation.Themes.Select(theme => (object)theme.Theme));
            items.UnionWith(animation.Natures.Select(nature => (object)nature.Nature));
            items.UnionWith(animation.Partners.Select(partner => (object)(partner.Position, partner.Name, partner.Kind)));
        }
        return items;
    }

    // What is said again is not looked at again.
    private Subject SubjectOf(ActivityInput input, Activity activity)
    {
        bool isMoved = Gives("commune", input.Commune is not null) || Gives("intercommunality", input.Intercommunality is not null)
            || Gives("department", input.Department is not null) || Gives("region", input.Region is not null);
        return new Subject(
            isMoved ? new PlaceCodes(input.Commune, input.Intercommunality, input.Department, input.Region) : null,
            input.Scale is { } scale ? new(scale) : default,
            ChecksEvent: input is AnimationInput { Event: { } @event } && @event.Key != ((AnimationActivity)activity).EventId,
            ChecksProject: input is ProjectSupportInput support
                && support.FundedProject.Key != ((ProjectSupportActivity)activity).FundedProjectId);
    }

    private bool Gives(string field, bool hasValue) => _gives(field) || (_givesValues && hasValue);

    // The free text goes with OTHER.
    private static bool IsOut(string field, ActivityInput input) => field switch
    {
        "otherAnimationKind" => input is AnimationInput { AnimationKind: not AnimationKind.Other },
        "otherFormat" => input is AnimationInput { Format: not (null or AnimationFormat.Other) },
        "otherNature" => input is AnimationInput { Natures: { Count: > 0 } natures } && !natures.Contains(PartnershipNature.Other),
        "otherTheme" => input is AnimationInput { Themes: { Count: > 0 } themes } && !themes.Contains(AnimationTheme.Other),
        "otherSupportKind" => input is ProjectSupportInput { SupportKind: not SupportKind.Other },
        _ => false,
    };
}
