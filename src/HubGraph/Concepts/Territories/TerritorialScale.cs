using System.ComponentModel;

namespace HubGraph.Concepts.Territories;

[Description("How large a territory is spoken of (échelle territoriale).")]
public enum TerritorialScale
{
    [Description("A commune (commune).")]
    Commune,

    [Description("An intercommunality (intercommunalité).")]
    Intercommunality,

    [Description("A department (département).")]
    Department,

    [Description("A region (région).")]
    Region,

    [Description("The whole country (national).")]
    National,

    [Description("It is not told (non précisée).")]
    Unspecified,
}

/// <summary>Something that a source says of a territory. Exactly one of the four territories is set, that of <see cref="Scale"/>.</summary>
public interface ITerritorial
{
    TerritorialScale Scale { get; }
    long? RegionId { get; }
    long? DepartmentId { get; }
    long? IntercommunalityId { get; }
    long? CommuneId { get; }
}
