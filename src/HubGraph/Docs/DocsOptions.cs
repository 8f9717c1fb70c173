using System.ComponentModel.DataAnnotations;

namespace HubGraph.Docs;

/// <summary>Where the guides stand for the outside: configuration section <c>Docs</c>.</summary>
internal sealed class DocsOptions
{
    public const string Section = "Docs";

    /// <summary>
    /// Their address, to which errors lead: a path on this server, or an address with the host under which the public knows it.
    /// </summary>
    [RegularExpression(
        "^(/|https?://).*", ErrorMessage = "it must be a path such as /docs or an address such as https://api.example.org/docs.")]
    public string Address { get; set; } = "/docs";
}
