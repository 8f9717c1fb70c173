using HubGraph.Concepts.Activities;
using HubGraph.Data.Lookups;

namespace HubGraph.Concepts.Territories;

/// <summary>A place as inputs give it: one code, of a commune or of something larger.</summary>
internal readonly record struct PlaceCodes(string? Commune, string? Intercommunality, string? Department, string? Region)
{
    private IEnumerable<(Type Type, string Code, string Field, TerritorialScale Scale)> Given()
    {
        if (Commune is not null)
            yield return (typeof(Commune), Commune, "commune", TerritorialScale.Commune);
        if (Intercommunality is not null)
            yield return (typeof(Intercommunality), Intercommunality, "intercommunality", TerritorialScale.Intercommunality);
        if (Department is not null)
            yield return (typeof(Department), Department, "department", TerritorialScale.Department);
        if (Region is not null)
            yield return (typeof(Region), Region, "region", TerritorialScale.Region);
    }

    /// <summary>The field of what is given; the first where nothing is.</summary>
    public string Field => Given().Select(given => given.Field).FirstOrDefault("commune");

    /// <summary>Has it looked up.</summary>
    public LookupRequest Ask(LookupRequest request)
    {
        foreach ((Type type, string code, _, _) in Given())
            request.Add(type, code);
        return request;
    }

    /// <summary>The place, with the larger territories that it lies in; nowhere when none is given or it is refused.</summary>
    public Place Find(LookupResult lookup, Refuse refuse)
    {
        (Type Type, string Code, string Field, TerritorialScale Scale)[] given = [.. Given()];
        if (given.Length == 0)
            return Place.Nowhere;
        if (given.Length > 1)
        {
            refuse(WriteRules.PlaceConflict, given[1].Field, []);
            return Place.Refused;
        }
        (Type type, string code, string field, TerritorialScale scale) = given[0];
        if (lookup[type, code] is { } found)
        {
            Place place = new(scale, null, found.IntercommunalityId, found.DepartmentId, found.RegionId, found.Text);
            return scale == TerritorialScale.Commune ? place with { CommuneId = found.Id, CommuneCode = code } : place;
        }
        refuse(WriteRules.UnknownPlace, field, [code, field]);
        return Place.Refused;
    }

    /// <summary>Checks that a place lies in these, where a row tells the larger territories besides.</summary>
    public void CheckAround(Place place, LookupResult lookup, Refuse refuse)
    {
        foreach ((Type type, string code, string field, TerritorialScale scale) in Given())
        {
            long? own = scale switch
            {
                TerritorialScale.Intercommunality => place.IntercommunalityId,
                TerritorialScale.Department => place.DepartmentId,
                _ => place.RegionId,
            };
            if (lookup[type, code] is not { } found)
                refuse(WriteRules.UnknownPlace, field, [code, field]);
            else if (found.Id != own && !place.IsRefused)
                refuse(WriteRules.PlaceConflict, field, []);
        }
    }
}

/// <summary>A place that was found: keys of its territories, and the code of its department.</summary>
internal sealed record Place(
    TerritorialScale Scale, long? CommuneId, long? IntercommunalityId, long? DepartmentId, long? RegionId, string? DepartmentCode,
    bool IsRefused = false)
{
    /// <summary>The code of its commune, where it is one.</summary>
    public string? CommuneCode { get; init; }

    /// <summary>The time zone there.</summary>
    public string Zone => PlaceTime.ZoneOf(DepartmentCode, CommuneCode);

    public static readonly Place Nowhere = new(TerritorialScale.National, null, null, null, null, null);

    /// <summary>What stands for a place that was refused, so that nothing else is said of it.</summary>
    public static readonly Place Refused = Nowhere with { IsRefused = true };

    /// <summary>Where an activity is.</summary>
    public static Place Of(Activity activity) =>
        new(activity.Scale, activity.CommuneId, activity.IntercommunalityId, activity.DepartmentId, activity.RegionId, null);

    /// <summary>Whether an activity is just there.</summary>
    public bool IsAt(Activity activity) =>
        !IsRefused
        && (CommuneId, IntercommunalityId, DepartmentId, RegionId)
            == (activity.CommuneId, activity.IntercommunalityId, activity.DepartmentId, activity.RegionId);
}
