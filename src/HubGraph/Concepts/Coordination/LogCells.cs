using HubGraph.Concepts.Activities;
using HubGraph.Concepts.Events;
using HubGraph.Concepts.Identifiers;
using HubGraph.Graph;
using HubGraph.Planning;

namespace HubGraph.Concepts.Coordination;

/// <summary>Activities and events as rows of the log: a day, a number, a text or nothing for each of its columns.</summary>
internal static class LogCells
{
    private const string WithoutNote = " (sans note)";

    /// <summary>The summary of an activity of which the log has no note.</summary>
    public static string Unnoted(string label) =>
        (label.IndexOf('(', StringComparison.Ordinal) is > 0 and var end ? label[..end].TrimEnd() : label) + WithoutNote;

    /// <summary>The row of an animation, or of a partnership.</summary>
    public static object?[] Of(AnimationActivity activity)
    {
        bool isPartnership = activity.AnimationKind == AnimationKind.Partnership;
        Row row = new(isPartnership ? LogKinds.Partnership : LogKinds.Animation);
        row[LogColumn.Day] = activity.PerformedOn;
        row[LogColumn.Duration] = activity.DurationMinutes;
        row[LogColumn.Mediators] = activity.Mediators;
        row[LogColumn.Structures] = activity.Structures;
        row[LogColumn.OtherActors] = activity.OtherActors;
        row[LogColumn.Sorts] = isPartnership
            ? Lines(
                Ordered(activity.Natures)
                    .Select(nature => Label(Labels.Natures, nature.Nature, PartnershipNature.Other, activity.OtherNature)))
            : activity.Format is { } format ? Label(Labels.Formats, format, AnimationFormat.Other, activity.OtherFormat) : null;
        row[LogColumn.PartnerNames] = Lines(Ordered(activity.Partners).Select(partner => partner.Name));
        row[LogColumn.PartnerKinds] = Lines(
            Ordered(activity.Partners).Select(partner => partner.Kind is { } kind ? Labels.Structures.Of(kind) : null));
        row[LogColumn.Scale] = Labels.Scales.Of(activity.Scale);
        row[LogColumn.Initiative] = activity.Initiative is { } initiative ? Labels.Initiatives.Of(initiative) : null;
        row[LogColumn.Themes] = Lines(
            Ordered(activity.Themes).Select(theme => Label(Labels.Themes, theme.Theme, AnimationTheme.Other, activity.OtherTheme)));
        row[LogColumn.Tags] = Lines(Ordered(activity.Tags).Select(tag => tag.Tag));
        row[LogColumn.Notes] = activity.Summary.EndsWith(WithoutNote, StringComparison.Ordinal) ? null : activity.Summary;
        row.Tell(activity.RecordedAt, activity.RevisedAt, activity.Identifiers, nameof(AnimationActivity), activity.Id);
        return row.Cells;
    }

    /// <summary>The row of an event.</summary>
    public static object?[] Of(Event @event)
    {
        Row row = new(LogKinds.Event);
        row[LogColumn.Day] = @event.StartsOn;
        row[LogColumn.Participants] = @event.Participants;
        row[LogColumn.EventName] = @event.Title;
        row[LogColumn.Sorts] = Label(Labels.Events, @event.EventKind, EventKind.Other, @event.OtherKind);
        row[LogColumn.Organisers] = Lines(Ordered(@event.OrganiserKinds).Select(kind => Labels.Structures.Of(kind.Kind)));
        row[LogColumn.Scale] = @event.Scale is { } scale ? Labels.Scales.Of(scale) : null;
        row[LogColumn.Tags] = Lines(Ordered(@event.Tags).Select(tag => tag.Tag));
        row[LogColumn.Notes] = @event.Summary;
        row.Tell(@event.RecordedAt, @event.RevisedAt, @event.Identifiers, nameof(Event), @event.Id);
        return row.Cells;
    }

    // A value that La Coop does not know is another one, by its French term.
    private static string Label<T>(Labels<T> labels, T value, T other, string? otherText)
        where T : struct, Enum =>
        !value.Equals(other) && labels.Of(value) is { } label ? label : $"{Labels.Other} : {otherText ?? Enumerations.TermOf(value)}";

    private static IEnumerable<T> Ordered<T>(IEnumerable<T> items)
        where T : IPlaced => items.OrderBy(item => item.Position);

    private static string? Lines(IEnumerable<string?> lines) =>
        string.Join('\n', lines.OfType<string>()) is { Length: > 0 } text ? text : null;

    private sealed class Row
    {
        private readonly LogKinds _kind;

        public Row(LogKinds kind)
        {
            _kind = kind;
            Cells = [.. LogColumns.All.Select(column => column.Kinds.HasFlag(kind) ? null : LogColumns.NotApplicable)];
            this[LogColumn.Kind] = LogColumns.Kinds.First(each => each.Kind == kind).Label;
        }

        public object?[] Cells { get; }

        // What does not apply stays so.
        public object? this[LogColumn column]
        {
            set
            {
                if (LogColumns.All[(int)column].Kinds.HasFlag(_kind))
                    Cells[(int)column] = value;
            }
        }

        // What La Coop does not know has the graph's id, by which it is known when it comes back.
        public void Tell(DateTime? recordedAt, DateTime? revisedAt, IEnumerable<IIdentifier> identifiers, string type, long key)
        {
            this[LogColumn.RecordedAt] = recordedAt is { } recorded ? LogTimes.Of(recorded) : null;
            this[LogColumn.RevisedAt] = revisedAt is { } revised ? LogTimes.Of(revised) : null;
            this[LogColumn.Id] = identifiers.FirstOrDefault(id => id.Scheme == IdentifierScheme.Coop)?.Value ?? GlobalId.Encode(type, key);
        }
    }
}
