using CsCheck;
using HubGraph.Planning.Sql;

namespace HubGraph.Tests.Planning.Oracle;

/// <summary>A database and questions about its statistics.</summary>
public sealed record StatisticsCase(OracleWorld World, IReadOnlyList<StatisticsQuestion> Questions);

/// <summary>Makes cases; the fewer choices one took, the smaller CsCheck takes it to be.</summary>
public sealed class StatisticsCases(int questions) : Gen<StatisticsCase>
{
    private static readonly string[] s_aggregates = ["sum", "average", "min", "max"];

    public override StatisticsCase Generate(PCG pcg, Size? min, out Size size)
    {
        Dice dice = new(pcg);
        OracleWorld world = new OracleWorldGenerator(dice).Generate();
        StatisticsCase made = new(world, [.. Enumerable.Range(0, questions).Select(_ => Question(dice, world))]);
        size = new Size(dice.Throws);
        return made;
    }

    private static StatisticsQuestion Question(Dice dice, OracleWorld world) =>
        dice.OneIn(2) ? OfRollUp(dice, world) : Any(dice, world);

    // Mostly what cells tell, and a little more now and then.
    private static StatisticsQuestion OfRollUp(Dice dice, OracleWorld world)
    {
        StatisticsConcept concept = dice.Pick([.. StatisticsConcept.All.Where(each => each.Concept.Fields.Any(field => field.Name is "performedOn" or "startsOn"))]);
        string[] keys = ["hub", "region", .. concept.Name == "Event" ? ["eventKind", "status"] : new[] { "mission" }];
        keys = [.. keys.Intersect(concept.Groups)];
        OracleFilterGenerator filters = new(dice, world, variable: null);
        List<(string, OracleInput)> where =
            [.. dice.Some(keys, 2).SelectMany(key => filters.FilterBy(concept.Concept, concept.Concept.Field(key)).Fields)];
        if (dice.OneIn(4))
            where.Add((dice.Pick(["and", "or"]), new OracleListInput([.. keys.Take(2).Select(key => filters.FilterBy(concept.Concept, concept.Concept.Field(key)))])));
        if (dice.OneIn(2))
            where.Add((concept.Day!, dice.OneIn(3) ? new OracleObject([dice.Pick(Between(dice).Fields)]) : Between(dice)));
        List<string> groups = dice.Some(keys, 2);
        Period? period = dice.OneIn(3) ? null : dice.Pick([Period.Day, Period.Week, Period.Month, Period.Month, Period.Quarter, Period.Year]);
        List<string> sorts = ["count", .. groups, .. concept.Measures.Select(name => $"{name}.{dice.Pick(["sum", "average"])}")];
        return new StatisticsQuestion(
            concept,
            dice.OneIn(3) ? Parent(dice, concept) : null,
            where.Count == 0 ? null : new OracleObject(where),
            groups,
            period,
            period is not null && dice.OneIn(2),
            IsSummed: true,
            dice.OneIn(2) ? [] : [.. dice.Some(sorts, 2).Select(name => (name, dice.OneIn(2)))],
            dice.OneIn(3) ? dice.Between(1, 5) : 1000);
    }

    private static StatisticsQuestion Any(Dice dice, OracleWorld world)
    {
        StatisticsConcept concept = dice.Pick(StatisticsConcept.All);
        List<string> groups = dice.Some(concept.Groups, 3);
        Period? period = concept.Day is null || dice.OneIn(3) ? null : dice.PickEnum<Period>();
        OracleObject? where = dice.OneIn(2) ? new OracleFilterGenerator(dice, world, variable: null).Filter(concept.Concept, 1) : null;
        if (concept.Day is { } day && dice.OneIn(4))
            where = new OracleObject([.. (where?.Fields ?? []).Where(field => field.Name != day), (day, Between(dice))]);
        List<string> sorts = ["count", .. groups, .. concept.Distinct.Select(name => $"{name}Count"), .. concept.Measures.Select(name => $"{name}.{dice.Pick(s_aggregates)}")];
        if (period is not null)
            sorts.Add("period");
        return new StatisticsQuestion(
            concept,
            dice.OneIn(3) ? Parent(dice, concept) : null,
            where,
            groups,
            period,
            period is not null && dice.OneIn(2),
            IsSummed: false,
            dice.OneIn(3) ? [] : [.. dice.Some(sorts, 3).Select(name => (name, dice.OneIn(2)))],
            dice.OneIn(3) ? dice.Between(1, 5) : 1000);
    }

    private static OracleObject Between(Dice dice)
    {
        OracleScalar Day() => new("Date", OracleKind.Date, dice.Pick(OracleSamples.Days).AddDays(dice.Between(-3, 3)));
        return new OracleObject([(dice.Pick(["gt", "gte"]), Day()), (dice.Pick(["lt", "lte"]), Day())]);
    }

    // A concept whose records lead to those of the statistic, by the first relation that does.
    private static (OracleConcept Concept, OracleMany Relation)? Parent(Dice dice, StatisticsConcept concept)
    {
        List<(OracleConcept, OracleMany)> parents =
        [
            .. OracleConcepts.All.Where(parent => parent.Plural.Length > 0)
                .Select(parent => (parent, parent.Fields.OfType<OracleMany>().FirstOrDefault(many => many.Target == concept.Name)!))
                .Where(pair => pair.Item2 is not null),
        ];
        return parents.Count == 0 ? null : dice.Pick(parents);
    }
}
