using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;
using HubGraph.Concepts.Territories;
using HubGraph.Data.Model;
using HubGraph.Graph;
using HubGraph.Graph.Mutations;
using HubGraph.Planning;
using HubGraph.Planning.Schema;

namespace HubGraph.Concepts.Coverages;

/// <summary>
/// <c>uncovered</c>: the white zones of a day. Which ones is found here; what is shown of the territories' records is planned.
/// </summary>
internal static class UncoveredField
{
    // All regions, and all departments.
    private const int DefaultSize = 200;
    private const int MaximumSize = 1_000;
    private const string Nodes = "nodes";
    private const string Uncertain = "uncertain";

    // It reads the communes as a whole.
    private const int Weight = 100;

    /// <summary>Adds it to the root.</summary>
    public static void AddTo(ObjectGraphType query, PlannedSchema planned)
    {
        ScalarTypes scalars = planned.Scalars;
        query.AddField(new FieldType
        {
            Name = "uncovered",
            Description = "The white zones (zone blanche) of a day: territories that no known claim covers, the most populated first, "
                + "apart from those of which it is uncertain. One whose communes are all surely covered, be it by claims about its parts, "
                + "is none.",
            ResolvedType = Territories(planned),
            Arguments = new QueryArguments(
                CoverageQuery.Day(scalars),
                new QueryArgument(new NonNullGraphType(scalars.Enumeration(Enumerations.Of(typeof(UncoveredLevel)))))
                {
                    Name = "level",
                    Description = "How large the territories are.",
                },
                new QueryArgument(scalars.Number)
                {
                    Name = "first",
                    Description = $"How many of each list at the most, 0 to {MaximumSize}. The totals are of all.",
                    DefaultValue = DefaultSize,
                },
                new QueryArgument(scalars.Text)
                {
                    Name = "after",
                    Description = "The code of a territory of the level, such as the last of a page: the lists start after it, in their "
                        + "order.",
                }),
            Resolver = new FuncFieldResolver<UncoveredTerritories>(async context =>
            {
                UncoveredReader reader = context.RequestServices!.GetRequiredService<UncoveredReader>();
                return await reader.ReadAsync(context.ReadCaller(), Request(context), context.CancellationToken);
            }),
        }.SizedAsPage(DefaultSize, ["first"], [Nodes, Uncertain]).Cost(Weight));
    }

    // What is not selected is not read.
    private static UncoveredRequest Request(IResolveFieldContext context)
    {
        int first = context.GetArgument<int?>("first") ?? DefaultSize;
        if (first is < 0 or > MaximumSize)
            throw new PlanningError(PlanningErrorCodes.BadPageSize, $"'first' must lie between 0 and {MaximumSize}.");
        HashSet<string> selected = [.. context.SubFields!.Values.Select(field => field.Field.Name.StringValue)];
        return new UncoveredRequest(
            EnumNames.Parse<UncoveredLevel>(context.GetArgument<string>("level")),
            CoverageQuery.DayOf(context),
            context.GetArgument<string?>("after"),
            selected.Contains(Nodes) ? first : 0,
            selected.Contains(Uncertain) ? first : 0,
            selected.Except([Nodes, Uncertain]).Any());
    }

    private static ObjectGraphType Territories(PlannedSchema planned)
    {
        ScalarTypes scalars = planned.Scalars;
        NonNullGraphType number = new(scalars.Number), territories = new(new ListGraphType(new NonNullGraphType(Territory(planned))));
        ObjectGraphType uncovered =
            new() { Name = "UncoveredTerritories", Description = "The territories of one level that are not surely covered on a day." };
        uncovered.AddField(MutationType.Field<UncoveredTerritories>("on", "The day.", new NonNullGraphType(scalars.Date), all => all.On));
        uncovered.AddField(
            MutationType.Field<UncoveredTerritories>("totalCount", "How many no known claim covers.", number, all => all.Totals.Count));
        uncovered.AddField(
            MutationType.Field<UncoveredTerritories>("population", "How many people live in those.", number, all => all.Totals.Population));
        uncovered.AddField(MutationType.Field<UncoveredTerritories>(
            "uncoveredPopulation", "How many of these live where no hub surely serves.", number, all => all.Totals.UncoveredPopulation));
        uncovered.AddField(
            MutationType.Field<UncoveredTerritories>("uncertainCount", "Of how many it is uncertain.", number, all => all.UncertainCount));
        uncovered.AddField(MutationType.Field<UncoveredTerritories>(
            Nodes, "Those that no known claim covers (NO_KNOWN_CLAIM), the most populated first.", territories, all => all.Nodes));
        uncovered.AddField(MutationType.Field<UncoveredTerritories>(
            Uncertain, "Those of which it is uncertain (UNCERTAIN), the most populated first.", territories, all => all.Uncertain));
        return uncovered;
    }

    private static ObjectGraphType Territory(PlannedSchema planned)
    {
        ScalarTypes scalars = planned.Scalars;
        ObjectGraphType territory = new() { Name = "UncoveredTerritory", Description = "A territory that is not surely covered." };
        territory.AddField(MutationType.Field<UncoveredTerritory>(
            "code", "Its INSEE code; an intercommunality's SIREN.", new NonNullGraphType(scalars.Text), one => one.Code));
        territory.AddField(
            MutationType.Field<UncoveredTerritory>("name", "Its name.", new NonNullGraphType(scalars.Text), one => one.Name));
        territory.AddField(MutationType.Field<UncoveredTerritory>(
            "population", "How many people live there; null when not known.", scalars.Number, one => one.Population));
        territory.AddField(MutationType.Field<UncoveredTerritory>(
            "uncoveredPopulation",
            "How many of them live where no hub surely serves, by claims about parts of it; null when its population is not known.",
            scalars.Number, one => one.UncoveredPopulation));
        territory.AddField(planned.RecordsFieldType(
            "denials", "What sources say of that day: that no hub serves it. Empty where no known claim is all that there is.",
            nameof(CoverageDenial), one => [.. ((UncoveredTerritory)one).Said!.Denials.Select(denial => denial.Id)]));
        territory.AddField(planned.RecordsFieldType(
            "claims", "The claims about it, or what it lies in, that make it uncertain, each with its source.",
            nameof(Coverage), one => [.. ((UncoveredTerritory)one).Said!.Claims.Select(claim => claim.Id)]));
        territory.AddField(planned.RecordFieldType(
            "commune", "The commune, at that level.", nameof(Commune), one => ((UncoveredTerritory)one).Place.CommuneId));
        territory.AddField(planned.RecordFieldType(
            "intercommunality",
            "The intercommunality, or that of the commune.",
            nameof(Intercommunality),
            one => ((UncoveredTerritory)one).Place.IntercommunalityId));
        territory.AddField(planned.RecordFieldType(
            "department",
            "The department, or that of the commune; null of an intercommunality, which may lie in several.",
            nameof(Department),
            one => ((UncoveredTerritory)one).Place.DepartmentId));
        territory.AddField(planned.RecordFieldType(
            "region",
            "The region, or that of the department or commune; null of an intercommunality.",
            nameof(Region),
            one => ((UncoveredTerritory)one).Place.RegionId));
        return territory;
    }
}
