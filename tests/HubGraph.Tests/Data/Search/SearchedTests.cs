using HubGraph.Data.Search;

namespace HubGraph.Tests.Data.Search;

/// <summary>What concepts declare to be found by.</summary>
public sealed class SearchedTests
{
    [Fact]
    public void Each_type_of_result_is_declared_by_its_concept() =>
        Assert.Equal(Enum.GetValues<SearchType>().Select(type => (type, type.ToString())), Searched.All.Select(searched => (searched.Type, searched.Record.Name)));

    // Who changes the right side raises the version on the left, so that what older versions wrote is written anew.
    [Fact]
    public void The_version_is_that_of_the_declarations() => Assert.Equal(
        (2004, "Hub(Name OtherNames.Id OtherNames.Name) Carrier(Name Siret Rna Hubs.Id Hubs.PrintedName) Region(Name Code) Department(Name Code) Intercommunality(Name Siren) "
            + "Commune(Name Code PostalCodes.Code FormerCommunes.Code FormerCommunes.Name) FundedProject(Title HolderName Summary) Event(Title Venue Summary)"),
        (SearchWord.Version, string.Join(' ', Searched.All.Select(Described))));

    private static string Described(Searched searched) =>
        $"{searched.Record.Name}({string.Join(' ', [.. searched.Properties, .. searched.Parts.Values.SelectMany(part => part.Properties.Select(property => $"{part.List}.{property}"))])})";
}
