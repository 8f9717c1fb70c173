using System.Security.Cryptography;
using System.Text.Json;
using HubGraph.Data;
using HubGraph.Domain;
using HubGraph.Domain.Rules;
using HubGraph.Graph.Mutations;
using HubGraph.Graph.Territories;

namespace HubGraph.Graph.Activities;

/// <summary>What became of a row.</summary>
internal enum RowStatus
{
    Logged,
    Unchanged,
    Refused,
    Valid,
}

/// <summary>A row that was looked at: the activity that it made or that was there, or the rules that it breaks.</summary>
internal sealed record LoggedRow(int Index, ActivityInput Input)
{
    public RowStatus Status { get; set; }

    /// <summary>The activity that it makes.</summary>
    public Activity? Activity { get; set; }

    /// <summary>The key of the activity that is already there.</summary>
    public long? ExistingId { get; set; }

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
    public static async Task<IReadOnlyList<LoggedRow>> CheckAsync(WriteSession session, string hubSlug, IReadOnlyList<ActivityInput> inputs, Func<int, string, string> path)
    {
        Wanted wanted = new() { Hubs = { hubSlug } };
        foreach (ActivityInput input in inputs)
            Want(wanted, input);
        Rights.DemandHub(session.Caller, hubSlug);
        Lookup lookup = await session.FindAsync(wanted);
        if (lookup[FoundKind.Hub, hubSlug] is not { } hub)
        {
            session.Refuse(WriteRules.UnknownHub, "hub", hubSlug);
            return [];
        }
        Dictionary<string, LoggedRow> byReference = [];
        List<LoggedRow> rows = [];
        foreach ((int index, ActivityInput input) in inputs.Index())
        {
            LoggedRow row = new(index, input);
            rows.Add(row);
            Check(session, row, hub, lookup, byReference, field => path(index, field));
        }
        return rows;
    }

    /// <summary>Writes the rows that make an activity.</summary>
    public static async Task WriteAsync(WriteSession session, IReadOnlyList<LoggedRow> rows)
    {
        LoggedRow[] made = [.. rows.Where(row => row.Status == RowStatus.Valid)];
        if (made.Length == 0)
            return;
        await session.IdentifyAsync();
        foreach (LoggedRow row in made)
        {
            row.Activity!.ReportedById = session.PersonId;
            row.Status = RowStatus.Logged;
        }
        Activity[] activities = [.. made.Select(row => row.Activity!)];
        if (activities.Length <= Few)
        {
            session.Context.AddRange(activities);
            await session.Scope.SaveAsync(session.CancellationToken);
            return;
        }
        await session.Scope.InsertAsync(activities, session.CancellationToken);
        foreach (Activity activity in activities)
        {
            foreach (ActivityTag tag in activity.Tags)
                tag.ActivityId = activity.Id;
            foreach (AnimationActivityTheme theme in (activity as AnimationActivity)?.Themes ?? [])
                theme.ActivityId = activity.Id;
        }
        await session.Scope.InsertAsync(activities.SelectMany(activity => activity.Tags).ToArray(), session.CancellationToken);
        await session.Scope.InsertAsync(activities.OfType<AnimationActivity>().SelectMany(activity => activity.Themes).ToArray(), session.CancellationToken);
    }

    private static void Want(Wanted wanted, ActivityInput input)
    {
        PlaceOf(input).Want(wanted);
        if (input.Mission is { } mission)
            wanted.Missions.Add(mission);
        if (input.ClientReference is { } reference)
            wanted.References.Add(reference);
        if (input is AnimationInput { Event: { } @event })
            wanted.Events.Add(@event.Key);
        if (input is ProjectSupportInput support)
            wanted.FundedProjects.Add(support.FundedProject.Key);
    }

    private static void Check(WriteSession session, LoggedRow row, Found hub, Lookup lookup, Dictionary<string, LoggedRow> byReference, Func<string, string> path)
    {
        string? digest = null;
        if (row.Input.ClientReference is { } reference)
        {
            digest = Digest(row.Input);
            if (IsRetry(row, reference, digest, lookup, byReference, path))
                return;
        }
        Activity activity = ActivityParts.NewActivity(row.Input, hub.Id);
        activity.ClientDigest = digest;
        Place place = PlaceOf(row.Input).Find(lookup, Refuse);
        ActivityParts.Put(activity, place, row.Input.Scale, Refuse);
        ActivityParts.Relate(activity, row.Input.Mission, lookup, checksEvent: true, checksProject: true, Refuse);
        ActivityRules.Check(activity, new HubDates(hub.Day, hub.ClosedOn), ActivityParts.TodayAt(place, session.Now), Refuse);
        row.Status = row.Violations.Count > 0 ? RowStatus.Refused : RowStatus.Valid;
        row.Activity = activity;
        if (row.Input.ClientReference is { } own && row.Violations.Count == 0)
            byReference.Add(own, row);

        void Refuse(Rule rule, string field, object[] values) => row.Violations.Add(WriteSession.Violation(rule, path(field), values));
    }

    // A reference that is known answers what it made, here or in an earlier row.
    private static bool IsRetry(LoggedRow row, string reference, string digest, Lookup lookup, Dictionary<string, LoggedRow> byReference, Func<string, string> path)
    {
        Found? known = lookup[FoundKind.Activity, reference];
        LoggedRow? earlier = byReference.GetValueOrDefault(reference);
        if (known is null && earlier is null)
            return false;
        if ((known?.Text ?? earlier!.Activity!.ClientDigest) != digest)
            row.Violations.Add(WriteSession.Violation(WriteRules.DuplicateReference, path("clientReference"), reference));
        else if (known?.Day is not null)
            row.Violations.Add(WriteSession.Violation(WriteRules.ActivityWithdrawn, path("clientReference")));
        row.Status = row.Violations.Count > 0 ? RowStatus.Refused : RowStatus.Unchanged;
        row.ExistingId = known?.Id;
        row.Activity = earlier?.Activity;
        return true;
    }

    // The same content under the same reference, by whichever mutation it came.
    internal static string Digest(ActivityInput input)
    {
        byte[] content = input is AnimationInput animation ? JsonSerializer.SerializeToUtf8Bytes<AnimationInput>(animation) : JsonSerializer.SerializeToUtf8Bytes<ProjectSupportInput>((ProjectSupportInput)input);
        return Convert.ToHexStringLower(SHA256.HashData(content));
    }

    private static PlaceCodes PlaceOf(ActivityInput input) => new(input.Commune, input.Intercommunality, input.Department, input.Region);
}
