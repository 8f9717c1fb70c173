using HubGraph.Data.Model;


namespace HubGraph.Concepts.Activities.Import;

/// <summary>A column of a spreadsheet of activities: the field that it fills, and what people call it.</summary>
internal sealed record ActivityColumn(string Field, string[] English, string[] French)
{
    /// <summary>Whether it holds numbers, of which files show totals.</summary>
    public bool IsNumber { get; init; }

    /// <summary>Whether it holds any text.</summary>
    public bool IsFreeText =>
        Field is "summary" or "tags" or "clientReference" || Field.StartsWith("other", StringComparison.Ordinal) && !IsNumber;

    /// <summary>Whether the template has it.</summary>
    public bool IsOffered { get; init; } = true;
}

/// <summary>The columns that are understood, by names in English, the graph's and the exports', and in French.</summary>
internal static class ActivityColumns
{
    /// <summary>All of them. Case, accents, spaces and punctuation of a name do not count.</summary>
    public static readonly IReadOnlyList<ActivityColumn> All =
    [
        new("performedOn", ["performed on", "date"], ["date", "date de l'action", "date de l'activité"]),
        new("durationMinutes", ["duration minutes"], ["durée (min)", "durée en minutes"]) { IsNumber = true },
        new("durationHours", ["duration hours"], ["durée (h)", "durée en heures"]) { IsNumber = true, IsOffered = false },
        new("duration", ["duration"], ["durée"]) { IsNumber = true, IsOffered = false },
        new("kind", ["kind", "activity type", "type"], ["nature", "type"]),
        new("summary", ["summary", "description"], ["résumé", "description"]),
        new("commune", ["commune", "commune code"], ["code commune", "code INSEE"]),
        new("intercommunality", ["intercommunality", "intercommunality siren"], ["SIREN EPCI", "intercommunalité"]),
        new("department", ["department", "department code"], ["code département", "département"]),
        new("region", ["region", "region code"], ["code région", "région"]),
        new("scale", ["scale"], ["échelle", "échelle territoriale"]),
        new("mission", ["mission", "mission code"], ["code mission"]),
        new("animationKind", ["animation kind"], ["type d'animation"]),
        new("otherAnimationKind", ["other animation kind"], ["autre type d'animation"]),
        new("format", ["format"], ["format de l'animation"]),
        new("otherFormat", ["other format"], ["autre format"]),
        new("initiative", ["initiative"], ["à l'initiative de"]),
        new("themes", ["themes"], ["thématiques", "thèmes"]),
        new("otherTheme", ["other theme"], ["autre thématique", "autre thème"]),
        new("natures", ["natures"], ["natures du partenariat"]) { IsOffered = false },
        new("otherNature", ["other nature"], ["autre nature du partenariat"]) { IsOffered = false },
        new("mediators", ["mediators"], ["médiateurs", "nombre de médiateurs"]) { IsNumber = true },
        new("structures", ["structures"], ["structures", "nombre de structures"]) { IsNumber = true },
        new("otherActors", ["other actors"], ["autres acteurs", "nombre d'autres acteurs"]) { IsNumber = true },
        new("participants", ["participants"], ["participants", "nombre de participants"]) { IsNumber = true },
        new("event", ["event", "event id"], ["événement"]),
        new("supportKind", ["support kind"], ["type d'accompagnement"]),
        new("otherSupportKind", ["other support kind"], ["autre type d'accompagnement"]),
        new("fundedProject", ["funded project", "funded project id"], ["projet", "projet financé"]),
        new("stage", ["stage"], ["stade", "stade du projet", "étape"]),
        new("tags", ["tags"], ["étiquettes"]),
        new("clientReference", ["client reference", "reference"], ["référence"]),
        new("hub", ["hub", "hub slug"], ["code hub"]) { IsOffered = false },
        new("id", ["id"], ["identifiant"]) { IsOffered = false },
        new("version", ["version"], ["numéro de version"]) { IsOffered = false },
    ];

    private static readonly Dictionary<string, (ActivityColumn Column, int French)> s_names = Names().GroupBy(name => name.Name)
        .ToDictionary(
            name => name.Key,
            name => (name.First().Column, name.All(each => each.French == 1) ? 1 : name.All(each => each.French == -1) ? -1 : 0));

    /// <summary>What every file has.</summary>
    public static IReadOnlyList<string> Required { get; } = ["performedOn", "summary"];

    /// <summary>
    /// The column that a header names, and in which language: 1 for French alone, -1 for English alone, 0 for either; null when
    /// there is none of that name.
    /// </summary>
    public static (ActivityColumn Column, int French)? Find(string header) =>
        s_names.TryGetValue(Simplify(header), out (ActivityColumn, int) found) ? found : null;

    /// <summary>The column of a field.</summary>
    public static ActivityColumn Of(string field) => All.First(column => column.Field == field);

    /// <summary>A name without what people write in different ways.</summary>
    public static string Simplify(string name) => string.Concat(TextFolding.Fold(name).Where(char.IsAsciiLetterOrDigit));

    // A name of both languages tells neither, nor does the graph's own.
    private static IEnumerable<(string Name, ActivityColumn Column, int French)> Names() => All.SelectMany(column =>
        column.English.Select(name => (Simplify(name), column, -1))
            .Concat(column.French.Select(name => (Simplify(name), column, 1)))
            .Append((Simplify(column.Field), column, 0)));
}
