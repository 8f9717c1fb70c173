using System.ComponentModel;
using System.Data.Common;
using System.Reflection;
using HubGraph.Concepts;
using HubGraph.Concepts.Activities;
using HubGraph.Concepts.Calls;
using HubGraph.Concepts.Carriers;
using HubGraph.Concepts.Coverages;
using HubGraph.Concepts.Events;
using HubGraph.Concepts.FundedProjects;
using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Identifiers;
using HubGraph.Concepts.Missions;
using HubGraph.Concepts.Persons;
using HubGraph.Concepts.Sources;
using HubGraph.Concepts.Territories;
using HubGraph.Data.Model;
using HubGraph.Planning.Sql;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace HubGraph.Data;

/// <summary>
/// The model and the writes. A set's name is its table's. Reads of the graph go through the planner, not through here.
/// </summary>
public abstract class HubGraphContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<Source> Sources => Set<Source>();
    public DbSet<Call> Calls => Set<Call>();
    public DbSet<CallBonus> CallBonuses => Set<CallBonus>();
    public DbSet<CallApplicantKind> CallApplicantKinds => Set<CallApplicantKind>();
    public DbSet<CallTargetRegion> CallTargetRegions => Set<CallTargetRegion>();
    public DbSet<CallMission> CallMissions => Set<CallMission>();
    public DbSet<CallPartner> CallPartners => Set<CallPartner>();
    public DbSet<Figure> Figures => Set<Figure>();
    public DbSet<Achievement> Achievements => Set<Achievement>();
    public DbSet<Conflict> Conflicts => Set<Conflict>();
    public DbSet<ConflictSide> ConflictSides => Set<ConflictSide>();
    public DbSet<Omission> Omissions => Set<Omission>();
    public DbSet<Mission> Missions => Set<Mission>();
    public DbSet<MissionTask> MissionTasks => Set<MissionTask>();
    public DbSet<Hub> Hubs => Set<Hub>();
    public DbSet<HubName> HubNames => Set<HubName>();
    public DbSet<HubMission> HubMissions => Set<HubMission>();
    public DbSet<Carrier> Carriers => Set<Carrier>();
    public DbSet<HubCarrier> HubCarriers => Set<HubCarrier>();
    public DbSet<Award> Awards => Set<Award>();
    public DbSet<Coverage> Coverage => Set<Coverage>();
    public DbSet<CoverageDenial> CoverageDenials => Set<CoverageDenial>();
    public DbSet<Region> Regions => Set<Region>();
    public DbSet<Department> Departments => Set<Department>();
    public DbSet<Intercommunality> Intercommunalities => Set<Intercommunality>();
    public DbSet<Commune> Communes => Set<Commune>();
    public DbSet<CommunePostalCode> CommunePostalCodes => Set<CommunePostalCode>();
    public DbSet<FormerCommune> FormerCommunes => Set<FormerCommune>();
    public DbSet<FundedProject> FundedProjects => Set<FundedProject>();
    public DbSet<FundedProjectNeed> FundedProjectNeeds => Set<FundedProjectNeed>();
    public DbSet<FundedProjectNeedCode> FundedProjectNeedCodes => Set<FundedProjectNeedCode>();
    public DbSet<FundingLine> FundingLines => Set<FundingLine>();
    public DbSet<Event> Events => Set<Event>();
    public DbSet<EventOrganiser> EventOrganisers => Set<EventOrganiser>();
    public DbSet<Activity> Activities => Set<Activity>();
    public DbSet<AnimationActivity> AnimationActivities => Set<AnimationActivity>();
    public DbSet<ProjectSupportActivity> ProjectSupportActivities => Set<ProjectSupportActivity>();
    public DbSet<ActivityTag> ActivityTags => Set<ActivityTag>();
    public DbSet<AnimationActivityTheme> AnimationActivityThemes => Set<AnimationActivityTheme>();
    public DbSet<AnimationActivityNature> AnimationActivityNatures => Set<AnimationActivityNature>();
    public DbSet<AnimationActivityPartner> AnimationActivityPartners => Set<AnimationActivityPartner>();
    public DbSet<EventOrganiserKind> EventOrganiserKinds => Set<EventOrganiserKind>();
    public DbSet<EventTag> EventTags => Set<EventTag>();
    public DbSet<ActivityIdentifier> ActivityIdentifiers => Set<ActivityIdentifier>();
    public DbSet<EventIdentifier> EventIdentifiers => Set<EventIdentifier>();
    public DbSet<FundedProjectIdentifier> FundedProjectIdentifiers => Set<FundedProjectIdentifier>();
    public DbSet<HubIdentifier> HubIdentifiers => Set<HubIdentifier>();
    public DbSet<CarrierIdentifier> CarrierIdentifiers => Set<CarrierIdentifier>();
    public DbSet<Person> Persons => Set<Person>();
    public DbSet<HubContact> HubContacts => Set<HubContact>();
    public DbSet<Change> Changes => Set<Change>();
    public DbSet<HubGrant> HubGrants => Set<HubGrant>();
    public DbSet<ProtectionKey> ProtectionKeys => Set<ProtectionKey>();
    public DbSet<Installation> Installation => Set<Installation>();
    public DbSet<ReferenceRecord> ReferenceRecords => Set<ReferenceRecord>();

    /// <summary>What the model is made of.</summary>
    internal IModelDeclarations Declarations { get; init; } = ModelDeclarations.OfProgram;

    /// <summary>What is told of commits; null where nobody follows the log.</summary>
    internal ICommitSignal? Signal { get; set; }

    /// <summary>How its database is asked.</summary>
    internal abstract Dialect Dialect { get; }

    /// <summary>Whether foreign keys are checked row by row, and may be taken off a table while it is filled.</summary>
    internal abstract bool ChecksForeignKeysAtOnce { get; }

    private IEnumerable<Assembly> Assemblies =>
        Declarations.Entities.Select(entity => entity.Assembly).Prepend(typeof(HubGraphContext).Assembly).Distinct();

    private bool _isLogged;

    /// <inheritdoc/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        BeforeSaving();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    /// <inheritdoc/>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        BeforeSaving();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <summary>Saves for a change scope, which tells the log of it.</summary>
    internal async Task SaveLoggedAsync(CancellationToken cancellationToken)
    {
        try
        {
            _isLogged = true;
            await SaveChangesAsync(cancellationToken);
        }
        finally
        {
            _isLogged = false;
        }
    }

    /// <summary>Adds the next parameter of a statement of the dialect's: a list of keys or texts.</summary>
    internal abstract void AddList(DbCommand command, object list);

    /// <summary>Waits for a turn to write; null where the database itself lets many write.</summary>
    /// <exception cref="DatabaseBusyException">It did not come in time.</exception>
    internal abstract Task<WriteTurn?> TakeTurnAsync(CancellationToken cancellationToken);

    /// <summary>Bounds what a writing transaction that has begun may wait for, and how it is planned.</summary>
    internal abstract Task BoundWriteAsync(CancellationToken cancellationToken);

    /// <summary>Keeps other writers from the log until the commit, and has who listens told of it then.</summary>
    /// <param name="isOwn">Whether the transaction is the scope's own; else it is a start's, which takes longer.</param>
    internal abstract Task LockLogAsync(bool isOwn, CancellationToken cancellationToken);

    /// <summary>Gathers the statistics of tables that were filled; nothing where they are gathered elsewhere.</summary>
    internal abstract Task AnalyseAsync(CancellationToken cancellationToken);

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // The graph's enumerations are those that are described.
        foreach (Type type in Assemblies.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.IsEnum && type.IsDefined(typeof(DescriptionAttribute), false)))
            configurationBuilder.Properties(type).HaveConversion(typeof(EnumNameConverter<>).MakeGenericType(type));
        configurationBuilder.Properties<DateWithPrecision>().HaveConversion<DateWithPrecisionConverter>();
        // Discriminators are text like any other.
        configurationBuilder.Conventions.Remove<DiscriminatorLengthConvention>();
        configurationBuilder.Conventions.Add(_ => new NamingConvention());
        configurationBuilder.Conventions.Add(_ => new RestrictDeleteConvention());
        configurationBuilder.Conventions.Add(_ => new VersionConvention());
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (Type entity in Declarations.Entities)
            modelBuilder.Entity(entity);
        foreach (Assembly assembly in Assemblies)
            modelBuilder.ApplyConfigurationsFromAssembly(assembly);
        Declarations.Complete(modelBuilder);
    }

    private void BeforeSaving()
    {
        if (!_isLogged)
            throw new InvalidOperationException("Writes go through a change scope, so that the change log knows of them.");
        ChangeTracker.WriteFoldedText();
    }
}
