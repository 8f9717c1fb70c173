using System.Text;

namespace HubGraph.Data.Model;

/// <summary>C# names in the notations of the database and the graph.</summary>
internal static class Words
{
    /// <summary><c>CallTargetRegions</c> is <c>call_target_regions</c>.</summary>
    public static string Snake(string name)
    {
        StringBuilder snake = new(name.Length + 8);
        for (int i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsAsciiLetterUpper(name[i]))
                snake.Append('_');
            snake.Append(char.ToLowerInvariant(name[i]));
        }
        return snake.ToString();
    }

    /// <summary><c>InPerson</c> is <c>IN_PERSON</c>.</summary>
    public static string Screaming(string name) => Snake(name).ToUpperInvariant();

    /// <summary><c>StartsOn</c> is <c>startsOn</c>.</summary>
    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
