using HubGraph.Concepts.Events;

namespace HubGraph.Data.Demonstration;

/// <summary>What the made-up records are worded with. {0} is a commune, {1} an audience.</summary>
internal static class DemoWords
{
    public static readonly string[] ProjectTitles =
    [
        "Bus numérique – {0}", "Tiers-lieu numérique – {0}", "Réseau d’aidants – {0}", "Cœur de ville connecté – {0}",
        "Pass numérique – {0}",
        "Espace public numérique – {0}", "Permanences itinérantes – {0}", "Café numérique – {0}", "Reconditionnerie solidaire – {0}",
        "Seniors en ligne – {0}",
        "École ouverte au numérique – {0}", "Accès aux droits en ligne – {0}", "Médiation numérique au cœur du quartier – {0}",
        "Premiers clics – {0}",
    ];

    public static readonly string[] ProjectSummaries =
    [
        "Accueillir et former les habitants éloignés du numérique : commune de {0} et alentours.",
        "Mettre en réseau les structures qui accompagnent les usagers dans leurs démarches en ligne ({0}).",
        "Équiper les foyers modestes d’ordinateurs reconditionnés et les accompagner dans leurs premiers usages ({0}).",
        "Proposer chaque semaine un accueil sans rendez-vous, avec l’appui des bénévoles ({0}).",
    ];

    public static readonly string[] Holders =
    [
        "Mairie – {0}", "Centre communal d’action sociale – {0}", "Médiathèque – {0}", "Centre social – {0}",
        "Association Clic & Partage ({0})",
        "Régie de quartier – {0}", "Maison des jeunes et de la culture – {0}", "Foyer rural – {0}", "Association L’Œil numérique ({0})",
    ];

    public static readonly string[] Funders =
    [
        "Banque des Territoires", "État", "Région", "Département", "Intercommunalité", "Commune", "Union européenne (FEDER)",
        "Caisse d’allocations familiales",
        "Fondation d’entreprise", "Mécénat local",
    ];

    public static readonly string[] Needs =
    [
        "cofinancement", "matériel reconditionné", "formation des aidants", "recrutement d’un médiateur", "local accessible",
        "évaluation d’impact",
        "mise en réseau", "connexion à haut débit", "ingénierie de projet",
    ];

    public static readonly Dictionary<EventKind, string[]> EventTitles = new()
    {
        [EventKind.GeneralPublic] = ["Portes ouvertes du numérique – {0}", "Fête de l’internet – {0}", "Réparation et découverte – {0}"],
        [EventKind.National] = ["Rencontres nationales de la médiation numérique – {0}", "Assises de l’inclusion numérique – {0}"],
        [EventKind.DigitalInclusion] =
            ["Journée de l’inclusion numérique – {0}", "Forum des aidants numériques – {0}", "Atelier « démarches en ligne » – {0}"],
        [EventKind.LocalNec] = ["Numérique en Commun[s] – {0}", "NEC local – {0}"],
        [EventKind.Training] = ["Formation des aidants – {0}", "Former les agents d’accueil – {0}", "Détecter et orienter – {0}"],
        [EventKind.Other] = ["Rendez-vous des acteurs – {0}", "Visite apprenante – {0}"],
    };

    public static readonly string[] EventSummaries =
    [
        "Une journée d’échanges et d’ateliers pour les acteurs du territoire ({0}).",
        "Rencontres, démonstrations et retours d’expérience, ouvertes à tous ({0}).",
        "Les partenaires partagent leurs outils et préparent la feuille de route de l’année ({0}).",
    ];

    public static readonly string[] OtherEvents =
        ["visite apprenante", "petit-déjeuner des partenaires", "voyage d’étude", "concours d’idées"];

    public static readonly string[] Venues =
    [
        "Médiathèque", "Hôtel de ville", "Centre social", "Salle des fêtes", "Maison France services", "Tiers-lieu", "Chambre de commerce",
        "Campus connecté", "Espace Cœur de Ville",
    ];

    public static readonly string[] Organisers =
    [
        "Hub territorial", "Préfecture", "Conseil régional", "Conseil départemental", "Communauté de communes", "Réseau des médiathèques",
        "Collectif des aidants", "Union des centres sociaux",
    ];

    public static readonly string[] Tags =
    [
        "aidants", "seniors", "jeunes", "ruralité", "QPV", "accès aux droits", "parentalité", "emploi", "santé", "handicap",
        "reconditionnement", "cybersécurité",
        "données", "formation", "gouvernance", "feuille de route", "financement", "évaluation", "illectronisme", "tiers-lieux",
        "médiathèques", "œuvre collective", "100 % local", "pass_numerique",
    ];

    public static readonly string[] Audiences =
    [
        "des médiateurs numériques", "des agents d’accueil", "des élus", "des travailleurs sociaux", "des bénévoles", "des médiathécaires",
        "des partenaires locaux", "des conseillers numériques",
    ];

    public static readonly string[] AnimationSummaries =
    [
        "Animation d’un temps d’échange auprès {1} ({0}).", "Présentation de la stratégie locale auprès {1} ({0}).",
        "Préparation de la feuille de route auprès {1} ({0}).",
        "Coordination du réseau auprès {1} ({0}).", "Apport d’expertise auprès {1} ({0}).",
        "Atelier de partage de pratiques auprès {1} ({0}).",
    ];

    public static readonly string[] SupportSummaries =
    [
        "Relecture du dossier de financement, auprès {1} ({0}).", "Recherche de cofinanceurs, auprès {1} ({0}).",
        "Étude de besoins, auprès {1} ({0}).",
        "Mise en relation avec des projets voisins, auprès {1} ({0}).", "Bilan d’étape, auprès {1} ({0}).",
        "Appui à l’ingénierie, auprès {1} ({0}).",
    ];

    public static readonly string[] OtherAnimations = ["veille partagée", "recensement des lieux", "lettre d’information"];
    public static readonly string[] OtherFormats = ["visite", "entretien", "enquête en ligne"];
    public static readonly string[] OtherThemes = ["sobriété numérique", "intelligence artificielle", "accessibilité"];
    public static readonly string[] OtherSupports = ["appui juridique", "prêt de matériel", "aide au recrutement"];
}
