using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HubGraph.Graph;

internal static class Tables
{
    /// <summary>The table of an entity.</summary>
    public static string Of<T>(IReadOnlyModel model) => model.FindEntityType(typeof(T))!.GetTableName()!;
}
