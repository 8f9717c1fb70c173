using HubGraph.Concepts;
using HubGraph.Concepts.Activities;
using HubGraph.Concepts.Coordination;
using HubGraph.Concepts.Events;
using HubGraph.Concepts.Territories;

namespace HubGraph.Tests.Concepts.Coordination;

/// <summary>Every value of La Coop's list has one of the graph's, and is written as La Coop writes it.</summary>
public sealed class LabelTests
{
    // As read in its public source on 28 November 2026: its value, its label, and ours.
    private const string Initiatives = """
        Initiative; Intervention à mon initiative; Own
        Demande; Réponse à un besoin/une problématique; Requested
        """;

    private const string Formats = """
        Assemblee; Assemblée / présentation officielle (Ex : conseil municipal, conseil communautaire, conseil départemental, CA d’association); Assembly
        Comite; Comité technique / de pilotage; Committee
        GroupeDeTravail; Groupe de travail; WorkingGroup
        Echange; Moment d’échange / aide / soutien; Exchange
        ReunionCoordination; Réunion de coordination (coordinateurs, médiateurs et conseillers numériques, préfectures, Hubs...); CoordinationMeeting
        Webinaire; Webinaire; Webinar
        Autre; Autre; Other
        """;

    private const string Themes = """
        Partage; Échanges de bonnes pratiques / partage d’informations; Sharing
        Reseau; Maillage territorial - faire réseau / créer du lien; Network
        Soutien; Soutien technique et/ou organisationnel; Support
        Professionnel; Projet / Parcours professionnel; Professional
        RH; Soutien RH auprès des structures; HumanResources
        Autre; Autre thématique; Other
        """;

    private const string Events = """
        GrandPublic; Évènement grand public (Ex : Forums, salons, journées départementales, ateliers collectifs...); GeneralPublic
        National; Évènement national (Ex : NEC, ANCTour, etc...); National
        InclusionNumerique; Journée d’inclusion numérique (Ex : Séminaire, rencontre, intervention...); DigitalInclusion
        NecLocal; NEC local; LocalNec
        Autre; Autre; Other
        """;

    private const string Structures = """
        MaStructure; Ma structure (moi - même); Own
        Commune; Une commune; Commune
        Epci; Un EPCI; Intercommunality
        Departement; Le département; Department
        Region; La région; Region
        Association; Une association; Association
        Entreprise; Une entreprise; Company
        Hub; Un Hub; Hub
        Etat; État (Préfecture, ANCT, Opérateur...); State
        Groupement; Un groupement (Syndicat mixte, consortium...); Grouping
        Autre; Autre; Other
        """;

    private const string Natures = """
        ParcoursUsager; Conception de parcours usager; UserJourney
        Subvention; Recherche de subvention; FundingSearch
        CoordinationDepartementale; Journée de coordination départementale; DepartmentalCoordination
        RDVElu; Rendez-vous avec un·e élu·e; ElectedOfficialMeeting
        Autre; Autre; Other
        """;

    private const string Scales = """
        Communal; Communal; Commune
        Intercommunal; Intercommunal; Intercommunality
        Departemental; Départemental; Department
        Regional; Régional; Region
        National; National; National
        """;

    [Fact]
    public void Every_value_of_La_Coop_is_one_of_ours()
    {
        Assert.Equal(Of<AnimationInitiative>(Initiatives), Labels.Initiatives.All);
        Assert.Equal(Of<AnimationFormat>(Formats), Labels.Formats.All);
        Assert.Equal(Of<AnimationTheme>(Themes), Labels.Themes.All);
        Assert.Equal(Of<EventKind>(Events), Labels.Events.All);
        Assert.Equal(Of<StructureKind>(Structures), Labels.Structures.All);
        Assert.Equal(Of<PartnershipNature>(Natures), Labels.Natures.All);
        Assert.Equal(Of<TerritorialScale>(Scales), Labels.Scales.All);
    }

    [Theory]
    [InlineData("Évènement national (Ex : NEC)")]
    [InlineData("évènement National")]
    [InlineData("EVENEMENT NATIONAL")]
    [InlineData(" Évènement  national ")]
    public void A_label_is_known_by_its_beginning_however_it_is_typed(string label) => Assert.Equal(EventKind.National, Labels.Events.Find(label));

    [Theory]
    [InlineData("Évènement")]
    [InlineData("Évènement national et local")]
    [InlineData("")]
    public void What_is_no_label_matches_nothing(string label) => Assert.Null(Labels.Events.Find(label));

    private static (T, string)[] Of<T>(string list)
        where T : struct, Enum =>
        [.. list.ReplaceLineEndings("\n").Split('\n').Select(line => line.Split("; ")).Select(parts => (Enum.Parse<T>(parts[2]), parts[1]))];
}
