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
using HubGraph.Data.Model;
using HubGraph.Graph.Changes;
using HubGraph.Planning.Mapping;
using HubGraph.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using static HubGraph.Graph.Concept;

namespace HubGraph.Graph;

/// <summary>All concepts: what the graph and the database are made of.</summary>
/// <param name="more">Concepts besides the program's own.</param>
internal sealed class ConceptCatalog(params IReadOnlyList<Concept> more) : IModelDeclarations
{
    private static readonly Concept[] s_own =
    [
        Of(model => new HubMap(model), HubMutations.AddTo, new HubSearch()),
        Of(model => new HubNameMap(model)),
        Of(model => new HubMissionMap(model)),
        Of(model => new HubCarrierMap(model)),
        Of(model => new HubContactMap(model)),
        Of(model => new CarrierMap(model), CarrierMutations.AddTo, new CarrierSearch()),
        Of(model => new CoverageMap(model), CoverageMutations.AddTo),
        Of(model => new CoverageDenialMap(model)),
        Of(model => new CallMap(model), CallMutations.AddTo),
        Of(model => new CallBonusMap(model)),
        Of(model => new AwardMap(model)),
        Of(model => new MissionMap(model), MissionMutations.AddTo),
        Of(model => new SourceMap(model), SourceMutations.AddTo),
        Of(model => new FigureMap(model)),
        Of(model => new AchievementMap(model)),
        Of(model => new ConflictMap(model)),
        Of(model => new ConflictSideMap(model)),
        Of(model => new OmissionMap(model)),
        Of(model => new RegionMap(model), search: new RegionSearch()),
        Of(model => new DepartmentMap(model), search: new DepartmentSearch()),
        Of(model => new IntercommunalityMap(model), search: new IntercommunalitySearch()),
        Of(model => new CommuneMap(model), search: new CommuneSearch()),
        Of(model => new FormerCommuneMap(model)),
        Of(model => new FundedProjectMap(model), FundedProjectMutations.AddTo, new FundedProjectSearch()),
        Of(model => new FundingLineMap(model)),
        Of(model => new EventMap(model), EventMutations.AddTo, new EventSearch()),
        Of(model => new ActivityMap(model), ActivityMutations.AddTo),
        Of(model => new AnimationActivityMap(model)),
        Of(model => new ProjectSupportActivityMap(model)),
        Of(model => new PersonMap(model), PersonMutations.AddTo),
        Of(model => new HubGrantMap(model)),
        Of(model => new ChangeMap(model)),
        Of(model => new WebhookMap(model), WebhookMutations.AddTo),
        Of(model => new WebhookStateMap(model)),
        Of(model => new WebhookDeliveryMap(model)),
    ];

    /// <summary>The program's own.</summary>
    public static ConceptCatalog OfProgram => (ConceptCatalog)ModelDeclarations.OfProgram;

    /// <summary>Makes that of the program's own.</summary>
    public ConceptCatalog()
        : this([])
    {
    }

    /// <summary>Each of them.</summary>
    public IReadOnlyList<Concept> All { get; } = [.. s_own, .. more];

    /// <inheritdoc/>
    public IReadOnlyCollection<Type> Entities => [.. All.Select(concept => concept.Entity)];

    /// <inheritdoc/>
    public IReadOnlyList<Searched> Searched =>
        field ??= [.. All.Select(concept => concept.Search).OfType<Searched>().OrderBy(searched => searched.Number)];

    /// <summary>Their declarations, over EF's model: the one that is made of them (<see cref="DeclaredSchema"/>), or has been.</summary>
    public MapCatalog Maps(IReadOnlyModel model) => new(All.Select(concept => concept.Map(model)));

    /// <inheritdoc/>
    public IReadOnlyList<RollUp> RollUps(IReadOnlyModel model) => Maps(model).RollUps;

    /// <inheritdoc/>
    public void Complete(ModelBuilder builder) => DeclaredSchema.Complete(builder, Maps(builder.Model));
}
