using HubGraph.Data.Model;

namespace HubGraph.Concepts.Carriers;

/// <summary>A carrier is found by its numbers too, and by what sources print for its name.</summary>
internal sealed class CarrierSearch() : Searched<Carrier>(
    2, "A carrier (porteur).",
    carrier => carrier.Name,
    text: [carrier => carrier.Siret, carrier => carrier.Rna],
    otherNames: [carrier => carrier.Hubs.OrderBy(part => part.Id).Select(part => part.PrintedName)]);
