namespace HubGraph.Commands;

/// <summary>
/// The folder that a person stands in. <c>dotnet run</c> starts the program in its project's folder, and leaves that of the
/// person's shell in the variable PWD.
/// </summary>
internal static class PersonsFolder
{
    /// <summary>The whole path of a file that a person names.</summary>
    public static string Resolve(string path)
    {
        string current = Environment.CurrentDirectory;
        bool isOfProject = File.Exists(Path.Combine(current, "HubGraph.csproj"));
        return Path.GetFullPath(
            path, isOfProject && Environment.GetEnvironmentVariable("PWD") is { } shell && Directory.Exists(shell) ? shell : current);
    }
}
