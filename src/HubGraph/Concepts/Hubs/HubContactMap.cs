using HubGraph.Concepts.Persons;
using HubGraph.Graph;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HubGraph.Concepts.Hubs;

internal sealed class HubContactMap : EntityMap<HubContact>
{
    public HubContactMap(IReadOnlyModel model)
        : base(model, "", "Someone at a hub whom its partners may reach. Only a restricted field leads here, and no id does.")
    {
        Field(c => c.Name, "What they are called.").Filter().Sort();
        Field(c => c.Role, "What they do there, in words.");
        Field(c => c.Email, "Where to write to.").Exact().Filter();
        Field(c => c.Phone, "Where to call.");
        SortedBy(c => c.Name);
    }
}
