using HubGraph.Planning.Mapping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HubGraph.Data.Model;

/// <summary>What concepts say of the database, besides what their entities and configurations say.</summary>
internal interface IModelDeclarations
{
    /// <summary>Their entities: what else belongs to them stands in the same assemblies.</summary>
    IReadOnlyCollection<Type> Entities { get; }

    /// <summary>By what their records are searched.</summary>
    IReadOnlyList<Searched> Searched { get; }

    /// <summary>The roll-ups of their records, over the final model.</summary>
    IReadOnlyList<RollUp> RollUps(IReadOnlyModel model);

    /// <summary>Adds what reads need, before the model is final: columns still have their properties' names.</summary>
    void Complete(ModelBuilder builder);
}
