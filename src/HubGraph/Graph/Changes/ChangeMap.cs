using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Persons;
using HubGraph.Data.Model;
using HubGraph.Planning;
using HubGraph.Planning.Mapping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HubGraph.Graph.Changes;

internal sealed class ChangeMap : EntityMap<Change>
{
    public ChangeMap(IReadOnlyModel model)
        : base(
            model,
            "",
            "A line of the change log (journal des modifications): what was done to one record, and when. Lines are never changed.")
    {
        Field(c => c.Kind, "What was done.").Filter();
        Field(c => c.At, "When, UTC.").Filter();
        Field(c => c.RecordType, "The type of the record, such as Hub.");
        Add(new ComputedField(
            "recordId",
            "The record's id, also of one that left the graph.",
            [Column(c => c.RecordType), Column(c => c.RecordId)],
            row => GlobalId.Encode(row.Text(0), row.Number(1)))
        { IsId = true });
        Add(new AnyRelation(
            "record",
            "The record as it is now; null when it left the graph, or when no id leads to records of its type.",
            Column(c => c.RecordType).Name,
            Column(c => c.RecordId).Name));
        // The log outlives what it speaks of: what it names may be gone.
        Add(new OneRelation(
            "hub", "The hub that the record belonged to then, if to one.", nameof(Hub), Column(c => c.HubId).Name, isNullable: true));
        Add(new OneRelation(
            "actor", "The person who did it; null where no person did.", nameof(Person), Column(c => c.PersonId).Name, isNullable: true))
            .Restrict(ToHub(c => c.HubId));
        Field(c => c.Reason, "Why, where whoever did it had to say so: of what was removed, withdrawn, cancelled or reopened.")
            .Restrict(ToHub(c => c.HubId));
        Json(c => c.Before, "The fields that changed, as they were, an object; null for a creation.").Restrict(ToHub(c => c.HubId));
        Json(c => c.After, "The fields that changed, as they became, an object; null for a creation and a deletion.")
            .Restrict(ToHub(c => c.HubId));
        DefaultOrderBy("id", descending: true);
    }

    /// <summary>The lines about all that belongs to a hub. Their number alone tells of what is restricted, so that they are.</summary>
    public static MapField OfHub(IReadOnlyModel model) =>
        new ManyRelation(
            "changes",
            "What the change log tells about it and all that belongs to it, also what was withdrawn, the latest first.",
            nameof(Change),
            model.FindEntityType(typeof(Change))!.FindProperty(nameof(Change.HubId))!.GetColumnName())
                .Restrict(HubRestriction.Of(row => $"{row}.id"));

    /// <summary>The lines about the records of an entity.</summary>
    public static ManyRelation HistoryOf(IReadOnlyEntityType type)
    {
        IReadOnlyEntityType change = type.Model.FindEntityType(typeof(Change))!;
        string recordType = change.FindProperty(nameof(Change.RecordType))!.GetColumnName();
        string[] names =
            [.. type.GetDerivedTypesInclusive().Where(concrete => !concrete.IsAbstract()).Select(concrete => $"'{concrete.ClrType.Name}'")];
        return new ManyRelation(
            "history",
            "What the change log tells about it, the latest first.",
            nameof(Change),
            change.FindProperty(nameof(Change.RecordId))!.GetColumnName())
        {
            Condition = row =>
                names.Length == 1 ? $"{row}.{recordType} = {names[0]}" : $"{row}.{recordType} IN ({string.Join(", ", names)})",
        };
    }
}
