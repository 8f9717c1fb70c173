using HubGraph.Planning;

namespace HubGraph.Commands;

/// <summary>The columns of an operator's spreadsheet: their names in English, the graph's, and in French.</summary>
internal static class ActivityColumns
{
    /// <summary>Fields, each with its English name and its French ones. Case, accents, spaces and punctuation do not count.</summary>
    private static readonly (string Field, string English, string[] French)[] s_columns =
    [
        ("kind", "kind", ["nature", "type"]),
        ("performedOn", "performed on", ["date", "date de l'action"]),
        ("durationMinutes", "duration minutes", ["durée en minutes", "durée (min)"]),
        ("durationHours", "duration hours", ["durée en heures", "durée (h)"]),
        ("summary", "summary", ["résumé", "description"]),
        ("mission", "mission", ["code mission"]),
        ("scale", "scale", ["échelle", "échelle territoriale"]),
        ("commune", "commune", ["code commune", "code INSEE"]),
        ("intercommunality", "intercommunality", ["intercommunalité", "SIREN EPCI"]),
        ("department", "department", ["département", "code département"]),
        ("region", "region", ["région", "code région"]),
        ("tags", "tags", ["étiquettes"]),
        ("clientReference", "client reference", ["référence"]),
        ("animationKind", "animation kind", ["type d'animation"]),
        ("otherAnimationKind", "other animation kind", ["autre type d'animation"]),
        ("format", "format", ["format de l'animation"]),
        ("otherFormat", "other format", ["autre format"]),
        ("initiative", "initiative", ["à l'initiative de"]),
        ("themes", "themes", ["thématiques", "thèmes"]),
        ("otherTheme", "other theme", ["autre thématique", "autre thème"]),
        ("mediators", "mediators", ["médiateurs", "nombre de médiateurs"]),
        ("structures", "structures", ["nombre de structures"]),
        ("otherActors", "other actors", ["autres acteurs", "nombre d'autres acteurs"]),
        ("participants", "participants", ["nombre de participants"]),
        ("event", "event", ["événement"]),
        ("fundedProject", "funded project", ["projet", "projet financé"]),
        ("supportKind", "support kind", ["type d'accompagnement"]),
        ("otherSupportKind", "other support kind", ["autre type d'accompagnement"]),
        ("stage", "stage", ["stade", "étape", "stade du projet"]),
    ];

    private static readonly Dictionary<string, string> s_fields = s_columns
        .SelectMany(column => column.French.Append(column.English).Append(column.Field).Select(Simplify).Distinct().Select(name => (name, column.Field)))
        .ToDictionary(pair => pair.name, pair => pair.Field);

    /// <summary>The names that people are told of.</summary>
    public static IEnumerable<string> Names => s_columns.Select(column => $"{column.French[0]} ({column.English})");

    /// <summary>What every file has.</summary>
    public static IReadOnlyList<string> Required { get; } = ["performedOn", "summary"];

    /// <summary>The field that a column fills; null when there is none of that name.</summary>
    public static string? FieldOf(string header) => s_fields.GetValueOrDefault(Simplify(header));

    /// <summary>The first French name of a field's column.</summary>
    public static string NameOf(string field) => s_columns.FirstOrDefault(column => column.Field == field) is { French: [var name, ..] } ? name : field;

    /// <summary>A name without what people write in different ways.</summary>
    public static string Simplify(string name) => string.Concat(TextFolding.Fold(name).Where(char.IsAsciiLetterOrDigit));
}
