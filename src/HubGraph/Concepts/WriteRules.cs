namespace HubGraph.Concepts;

/// <summary>The rules of all writes.</summary>
public static class WriteRules
{
    public static readonly Rule UnknownHub = new(
        "UNKNOWN_HUB", "No hub has this slug.", "There is no hub '{0}'.", "Il n’y a pas de hub « {0} ».");
    public static readonly Rule UnknownMission = new(
        "UNKNOWN_MISSION", "No mission has this code.", "There is no mission '{0}'.", "Il n’y a pas de mission « {0} ».");
    public static readonly Rule UnknownPlace = new(
        "UNKNOWN_PLACE", "No territory has this code.", "There is no {1} '{0}'.", "Il n’y a pas de territoire « {0} » de ce niveau.");
    public static readonly Rule UnknownCall = new(
        "UNKNOWN_CALL", "No call has this slug.", "There is no call '{0}'.", "Il n’y a pas d’appel « {0} ».");
    public static readonly Rule UnknownCarrier = new(
        "UNKNOWN_CARRIER", "No carrier has this slug.", "There is no carrier '{0}'.", "Il n’y a pas de porteur « {0} ».");
    public static readonly Rule UnknownSource = new(
        "UNKNOWN_SOURCE", "No source has this slug.", "There is no source '{0}'.", "Il n’y a pas de source « {0} ».");
    public static readonly Rule UnknownRecord = new(
        "UNKNOWN_RECORD", "No record of the expected type has this id.", "No {0} has this id.",
        "Aucun enregistrement ({0}) ne porte cet identifiant.");

    public static readonly Rule PlaceConflict = new(
        "PLACE_CONFLICT",
        "More than one place is given, none where one is needed, or a scale that is finer than the place.",
        "Give exactly one place. An activity needs none with the scale NATIONAL or UNSPECIFIED, nor an event with the format ONLINE; "
            + "a scale is never finer than its place.",
        "Indiquez exactement un lieu. Une action s’en passe à l’échelle NATIONAL ou UNSPECIFIED, un événement au format ONLINE ; "
            + "une échelle n’est jamais plus fine que son lieu.");

    public static readonly Rule DateInFuture = new(
        "DATE_IN_FUTURE", "It speaks of a day that has not come yet.", "{0:yyyy-MM-dd} lies in the future.",
        "Le {0:dd/MM/yyyy} est dans le futur.");
    public static readonly Rule DateBeforeCall = new(
        "DATE_BEFORE_CALL", "It speaks of a day before the hub's call opened.",
        "{0:yyyy-MM-dd} lies before {1:yyyy-MM-dd}, when the hub's call opened.",
        "Le {0:dd/MM/yyyy} précède l’ouverture de l’appel du hub, le {1:dd/MM/yyyy}.");
    public static readonly Rule HubClosed = new(
        "HUB_CLOSED", "It speaks of a day on which the hub was closed.", "The hub closed on {0:yyyy-MM-dd}.",
        "Le hub a fermé le {0:dd/MM/yyyy}.");
    public static readonly Rule InvalidDuration = new(
        "INVALID_DURATION", "A duration is not between one minute and 24 hours.", "{0} minutes is no duration within a day: 1 to 1440.",
        "{0} minutes n’est pas une durée d’une journée au plus : de 1 à 1440.");
    public static readonly Rule EndBeforeStart = new(
        "END_BEFORE_START", "It ends before it starts.", "It ends before it starts.", "La fin précède le début.");
    public static readonly Rule ProjectOfAnotherHub = new(
        "PROJECT_OF_ANOTHER_HUB", "The project is another hub's.", "The project belongs to another hub.",
        "Le projet relève d’un autre hub.");
    public static readonly Rule EventOfAnotherHub = new(
        "EVENT_OF_ANOTHER_HUB", "The event is another hub's.", "The event belongs to another hub.", "L’événement relève d’un autre hub.");
    public static readonly Rule EventCancelled = new(
        "EVENT_CANCELLED", "The event is cancelled.", "The event is cancelled.", "L’événement est annulé.");
    public static readonly Rule EventHeld = new(
        "EVENT_HELD", "The event was already held.", "The event was already held.", "L’événement a déjà eu lieu.");
    public static readonly Rule GrantNotAccepted = new(
        "GRANT_NOT_ACCEPTED", "An amount is granted where the request is not accepted.",
        "Only an accepted request has an amount that is granted.", "Seule une demande acceptée a un montant accordé.");
    public static readonly Rule DecisionDateRequired = new(
        "DECISION_DATE_REQUIRED", "A request is accepted or refused without a date.", "A decision needs its date.",
        "Une décision demande sa date.");
    public static readonly Rule ParticipantsRequired = new(
        "PARTICIPANTS_REQUIRED", "The kind asks for the number of participants.", "{0} needs the number of participants.",
        "{0} demande le nombre de participants.");
    public static readonly Rule TextRequired = new(
        "TEXT_REQUIRED", "A text is missing, such as what OTHER means.", "A text is needed here.", "Un texte est attendu ici.");
    public static readonly Rule InvalidValue = new(
        "INVALID_VALUE", "A value is out of its bounds.", "The value must be {0}.", "La valeur doit être {1}.");
    public static readonly Rule NotOfThisKind = new(
        "NOT_OF_THIS_KIND", "The field does not belong to the record's kind.", "{0} has no such field.", "{0} n’a pas ce champ.");

    public static readonly Rule StaleVersion = new(
        "STALE_VERSION",
        "Somebody wrote the record since it was read: read it again.",
        "The record was written since: it has version {0} now.",
        "L’enregistrement a été modifié entre-temps : il en est à la version {0}.",
        new RuleDetail("currentVersion", "The record's version now.", RuleDetailKind.Number));

    public static readonly Rule DuplicateReference = new(
        "DUPLICATE_REFERENCE", "The reference was used for a record with other content.",
        "The reference '{0}' was already used with other content.", "La référence « {0} » a déjà servi avec un autre contenu.");
    public static readonly Rule LikelyDuplicate = new(
        "LIKELY_DUPLICATE",
        "An activity of the same hub, day, place and kind has a similar summary.",
        "It resembles an activity of that day and place: '{0}'.",
        "Elle ressemble à une action de ce jour et de ce lieu : « {0} ».");
    public static readonly Rule ActivityWithdrawn = new(
        "ACTIVITY_WITHDRAWN", "The activity is withdrawn.", "The activity is withdrawn.", "L’action est retirée.");
    public static readonly Rule ActivityNotWithdrawn = new(
        "ACTIVITY_NOT_WITHDRAWN", "The activity is not withdrawn.", "The activity is not withdrawn.", "L’action n’est pas retirée.");
    public static readonly Rule AlreadyExists = new(
        "ALREADY_EXISTS", "Another record has this natural key.", "'{0}' is already taken.", "« {0} » est déjà pris.");
    public static readonly Rule InvalidSiret = new(
        "INVALID_SIRET", "The SIRET's control digits do not fit.",
        "'{0}' is no SIRET: fourteen digits with their control digits.",
        "« {0} » n’est pas un SIRET : quatorze chiffres avec leurs clés.");
    public static readonly Rule InvalidRna = new(
        "INVALID_RNA", "The RNA is not W and nine characters.",
        "'{0}' is no RNA number: W and nine digits, the second a letter in Corsica and overseas.",
        "« {0} » n’est pas un numéro RNA : W et neuf chiffres, dont le deuxième est une lettre en Corse et outre-mer.");
    public static readonly Rule AlreadyClosed = new(
        "ALREADY_CLOSED", "The hub is closed already.", "The hub is already closed.", "Le hub est déjà fermé.");
    public static readonly Rule NotClosed = new(
        "NOT_CLOSED", "The hub is not closed.", "The hub is not closed.", "Le hub n’est pas fermé.");
    public static readonly Rule PeriodOverlap = new(
        "PERIOD_OVERLAP",
        "The hub already has the carrier or the mission for a part of that time.",
        "The hub already has '{0}' for a part of that time.", "Le hub a déjà « {0} » pour une partie de cette période.");
    public static readonly Rule CoverageOverlap = new(
        "COVERAGE_OVERLAP",
        "The hub already claims this territory for a part of that time.",
        "The hub already claims this territory for a part of that time.",
        "Le hub revendique déjà ce territoire pour une partie de cette période.");

    public static readonly Rule AddressNotPublic = new(
        "ADDRESS_NOT_PUBLIC", "The address leads to a private network, or nowhere.", "The address must lead to public addresses alone.",
        "L’adresse doit mener à des adresses publiques uniquement.");
    public static readonly Rule DocumentUnfit = new(
        "DOCUMENT_UNFIT", "The document cannot go with changes.", "The document cannot go with changes: {0}.",
        "Le document ne peut accompagner les modifications : {1}.");
    public static readonly Rule TooMany = new(
        "TOO_MANY", "There are as many as there may be.", "There may be {0} at the most.", "Il peut y en avoir {0} au plus.");

    public static readonly Rule EnvelopeExceeded = new(
        "ENVELOPE_EXCEEDED",
        "The awards of the call would pass its envelope.",
        "{0:0.00} euros are left of the call's envelope.",
        "Il reste {0:0.00} euros de l’enveloppe de l’appel.",
        new RuleDetail("remainingEuros", "What is left of the envelope, in euros.", RuleDetailKind.Euros));

    /// <summary>All of them, by their codes.</summary>
    public static IReadOnlyList<Rule> All { get; } =
        [.. typeof(WriteRules).GetFields().Select(field => field.GetValue(null)).OfType<Rule>()];
}
