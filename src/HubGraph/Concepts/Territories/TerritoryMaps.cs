using HubGraph.Concepts.Coverages;
using HubGraph.Graph;
using HubGraph.Planning.Mapping;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HubGraph.Concepts.Territories;

internal sealed class RegionMap : EntityMap<Region>
{
    /// <summary>What tables of other records show of it.</summary>
    internal static IReadOnlyList<DatasetField> InTables { get; } = [new("region.code", "53"), new("region.name", "Bretagne")];

    public RegionMap(IReadOnlyModel model)
        : base(model, "regions", "A region (région), or an overseas collectivity that stands for one.")
    {
        Key(r => r.Code, "INSEE code, such as 53 for Bretagne.");
        Field(r => r.Name, "Its name.").Filter().Sort();
        Field(r => r.Zone, "In which part of the Republic it lies.").Filter();
        Field(r => r.Population, "How many people live there: the sum of its communes' known populations.").Filter().Sort();
        Field(r => r.PopulationYear, "The year of that population: of its census, or of the legal populations (populations municipales).")
            .Filter();
        Field(r => r.PopulationTable, "The table that it was counted for, in French.");
        One(r => r.Seat, "Its seat (chef-lieu).");
        Many(r => r.Departments, "Its departments.").Filter();
        Many(r => r.Communes, "Its communes.");
        Add(CoverageStatusSql.Field(model, Enumerations.Of(typeof(CoverageStatus)), (said, row) => $"{said}.region_id = {row}.id"))
            .Filter();
        Many(r => r.Coverage, "What sources claim about who serves it as a whole.", onDay: CoverageStatusSql.Possible(model)).Filter();
        Many(r => r.CoverageDenials, "What sources say about days on which no hub serves it.").Filter();
        Through("hubs", r => r.Coverage, c => c.Hub, "The hubs that sources say serve it as a whole.", CoverageStatusSql.Possible(model))
            .Filter();
        Add(CoveredPopulationSql.OfRegion(model));
        Many(r => r.Conflicts, "The facts about it that sources contradict, and what is shown of them.").Filter();
        Through("targetedBy", r => r.TargetedBy, t => t.Call, "The calls that want hubs for it.").Filter();
        Many(r => r.FundedProjects, "The projects there.").Filter();
        Many(r => r.Events, "The events there.").Filter();
        Many(r => r.Activities, "What hubs did there.").Filter();
        IsFew = true;
        SortedBy(r => r.Code);
    }
}

internal sealed class DepartmentMap : EntityMap<Department>
{
    /// <summary>What tables of other records show of it.</summary>
    internal static IReadOnlyList<DatasetField> InTables { get; } =
        [new("department.code", "35"), new("department.name", "Ille-et-Vilaine")];

    public DepartmentMap(IReadOnlyModel model)
        : base(model, "departments", "A department (département), or an overseas collectivity that stands for one.")
    {
        Key(d => d.Code, "INSEE code, such as 01 for Ain.");
        Field(d => d.Name, "Its name.").Filter().Sort();
        Field(d => d.Zone, "In which part of the Republic it lies.").Filter();
        Field(d => d.Population, "How many people live there: the sum of its communes' known populations.").Filter().Sort();
        Field(d => d.PopulationYear, "The year of that population: of its census, or of the legal populations (populations municipales).")
            .Filter();
        Field(d => d.PopulationTable, "The table that it was counted for, in French.");
        One(d => d.Region, "Its region.").Filter();
        One(d => d.Seat, "Its seat (chef-lieu, préfecture).");
        Many(d => d.Communes, "Its communes.");
        Add(CoverageStatusSql.Field(
            model,
            Enumerations.Of(typeof(CoverageStatus)),
            (said, row) => $"({said}.department_id = {row}.id OR {said}.region_id = {row}.region_id)")).Filter();
        Many(
            d => d.Coverage,
            "What sources claim about who serves it, apart from claims about its region.",
            onDay: CoverageStatusSql.Possible(model)).Filter();
        Many(d => d.CoverageDenials, "What sources say about days on which no hub serves it.").Filter();
        Many(d => d.FundedProjects, "The projects there.").Filter();
        Many(d => d.Events, "The events there.").Filter();
        Many(d => d.Activities, "What hubs did there.").Filter();
        IsFew = true;
        SortedBy(d => d.Code);
    }
}

internal sealed class IntercommunalityMap : EntityMap<Intercommunality>
{
    /// <summary>What tables of other records show of it.</summary>
    internal static IReadOnlyList<DatasetField> InTables { get; } =
        [new("intercommunality.siren", "243500139"), new("intercommunality.name", "Rennes Métropole")];

    public IntercommunalityMap(IReadOnlyModel model)
        : base(model, "intercommunalities", "An intercommunality (établissement public de coopération intercommunale à fiscalité propre).")
    {
        Key(i => i.Siren, "Its SIREN, nine digits.");
        Field(i => i.Name, "Its name.").Filter().Sort();
        Field(i => i.Kind, "Which kind it is.").Filter(selective: true);
        Field(i => i.Population, "How many people live there: the sum of its communes' known populations.").Filter().Sort();
        Many(i => i.Communes, "Its communes.");
        Many(i => i.Coverage, "What sources claim about who serves it.", onDay: CoverageStatusSql.Possible(model)).Filter();
        Many(i => i.CoverageDenials, "What sources say about days on which no hub serves it.").Filter();
        SortedBy(i => i.Name);
    }
}

internal sealed class CommuneMap : EntityMap<Commune>
{
    /// <summary>What tables of other records show of it.</summary>
    internal static IReadOnlyList<DatasetField> InTables { get; } = [new("commune.code", "35238"), new("commune.name", "Rennes")];

    public CommuneMap(IReadOnlyModel model)
        : base(model, "communes", "A commune of the current vintage of INSEE's code (code officiel géographique).")
    {
        Key(
            c => c.Code,
            "INSEE code, five characters; not a postal code. Looking up a former commune's code finds the current commune.",
            CurrentOf(model));
        Field(c => c.Name, "Its name.").Filter().Sort();
        Field(c => c.Population, "How many people live there; null when not known.").Filter().Sort();
        Expression(
            "populationYear",
            "The year of that population, as of all communes of its department.",
            ValueKind.Number,
            row => $"(CASE WHEN {row}.population IS NOT NULL THEN (SELECT d.population_year FROM {Tables.Of<Department>(model)} d WHERE "
                + $"d.id = {row}.department_id) END)");
        List(c => c.PostalCodes, p => p.Code, "Its postal codes; other communes may share them.").Exact().Filter(selective: true);
        One(c => c.Department, "Its department.").Filter();
        One(c => c.Region, "Its region.").Filter();
        One(c => c.Intercommunality, "Its intercommunality; a few have none.").Filter();
        Many(c => c.FormerCommunes, "The former, delegated and associated communes that it holds.").Filter();
        Many(c => c.Coverage, "What sources claim about who serves it by itself.", onDay: CoverageStatusSql.Possible(model)).Filter();
        Many(c => c.CoverageDenials, "What sources say about days on which no hub serves it.").Filter();
        Many(c => c.FundedProjects, "The projects there.").Filter();
        Many(c => c.Events, "The events there.").Filter();
        Many(c => c.Activities, "What hubs did there.").Filter();
        SortedBy(c => c.Code);
    }

    // A current code wins: some former ones are also current.
    private static Func<string, string> CurrentOf(IReadOnlyModel model) => code =>
        $"t.id = coalesce((SELECT c.id FROM {Tables.Of<Commune>(model)} c WHERE c.code = {code}), (SELECT f.commune_id FROM "
            + $"{Tables.Of<FormerCommune>(model)} f WHERE f.code = {code}))";
}

internal sealed class FormerCommuneMap : EntityMap<FormerCommune>
{
    public FormerCommuneMap(IReadOnlyModel model)
        : base(
            model,
            "formerCommunes",
            "A former commune (ancienne commune), a delegated or associated one, or one of the 45 arrondissements of Paris, Lyon and "
                + "Marseille (arrondissement municipal): its code leads to the current commune, an arrondissement's to its city.")
    {
        Key(f => f.Code, "INSEE code that is no longer, or not fully, a commune's.");
        Field(f => f.Name, "Its name, where the source has it.").Filter();
        One(f => f.Commune, "The current commune.").Filter();
        SortedBy(f => f.Code);
    }
}
