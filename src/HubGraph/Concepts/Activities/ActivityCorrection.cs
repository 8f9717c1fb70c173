using HubGraph.Concepts.FundedProjects;
using HubGraph.Concepts.Missions;
using HubGraph.Concepts.Territories;
using HubGraph.Data.Lookups;
using HubGraph.Graph.Mutations;
using HubGraph.Planning;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace HubGraph.Concepts.Activities;

/// <summary>Rows of activities that are there already: whether they say something else, and, where that is asked, amends them.</summary>
internal sealed class ActivityCorrection(WriteSession session, LogOptions options, Lookup lookup)
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
        Dictionary<long, Activity> known = await ActivityAmendment.Whole(session.Context)
            .Where(activity => keys.Contains(activity.Id) && activity.HubId == hubId)
            .ToDictionaryAsync(activity => activity.Id, session.CancellationToken);
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
                row.Violations.Add(WriteSession.Violation(WriteRules.StaleVersion, path(row.Index, "version"), activity.Version) with { Detail = activity.Version });
            else
                await CheckAsync(row, activity, Refuse);
            if (row.Violations.Count > 0)
                row.Status = RowStatus.Refused;

            void Refuse(Rule rule, string name, object[] values) => row.Violations.Add(WriteSession.Violation(rule, path(row.Index, name), values));
        }
    }

    private async Task CheckAsync(LoggedRow row, Activity activity, Refuse refuse)
    {
        string[] tags = [.. activity.Tags.Select(tag => tag.Tag)];
        AnimationTheme[] themes = [.. ThemesOf(activity)];
        await ActivityAmendment.CorrectAsync(session, activity, CorrectionOf(row.Input, activity), lookup, refuse);
        bool isOther = session.Context.Entry(activity).State != EntityState.Unchanged
            || !activity.Tags.Select(tag => tag.Tag).ToHashSet().SetEquals(tags) || !ThemesOf(activity).ToHashSet().SetEquals(themes);
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
            Forget(activity.Id);
        else if (row.Row.Id is null)
            activity.ClientDigest = ActivityLog.Digest(row.Input);
        row.Status = RowStatus.Valid;
        row.Activity = activity;
    }

    private static string NameOf(LoggedRow row) =>
        row.Row.Id is { } id ? GlobalId.Encode(row.Input is AnimationInput ? nameof(AnimationActivity) : nameof(ProjectSupportActivity), id.Key) : row.Input.ClientReference ?? "";

    // What is not to be written is tracked no longer.
    private void Forget(long key)
    {
        foreach (EntityEntry entry in session.Context.ChangeTracker.Entries().ToArray())
        {
            if (entry.Entity is Activity { Id: var id } && id == key
                || entry.Entity is ActivityTag { ActivityId: var tagged } && tagged == key
                || entry.Entity is AnimationActivityTheme { ActivityId: var themed } && themed == key)
            {
                entry.State = EntityState.Detached;
            }
        }
    }

    private static IEnumerable<AnimationTheme> ThemesOf(Activity activity) => (activity as AnimationActivity)?.Themes.Select(theme => theme.Theme) ?? [];

    private AmendActivityInput CorrectionOf(ActivityInput input, Activity activity)
    {
        bool isMoved = Gives("commune", input.Commune) || Gives("intercommunality", input.Intercommunality) || Gives("department", input.Department) || Gives("region", input.Region);
        AmendActivityInput common = new()
        {
            Id = new RecordId<Activity>(activity.Id),
            Version = activity.Version,
            PerformedOn = new(input.PerformedOn),
            DurationMinutes = new(input.DurationMinutes),
            Summary = new(input.Summary),
            Mission = Given("mission", input.Mission),
            Scale = input.Scale is { } scale ? new(scale) : default,
            Commune = isMoved ? new(input.Commune) : default,
            Intercommunality = isMoved ? new(input.Intercommunality) : default,
            Department = isMoved ? new(input.Department) : default,
            Region = isMoved ? new(input.Region) : default,
            Tags = Gives("tags", input.Tags) ? new(input.Tags ?? []) : default,
        };
        if (input is ProjectSupportInput support)
        {
            return common with
            {
                FundedProject = support.FundedProject.Key == ((ProjectSupportActivity)activity).FundedProjectId ? default : new(support.FundedProject),
                SupportKind = new(support.SupportKind),
                OtherSupportKind = OtherOf("otherSupportKind", support.OtherSupportKind, support.SupportKind != SupportKind.Other),
                Stage = Given("stage", support.Stage),
            };
        }
        AnimationInput animation = (AnimationInput)input;
        return common with
        {
            AnimationKind = new(animation.AnimationKind),
            OtherAnimationKind = OtherOf("otherAnimationKind", animation.OtherAnimationKind, animation.AnimationKind != AnimationKind.Other),
            Format = Given("format", animation.Format),
            OtherFormat = OtherOf("otherFormat", animation.OtherFormat, animation.Format is { } format && format != AnimationFormat.Other),
            Initiative = Given("initiative", animation.Initiative),
            Themes = Gives("themes", animation.Themes) ? new(animation.Themes ?? []) : default,
            OtherTheme = OtherOf("otherTheme", animation.OtherTheme, animation.Themes is { Count: > 0 } given && !given.Contains(AnimationTheme.Other)),
            Mediators = Given("mediators", animation.Mediators),
            Structures = Given("structures", animation.Structures),
            OtherActors = Given("otherActors", animation.OtherActors),
            Participants = Given("participants", animation.Participants),
            Event = animation.Event?.Key == ((AnimationActivity)activity).EventId ? default : Given("event", animation.Event),
        };
    }

    private bool Gives(string field, object? value) => _gives(field) || (_givesValues && value is not null);

    private Optional<T> Given<T>(string field, T value) => Gives(field, value) ? new Optional<T>(value) : default;

    // The free text goes with OTHER.
    private Optional<string?> OtherOf(string field, string? value, bool isOut) => isOut && value is null ? new Optional<string?>(null) : Given(field, value);
}
