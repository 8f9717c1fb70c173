using System.ComponentModel.DataAnnotations;

namespace HubGraph.Docs;

/// <summary>Who publishes the server, as its legal pages tell. What is not set is told as not known.</summary>
internal sealed class PublisherOptions
{
    /// <summary>The section of the settings.</summary>
    public const string Section = "Publisher";

    /// <summary>Who publishes it: an organisation or a person.</summary>
    public string? Name { get; set; }

    /// <summary>Its postal address, in one line.</summary>
    public string? Address { get; set; }

    /// <summary>Where to write to.</summary>
    [EmailAddress(ErrorMessage = "it must be an address of electronic mail.")]
    public string? Email { get; set; }

    /// <summary>Its telephone number.</summary>
    public string? Telephone { get; set; }

    /// <summary>Its identification, such as a SIRET.</summary>
    public string? Registration { get; set; }

    /// <summary>Who directs the publication (directeur ou directrice de la publication).</summary>
    public string? Director { get; set; }

    /// <summary>Whose machines it runs on, with address and telephone number.</summary>
    public string? Host { get; set; }

    /// <summary>Whom to ask about personal data (délégué à la protection des données).</summary>
    [EmailAddress(ErrorMessage = "it must be an address of electronic mail.")]
    public string? DataProtectionEmail { get; set; }

    /// <summary>
    /// The address of the licence under which the data are published, as catalogues of open data tell it; the Licence Ouverte 2.0
    /// if not set.
    /// </summary>
    [Url(ErrorMessage = "it must be an address, such as https://www.etalab.gouv.fr/licence-ouverte-open-licence.")]
    public string License { get; set; } = "https://www.etalab.gouv.fr/licence-ouverte-open-licence";

    /// <summary>The result of an audit of accessibility, in a sentence; null if there was none.</summary>
    public string? AccessibilityAudit { get; set; }
}
