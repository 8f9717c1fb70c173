using HubGraph.Data.Model;
using HubGraph.Data.Reference;
using HubGraph.Data.Search;
using HubGraph.Graph;

namespace HubGraph.Tests.Data.Search;

/// <summary>What concepts declare to be found by.</summary>
public sealed class SearchedTests
{
    // Who changes the right side raises the version on the left, so that what older versions wrote is written anew.
    [Fact]
    public void The_version_is_that_of_the_declarations() => Assert.Equal(
        (2004, "1 Hub(Name OtherNames.Id OtherNames.Name) 2 Carrier(Name Siret Rna Hubs.Id Hubs.PrintedName) 3 Region(Name Code) 4 Department(Name Code) 5 Intercommunality(Name Siren) "
            + "6 Commune(Name Code PostalCodes.Code FormerCommunes.Code FormerCommunes.Name) 7 FundedProject(Title HolderName Summary) 8 Event(Title Venue Summary)"),
        (SearchWord.Version, string.Join(' ', ConceptCatalog.OfProgram.Searched.Select(Described))));

    private static string Described(Searched searched) =>
        $"{searched.Number} {searched.Record.Name}({string.Join(' ', [.. searched.Properties, .. searched.Parts.Values.SelectMany(part => part.Properties.Select(property => $"{part.List}.{property}"))])})";
}
