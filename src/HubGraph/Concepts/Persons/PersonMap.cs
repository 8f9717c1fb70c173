using HubGraph.Graph;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HubGraph.Concepts.Persons;

internal sealed class PersonMap : EntityMap<Person>
{
    public PersonMap(IReadOnlyModel model)
        : base(
            model,
            "",
            "Someone who writes, as the issuer of tokens knows them; all is null once erased. Only restricted fields lead here, and no id "
                + "does.")
    {
        Field(p => p.Name, "What they are called.").Filter();
        Field(p => p.Email, "Where to write to.").Exact().Filter();
    }
}
