using HubGraph.Planning.Mapping;
using HubGraph.Planning.Rows;

namespace HubGraph.Planning.Plans;

// What not everybody reads. Whether the caller reads any row of it is decided here, once for the plan; whether this row,
// by the statement.
public sealed partial class Planner
{
    private readonly ResponsePath _path = new();
    private Dictionary<string, RefusedField>? _refused;
    private ReadRights? _rights;

    // Asked for when a restricted field is met: a plan without one is the same for all callers.
    private ReadRights Rights => _rights ??= _rightsOf(_context);

    private RowWriter Restricted(
        EntityMap map, MapField declared, Restriction restriction, SelectedField field, string alias, LevelBuilder builder)
    {
        switch (Rights.Reaches(restriction))
        {
            case Reach.All:
                return declared.Writer(new RecordRow(this, map, alias, builder), field);
            case Reach.Some:
                // Before the field is written, or the level below knows of the row.
                int covered = builder.Covered(alias, restriction, Rights);
                return new OptionalWriter(covered, declared.Writer(new RecordRow(this, map, alias, builder), field));
            default:
                Refuse(map, restriction, field);
                return ConstantWriter.Null;
        }
    }

    // Concepts of one interface meet the same field: it is one error.
    private void Refuse(EntityMap map, Restriction restriction, SelectedField field)
    {
        _refused ??= [];
        if (_refused.ContainsKey(_path.Whole))
            return;
        string type = map.Interface is { } parent && _maps[parent].Find(field.Name) is not null ? parent : map.Name;
        _refused.Add(
            _path.Whole,
            new RefusedField(
                Rights.RefusalCode, $"'{type}.{field.Name}' is for {restriction.Readers}.", _path.OfOnePlace, LocationOf(field.Node)));
    }

    // A filter or a sort tells of all rows.
    private void CheckNamed(MapField field, string path)
    {
        if (Rights.Reaches(field.Restriction!) != Reach.All)
            throw new PlanningError(Rights.RefusalCode, $"{path}: filtering and sorting by it is for {field.Restriction!.Namers}.");
    }
}
