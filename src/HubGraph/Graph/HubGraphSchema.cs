using GraphQL.Types;
using HubGraph.Concepts.Coverages;
using HubGraph.Graph.Changes;
using HubGraph.Graph.Mutations;
using HubGraph.Graph.Search;
using HubGraph.Graph.Viewer;
using HubGraph.Host;
using HubGraph.Host.Auth;
using HubGraph.Planning.Mapping;
using HubGraph.Planning.Schema;

namespace HubGraph.Graph;

/// <summary>The graph: all concepts, and the root that leads to them.</summary>
internal sealed class HubGraphSchema : GraphQL.Types.Schema
{
    public HubGraphSchema(IServiceProvider services, ConceptCatalog concepts, MapCatalog maps)
        : base(services)
    {
        Description = "The French digital-inclusion ecosystem (inclusion numérique): hubs, carriers, territories, missions, projects, "
            + $"events and activities. Version {ProgramVersion.Current}.";
        ObjectGraphType query = new() { Name = "Query", Description = "Where reading starts." };
        PlannedSchema planned = PlannedSchema.AddTo(this, query, maps, HubRestriction.Show);
        planned.Scalars.DecimalNumber.Description = "A decimal number; amounts are euros.";
        Directives.Register(new RestrictedDirective(planned.Scalars.Enumeration(Enumerations.Of(typeof(CallerRole)))));
        Query = query;
        MutationType mutations = new(planned);
        foreach (Concept concept in concepts.All)
            concept.Mutations?.Invoke(mutations);
        Mutation = mutations.Type;
        CoverageQuery.AddTo(query, planned);
        UncoveredField.AddTo(query, planned);
        ViewerType.AddTo(query, planned, mutations);
        ChangesQuery.AddTo(query, planned, maps);
        SearchField.AddTo(query, planned, concepts.Searched);
        Subscription = ChangeSubscriptions.Create(planned, maps);
        this.RegisterType(mutations.ErrorInterface);
    }
}
