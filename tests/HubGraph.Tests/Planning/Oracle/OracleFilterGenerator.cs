using HubGraph.Concepts;

namespace HubGraph.Tests.Planning.Oracle;

/// <summary>Makes random filters, mostly of values that occur.</summary>
/// <param name="variable">Makes a variable of a value; null where none may stand.</param>
public sealed class OracleFilterGenerator(Dice dice, OracleWorld world, Func<string, OracleInput, OracleVariable>? variable)
{
    private static readonly string[] s_enumOperators = ["eq", "neq", "in", "nin"];
    private static readonly string[] s_textOperators = [.. s_enumOperators, "contains", "ncontains", "startsWith", "nstartsWith", "endsWith", "nendsWith"];
    private static readonly string[] s_numberOperators = [.. s_enumOperators, "gt", "ngt", "gte", "ngte", "lt", "nlt", "lte", "nlte"];

    public OracleObject Filter(OracleConcept concept, int depth)
    {
        List<(string, OracleInput)> conditions = [];
        List<OracleField> fields = dice.Some(concept.Fields.Where(field => field.Use.HasFlag(OracleUse.Filter)).ToList(), dice.OneIn(3) ? 3 : 1, dice.OneIn(10) ? 0 : 1);
        foreach (OracleField field in fields)
        {
            if (Condition(concept, field, depth) is { } condition)
                conditions.Add((field.Name, condition));
        }
        if (dice.OneIn(concept.Implementations.Count > 0 ? 6 : 12))
            conditions.AddRange(FilterById(concept).Fields);
        foreach (string junction in new[] { "and", "or" }.Where(_ => depth > 0 && dice.OneIn(5)))
        {
            List<OracleInput> terms = [.. Enumerable.Range(0, dice.Below(4)).Select(_ => Filter(concept, depth - 1))];
            conditions.Add((junction, terms.Count == 1 && dice.OneIn(3) ? terms[0] : new OracleListInput(terms)));
        }
        return new OracleObject(conditions);
    }

    /// <summary>A filter by one field alone.</summary>
    public OracleObject FilterBy(OracleConcept concept, OracleField field) => new(Condition(concept, field, 1) is { } condition ? [(field.Name, condition)] : []);

    /// <summary>A filter by id alone.</summary>
    public OracleObject FilterById(OracleConcept concept) => new([("id", Operations(OracleKind.Code, "ID", () => Id(concept), true))]);

    private OracleInput? Condition(OracleConcept concept, OracleField field, int depth)
    {
        switch (field)
        {
            case OracleValue value:
                return Operations(value.Kind, value.Scalar, () => Near(value.Kind, value.Scalar, concept.All(world).Select(record => value.Get(world, record))), true);
            case OracleDated dated:
                OracleObject operations = Operations(OracleKind.Enum, dated.Scalar, () => dice.Pick(["YES", "UNCERTAIN", "NO_KNOWN_CLAIM"]), true);
                return dice.OneIn(3) ? operations : new OracleObject([("on", Leaf("Date", OracleKind.Date, dice.Pick(OracleSamples.Days))), .. operations.Fields]);
            case OracleList list:
                return OfList(() => Operations(list.Kind, list.Scalar, () => Near(list.Kind, list.Scalar, concept.All(world).SelectMany(record => list.Get(world, record))), true));
            case OracleObjects objects:
                return OfList(() => new OracleObject([.. dice.Some(objects.Parts, 2).Select(part =>
                    (part.Name, (OracleInput)Operations(part.Kind, part.Scalar, () => Near(part.Kind, part.Scalar, concept.All(world).SelectMany(objects.Get).Select(item => part.Get(world, item))), true)))]));
            case OracleOne { IsNullable: true } when dice.OneIn(4):
                return new OracleScalar("", OracleKind.Code, null);
            case OracleOne one when depth > 0:
                return Filter(OracleConcepts.Of(one.Target), depth - 1);
            case OracleMany many when depth > 0:
                return OfList(() => Filter(OracleConcepts.Of(many.Target), depth - 1));
            default:
                return null;
        }
    }

    private OracleObject OfList(Func<OracleInput> item) => new([.. dice.Some(["some", "all", "none", "any"], 2, dice.OneIn(15) ? 0 : 1)
        .Select(name => (name, name == "any" ? Leaf("Boolean", OracleKind.Boolean, dice.OneIn(2)) : item()))]);

    private OracleObject Operations(OracleKind kind, string scalar, Func<object?> sample, bool mayBeNull)
    {
        string[] operators = kind switch
        {
            OracleKind.Boolean => ["eq", "neq"],
            _ when scalar == "ID" => s_enumOperators,
            OracleKind.Enum => s_enumOperators,
            OracleKind.Code or OracleKind.Text => s_textOperators,
            _ => s_numberOperators,
        };
        return new OracleObject([.. dice.Some(operators, dice.OneIn(4) ? 3 : 1, dice.OneIn(15) ? 0 : 1).Select(name => (name, Operand(name, kind, scalar, sample, mayBeNull)))]);
    }

    private OracleInput Operand(string name, OracleKind kind, string scalar, Func<object?> sample, bool mayBeNull)
    {
        if (name is "in" or "nin")
        {
            List<OracleInput> items = [.. Enumerable.Range(0, dice.Below(4)).Select(_ => sample()).OfType<object>().Select(item => new OracleScalar(scalar, kind, item))];
            OracleInput list = items.Count == 1 && dice.OneIn(3) ? items[0] : new OracleListInput(items);
            return variable is not null && dice.OneIn(5) ? variable($"[{scalar}!]", list) : list;
        }
        object? value = name is "eq" or "neq" && mayBeNull && dice.OneIn(6) ? null : sample();
        if (value is null && (name is not ("eq" or "neq") || !mayBeNull))
            value = Outside(kind, scalar);
        return Leaf(scalar, kind, value);
    }

    private OracleInput Leaf(string scalar, OracleKind kind, object? value)
    {
        OracleScalar leaf = new(scalar, kind, value);
        return variable is not null && dice.OneIn(5) ? variable(scalar, leaf) : leaf;
    }

    // A value that occurs, or one beside it.
    private object Near(OracleKind kind, string scalar, IEnumerable<object?> values)
    {
        List<object> known = [.. values.OfType<object>()];
        object value = known.Count == 0 || dice.OneIn(5) ? Outside(kind, scalar) : dice.Pick(known);
        return (value, kind) switch
        {
            (decimal euros, _) => euros + dice.Pick([0m, 0m, 0.001m, -0.001m, 0.005m, -0.005m, 0.01m]),
            (string text, OracleKind.Code or OracleKind.Text) => Part(text),
            _ => value,
        };
    }

    // A text, or a part of it that is a text as well.
    private string Part(string text)
    {
        string[] runes = [.. text.EnumerateRunes().Select(rune => rune.ToString())];
        if (runes.Length == 0 || !dice.OneIn(3))
            return dice.OneIn(6) ? text.ToUpperInvariant() : text;
        int start = dice.OneIn(2) ? 0 : dice.Below(runes.Length);
        return string.Concat(runes.Skip(start).Take(dice.OneIn(2) ? 1 : dice.Between(1, runes.Length)));
    }

    private object Outside(OracleKind kind, string scalar) => kind switch
    {
        OracleKind.Number => (long)dice.Pick(OracleSamples.Numbers),
        OracleKind.Euros => dice.OneIn(8) ? dice.Pick([decimal.MaxValue, decimal.MinValue, 92_233_720_368_547_758.07m, 0.0000001m]) : dice.Pick(OracleSamples.Cents) / 100m,
        OracleKind.Boolean => dice.OneIn(2),
        OracleKind.Date => dice.OneIn(8) ? dice.Pick([DateOnly.MinValue, DateOnly.MaxValue]) : dice.Pick(OracleSamples.Days),
        OracleKind.DateTime => dice.Pick(OracleSamples.Instants),
        OracleKind.Code or OracleKind.Text => OracleSamples.Text(dice),
        OracleKind.Enum => dice.Pick(OracleValues.NamesOf(scalar)),
        OracleKind.PartialDate => dice.Pick(OracleSamples.PartialDates).ToString(),
        _ => throw new InvalidOperationException($"{kind} has no value of its own."),
    };

    private string Id(OracleConcept concept)
    {
        List<object> records = [.. concept.All(world)];
        string type = concept.Implementations.Count == 0 ? concept.Name : dice.Pick(concept.Implementations);
        // What has the key of a record, and another type, is no record.
        if (records.Count > 0 && concept.Implementations.Count > 0 && dice.OneIn(3))
            return OracleValues.IdOf(type, ((IRecord)dice.Pick(records)).Id);
        return records.Count == 0 || dice.OneIn(5) ? OracleValues.IdOf(type, dice.Between(1, 500)) : OracleValues.IdOf(dice.Pick(records));
    }
}
