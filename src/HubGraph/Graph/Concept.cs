using HubGraph.Data.Model;
using HubGraph.Graph.Mutations;
using HubGraph.Planning.Mapping;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HubGraph.Graph;

/// <summary>A concept, as the catalogue has it.</summary>
/// <param name="Entity">What its records are.</param>
/// <param name="Map">Its declaration, over EF's model.</param>
/// <param name="Mutations">Adds what writes it; null where nothing does.</param>
/// <param name="Search">By what its records are searched; null where they are not.</param>
internal sealed record Concept(Type Entity, Func<IReadOnlyModel, EntityMap> Map, Action<MutationType>? Mutations, Searched? Search)
{
    /// <summary>A concept, by its declaration.</summary>
    public static Concept Of<TEntity>(
        Func<IReadOnlyModel, EntityMap<TEntity>> map, Action<MutationType>? mutations = null, Searched? search = null) =>
        new(typeof(TEntity), map, mutations, search);
}
