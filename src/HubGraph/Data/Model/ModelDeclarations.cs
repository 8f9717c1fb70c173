namespace HubGraph.Data.Model;

/// <summary>The declarations of the program's own concepts.</summary>
internal static class ModelDeclarations
{
    /// <summary>Found in the program, as the configurations are: the database knows nothing of the graph.</summary>
    public static IModelDeclarations OfProgram { get; } = (IModelDeclarations)Activator.CreateInstance(
        typeof(ModelDeclarations).Assembly.GetTypes().Single(type => type.IsClass && type.IsAssignableTo(typeof(IModelDeclarations))))!;
}
