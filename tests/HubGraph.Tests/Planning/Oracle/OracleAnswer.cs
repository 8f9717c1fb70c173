using HubGraph.Concepts;
using HubGraph.Concepts.Territories;

namespace HubGraph.Tests.Planning.Oracle;

/// <summary>A JSON object whose fields have an order.</summary>
public sealed record ExpectedObject(List<(string Key, object? Value)> Fields);

/// <summary>
/// Answers a question by LINQ over the entities in memory: the JSON that the server must give. Objects are
/// <see cref="ExpectedObject"/>, lists are lists, cursors stand for whatever the server writes.
/// </summary>
public sealed class OracleAnswer(OracleWorld world, DateOnly today)
{
    private const int OrdinaryPage = 20;
    private readonly OracleFilter _filter = new(world, today);

    public ExpectedObject To(OracleQuestion question) => Fields([question.Selections], type => type == "Query", Root);

    private object? Root(OracleSelected field, List<IReadOnlyList<OracleSelection>> selections)
    {
        if (field.Name == "__typename")
            return "Query";
        if (field.Name == "node")
            return Find(field.Argument("id")!) is { } found ? Record(found, selections) : null;
        if (field.Name == "nodes")
            return ((OracleListInput)field.Argument("ids")!).Items.Select(id => Find(id.Plain) is { } found ? Record(found, selections) : null).ToList();
        if (OracleConcepts.All.FirstOrDefault(concept => concept.Plural == field.Name) is { } list)
            return Connection(list, list.All(world), field, selections);
        OracleConcept concept = OracleConcepts.All.Single(concept => concept.Keys.Count > 0 && char.ToLowerInvariant(concept.Name[0]) + concept.Name[1..] == field.Name);
        (string key, OracleInput value) = field.Arguments.Single();
        OracleValue keyField = (OracleValue)concept.Field(key);
        object? wanted = OracleFilter.Composed(((OracleScalar)value.Plain).Value);
        object? record = concept.All(world).SingleOrDefault(each => keyField.Get(world, each)?.Equals(wanted) == true)
            ?? (concept.Name == nameof(Commune) ? world.All<FormerCommune>().SingleOrDefault(former => former.Code.Equals(wanted))?.Commune : null);
        return record is null ? null : Record(record, selections);
    }

    private IRecord? Find(OracleInput id) => world.All<IRecord>().FirstOrDefault(record => OracleValues.IdOf(record) == (string)((OracleScalar)id).Value!);

    private ExpectedObject Record(object record, List<IReadOnlyList<OracleSelection>> selections)
    {
        OracleConcept concept = OracleConcepts.Of(record.GetType().Name);
        return Fields(selections, type => type == concept.Name || type == concept.Interface || type == "Node", (field, below) => Field(concept, record, field, below));
    }

    private object? Field(OracleConcept concept, object record, OracleSelected field, List<IReadOnlyList<OracleSelection>> below)
    {
        if (field.Name == "__typename")
            return concept.Name;
        if (field.Name == "id")
            return OracleValues.IdOf(record);
        return concept.Field(field.Name) switch
        {
            OracleValue value => value.Get(world, record),
            OracleList list => list.Get(world, record).ToList(),
            OracleObjects objects => objects.Get(record).Select(item => Fields(below, type => type == objects.Type, (part, _) =>
                part.Name == "__typename" ? objects.Type : objects.Parts.Single(each => each.Name == part.Name).Get(world, item))).ToList(),
            OracleDated dated => dated.Get(world, record, field.Argument("on") is OracleScalar { Value: DateOnly day } ? day : today),
            OracleOne one => one.Get(record) is { } other ? Record(other, below) : null,
            OracleMany many => Connection(OracleConcepts.Of(many.Target), many.Get(world, record), field, below),
            _ => throw new InvalidOperationException(field.Name),
        };
    }

    private ExpectedObject Connection(OracleConcept concept, IEnumerable<object> records, OracleSelected field, List<IReadOnlyList<OracleSelection>> selections)
    {
        OracleOrder order = new(concept, OrderOf(field.Argument("order")));
        List<object> all = [.. records.Where(record => _filter.Holds(concept, record, field.Argument("where")))];
        List<object> rest = [.. all];
        rest.Sort((one, other) => order.Compare(world, one, other));
        OracleCursor? after = field.Argument("after") as OracleCursor;
        OracleCursor? before = field.Argument("before") as OracleCursor;
        if (after is not null)
            rest.RemoveAll(record => order.Compare(world, record, after.Record) <= 0);
        if (before is not null)
            rest.RemoveAll(record => order.Compare(world, record, before.Record) >= 0);
        int? last = NumberOf(field.Argument("last"));
        int size = last ?? NumberOf(field.Argument("first")) ?? OrdinaryPage;
        List<object> page = [.. last is null ? rest.Take(size) : rest.TakeLast(size)];
        bool more = rest.Count > size;
        return Fields(selections, type => type == $"{concept.Name}Connection", (part, below) => part.Name switch
        {
            "__typename" => $"{concept.Name}Connection",
            "totalCount" => (long)all.Count,
            "nodes" => page.Select(record => Record(record, below)).ToList(),
            "edges" => page.Select(record => Edge(concept, record, order, below)).ToList(),
            _ => PageInfo(page, order, below, hasNext: last is null ? more : before is not null, hasPrevious: last is null ? after is not null : more),
        });
    }

    private ExpectedObject Edge(OracleConcept concept, object record, OracleOrder order, List<IReadOnlyList<OracleSelection>> selections) =>
        Fields(selections, type => type == $"{concept.Name}Edge", (part, below) => part.Name switch
        {
            "__typename" => $"{concept.Name}Edge",
            "cursor" => new OracleCursor(order, record),
            _ => Record(record, below),
        });

    private static ExpectedObject PageInfo(List<object> page, OracleOrder order, List<IReadOnlyList<OracleSelection>> selections, bool hasNext, bool hasPrevious) =>
        Fields(selections, type => type == "PageInfo", (part, _) => part.Name switch
        {
            "__typename" => "PageInfo",
            "hasNextPage" => hasNext,
            "hasPreviousPage" => hasPrevious,
            "startCursor" => page.Count == 0 ? null : new OracleCursor(order, page[0]),
            _ => page.Count == 0 ? null : new OracleCursor(order, page[^1]),
        });

    // Fields of one key are one field, whose selections are all of theirs; it stands where the first of them stands.
    private static ExpectedObject Fields(IEnumerable<IReadOnlyList<OracleSelection>> sets, Func<string, bool> isOf, Func<OracleSelected, List<IReadOnlyList<OracleSelection>>, object?> answer)
    {
        IEnumerable<OracleSelected> fields = sets.SelectMany(set => set.SelectMany(selection => Flat(selection, isOf)));
        return new ExpectedObject([.. fields.GroupBy(field => field.Key).Select(same => (same.Key, answer(same.First(), [.. same.Select(field => field.Selections ?? [])])))]);
    }

    private static IEnumerable<OracleSelected> Flat(OracleSelection selection, Func<string, bool> isOf) => selection switch
    {
        { IsIncluded: false } => [],
        OracleSelected field => [field],
        OracleFragment { Type: var type } fragment when type is null || isOf(type) => fragment.Selections.SelectMany(below => Flat(below, isOf)),
        _ => [],
    };

    private static List<(string Field, bool Descending)> OrderOf(OracleInput? order) => order switch
    {
        OracleListInput list => [.. list.Items.SelectMany(item => OrderOf(item.Plain))],
        OracleObject named => [.. named.Fields.Select(field => (field.Name, ((OracleScalar)field.Value.Plain).Value is "DESC"))],
        _ => [],
    };

    private static int? NumberOf(OracleInput? number) => number is OracleScalar { Value: not null and var value } ? (int)(long)value : null;
}
