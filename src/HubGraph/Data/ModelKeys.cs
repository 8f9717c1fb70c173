using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace HubGraph.Data;

/// <summary>Keeps a model for each set of declarations.</summary>
internal sealed class ModelKeys : IModelCacheKeyFactory
{
    public object Create(DbContext context, bool designTime) => (context.GetType(), ((HubGraphContext)context).Declarations, designTime);
}
