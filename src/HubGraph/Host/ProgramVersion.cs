using System.Reflection;

namespace HubGraph.Host;

/// <summary>Which version of the program it is. It stands in Directory.Build.props, and nowhere else.</summary>
internal static class ProgramVersion
{
    /// <summary>As it is told to people and programs, such as 1.0.0.</summary>
    public static string Current { get; } =
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
