using HubGraph.Data;

namespace HubGraph.Tests.Data;

/// <summary>Both databases: <c>[SkippableTheory, ClassData(typeof(Databases))]</c>.</summary>
public sealed class Databases : TheoryData<DatabaseProvider>
{
    /// <summary>Names both.</summary>
    public Databases()
    {
        Add(DatabaseProvider.Sqlite);
        Add(DatabaseProvider.Postgresql);
    }
}
