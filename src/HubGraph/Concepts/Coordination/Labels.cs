using HubGraph.Concepts.Activities;
using HubGraph.Concepts.Events;
using HubGraph.Concepts.Territories;
using HubGraph.Data.Model;

namespace HubGraph.Concepts.Coordination;

/// <summary>
/// How La Coop writes the values of an enumeration. Its labels change with time: they are read by their beginning up to a
/// parenthesis, whatever case, accents, apostrophes and signs.
/// </summary>
internal sealed class Labels<T>(params (T Value, string Label)[] all)
    where T : struct, Enum
{
    private readonly Dictionary<string, T> _values = all.ToDictionary(each => Beginning(each.Label), each => each.Value);
    private readonly Dictionary<string, T> _exact = all.ToDictionary(each => each.Label, each => each.Value);
    private readonly Dictionary<T, string> _labels = all.ToDictionary(each => each.Value, each => each.Label);

    /// <summary>All of them, in La Coop's order.</summary>
    public IReadOnlyList<(T Value, string Label)> All { get; } = all;

    /// <summary>The label of a value; null where La Coop has none.</summary>
    public string? Of(T value) => _labels.GetValueOrDefault(value);

    /// <summary>The value of a label; null where it matches none.</summary>
    public T? Find(string label) =>
        _exact.TryGetValue(label, out T value) || _values.TryGetValue(Beginning(label), out value) ? value : null;

    private static string Beginning(string label)
    {
        int end = label.IndexOf('(', StringComparison.Ordinal);
        return string.Concat(TextFolding.Fold(end < 0 ? label : label[..end]).Where(char.IsAsciiLetterOrDigit));
    }
}

/// <summary>The labels of La Coop's coordination log.</summary>
internal static class Labels
{
    /// <summary>What stands before the free text of "other".</summary>
    public const string Other = "Autre";

    public static readonly Labels<AnimationInitiative> Initiatives = new(
        (AnimationInitiative.Own, "Intervention à mon initiative"),
        (AnimationInitiative.Requested, "Réponse à un besoin/une problématique"));

    public static readonly Labels<AnimationFormat> Formats = new(
        (
            AnimationFormat.Assembly,
            "Assemblée / présentation officielle (Ex : conseil municipal, conseil communautaire, conseil départemental, CA d’association)"),
        (AnimationFormat.Committee, "Comité technique / de pilotage"),
        (AnimationFormat.WorkingGroup, "Groupe de travail"),
        (AnimationFormat.Exchange, "Moment d’échange / aide / soutien"),
        (
            AnimationFormat.CoordinationMeeting,
            "Réunion de coordination (coordinateurs, médiateurs et conseillers numériques, préfectures, Hubs...)"),
        (AnimationFormat.Webinar, "Webinaire"),
        (AnimationFormat.Other, Other));

    public static readonly Labels<AnimationTheme> Themes = new(
        (AnimationTheme.Sharing, "Échanges de bonnes pratiques / partage d’informations"),
        (AnimationTheme.Network, "Maillage territorial - faire réseau / créer du lien"),
        (AnimationTheme.Support, "Soutien technique et/ou organisationnel"),
        (AnimationTheme.Professional, "Projet / Parcours professionnel"),
        (AnimationTheme.HumanResources, "Soutien RH auprès des structures"),
        (AnimationTheme.Other, "Autre thématique"));

    public static readonly Labels<EventKind> Events = new(
        (EventKind.GeneralPublic, "Évènement grand public (Ex : Forums, salons, journées départementales, ateliers collectifs...)"),
        (EventKind.National, "Évènement national (Ex : NEC, ANCTour, etc...)"),
        (EventKind.DigitalInclusion, "Journée d’inclusion numérique (Ex : Séminaire, rencontre, intervention...)"),
        (EventKind.LocalNec, "NEC local"),
        (EventKind.Other, Other));

    public static readonly Labels<StructureKind> Structures = new(
        (StructureKind.Own, "Ma structure (moi - même)"),
        (StructureKind.Commune, "Une commune"),
        (StructureKind.Intercommunality, "Un EPCI"),
        (StructureKind.Department, "Le département"),
        (StructureKind.Region, "La région"),
        (StructureKind.Association, "Une association"),
        (StructureKind.Company, "Une entreprise"),
        (StructureKind.Hub, "Un Hub"),
        (StructureKind.State, "État (Préfecture, ANCT, Opérateur...)"),
        (StructureKind.Grouping, "Un groupement (Syndicat mixte, consortium...)"),
        (StructureKind.Other, Other));

    public static readonly Labels<PartnershipNature> Natures = new(
        (PartnershipNature.UserJourney, "Conception de parcours usager"),
        (PartnershipNature.FundingSearch, "Recherche de subvention"),
        (PartnershipNature.DepartmentalCoordination, "Journée de coordination départementale"),
        (PartnershipNature.ElectedOfficialMeeting, "Rendez-vous avec un·e élu·e"),
        (PartnershipNature.Other, Other));

    public static readonly Labels<TerritorialScale> Scales = new(
        (TerritorialScale.Commune, "Communal"),
        (TerritorialScale.Intercommunality, "Intercommunal"),
        (TerritorialScale.Department, "Départemental"),
        (TerritorialScale.Region, "Régional"),
        (TerritorialScale.National, "National"));
}
