using HubGraph.Data.Model;
using HubGraph.Graph.Mutations;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Concepts.Activities;

/// <summary>
/// Finds nameless rows that may be corrections of what was logged before: of the same hub, day, place and kind, with a
/// summary much alike. What rows of the same file made or repeat is none of it. For one import.
/// </summary>
internal sealed class SimilarActivities
{
    // Half of a summary's pairs of letters and more: a slip, or a word more or less.
    private const double Alike = 0.7;
    private const int LongestCompared = 200;
    private const int MostCompared = 2_000;
    private const int MostAtOnce = 500;

    private readonly HashSet<long> _own = [];
    private long? _last;

    /// <summary>Refuses the rows among those to be logged that resemble what was there before.</summary>
    /// <param name="path">The way to the field of a row in the input.</param>
    public async Task CheckAsync(WriteSession session, IReadOnlyList<LoggedRow> rows, long hubId, Func<int, string, string> path)
    {
        _last ??= await session.Context.Activities.MaxAsync(activity => (long?)activity.Id, session.CancellationToken) ?? 0;
        foreach (LoggedRow row in rows)
        {
            if (row.ExistingId is { } key)
                _own.Add(key);
        }
        LoggedRow[] asked = [.. rows.Where(row => row.Row.IsNameless && row is { Status: RowStatus.Valid, ExistingId: null })];
        if (asked.Length == 0 || _last == 0)
            return;
        foreach (LoggedRow[] some in asked.Chunk(MostAtOnce))
        {
            ILookup<Likeness, Known> known = await ReadAsync(session, hubId, [.. some.Select(row => row.Input.PerformedOn).Distinct()]);
            foreach (LoggedRow row in some)
            {
                HashSet<int>? pairs = null;
                if (known[Likeness.Of(row.Activity!)]
                    .FirstOrDefault(each => Share(pairs ??= PairsOf(row.Input.Summary), each.Pairs) >= Alike) is not { } similar)
                    continue;
                row.Violations.Add(WriteSession.Violation(WriteRules.LikelyDuplicate, path(row.Index, "summary"), similar.Summary));
                row.Status = RowStatus.Refused;
            }
        }
    }

    private async Task<ILookup<Likeness, Known>> ReadAsync(WriteSession session, long hubId, DateOnly[] days)
    {
        long last = _last!.Value;
        var read = await session.Context.Activities.AsNoTracking()
            .Where(activity =>
                activity.HubId == hubId && days.Contains(activity.PerformedOn) && activity.Id <= last && activity.WithdrawnAt == null)
            .OrderByDescending(activity => activity.PerformedOn).ThenByDescending(activity => activity.Id)
            .Take(MostCompared)
            .Select(activity => new
            {
                activity.Id,
                activity.Summary,
                Likeness = new Likeness(
                    activity.PerformedOn,
                    activity.CommuneId,
                    activity.IntercommunalityId,
                    activity.DepartmentId,
                    activity.RegionId,
                    (AnimationKind?)((AnimationActivity)activity).AnimationKind,
                    (SupportKind?)((ProjectSupportActivity)activity).SupportKind),
            })
            .ToArrayAsync(session.CancellationToken);
        return read.Where(each => !_own.Contains(each.Id))
            .ToLookup(each => each.Likeness, each => new Known(each.Summary, PairsOf(each.Summary)));
    }

    // Pairs of letters that follow one another, of the folded text.
    private static HashSet<int> PairsOf(string summary)
    {
        string text = TextFolding.Fold(summary.Length > LongestCompared ? summary[..LongestCompared] : summary);
        HashSet<int> pairs = [];
        for (int i = 1; i < text.Length; i++)
            pairs.Add((text[i - 1] << 16) | text[i]);
        return pairs;
    }

    private static double Share(HashSet<int> some, HashSet<int> others) =>
        some.Count + others.Count == 0 ? 1 : 2.0 * some.Count(others.Contains) / (some.Count + others.Count);

    private sealed record Known(string Summary, HashSet<int> Pairs);

    private readonly record struct Likeness(
        DateOnly PerformedOn, long? CommuneId, long? IntercommunalityId, long? DepartmentId, long? RegionId, AnimationKind? Animation,
        SupportKind? Support)
    {
        public static Likeness Of(Activity activity) => new(
            activity.PerformedOn, activity.CommuneId, activity.IntercommunalityId, activity.DepartmentId, activity.RegionId,
            (activity as AnimationActivity)?.AnimationKind, (activity as ProjectSupportActivity)?.SupportKind);
    }
}
