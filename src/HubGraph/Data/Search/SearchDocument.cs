using HubGraph.Concepts.Carriers;
using HubGraph.Concepts.Events;
using HubGraph.Concepts.FundedProjects;
using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Territories;

namespace HubGraph.Data.Search;

/// <summary>What a record is found by, and what is shown of it where it is found.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="OtherNames">What else it is called, which finds it as well as the title does.</param>
/// <param name="Text">What else is to be known of it, which finds it less well.</param>
internal sealed record SearchDocument(SearchType Type, long Key, string Title, string Text, string OtherNames = "")
{
    private const string Separator = " · ";

    // Ids tell types apart in their lowest bits; a record keeps its id.
    private const int Types = 16;

    /// <summary>The property names that a record's document is made of.</summary>
    private static readonly Dictionary<Type, string[]> s_properties = new()
    {
        [typeof(Hub)] = [nameof(Hub.Name)],
        [typeof(HubName)] = [nameof(HubName.Name), nameof(HubName.HubId)],
        [typeof(Carrier)] = [nameof(Carrier.Name), nameof(Carrier.Siret), nameof(Carrier.Rna)],
        [typeof(HubCarrier)] = [nameof(HubCarrier.PrintedName), nameof(HubCarrier.CarrierId)],
        [typeof(Region)] = [nameof(Region.Name), nameof(Region.Code)],
        [typeof(Department)] = [nameof(Department.Name), nameof(Department.Code)],
        [typeof(Intercommunality)] = [nameof(Intercommunality.Name), nameof(Intercommunality.Siren)],
        [typeof(Commune)] = [nameof(Commune.Name), nameof(Commune.Code), nameof(Commune.PostalCodes)],
        [typeof(FormerCommune)] = [nameof(FormerCommune.Name), nameof(FormerCommune.CommuneId)],
        [typeof(FundedProject)] = [nameof(FundedProject.Title), nameof(FundedProject.HolderName), nameof(FundedProject.Summary)],
        [typeof(Event)] = [nameof(Event.Title), nameof(Event.Venue), nameof(Event.Summary)],
    };

    /// <summary>Its id among all documents.</summary>
    public long Id => IdOf(Type, Key);

    /// <summary>What is shown besides the title.</summary>
    public string ShownText => Join(OtherNames, Text);

    /// <summary>The id of a record's document.</summary>
    public static long IdOf(SearchType type, long key) => (key * Types) + (int)type;

    /// <summary>The record of a document.</summary>
    public static (SearchType Type, long Key) RecordOf(long id) => ((SearchType)(id % Types), id / Types);

    /// <summary>An SQL expression for the number of a document's type.</summary>
    public static string TypeSql(string id) => $"{id} % {Types}";

    /// <summary>The properties of a record that its document, or that of its hub, is made of; none where it is not searched.</summary>
    public static IReadOnlyList<string> PropertiesOf(Type record) => s_properties.GetValueOrDefault(record) ?? [];

    /// <summary>The document of a record that needs no other record for it; null for any other record.</summary>
    public static SearchDocument? Of(object record) => record switch
    {
        Region region => new(SearchType.Region, region.Id, region.Name, region.Code),
        Department department => new(SearchType.Department, department.Id, department.Name, department.Code),
        Intercommunality intercommunality => new(SearchType.Intercommunality, intercommunality.Id, intercommunality.Name, intercommunality.Siren),
        FundedProject project => new(SearchType.FundedProject, project.Id, project.Title, Join(project.HolderName, project.Summary)),
        Event @event => new(SearchType.Event, @event.Id, @event.Title, Join(@event.Venue, @event.Summary)),
        _ => null,
    };

    /// <summary>The document of a hub.</summary>
    public static SearchDocument OfHub(long key, string name, IEnumerable<string> otherNames) => new(SearchType.Hub, key, name, "", Join([.. otherNames]));

    /// <summary>The document of a carrier: what sources print for its name finds it as well.</summary>
    public static SearchDocument OfCarrier(Carrier carrier, IEnumerable<string> printedNames) =>
        new(SearchType.Carrier, carrier.Id, carrier.Name, Join(carrier.Siret, carrier.Rna), Join([.. printedNames.Distinct()]));

    /// <summary>The document of a commune: its postal codes find it before its own code does, as former communes and arrondissements do.</summary>
    public static SearchDocument OfCommune(long key, string name, string code, IEnumerable<string> postalCodes, IEnumerable<string> formerNames) =>
        new(SearchType.Commune, key, name, code, Join([.. postalCodes, .. formerNames.Where(former => former != name).Distinct()]));

    private static string Join(params string?[] texts) => string.Join(Separator, texts.Where(text => !string.IsNullOrEmpty(text)));
}
