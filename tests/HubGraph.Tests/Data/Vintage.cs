using System.Text;
using HubGraph.Data.Reference;

namespace HubGraph.Tests.Data;

/// <summary>The shipped reference data with some of its text replaced.</summary>
internal static class Vintage
{
    /// <summary>Each change names a file, a text that stands in it, and what comes in its place.</summary>
    public static ReferenceFiles Of(params (string File, string Old, string New)[] changes)
    {
        Dictionary<string, string> texts = ReferenceFiles.Names.ToDictionary(name => name, name =>
        {
            using StreamReader reader = new(ReferenceFiles.Shipped.Open(name));
            return reader.ReadToEnd();
        });
        foreach ((string file, string old, string replacement) in changes)
        {
            Assert.Contains(old, texts[file], StringComparison.Ordinal);
            texts[file] = texts[file].Replace(old, replacement, StringComparison.Ordinal);
        }
        return new ReferenceFiles(name => new MemoryStream(Encoding.UTF8.GetBytes(texts[name])));
    }
}
