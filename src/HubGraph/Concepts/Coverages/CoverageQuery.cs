using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;
using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Sources;
using HubGraph.Concepts.Territories;
using HubGraph.Data.Model;
using HubGraph.Graph;
using HubGraph.Graph.Mutations;
using HubGraph.Planning;
using HubGraph.Planning.Schema;
using HubGraph.Planning.Sql;

namespace HubGraph.Concepts.Coverages;

/// <summary><c>coverage</c> and <c>nationalCoverage</c>: who serves a place on a day, and how many people are served.</summary>
internal static class CoverageQuery
{
    // Each reads the claims as a whole.
    private const int Weight = 100;

    /// <summary>Adds them to the root.</summary>
    public static void AddTo(ObjectGraphType query, PlannedSchema planned)
    {
        ScalarTypes scalars = planned.Scalars;
        query.AddField(new FieldType
        {
            Name = "coverage",
            Description = "Who serves a place on a day, by the most precise claim that exists. Give exactly one of the four; the communes "
                + "of a postal code are told one by one, and a place that does not exist not at all.",
            ResolvedType = new ListGraphType(new NonNullGraphType(Place(planned))),
            Arguments = new QueryArguments(
                Text(scalars, "commune", "The INSEE code of a commune; a former one finds the current one."),
                Text(scalars, "postalCode", "A postal code."),
                Text(scalars, "department", "The INSEE code of a department."),
                Text(scalars, "region", "The INSEE code of a region."),
                Day(scalars)),
            Resolver = new FuncFieldResolver<IReadOnlyList<PlaceCoverage>>(async context =>
            {
                string code = Asked(context, out AskedPlace kind);
                return await Reader(context).PlacesAsync(context.ReadCaller(), kind, code, DayOf(context), context.CancellationToken);
            }),
        }.Cost(Weight));
        query.AddField(new FieldType
        {
            Name = "nationalCoverage",
            Description = "How many people of the whole country are covered on a day.",
            ResolvedType = National(scalars),
            Arguments = new QueryArguments(Day(scalars)),
            Resolver = new FuncFieldResolver<NationalCoverage>(
                async context => await Reader(context).NationAsync(context.ReadCaller(), DayOf(context), context.CancellationToken)),
        }.Cost(Weight));
    }

    /// <summary>The argument for the day.</summary>
    public static QueryArgument Day(ScalarTypes scalars) =>
        new(scalars.Date) { Name = Days.Today.Name, Description = Days.Today.Description };

    /// <summary>The day that is asked for.</summary>
    public static DateOnly DayOf(IResolveFieldContext context) => context.GetArgument<DateOnly?>(Days.Today.Name) ?? Reader(context).Today;

    private static ObjectGraphType Place(PlannedSchema planned)
    {
        ScalarTypes scalars = planned.Scalars;
        IGraphType status = new NonNullGraphType(scalars.Enumeration(Enumerations.Of(typeof(CoverageStatus))));
        ObjectGraphType place = new() { Name = "PlaceCoverage", Description = "Who serves a place on a day." };
        place.AddField(MutationType.Field<PlaceCoverage>("on", "The day.", new NonNullGraphType(scalars.Date), one => one.On));
        place.AddField(planned.RecordFieldType(
            "commune", "The commune, where the place is one.", nameof(Commune), one => ((PlaceCoverage)one).Place.CommuneId));
        place.AddField(planned.RecordFieldType(
            "department", "The department, or that of the commune.", nameof(Department), one => ((PlaceCoverage)one).Place.DepartmentId));
        place.AddField(planned.RecordFieldType(
            "region", "The region, or the one that it lies in.", nameof(Region), one => ((PlaceCoverage)one).Place.RegionId));
        place.AddField(MutationType.Field<PlaceCoverage>("status", "Whether a hub serves it.", status, one => EnumNames.Of(one.Status)));
        place.AddField(MutationType.Field<PlaceCoverage>(
            "scale",
            "How precise the deciding claims are: the smallest territory with the place in it that is claimed; null without a claim.",
            scalars.Enumeration(Enumerations.Of(typeof(TerritorialScale))),
            one => one.Claims is [var first, ..] ? EnumNames.Of(first.Scale) : null));
        place.AddField(planned.RecordsFieldType(
            "hubs",
            "The hubs that serve it by these claims.",
            nameof(Hub),
            one => [.. ((PlaceCoverage)one).Claims.Select(claim => claim.HubId).Distinct()]));
        place.AddField(planned.RecordsFieldType(
            "claims",
            "The deciding claims, each with its source.",
            nameof(Coverage),
            one => [.. ((PlaceCoverage)one).Claims.Select(claim => claim.Id)]));
        place.AddField(planned.RecordsFieldType(
            "denials",
            "What sources say of that day: that no hub serves it.",
            nameof(CoverageDenial),
            one => [.. ((PlaceCoverage)one).Denials.Select(denial => denial.Id)]));
        place.AddField(MutationType.Field<PlaceCoverage>(
            "lastAttestedOn",
            "The last day of which a source says what the deciding claims say, or of a denial without a claim: not confirmed since. Null "
                + "where no source has a date.",
            scalars.Date, one => one.LastAttested?.On));
        place.AddField(planned.RecordFieldType(
            "lastAttestedSource", "Who says it of that day.", nameof(Source), one => ((PlaceCoverage)one).LastAttested?.SourceId));
        return place;
    }

    private static ObjectGraphType National(ScalarTypes scalars)
    {
        ObjectGraphType nation =
            new() { Name = "NationalCoverage", Description = "The population of the whole country and what of it is covered." };
        nation.AddField(MutationType.Field<NationalCoverage>("on", "The day.", new NonNullGraphType(scalars.Date), one => one.On));
        nation.AddField(MutationType.Field<NationalCoverage>(
            "population",
            "How many people live in the country: the sum of its regions' known populations.",
            new NonNullGraphType(scalars.Number),
            one => one.Population));
        nation.AddField(MutationType.Field<NationalCoverage>(
            "coveredPopulation", "How many live where a hub surely serves.", new NonNullGraphType(scalars.Number), one => one.Covered));
        return nation;
    }

    private static QueryArgument Text(ScalarTypes scalars, string name, string description) =>
        new(scalars.Text) { Name = name, Description = description };

    private static CoverageReader Reader(IResolveFieldContext context) => context.RequestServices!.GetRequiredService<CoverageReader>();

    private static string Asked(IResolveFieldContext context, out AskedPlace kind)
    {
        (AskedPlace Kind, string? Code)[] given =
        [
            .. new[] { AskedPlace.Commune, AskedPlace.PostalCode, AskedPlace.Department, AskedPlace.Region }
                .Select(place => (place, context.GetArgument<string?>(char.ToLowerInvariant(place.ToString()[0]) + place.ToString()[1..])))
                .Where(pair => pair.Item2 is not null),
        ];
        if (given is not [var one])
            throw new PlanningError(
                PlanningErrorCodes.BadUserInput, "Give exactly one of 'commune', 'postalCode', 'department' and 'region'.");
        kind = one.Kind;
        return Values.Text(one.Code!);
    }
}
