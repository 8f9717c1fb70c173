using HubGraph.Concepts;

namespace HubGraph.Tests.Planning.Oracle;

/// <summary>Makes random questions about a database, over the whole schema.</summary>
public sealed class OracleQuestionGenerator(Dice dice, OracleWorld world)
{
    private const int MaximumDepth = 4;
    private readonly List<OracleVariable> _variables = [];
    private readonly List<OracleFragment> _fragments = [];
    private readonly List<OracleCursor> _cursors = [];
    private int _aliases;

    // What is left of the question's size.
    private int _budget;

    public OracleQuestion Generate()
    {
        _variables.Clear();
        _fragments.Clear();
        _cursors.Clear();
        (_aliases, _budget) = (0, 60);
        List<OracleSelection> roots = [.. dice.OneIn(3)
            ? Enumerable.Range(0, 6).Select(_ => Filtered())
            : Enumerable.Range(0, dice.OneIn(4) ? 2 : 1).Select(_ => Root())];
        if (dice.OneIn(10))
            roots.Add(new OracleSelected(null, "__typename", [], null, []));
        OracleQuestion question = new(roots, [.. _variables], [.. _fragments]);
        question.Cursors.AddRange(_cursors);
        return question;
    }

    // A list by a filter of one field, so that each operator meets each kind of value often.
    private OracleSelected Filtered()
    {
        List<(OracleConcept Concept, OracleField Field)> all =
        [
            .. OracleConcepts.All.Where(concept => concept.Plural.Length > 0)
                .SelectMany(concept => concept.Fields.Where(field => field.Use.HasFlag(OracleUse.Filter)).Select(field => (concept, field))),
        ];
        string kind = dice.Pick([.. all.Select(each => KindOf(each.Field)).Distinct()]);
        (OracleConcept concept, OracleField field) = dice.Pick([.. all.Where(each => KindOf(each.Field) == kind)]);
        OracleFilterGenerator filters = new(dice, world, Variable);
        if (dice.OneIn(8))
            concept = OracleConcepts.Of(dice.Pick(["Activity", "AnimationActivity", "Hub"]));
        OracleInput where = concept.Fields.Contains(field) ? filters.FilterBy(concept, field) : filters.FilterById(concept);
        OracleSelected nodes = new(null, "nodes", [], [new OracleSelected(null, "id", [], null, [])], []);
        return new OracleSelected(Alias(), concept.Plural, [("where", where)], [new OracleSelected(null, "totalCount", [], null, []), nodes], []);

        static string KindOf(OracleField field) => field is OracleValue value ? $"{value.Kind}" : field.GetType().Name;
    }

    private OracleSelected Root()
    {
        switch (dice.Below(8))
        {
            case 0:
                return new OracleSelected(Alias(), "node", [("id", Value("ID!", AnyId()))], NodeSelections(), Directives());
            case 1:
                List<OracleInput> ids = [.. Enumerable.Range(0, dice.Below(5)).Select(_ => AnyId())];
                return new OracleSelected(Alias(), "nodes", [("ids", Value("[ID!]!", new OracleListInput(ids)))], NodeSelections(), Directives());
            case 2:
                OracleConcept found = dice.Pick([.. OracleConcepts.All.Where(concept => concept.Keys.Count > 0)]);
                string key = dice.Pick(found.Keys);
                string type = found.Keys.Count == 1 ? "String!" : "String";
                OracleScalar value = new("String", OracleKind.Code, Sample((OracleValue)found.Field(key), found) ?? "unknown");
                return new OracleSelected(Alias(), char.ToLowerInvariant(found.Name[0]) + found.Name[1..], [(key, Value(type, value))], Selections(found, MaximumDepth), Directives());
            default:
                OracleConcept concept = dice.Pick([.. OracleConcepts.All.Where(concept => concept.Plural.Length > 0)]);
                return Connection(concept, concept.Plural, MaximumDepth);
        }
    }

    private List<OracleSelection> Selections(OracleConcept concept, int depth)
    {
        List<OracleSelection> selections = [];
        for (int count = dice.Between(1, depth > 2 ? 5 : 3); count > 0; count--)
            selections.Add(Selection(concept, depth));
        if (concept.Implementations.Count > 0)
        {
            foreach (string name in concept.Implementations.Where(_ => dice.OneIn(2)))
                selections.Add(new OracleFragment(null, name, Selections(OracleConcepts.Of(name), depth - 1), Directives()));
        }
        return selections;
    }

    private OracleSelection Selection(OracleConcept concept, int depth, bool isField = false)
    {
        _budget--;
        if (!isField && depth > 0 && dice.OneIn(8))
            return Fragment(concept, depth - 1);
        List<OracleField> fields = [.. concept.Fields.Where(field => (depth > 0 && _budget > 0) || field is not (OracleOne or OracleMany))];
        if (fields.Count == 0 || dice.OneIn(8))
            return new OracleSelected(null, dice.OneIn(2) ? "id" : "__typename", [], null, Directives());
        // Relations are where the questions are, so they come up more often than there are of them.
        List<OracleField> relations = [.. fields.Where(field => field is OracleOne or OracleMany)];
        OracleField field = relations.Count > 0 && dice.OneIn(3) ? dice.Pick(relations) : dice.Pick(fields);
        switch (field)
        {
            case OracleOne one:
                return new OracleSelected(MaybeAlias(), one.Name, [], Selections(OracleConcepts.Of(one.Target), depth - 1), Directives());
            case OracleMany many:
                OracleSelected list = Connection(OracleConcepts.Of(many.Target), many.Name, depth - 1);
                return isField || !dice.OneIn(6) ? list : Twice(list, OracleConcepts.Of(many.Target), depth - 1);
            case OracleObjects objects:
                return new OracleSelected(MaybeAlias(), objects.Name, [], PartOf([.. objects.Parts.Select(part => part.Name), "__typename"]), Directives());
            case OracleDated dated when !dice.OneIn(3):
                return new OracleSelected(Alias(), dated.Name, [("on", Value("Date", Day()))], null, Directives());
            default:
                return new OracleSelected(MaybeAlias(), field.Name, [], null, Directives());
        }
    }

    private OracleFragment Fragment(OracleConcept concept, int depth)
    {
        if (dice.OneIn(6))
            return new OracleFragment(null, "Node", [new OracleSelected(null, "id", [], null, [])], Directives());
        List<OracleSelection> selections = Selections(concept, depth);
        if (dice.OneIn(3))
            return new OracleFragment(null, null, selections, Directives());
        if (dice.OneIn(2))
            return new OracleFragment(null, concept.Name, selections, Directives());
        OracleFragment named = new($"F{_fragments.Count + 1}", concept.Name, selections, []);
        _fragments.Add(named);
        return named with { Directives = Directives() };
    }

    // Other types may have other types of field by the same name: each field has a name of its own.
    private List<OracleSelection> NodeSelections()
    {
        List<OracleSelection> selections = [new OracleSelected(null, dice.OneIn(2) ? "id" : "__typename", [], null, [])];
        foreach (OracleConcept concept in dice.Some(OracleConcepts.All, 5))
        {
            List<OracleSelection> fields = [.. Enumerable.Range(0, dice.Between(1, 3)).Select(_ => (OracleSelected)Selection(concept, 2, isField: true) with { Alias = Alias() })];
            selections.Add(new OracleFragment(null, concept.Name, fields, Directives()));
        }
        return selections;
    }

    // One field, written twice with the same arguments: its selections are merged.
    private OracleFragment Twice(OracleSelected list, OracleConcept concept, int depth) =>
        new(null, null, [list, list with { Selections = Parts(concept, depth), Directives = Directives() }], []);

    private OracleSelected Connection(OracleConcept concept, string name, int depth)
    {
        List<(string Name, OracleInput Value)> arguments = [];
        OracleInput? order = dice.OneIn(2) ? Order(concept) : null;
        OracleOrder sort = new(concept, SortOf(order));
        if (order is not null)
            arguments.Add(("order", Value($"[{concept.Name}SortInput!]", order)));
        if (dice.OneIn(2))
            arguments.Add(("where", Filter(concept)));
        if (!dice.OneIn(3))
            arguments.Add((dice.OneIn(2) ? "first" : "last", Value("Int", new OracleScalar("Int", OracleKind.Number, dice.OneIn(12) ? null : (long)dice.Pick([0, 1, 1, 2, 2, 3, 5, 10, 20, 100])))));
        List<object> records = [.. concept.All(world)];
        foreach (string side in new[] { "after", "before" }.Where(_ => records.Count > 0 && dice.OneIn(4)))
        {
            OracleCursor cursor = new(sort, dice.Pick(records));
            _cursors.Add(cursor);
            arguments.Add((side, Value("String", cursor)));
        }
        return new OracleSelected(arguments.Count > 0 || dice.OneIn(4) ? Alias() : null, name, arguments, Parts(concept, depth), Directives());
    }

    private List<OracleSelection> Parts(OracleConcept concept, int depth)
    {
        List<OracleSelection> parts = [];
        for (int count = dice.Between(1, 3); count > 0; count--)
        {
            parts.Add(dice.Below(7) switch
            {
                0 => new OracleSelected(MaybeAlias(), "totalCount", [], null, Directives()),
                1 => new OracleSelected(MaybeAlias(), "pageInfo", [], PartOf(["hasNextPage", "hasPreviousPage", "startCursor", "endCursor", "__typename"]), Directives()),
                2 => new OracleSelected(MaybeAlias(), "edges", [], [.. PartOf(["cursor", "__typename"]), .. dice.OneIn(3) ? [] : new[] { new OracleSelected(MaybeAlias(), "node", [], Selections(concept, depth), Directives()) }], Directives()),
                3 when dice.OneIn(2) => new OracleSelected(null, "__typename", [], null, Directives()),
                _ => new OracleSelected(MaybeAlias(), "nodes", [], Selections(concept, depth), Directives()),
            });
        }
        return dice.OneIn(10) ? [new OracleFragment(null, $"{concept.Name}Connection", parts, Directives())] : parts;
    }

    private List<OracleSelection> PartOf(string[] names) =>
        [.. Enumerable.Range(0, dice.Between(1, names.Length)).Select(_ => new OracleSelected(MaybeAlias(), dice.Pick(names), [], null, Directives()))];

    private OracleInput Order(OracleConcept concept)
    {
        List<string> fields = ["id", .. concept.Fields.Where(field => field.Use.HasFlag(OracleUse.Sort)).Select(field => field.Name)];
        List<OracleInput> items = [.. Enumerable.Range(0, dice.Below(4)).Select(_ => new OracleObject([(dice.Pick(fields), OracleOrder.Direction(dice.OneIn(2)))]))];
        return items.Count == 1 && dice.OneIn(4) ? items[0] : new OracleListInput(items);
    }

    private static List<(string, bool)> SortOf(OracleInput? order) =>
        [.. (order is OracleListInput list ? list.Items : order is null ? [] : [order]).Cast<OracleObject>().Select(item => (item.Fields[0].Name, ((OracleScalar)item.Fields[0].Value).Value is "DESC"))];

    private OracleInput Filter(OracleConcept concept)
    {
        bool asVariable = dice.OneIn(4);
        OracleFilterGenerator filters = new(dice, world, asVariable ? null : Variable);
        OracleInput filter = dice.OneIn(20) ? new OracleScalar("", OracleKind.Code, null) : filters.Filter(concept, 3);
        return asVariable ? Variable($"{concept.Name}FilterInput", filter) : filter;
    }

    private List<(string, OracleInput)> Directives() =>
        dice.OneIn(12) ? [(dice.OneIn(2) ? "skip" : "include", Value("Boolean!", new OracleScalar("Boolean", OracleKind.Boolean, dice.OneIn(2))))] : [];

    private OracleInput Value(string type, OracleInput value) => dice.OneIn(4) ? Variable(type, value) : value;

    private OracleVariable Variable(string type, OracleInput value)
    {
        // A default that stands for a value that must be there may not be null.
        OracleVariable variable = new($"v{_variables.Count + 1}", type, value, IsDefault: dice.OneIn(4));
        _variables.Add(variable);
        return variable;
    }

    private OracleScalar AnyId()
    {
        List<IRecord> records = [.. world.All<IRecord>()];
        string id = dice.OneIn(6) ? OracleValues.IdOf(dice.Pick(OracleConcepts.All.Where(concept => concept.Implementations.Count == 0).ToList()).Name, dice.Between(1, 600)) : OracleValues.IdOf(dice.Pick(records));
        return new OracleScalar("ID", OracleKind.Code, id);
    }

    private object? Sample(OracleValue field, OracleConcept concept)
    {
        List<object> records = [.. concept.All(world)];
        return records.Count == 0 || dice.OneIn(6) ? OracleSamples.Text(dice) : field.Get(world, dice.Pick(records));
    }

    private OracleScalar Day() => new("Date", OracleKind.Date, dice.OneIn(10) ? null : dice.Pick(OracleSamples.Days));

    private string Alias() => $"f{++_aliases}";

    private string? MaybeAlias() => dice.OneIn(6) ? Alias() : null;
}
