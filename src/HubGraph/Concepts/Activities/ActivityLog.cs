using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Identifiers;
using HubGraph.Concepts.Territories;
using HubGraph.Data.Lookups;
using HubGraph.Graph.Mutations;

namespace HubGraph.Concepts.Activities;

/// <summary>What became of a row.</summary>
internal enum RowStatus
{
    Logged,
    Amended,
    Unchanged,
    Refused,
    Valid,
}

/// <summary>A row that was looked at: the activity that it made or that was there, or the rules that it breaks.</summary>
internal sealed record LoggedRow(int Index, ActivityRow Row)
{
    public ActivityInput Input => Row.Input;

    public RowStatus Status { get; set; }

    /// <summary>The type of the activity.</summary>
    public string Type => Input is AnimationInput ? nameof(AnimationActivity) : nameof(ProjectSupportActivity);

    /// <summary>The activity that it makes, or amends.</summary>
    public Activity? Activity { get; set; }

    /// <summary>The key of the activity that is already there.</summary>
    public long? ExistingId { get; set; }

    /// <summary>Whether it amends an activity, or would.</summary>
    public bool IsAmendment => ExistingId is not null && Status is RowStatus.Amended or RowStatus.Valid;

    public List<Violation> Violations { get; } = [];
}

/// <summary>Logs activities of one hub: one, or many at once.</summary>
internal static class ActivityLog
{
    // Beyond this, writing in bulk is worth its two more statements.
    private const int Few = 5;

    /// <summary>Looks at rows in one lookup, without writing.</summary>
    /// <param name="path">The way to the field of a row in the input.</param>
    /// <returns>The rows; none when the hub is not known, which is refused.</returns>
    public static async Task<IReadOnlyList<LoggedRow>> CheckAsync(
        WriteSession session, string hubSlug, IReadOnlyList<ActivityRow> inputs, LogOptions options, Func<int, string, string> path)
    {
        LookupRequest request = new LookupRequest().Add<Hub>(hubSlug);
        foreach (ActivityRow row in inputs)
            Ask(request, row);
        Rights.DemandHub(session.Caller, hubSlug);
        LookupResult lookup = await session.FindAsync(request);
        if (lookup.Find<Hub>(hubSlug) is not { } hub)
        {
            session.Refuse(WriteRules.UnknownHub, "hub", hubSlug);
            return [];
        }
        Dictionary<string, LoggedRow> byReference = [];
        List<LoggedRow> rows = [], known = [];
        foreach ((int index, ActivityRow input) in inputs.Index())
        {
            LoggedRow row = new(index, input);
            rows.Add(row);
            row.ExistingId = NamedBy(input, lookup);
            if (input.IsUnchanged)
                row.Status = RowStatus.Unchanged;
            else if (row.ExistingId is not null)
                known.Add(row);
            else
                Check(session, row, hub, lookup, byReference, field => path(index, field));
        }
        await new ActivityCorrection(session, options, lookup).CheckAsync(known, hub.Id, path);
        await CheckIdentifiersAsync(session, rows, path);
        if (options.Similar is { } similar)
            await similar.CheckAsync(session, rows, hub.Id, path);
        return rows;
    }

    /// <summary>Writes the rows that make an activity.</summary>
    public static async Task WriteAsync(WriteSession session, IReadOnlyList<LoggedRow> rows)
    {
        LoggedRow[] valid = [.. rows.Where(row => row.Status == RowStatus.Valid)];
        if (valid.Length == 0)
            return;
        await session.IdentifyAsync();
        // What is amended is tracked, and saved at the end.
        foreach (LoggedRow row in valid.Where(row => row.IsAmendment))
            row.Status = RowStatus.Amended;
        LoggedRow[] made = [.. valid.Where(row => row.Status == RowStatus.Valid)];
        foreach (LoggedRow row in made)
        {
            row.Activity!.ReportedById = session.PersonId;
            row.Status = RowStatus.Logged;
        }
        // In the order of most indexes, so that each of their pages is come upon once.
        Activity[] activities = [.. made.Select(row => row.Activity!).OrderBy(activity => activity.PerformedOn)];
        if (activities.Length <= Few)
        {
            session.Context.AddRange(activities);
            await session.Scope.SaveAsync(session.CancellationToken);
            return;
        }
        await session.Scope.InsertAsync(activities, session.CancellationToken);
        AnimationActivity[] animations = [.. activities.OfType<AnimationActivity>()];
        foreach (Activity activity in activities)
        {
            activity.Tags.ForEach(tag => tag.ActivityId = activity.Id);
            activity.Identifiers.ForEach(identifier => identifier.ActivityId = activity.Id);
        }
        foreach (AnimationActivity animation in animations)
        {
            animation.Themes.ForEach(theme => theme.ActivityId = animation.Id);
            animation.Natures.ForEach(nature => nature.ActivityId = animation.Id);
            animation.Partners.ForEach(partner => partner.ActivityId = animation.Id);
        }
        await InsertAsync(session, activities.SelectMany(activity => activity.Tags));
        await InsertAsync(session, activities.SelectMany(activity => activity.Identifiers));
        await InsertAsync(session, animations.SelectMany(animation => animation.Themes));
        await InsertAsync(session, animations.SelectMany(animation => animation.Natures));
        await InsertAsync(session, animations.SelectMany(animation => animation.Partners));
    }

    private static Task InsertAsync<T>(WriteSession session, IEnumerable<T> rows)
        where T : class => session.Scope.InsertAsync(rows.ToArray(), session.CancellationToken);

    // An id is one activity's, of whichever hub.
    private static async Task CheckIdentifiersAsync(WriteSession session, IReadOnlyList<LoggedRow> rows, Func<int, string, string> path)
    {
        LoggedRow[] written = [.. rows.Where(row => row is { Status: RowStatus.Valid, Activity.Identifiers.Count: > 0 })];
        Dictionary<(IdentifierScheme, string), long> known = await IdentifierWriting.FindAsync<ActivityIdentifier>(
            session, written.SelectMany(row => row.Activity!.Identifiers), nameof(ActivityIdentifier.ActivityId));
        HashSet<(IdentifierScheme, string)> seen = [];
        foreach (LoggedRow row in written)
        {
            foreach (ActivityIdentifier id in row.Activity!.Identifiers)
            {
                bool isAnothers = known.TryGetValue((id.Scheme, id.Value), out long owner) && owner != row.Activity.Id;
                if (!isAnothers & seen.Add((id.Scheme, id.Value)))
                    continue;
                string shown = IdentifierWriting.Shown(id.Scheme, id.Value);
                row.Violations.Add(WriteSession.Violation(WriteRules.AlreadyExists, path(row.Index, IdentifierWriting.Field), shown));
                row.Status = RowStatus.Refused;
            }
            if (row is { Status: RowStatus.Refused, ExistingId: { } key })
                ActivityCorrection.Forget(session, key);
        }
    }

    private static void Ask(LookupRequest request, ActivityRow row)
    {
        PlaceOf(row.Input).Ask(request);
        row.Around.Ask(request);
        ActivityParts.Ask(row.Input, request);
        request.Add<Activity>(row.Input.ClientReference);
    }

    private static void Check(
        WriteSession session, LoggedRow row, Found hub, LookupResult lookup, Dictionary<string, LoggedRow> byReference,
        Func<string, string> path)
    {
        string? digest = row.Row.Digest;
        if (row.Input.ClientReference is { } reference)
        {
            digest ??= Digest(row.Input);
            if (IsRetry(row, reference, digest, lookup, byReference, path))
                return;
        }
        Activity activity = ActivityParts.NewActivity(row.Input, hub.Id, lookup, Refuse);
        activity.ClientDigest = digest;
        Place place = PlaceOf(row.Input).Find(lookup, Refuse);
        row.Row.Around.CheckAround(place, lookup, Refuse);
        ActivityParts.Put(activity, place, row.Input.Scale, Refuse);
        ActivityParts.CheckSubject(activity, lookup, checksEvent: true, checksProject: true, Refuse);
        ActivityRules.Check(activity, new HubDates(hub.Day, hub.ClosedOn), ActivityParts.TodayAt(place, session.Now), Refuse);
        row.Status = row.Violations.Count > 0 ? RowStatus.Refused : RowStatus.Valid;
        row.Activity = activity;
        if (row.Input.ClientReference is { } own && row.Violations.Count == 0)
            byReference.Add(own, row);

        void Refuse(Rule rule, string field, object[] values) => row.Violations.Add(WriteSession.Violation(rule, path(field), values));
    }

    // The activity that a row names, where what is there may say something else.
    private static long? NamedBy(ActivityRow row, LookupResult lookup) =>
        row.Id is { } id ? id.Key
        : lookup.Find<Activity>(row.Input.ClientReference) is { } found && found.Text != (row.Digest ?? Digest(row.Input)) ? found.Id
        : null;

    // A reference that is known answers what it made, here or in an earlier row.
    private static bool IsRetry(
        LoggedRow row, string reference, string digest, LookupResult lookup, Dictionary<string, LoggedRow> byReference,
        Func<string, string> path)
    {
        Found? known = lookup.Find<Activity>(reference);
        LoggedRow? earlier = byReference.GetValueOrDefault(reference);
        if (known is null && earlier is null)
            return false;
        if (known is null && earlier!.Activity!.ClientDigest != digest)
            row.Violations.Add(WriteSession.Violation(WriteRules.DuplicateReference, path("clientReference"), reference));
        else if (known?.Day is not null)
            row.Violations.Add(WriteSession.Violation(WriteRules.ActivityWithdrawn, path("clientReference")));
        row.Status = row.Violations.Count > 0 ? RowStatus.Refused : RowStatus.Unchanged;
        row.ExistingId = known?.Id;
        row.Activity = earlier?.Activity;
        return true;
    }

    // The same content under the same reference, by whichever mutation it came.
    internal static string Digest(ActivityInput input) =>
        input is AnimationInput animation ? ClientReferences.Digest(animation) : ClientReferences.Digest((ProjectSupportInput)input);

    private static PlaceCodes PlaceOf(ActivityInput input) => new(input.Commune, input.Intercommunality, input.Department, input.Region);
}
