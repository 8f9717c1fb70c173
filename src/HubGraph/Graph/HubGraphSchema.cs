using GraphQL.Types;
using HubGraph.Concepts.Activities;
using HubGraph.Concepts.Calls;
using HubGraph.Concepts.Carriers;
using HubGraph.Concepts.Coverages;
using HubGraph.Concepts.Events;
using HubGraph.Concepts.FundedProjects;
using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Missions;
using HubGraph.Concepts.Persons;
using HubGraph.Concepts.Sources;
using HubGraph.Concepts.Territories;
using HubGraph.Graph.Changes;
using HubGraph.Graph.Mutations;
using HubGraph.Graph.Search;
using HubGraph.Graph.Viewer;
using HubGraph.Host;
using HubGraph.Host.Auth;
using HubGraph.Planning.Mapping;
using HubGraph.Planning.Schema;
using HubGraph.Webhooks;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HubGraph.Graph;

/// <summary>The graph: all concepts, and the root that leads to them.</summary>
public sealed class HubGraphSchema : GraphQL.Types.Schema
{
    public HubGraphSchema(IServiceProvider services, MapCatalog maps)
        : base(services)
    {
        Description = $"The French digital-inclusion ecosystem (inclusion numérique): hubs, carriers, territories, missions, projects, events and activities. Version {ProgramVersion.Current}.";
        ObjectGraphType query = new() { Name = "Query", Description = "Where reading starts." };
        PlannedSchema planned = PlannedSchema.AddTo(this, query, maps, HubRestriction.Show);
        planned.Scalars.DecimalNumber.Description = "A decimal number; amounts are euros.";
        Directives.Register(new RestrictedDirective(planned.Scalars.Enumeration(Enumerations.Of(typeof(CallerRole)))));
        Query = query;
        MutationType mutations = new(planned);
        ActivityMutations.AddTo(mutations);
        EventMutations.AddTo(mutations);
        FundedProjectMutations.AddTo(mutations);
        CallMutations.AddTo(mutations);
        HubMutations.AddTo(mutations);
        CarrierMutations.AddTo(mutations);
        CoverageMutations.AddTo(mutations);
        MissionMutations.AddTo(mutations);
        SourceMutations.AddTo(mutations);
        PersonMutations.AddTo(mutations);
        WebhookMutations.AddTo(mutations);
        Mutation = mutations.Type;
        CoverageQuery.AddTo(query, planned);
        UncoveredField.AddTo(query, planned);
        ViewerType.AddTo(query, planned, mutations);
        ChangesQuery.AddTo(query, planned, maps);
        SearchField.AddTo(query, planned);
        Subscription = ChangeSubscriptions.Create(planned, maps);
        this.RegisterType(mutations.ErrorInterface);
    }

    /// <summary>All concepts, over EF's model: the one that is made of them (<see cref="DeclaredSchema"/>), or has been.</summary>
    public static MapCatalog Maps(IReadOnlyModel model) => new(
    [
        new HubMap(model), new HubNameMap(model), new HubMissionMap(model), new HubCarrierMap(model), new HubContactMap(model), new CarrierMap(model), new CoverageMap(model), new CoverageDenialMap(model),
        new CallMap(model), new CallBonusMap(model), new AwardMap(model), new MissionMap(model), new SourceMap(model),
        new FigureMap(model), new AchievementMap(model), new ConflictMap(model), new ConflictSideMap(model), new OmissionMap(model),
        new RegionMap(model), new DepartmentMap(model), new IntercommunalityMap(model), new CommuneMap(model), new FormerCommuneMap(model),
        new FundedProjectMap(model), new FundingLineMap(model), new EventMap(model),
        new ActivityMap(model), new AnimationActivityMap(model), new ProjectSupportActivityMap(model),
        new PersonMap(model), new HubGrantMap(model), new ChangeMap(model), new WebhookMap(model), new WebhookStateMap(model), new WebhookDeliveryMap(model),
    ]);
}
