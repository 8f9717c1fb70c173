using Microsoft.EntityFrameworkCore;

namespace HubGraph.Data.Model;

/// <summary>What the model must have besides what entities and their configurations say. Found in the program, as those are.</summary>
internal interface IModelDeclarations
{
    /// <summary>Adds it, before the model is final: columns still have their properties' names.</summary>
    void Complete(ModelBuilder builder);
}
