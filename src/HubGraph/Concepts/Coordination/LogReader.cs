using HubGraph.Concepts.Activities;
using HubGraph.Concepts.Activities.Import;
using HubGraph.Concepts.Events;
using HubGraph.Concepts.Identifiers;
using HubGraph.Concepts.Territories;
using HubGraph.Graph.Mutations;
using HubGraph.Host;
using HubGraph.Planning;

namespace HubGraph.Concepts.Coordination;

/// <summary>A row of the log: the activity or the event that it tells of, or what cannot be read of it.</summary>
internal sealed record LogRow(SheetRow Row, string Id, ActivityRow? Activity, LoggedEvent? Event, IReadOnlyList<CellError> Errors);

/// <summary>Reads the rows of La Coop's coordination log.</summary>
internal sealed class LogReader(LogHeader header, string hub)
{
    private static readonly char[] s_lines = ['\n', '\r'];

    private readonly List<CellError> _errors = [];
    private SheetRow _row = new(0, [], null);

    /// <summary>Reads a row.</summary>
    public LogRow Read(SheetRow row)
    {
        _row = row;
        _errors.Clear();
        string id = Required(LogColumn.Id);
        LogKinds kind = Kind();
        if (kind != LogKinds.None)
            CheckApplicable(kind);
        foreach (LogColumn column in Enum.GetValues<LogColumn>())
        {
            if (SheetDamage.Of(header.CellOf(row, column)) is { } damage)
                Refuse(column, WriteRules.InvalidValue.Code, damage.French);
        }
        ActivityInput? activity = kind is LogKinds.Animation ? Animation(id) : kind is LogKinds.Partnership ? Partnership(id) : null;
        LoggedEvent? @event = kind is LogKinds.Event ? Event(id) : null;
        if (_errors.Count > 0)
            return new LogRow(row, id, null, null, [.. _errors]);
        return new LogRow(
            row, id, activity is null ? null : new ActivityRow(activity) { Digest = ActivityLog.Digest(activity) }, @event, []);
    }

    /// <summary>What is told of a field that breaks a rule.</summary>
    public CellError Error(SheetRow row, string field, string code, string message)
    {
        LogColumn column = LogColumns.Of(field);
        return new CellError(row.Line, LogColumns.NameOf(column), header.CellOf(row, column), code, message)
        {
            Cell = header.CellAt(row, column),
        };
    }

    private AnimationInput Animation(string id)
    {
        (AnimationFormat[] formats, string? otherFormat) = Values(LogColumn.Sorts, Labels.Formats, AnimationFormat.Other, isOne: true);
        (AnimationTheme[] themes, string? otherTheme) = Values(LogColumn.Themes, Labels.Themes, AnimationTheme.Other);
        string notes = Text(LogColumn.Notes);
        return new AnimationInput
        {
            PerformedOn = Day(),
            DurationMinutes = Count(LogColumn.Duration),
            Summary = notes.Length > 0 ? notes : LogCells.Unnoted(formats is [var format, ..] ? Labels.Formats.Of(format)! : "Animation"),
            Scale = TerritorialScale.Unspecified,
            AnimationKind = AnimationKind.NetworkCoordination,
            Format = formats is [var only, ..] ? only : null,
            OtherFormat = otherFormat,
            Initiative = Value(LogColumn.Initiative, Labels.Initiatives),
            Themes = themes,
            OtherTheme = otherTheme,
            Mediators = Count(LogColumn.Mediators),
            Structures = Count(LogColumn.Structures),
            OtherActors = Count(LogColumn.OtherActors),
            Tags = Lines(LogColumn.Tags),
            Identifiers = Identifiers(id),
            RecordedAt = Instant(LogColumn.RecordedAt),
            RevisedAt = Instant(LogColumn.RevisedAt),
        };
    }

    private AnimationInput Partnership(string id)
    {
        (PartnershipNature[] natures, string? otherNature) = Values(LogColumn.Sorts, Labels.Natures, PartnershipNature.Other);
        string notes = Text(LogColumn.Notes);
        return new AnimationInput
        {
            PerformedOn = Day(),
            Summary = notes.Length > 0 ? notes : LogCells.Unnoted("Partenariat"),
            Scale = Value(LogColumn.Scale, Labels.Scales) ?? TerritorialScale.Unspecified,
            AnimationKind = AnimationKind.Partnership,
            Natures = natures,
            OtherNature = otherNature,
            Partners = Partners(),
            Tags = Lines(LogColumn.Tags),
            Identifiers = Identifiers(id),
            RecordedAt = Instant(LogColumn.RecordedAt),
            RevisedAt = Instant(LogColumn.RevisedAt),
        };
    }

    private LoggedEvent Event(string id)
    {
        (EventKind[] kinds, string? otherKind) = Values(LogColumn.Sorts, Labels.Events, EventKind.Other, isOne: true);
        Required(LogColumn.Sorts);
        string notes = Text(LogColumn.Notes);
        CreateEventInput input = new()
        {
            Hub = hub,
            Title = Required(LogColumn.EventName),
            Summary = notes.Length > 0 ? notes : null,
            EventKind = kinds.FirstOrDefault(),
            OtherKind = otherKind,
            Format = EventFormat.Unspecified,
            StartsOn = Day(),
            OrganiserKinds = Values(LogColumn.Organisers, Labels.Structures, null).Values,
            Scale = Value(LogColumn.Scale, Labels.Scales),
            Tags = Lines(LogColumn.Tags),
            Identifiers = Identifiers(id),
            RecordedAt = Instant(LogColumn.RecordedAt),
            RevisedAt = Instant(LogColumn.RevisedAt),
        };
        int? participants = Count(LogColumn.Participants);
        return new LoggedEvent(input, participants, ClientReferences.Digest(new { input, participants }));
    }

    private LogKinds Kind()
    {
        string label = Required(LogColumn.Kind);
        if (label.Length == 0)
            return LogKinds.None;
        LogKinds kind = LogColumns.Kinds.FirstOrDefault(
            each => ActivityColumns.Simplify(each.Label) == ActivityColumns.Simplify(label)).Kind;
        if (kind == LogKinds.None)
            RefuseLabel(LogColumn.Kind, label, LogColumns.Kinds.Select(each => each.Label));
        return kind;
    }

    // A column that does not apply has a slash, or nothing.
    private void CheckApplicable(LogKinds kind)
    {
        foreach ((int index, (_, LogKinds kinds)) in LogColumns.All.Index())
        {
            string cell = header.CellOf(_row, (LogColumn)index);
            if (!kinds.HasFlag(kind) && cell.Length > 0 && cell != LogColumns.NotApplicable)
                Refuse((LogColumn)index, WriteRules.NotOfThisKind.Code, $"{Label(kind)} n’a pas cette valeur : laissez « / ».");
            else if (kinds.HasFlag(kind) && cell == LogColumns.NotApplicable)
                Refuse(
                    (LogColumn)index,
                    WriteRules.InvalidValue.Code,
                    $"« / » : cette colonne s’applique à {Label(kind)}. Laissez-la vide si rien n’est à dire.");
        }
    }

    private static string Label(LogKinds kind) => LogColumns.Kinds.First(each => each.Kind == kind).Label;

    // Names and kinds stand in lists of their own, in which what is empty is left out: of other lengths, none can be told to be another's.
    private PartnerInput[] Partners()
    {
        string[] names = Lines(LogColumn.PartnerNames);
        (StructureKind[] kinds, _) = Values(LogColumn.PartnerKinds, Labels.Structures, null, distinct: false);
        if (Array.IndexOf(kinds, StructureKind.Own) >= 0)
            RefuseLabel(
                LogColumn.PartnerKinds, Labels.Structures.Of(StructureKind.Own)!, Labels.Structures.All.Skip(1).Select(each => each.Label));
        return names.Length == kinds.Length
            ? [.. names.Zip(kinds, (name, kind) => new PartnerInput { Name = name, Kind = kind })]
            : [.. names.Select(name => new PartnerInput { Name = name }), .. kinds.Select(kind => new PartnerInput { Kind = kind })];
    }

    private T? Value<T>(LogColumn column, Labels<T> labels)
        where T : struct, Enum => Values(column, labels, null, isOne: true).Values is [var only, ..] ? only : null;

    private (T[] Values, string? Other) Values<T>(LogColumn column, Labels<T> labels, T? other, bool isOne = false, bool distinct = true)
        where T : struct, Enum
    {
        string? otherText = null;
        List<T> values = [];
        string[] lines = Lines(column);
        if (isOne && lines.Length > 1)
            Refuse(column, ImportCodes.AmbiguousValue, "plusieurs valeurs, où il n’en faut qu’une.");
        foreach (string line in lines)
        {
            T? value = labels.Find(line);
            if (value is null && other is not null && FreeText(line) is { } text)
                (value, otherText) = (other, text);
            if (value is not { } found)
                RefuseLabel(column, line, labels.All.Select(each => each.Label));
            else if (distinct && values.Contains(found))
                Refuse(column, WriteRules.InvalidValue.Code, $"« {Shown(line)} » : la même valeur y est deux fois.");
            else
                values.Add(found);
        }
        return ([.. values], otherText);
    }

    // What stands after "other" and a colon.
    private static string? FreeText(string line)
    {
        int colon = line.IndexOf(':', StringComparison.Ordinal);
        bool isOther = colon > 0
            && ActivityColumns.Simplify(line[..colon]).StartsWith(ActivityColumns.Simplify(Labels.Other), StringComparison.Ordinal);
        return isOther && line[(colon + 1)..].Trim() is { Length: > 0 } text ? text : null;
    }

    private DateOnly Day()
    {
        string text = Required(LogColumn.Day);
        if (text.Length > 0 && SheetValues.Day(text, isFrench: true, out DateOnly day, out _) == Reading.Read)
            return day;
        if (text.Length > 0)
            Refuse(LogColumn.Day, WriteRules.InvalidValue.Code, $"« {Shown(text)} » n’est pas un jour : écrivez 04/05/2026.");
        return default;
    }

    private int? Count(LogColumn column)
    {
        if (Applied(column) is not { Length: > 0 } text)
            return null;
        if (SheetValues.Count(text, out int count) == Reading.Read)
            return count;
        Refuse(column, WriteRules.InvalidValue.Code, $"« {Shown(text)} » n’est pas un nombre entier.");
        return null;
    }

    private DateTime? Instant(LogColumn column)
    {
        if (Applied(column) is not { Length: > 0 } text)
            return null;
        if (LogTimes.TryRead(text, out DateTime instant))
            return instant;
        Refuse(column, WriteRules.InvalidValue.Code, $"« {Shown(text)} » n’est pas un instant : écrivez 04/05/2026 à 09:30.");
        return null;
    }

    private string[] Lines(LogColumn column) =>
        Applied(column).Split(s_lines, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static IdentifierInput[] Identifiers(string id) => [new() { Scheme = IdentifierScheme.Coop, Value = id }];

    private string Required(LogColumn column)
    {
        string text = Applied(column).Trim();
        if (text.Length == 0)
            Refuse(column, WriteRules.TextRequired.Code, "il manque.");
        return text;
    }

    // What is said of a slash is said elsewhere.
    private string Applied(LogColumn column) => Text(column) is var text && text == LogColumns.NotApplicable ? "" : text;

    // By the rule of all texts that are written.
    private string Text(LogColumn column)
    {
        try
        {
            return WrittenText.Of(header.CellOf(_row, column));
        }
        catch (PlanningError)
        {
            Refuse(column, WriteRules.InvalidValue.Code, "elle contient un caractère qui n’est pas du texte.");
            return "";
        }
    }

    private void RefuseLabel(LogColumn column, string label, IEnumerable<string> known) =>
        Refuse(column, WriteRules.InvalidValue.Code, $"« {Shown(label)} » n’est aucun de : {string.Join(", ", known)}.");

    private void Refuse(LogColumn column, string code, string message) => _errors.Add(
        new CellError(_row.Line, LogColumns.NameOf(column), header.CellOf(_row, column), code, message)
        {
            Cell = header.CellAt(_row, column),
        });

    private static string Shown(string text) => Planning.Sql.Values.Shown(text);
}
