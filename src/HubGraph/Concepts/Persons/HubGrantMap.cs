using HubGraph.Graph;
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
        SortedBy(g => g.Since, descending: true);
    }
}
