using HubGraph.Graph;
using HubGraph.Graph.Changes;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HubGraph.Concepts.Persons;

internal sealed class HubGrantMap : EntityMap<HubGrant>
{
    public HubGrantMap(IReadOnlyModel model)
        : base(model, "", "Lets a person write for a hub (habilitation). Only a restricted field leads here, and no id does.")
    {
        One(g => g.Person, "Who may write.");
        Field(g => g.Since, "The first day.").Filter().Sort();
        Field(g => g.Until, "The last day; null where none is set.").Filter();
        Field(g => g.RevokedAt, "When it was revoked, UTC; null while it has not been.").Filter();
        Field(g => g.RevocationReason, "Why it was revoked, where that was said.");
        Add(ChangeMap.HistoryOf(model.FindEntityType(typeof(HubGrant))!));
        SortedBy(g => g.Since, descending: true);
    }
}
