using System.Globalization;
using HubGraph.Data;
using HubGraph.Domain;
using HubGraph.Graph;
using HubGraph.Graph.Activities;
using HubGraph.Graph.Mutations;
using HubGraph.Planning;

namespace HubGraph.Commands;

/// <summary>Reads the values of one row, in French or English notation, and notes what cannot be read.</summary>
/// <param name="text">The text of a field; empty where the file has none.</param>
/// <param name="columnOf">How people find the field in the file.</param>
internal sealed class ActivityFields(Func<string, string> text, Func<string, string> columnOf)
{
    private const char Separator = '|';
    private static readonly CultureInfo s_french = CultureInfo.GetCultureInfo("fr-FR");
    private static readonly string[] s_dates = ["yyyy-MM-dd", "d/M/yyyy", "d-M-yyyy", "d.M.yyyy"];
    private readonly List<(string Column, string Message)> _errors = [];

    public IReadOnlyList<(string Column, string Message)> Errors => _errors;

    /// <summary>The activity of the row; one without a reference gets one made of its content, so that it is logged once.</summary>
    public ActivityInput? ReadActivity()
    {
        ActivityInput input = IsSupport() ? ReadSupport() : ReadAnimation();
        if (_errors.Count > 0)
            return null;
        return input.ClientReference is null ? input with { ClientReference = $"import:{ActivityLog.Digest(input)[..32]}" } : input;
    }

    private bool IsSupport()
    {
        string kind = ActivityColumns.Simplify(text("kind"));
        if (kind is "projectsupport" or "support" or "accompagnement" or "accompagnementdeprojet")
            return true;
        if (kind is not ("" or "animation"))
            Refuse("kind", "it is animation or accompagnement.");
        return kind.Length == 0 && text("supportKind").Length > 0;
    }

    private AnimationInput ReadAnimation() => new()
    {
        PerformedOn = Date("performedOn"),
        DurationMinutes = Duration(),
        Summary = text("summary"),
        Mission = Text("mission"),
        Scale = Name<TerritorialScale>("scale"),
        Commune = Text("commune"),
        Intercommunality = Text("intercommunality"),
        Department = Text("department"),
        Region = Text("region"),
        Tags = List("tags"),
        ClientReference = Text("clientReference"),
        AnimationKind = Required<AnimationKind>("animationKind"),
        OtherAnimationKind = Text("otherAnimationKind"),
        Format = Name<AnimationFormat>("format"),
        OtherFormat = Text("otherFormat"),
        Initiative = Name<AnimationInitiative>("initiative"),
        Themes = [.. List("themes").Select(theme => Parse<AnimationTheme>("themes", theme) ?? default)],
        OtherTheme = Text("otherTheme"),
        Mediators = Count("mediators"),
        Structures = Count("structures"),
        OtherActors = Count("otherActors"),
        Participants = Count("participants"),
        Event = Text("event") is { } id ? Id<Event>(id) : null,
    };

    private ProjectSupportInput ReadSupport() => new()
    {
        PerformedOn = Date("performedOn"),
        DurationMinutes = Duration(),
        Summary = text("summary"),
        Mission = Text("mission"),
        Scale = Name<TerritorialScale>("scale"),
        Commune = Text("commune"),
        Intercommunality = Text("intercommunality"),
        Department = Text("department"),
        Region = Text("region"),
        Tags = List("tags"),
        ClientReference = Text("clientReference"),
        FundedProject = Id<FundedProject>(text("fundedProject")),
        SupportKind = Required<SupportKind>("supportKind"),
        OtherSupportKind = Text("otherSupportKind"),
        Stage = Name<SupportStage>("stage"),
    };

    private string? Text(string field) => Written(field) is { Length: > 0 } value ? value : null;

    private string Written(string field)
    {
        try
        {
            return WrittenText.Of(text(field));
        }
        catch (PlanningError error)
        {
            Refuse(field, error.Message);
            return "";
        }
    }

    private string[] List(string field) => Written(field).Split(Separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private DateOnly Date(string field)
    {
        if (!DateOnly.TryParseExact(text(field), s_dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
            Refuse(field, $"'{text(field)}' is no day: write 04/05/2026 or 2026-05-04.");
        return date;
    }

    // Minutes, or hours with decimals.
    private int Duration()
    {
        string hours = text("durationHours");
        if (hours.Length == 0)
            return text("durationMinutes").Length == 0 ? Missing("durationMinutes") : Count("durationMinutes") ?? 0;
        if (Decimal(hours) is { } value and >= 0 and <= 24)
            return (int)decimal.Round(value * 60);
        Refuse("durationHours", $"'{hours}' is no number of hours within a day.");
        return 0;
    }

    private int Missing(string field)
    {
        Refuse(field, "it is missing.");
        return 0;
    }

    private int? Count(string field)
    {
        if (text(field).Length == 0)
            return null;
        if (Decimal(text(field)) is { } value && value == decimal.Truncate(value) && value is >= 0 and <= int.MaxValue)
            return (int)value;
        Refuse(field, $"'{text(field)}' is no whole number.");
        return null;
    }

    // 1,5 and 1.5 alike; spaces part thousands.
    private static decimal? Decimal(string number)
    {
        string plain = string.Concat(number.Where(c => !char.IsWhiteSpace(c))).Replace('.', ',');
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, s_french, out decimal value) ? value : null;
    }

    private RecordId<T> Id<T>(string id)
    {
        if (GlobalId.TryDecode(id, out string type, out long key) && type == typeof(T).Name)
            return new RecordId<T>(key);
        Refuse(Words.Camel(typeof(T).Name), $"'{id}' is not the id of a record of {typeof(T).Name}.");
        return default;
    }

    private T Required<T>(string field)
        where T : struct, Enum
    {
        if (text(field).Length == 0)
            Refuse(field, "it is missing.");
        return Name<T>(field) ?? default;
    }

    private T? Name<T>(string field)
        where T : struct, Enum => text(field) is { Length: > 0 } name ? Parse<T>(field, name) : null;

    private T? Parse<T>(string field, string name)
        where T : struct, Enum
    {
        if (EnumTerms<T>.Values.TryGetValue(ActivityColumns.Simplify(name), out T value))
            return value;
        Refuse(field, $"'{name}' is none of {string.Join(", ", Enum.GetValues<T>().Select(known => EnumNames.Of(known)))}.");
        return null;
    }

    private void Refuse(string field, string message) => _errors.Add((columnOf(field), message));

    /// <summary>The values of an enumeration by their names and by the French terms that stand in parentheses in their descriptions.</summary>
    private static class EnumTerms<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<string, T> Values = Enum.GetValues<T>()
            .SelectMany(value => new[] { EnumNames.Of(value), FrenchTerm(value) }.OfType<string>().Select(ActivityColumns.Simplify).Distinct().Select(name => (name, value)))
            .ToDictionary(pair => pair.name, pair => pair.value);

        private static string? FrenchTerm(T value) => Enumerations.FrenchTerm(Enumerations.Describe(typeof(T).GetField(value.ToString())!));
    }
}
