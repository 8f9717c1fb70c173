using System.Linq.Expressions;
using HubGraph.Concepts.Territories;
using HubGraph.Data.Model;
using HubGraph.Graph;
using HubGraph.Graph.Mutations;
using HubGraph.Host;
using HubGraph.Planning;

namespace HubGraph.Concepts.Activities.Import;

/// <summary>Reads the activity that one row describes, and notes what is not surely understood.</summary>
internal sealed class ActivityReader(ActivityHeader header, ActivityNames names, string hub)
{
    private static readonly string[] s_animationFields =
        [.. ActivityAmendment.OwnOf<AnimationInput>().Select(field => Words.Camel(field.Name))];

    private static readonly string[] s_supportFields =
        [.. ActivityAmendment.OwnOf<ProjectSupportInput>().Select(field => Words.Camel(field.Name))];

    private static readonly Lazy<Action<ActivityReader, AnimationInput>> s_readAnimation = new(Compile<AnimationInput>);
    private static readonly Lazy<Action<ActivityReader, ProjectSupportInput>> s_readSupport = new(Compile<ProjectSupportInput>);

    private static readonly string[] s_supports =
    [
        "projectsupport", "projectsupportactivity", "support", "accompagnement", "accompagnementdeprojet", "accompagnerdesprojets",
        "accompagnerunprojet",
    ];

    private SheetRow _row = new(0, [], null);
    private readonly List<CellError> _errors = [];
    private bool _isMonthFirst;
    private readonly List<(string Field, string English, string French)> _remarks = [];

    /// <summary>Looks at the days of rows: where one has its month first, the others may have.</summary>
    public void LookAhead(IEnumerable<SheetRow> rows) =>
        _isMonthFirst = rows.Any(row => SheetValues.IsMonthFirst(header.CellOf(row, "performedOn")));

    /// <summary>Reads a row.</summary>
    public SheetActivity Read(SheetRow row)
    {
        _row = row;
        _errors.Clear();
        _remarks.Clear();
        foreach (string field in header.Fields)
        {
            if (SheetDamage.Of(Cell(field)) is { } damage)
                Refuse(field, WriteRules.InvalidValue.Code, damage.English, damage.French);
        }
        if (_errors.Count > 0)
            return new SheetActivity(row, null, [.. _errors], []);
        ActivityRow? activity = ReadActivity();
        return new SheetActivity(row, _errors.Count == 0 ? activity : null, [.. _errors], [.. _remarks]);
    }

    private ActivityRow? ReadActivity()
    {
        if (Cell("hub") is { Length: > 0 } other && other != hub)
            Refuse(
                "hub", ImportCodes.AmbiguousValue,
                $"the row is the hub {other}'s, and the import is for {hub}.",
                $"la ligne relève du hub {other}, et l’import du hub {hub}.");
        bool isSupport = IsSupport();
        PlaceCodes given = new(
            Code("commune", 5), Code("intercommunality", 9), Code("department", 2), Code("region", 2));
        // The finest says where it was; the larger ones must hold it.
        PlaceCodes place = given.Commune is not null ? new(given.Commune, null, null, null)
            : given.Intercommunality is not null ? new(null, given.Intercommunality, null, null)
            : given.Department is not null ? new(null, null, given.Department, null)
            : given;
        ActivityInput input = ReadInput(isSupport, place);
        foreach (string field in (isSupport ? s_animationFields : s_supportFields).Where(field => Cell(field).Length > 0))
            Refuse(
                field, WriteRules.NotOfThisKind.Code,
                isSupport ? "a support of a project has no such value." : "an animation has no such value.",
                isSupport ? "un accompagnement de projet n’a pas cette valeur." : "une animation n’a pas cette valeur.");
        return new ActivityRow(input)
        {
            Id = Text("id") is { } id
                ? Id<Activity>("id", id, type => type is nameof(AnimationActivity) or nameof(ProjectSupportActivity))
                : null,
            Version = Count("version"),
            Around = new(
                null, given.Intercommunality == place.Intercommunality ? null : given.Intercommunality,
                given.Department == place.Department ? null : given.Department, given.Region == place.Region ? null : given.Region),
        };
    }

    private bool IsSupport()
    {
        string kind = ActivityColumns.Simplify(Cell("kind"));
        if (s_supports.Contains(kind))
            return true;
        if (kind is not ("" or "animation" or "animationactivity" or "animationduterritoire" or "animerleterritoire"))
            Refuse("kind", WriteRules.InvalidValue.Code, "it is animation or project support.", "c’est animation ou accompagnement.");
        return kind.Length == 0 && Cell("supportKind").Length > 0;
    }

    private ActivityInput ReadInput(bool isSupport, PlaceCodes place)
    {
        ActivityInput input = isSupport ? Activator.CreateInstance<ProjectSupportInput>() : Activator.CreateInstance<AnimationInput>();
        input = input with
        {
            PerformedOn = Day(),
            DurationMinutes = Duration(),
            Summary = Written("summary"),
            Mission = Mission(),
            Scale = Name<TerritorialScale>("scale"),
            Commune = place.Commune,
            Intercommunality = place.Intercommunality,
            Department = place.Department,
            Region = place.Region,
            Tags = Tags(),
            ClientReference = Reference(),
        };
        if (input is AnimationInput animation)
            s_readAnimation.Value(this, animation);
        else
            s_readSupport.Value(this, (ProjectSupportInput)input);
        return input;
    }

    // What an input has of its own kind, each read by its name and its type.
    private static Action<ActivityReader, TInput> Compile<TInput>()
    {
        ParameterExpression reader = Expression.Parameter(typeof(ActivityReader)), input = Expression.Parameter(typeof(TInput));
        List<Expression> reads = [];
        foreach (InputProperty property in ActivityAmendment.OwnOf<TInput>().Select(own => new InputProperty(own)))
        {
            // No cell holds a list of structures.
            if (InputValues.ItemOf(property.ValueType) == typeof(PartnerInput))
                continue;
            (string method, Type? type) = MethodOf(property);
            Expression value = Expression.Call(reader, method, type is null ? null : [type], Expression.Constant(property.Name));
            MemberExpression member = Expression.Property(input, property.Member);
            reads.Add(Expression.Assign(member, Expression.Convert(value, member.Type)));
        }
        return Expression.Lambda<Action<ActivityReader, TInput>>(Expression.Block(typeof(void), reads), reader, input).Compile();
    }

    private static (string Method, Type? Type) MethodOf(InputProperty property) =>
        property.ValueType == typeof(string) ? (nameof(Text), null)
        : property.ValueType == typeof(int) ? (nameof(Count), null)
        : InputValues.ItemOf(property.ValueType) is { } item ? (nameof(Names), item)
        : InputValues.IsRecordId(property.ValueType)
            ? (property.IsRequired ? nameof(RequiredRecord) : nameof(Record), property.ValueType.GetGenericArguments()[0])
        : (property.IsRequired ? nameof(Required) : nameof(Name), property.ValueType);

    private string Cell(string field) => header.CellOf(_row, field);

    private string? Text(string field) => Written(field) is { Length: > 0 } text ? text : null;

    // By the rule of all texts that are written.
    private string Written(string field)
    {
        try
        {
            return WrittenText.Of(Cell(field));
        }
        catch (PlanningError error)
        {
            Refuse(field, WriteRules.InvalidValue.Code, error.Message, "elle contient un caractère qui n’est pas du texte.");
            return "";
        }
    }

    // A line break in a cell parts values as the bar does.
    private string[] List(string field) =>
        Written(field).Split(['|', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    // What exports has them so; elsewhere a comma parts what are two tags.
    private string[] Tags()
    {
        string[] tags = List("tags");
        if (!header.Has("id") && tags.FirstOrDefault(tag => tag.AsSpan().ContainsAny(',', ';')) is { } tag)
            Refuse(
                "tags", ImportCodes.AmbiguousValue,
                $"'{Shown(tag)}' may be more than one: write | between them.",
                $"« {Shown(tag)} » peut en désigner plusieurs : séparez-les par |.");
        if (IsTime("tags"))
            Refuse(
                "tags", ImportCodes.AmbiguousValue,
                $"'{Shown(Written("tags"))}' is what a spreadsheet program makes of a tag such as 1-2: format the column as text.",
                $"« {Shown(Written("tags"))} » est ce qu’un tableur fait d’une étiquette comme 1-2 : mettez la colonne au format texte.");
        return tags;
    }

    private bool IsTime(string field) => header.PlaceOf(field) is { } place && _row.TimeCells.Contains(place);

    private string? Reference()
    {
        string? text = Text("clientReference");
        if (text is not null && (IsTime("clientReference") || SheetDamage.IsDayOfProgram(text)))
            Refuse(
                "clientReference", ImportCodes.AmbiguousValue,
                $"'{Shown(text)}' is what a spreadsheet program makes of a reference such as 1-2: format the column as text.",
                $"« {Shown(text)} » est ce qu’un tableur fait d’une référence comme 1-2 : mettez la colonne au format texte.");
        return text;
    }

    private DateOnly Day()
    {
        string text = Cell("performedOn");
        Reading reading = SheetValues.Day(text, header.IsFrench && !_isMonthFirst, out DateOnly day, out bool hasTime);
        if (text.Length == 0)
            return Missing<DateOnly>("performedOn");
        if (SheetValues.IsMonthFirst(text))
        {
            _isMonthFirst = true;
            Refuse(
                "performedOn", ImportCodes.AmbiguousValue,
                $"'{Shown(text)}' has the month first: look at the days of the rows before it too, and write 2026-05-04.",
                $"« {Shown(text)} » a le mois en premier : vérifiez aussi les jours des lignes précédentes, et écrivez 2026-05-04.");
        }
        else if (reading == Reading.Unreadable)
            Refuse(
                "performedOn", WriteRules.InvalidValue.Code,
                $"'{Shown(text)}' is no day: write 2026-05-04 or 04/05/2026.",
                $"« {Shown(text)} » n’est pas un jour : écrivez 04/05/2026 ou 2026-05-04.");
        else if (reading == Reading.Ambiguous)
            Refuse(
                "performedOn", ImportCodes.AmbiguousValue,
                $"'{Shown(text)}' may be more than one day: write 2026-05-04.",
                $"« {Shown(text)} » peut désigner plusieurs jours : écrivez 04/05/2026 ou 2026-05-04.");
        else if (hasTime)
            Remark(
                "performedOn", $"the time of the day is left aside, as of {text}", $"l’heure est laissée de côté, comme celle de {text}");
        return day;
    }

    private int? Duration()
    {
        int? found = null;
        foreach ((string field, DurationUnit unit) in s_durations)
        {
            if (Text(field) is not { } text)
                continue;
            Reading reading = SheetValues.Minutes(text, unit, out int minutes);
            if (reading != Reading.Read)
                RefuseDuration(field, text, reading);
            else if (found is { } other && other != minutes)
                Refuse(
                    field, ImportCodes.AmbiguousValue, $"it says {minutes} minutes, and another column {other}.",
                    $"elle dit {minutes} minutes, et une autre colonne {other}.");
            found = minutes;
        }
        return found;
    }

    private static readonly (string Field, DurationUnit Unit)[] s_durations =
        [("durationMinutes", DurationUnit.Minutes), ("durationHours", DurationUnit.Hours), ("duration", DurationUnit.None)];

    private void RefuseDuration(string field, string text, Reading reading)
    {
        if (reading == Reading.Ambiguous)
            Refuse(
                field, ImportCodes.AmbiguousValue,
                $"'{Shown(text)}' may be more than one duration: write 90 min or 1h30.",
                $"« {Shown(text)} » peut désigner plusieurs durées : écrivez 90 min ou 1h30.");
        else
            Refuse(
                field, WriteRules.InvalidValue.Code,
                $"'{Shown(text)}' is no duration: write 90 min, 1h30, 01:30:00, or a number in the column's unit.",
                $"« {Shown(text)} » n’est pas une durée : écrivez 90 min, 1h30, 01:30:00, ou un nombre dans l’unité de la colonne.");
    }

    private int? Count(string field)
    {
        if (Text(field) is not { } text)
            return null;
        Reading reading = SheetValues.Count(text, out int count);
        if (reading == Reading.Ambiguous)
            Refuse(
                field, ImportCodes.AmbiguousValue,
                $"'{Shown(text)}' may be a number with decimals or with thousands: write 1000 or 1 000.",
                $"« {Shown(text)} » peut avoir des décimales ou des milliers : écrivez 1000 ou 1 000.");
        else if (reading == Reading.Unreadable)
            Refuse(
                field, WriteRules.InvalidValue.Code,
                $"'{Shown(text)}' is no whole number: write 12, 1000 or 1 000.",
                $"« {Shown(text)} » n’est pas un nombre entier : écrivez 12, 1000 ou 1 000.");
        return count;
    }

    private string? Code(string field, int digits)
    {
        if (Text(field) is not { } text)
            return null;
        string code = SheetValues.Code(text, digits);
        if (!string.Concat(text.Where(c => !char.IsWhiteSpace(c))).Equals(code, StringComparison.OrdinalIgnoreCase))
            Remark(
                field,
                $"codes were read as they are without a spreadsheet, such as {text} as {code}",
                $"des codes ont été rétablis, comme {text} en {code}");
        return code;
    }

    private string? Mission() => Text("mission") is { } text ? names.MissionOf(text) ?? text : null;

    private RecordId<T> RequiredRecord<T>(string field) => Text(field) is null ? Missing<RecordId<T>>(field) : Record<T>(field) ?? default;

    private RecordId<T>? Record<T>(string field)
    {
        if (Text(field) is not { } text)
            return null;
        if (GlobalId.TryDecode(text, out string type, out long key) && type == typeof(T).Name)
            return new RecordId<T>(key);
        long[] keys = names.Of<T>().Find(
            text, SheetValues.Day(Cell("performedOn"), header.IsFrench, out DateOnly day, out _) == Reading.Read ? day : null);
        if (keys is [var only])
            return new RecordId<T>(only);
        if (keys.Length == 0)
            Refuse(
                field, WriteRules.UnknownRecord.Code,
                $"nothing of the hub has the title, reference or id '{Shown(text)}'.",
                $"rien du hub n’a pour titre, référence ou identifiant « {Shown(text)} ».");
        else
            Refuse(
                field, ImportCodes.AmbiguousValue,
                $"{keys.Length} of the hub's are called '{Shown(text)}': give the reference or the id.",
                $"{keys.Length} du hub s’appellent « {Shown(text)} » : indiquez la référence ou l’identifiant.");
        return null;
    }

    private RecordId<T>? Id<T>(string field, string text, Predicate<string> isType)
    {
        if (GlobalId.TryDecode(text, out string type, out long key) && isType(type))
            return new RecordId<T>(key);
        Refuse(
            field, WriteRules.UnknownRecord.Code, $"'{Shown(text)}' is no id of an activity.",
            $"« {Shown(text)} » n’est pas l’identifiant d’une action.");
        return null;
    }

    private T Required<T>(string field)
        where T : struct, Enum => Text(field) is { } name ? Parse<T>(field, name) ?? default : Missing<T>(field);

    private T? Name<T>(string field)
        where T : struct, Enum => Text(field) is { } name ? Parse<T>(field, name) : null;

    private IReadOnlyList<T> Names<T>(string field)
        where T : struct, Enum => [.. List(field).Select(name => Parse<T>(field, name) ?? default)];

    private T? Parse<T>(string field, string name)
        where T : struct, Enum
    {
        if (EnumTerms<T>.Values.TryGetValue(ActivityColumns.Simplify(name), out T value))
            return value;
        Refuse(
            field, WriteRules.InvalidValue.Code, $"'{Shown(name)}' is none of {EnumTerms<T>.English}.",
            $"« {Shown(name)} » n’est aucun de : {EnumTerms<T>.French}.");
        return null;
    }

    private T Missing<T>(string field)
        where T : struct
    {
        Refuse(field, WriteRules.TextRequired.Code, "it is missing.", "il manque.");
        return default;
    }

    private void Refuse(string field, string code, string english, string french) =>
        _errors.Add(new CellError(_row.Line, header.NameOf(field), Cell(field), code, header.IsFrench ? french : english));

    private void Remark(string field, string english, string french) => _remarks.Add((field, english, french));

    private static string Shown(string text) => Planning.Sql.Values.Shown(text);

    /// <summary>The values of an enumeration by their names and by their French terms.</summary>
    private static class EnumTerms<T>
        where T : struct, Enum
    {
        private static readonly (T Value, string Name, string Term)[] s_all =
            [.. Enum.GetValues<T>().Select(value => (value, EnumNames.Of(value), Enumerations.TermOf(value)))];

        public static readonly Dictionary<string, T> Values = s_all
            .SelectMany(each =>
                new[] { each.Name, each.Term }.Select(ActivityColumns.Simplify).Distinct().Select(name => (name, each.Value)))
            .ToDictionary(pair => pair.name, pair => pair.Value);

        public static readonly string English = string.Join(", ", s_all.Select(each => each.Name));
        public static readonly string French = string.Join(", ", s_all.Select(each => each.Term));
    }
}
