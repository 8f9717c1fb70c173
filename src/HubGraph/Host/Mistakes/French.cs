using System.Globalization;

namespace HubGraph.Host.Mistakes;

/// <summary>
/// What errors of requests say, in French: by the English sentence, with <c>{0}</c>, <c>{1}</c>… for what changes in it. Those of the
/// engine are among them; a sentence that is none of these stays as it is.
/// </summary>
internal static class French
{
    private static readonly (string English, string French)[] s_sentences =
    [
        // The document.
        ("Syntax error: Expected {0}, found EOF", "Erreur de syntaxe : le document s’arrête là où {0} est attendu."),
        ("Syntax error: Expected {0}, found {1}", "Erreur de syntaxe : {0} est attendu, pas {1}"),
        ("Syntax error: Unexpected character {0}", "Erreur de syntaxe : caractère inattendu {0}"),
        ("Syntax error: {0}", "Erreur de syntaxe : {0}"),
        ("It ends too early: a closing brace or parenthesis is missing.",
            "Il s’arrête trop tôt : il manque une accolade ou une parenthèse fermante."),
        ("Texts stand in double quotes: \"…\".", "Les textes s’écrivent entre guillemets doubles : \"…\"."),
        ("Cannot query field '{0}' on type '{1}'.", "Le type « {1} » n’a pas de champ « {0} »."),
        ("It stands below '{0}': {1}.", "Il se trouve sous « {0} » : {1}."),
        ("It is a field of {0}: {1}.", "C’est un champ de {0} : {1}."),
        ("A value has no fields: leave out the braces.", "Une valeur n’a pas de champs : enlevez les accolades."),
        ("Unknown argument '{0}' on field '{1}' of type '{2}'.", "Le champ « {1} » du type « {2} » n’a pas d’argument « {0} »."),
        ("Unknown argument '{0}' on directive '{1}'.", "La directive « {1} » n’a pas d’argument « {0} »."),
        ("It is called '{0}' here.", "Ici, c’est « {0} »."),
        ("It takes no arguments.", "Il ne prend pas d’argument."),
        ("It takes: {0}.", "Il prend : {0}."),
        ("Others are found in the list: {0}.", "Le reste se trouve par la liste : {0}."),
        ("All of them are in the list: {0}.", "La liste les donne tous : {0}."),
        ("Did you mean {0}?", "Vouliez-vous dire {0} ?"),
        ("There are: {0}.", "Il y a : {0}."),
        ("There are none.", "Il n’y en a pas."),
        ("Say what of it: {0}.", "Dites ce que vous en voulez : {0}."),
        ("Field {0} of type {1} must have a sub selection", "Le champ {0}, du type {1}, demande qu’on choisisse des champs."),
        ("Field {0} of type {1} must not have a sub selection", "Le champ {0}, du type {1}, n’a pas de champs."),
        ("Argument '{0}' of type '{1}' is required for field '{2}' but not provided.",
            "Le champ « {2} » demande l’argument « {0} », du type {1}."),
        ("Argument '{0}' of type '{1}' is required for directive '{2}' but not provided.",
            "La directive « {2} » demande l’argument « {0} », du type {1}."),
        ("Argument '{0}' has invalid value. {1}", "L’argument « {0} » a une valeur incorrecte. {1}"),
        ("Write {0}, without quotes.", "Écrivez {0}, sans guillemets."),
        ("Write {0}, in double quotes.", "Écrivez {0}, entre guillemets doubles."),
        ("Write {0}.", "Écrivez {0}."),
        ("'{0}' is no {1}: {2}.", "« {0} » n’est pas du type {1} : {2}."),
        ("'{0}' may not be null.", "« {0} » ne peut pas être null."),
        ("'{0}' is required: a value of {1}.", "« {0} » est obligatoire : une valeur du type {1}."),
        ("'{0}' has no field '{1}'.", "« {0} » n’a pas de champ « {1} »."),
        ("It is an object with fields, in braces: {0}.", "C’est un objet avec des champs, entre accolades : {0}."),
        ("Its values, without quotes: {0}.", "Ses valeurs, sans guillemets : {0}."),
        ("Its values: {0}.", "Ses valeurs : {0}."),
        ("A whole number, such as 20, without quotes.", "Un nombre entier, comme 20, sans guillemets."),
        ("A number, such as 2.5, without quotes.", "Un nombre, comme 2.5, sans guillemets."),
        ("true or false, without quotes.", "true ou false, sans guillemets."),
        ("A text, in double quotes.", "Un texte, entre guillemets doubles."),
        ("An id that the graph gave, in double quotes.", "Un identifiant donné par le graphe, entre guillemets doubles."),
        (MistakeSettings.Date, "Un jour s’écrit année-mois-jour, comme \"2026-05-01\"."),
        (MistakeSettings.Instant, "Un instant s’écrit avec son décalage, comme \"2026-05-01T09:30:00+02:00\" ou \"2026-05-01T07:30:00Z\"."),
        (MistakeSettings.PartialDate, "Une année, un mois ou un jour, comme \"2026\", \"2026-05\" ou \"2026-05-01\"."),
        (MistakeSettings.Amount, "Un nombre à point décimal, comme 1500.50, sans guillemets."),
        (MistakeSettings.First, "La page suivante : passez comme 'after' le pageInfo.endCursor de celle-ci."),
        (MistakeSettings.Where, "Un filtre nomme un champ, un opérateur et une valeur : where: { name: { contains: \"bretagne\" } }."),
        (MistakeSettings.Order, "Un tri nomme un champ et un sens : order: [{ name: ASC }]."),
        (MistakeSettings.After, "Une page commence après un curseur : passez comme 'after' le pageInfo.endCursor de la page d’avant."),

        // Variables, types, fragments, directives, operations.
        ("Variable '{0}' of type '{1}' used in position expecting type '{2}'.",
            "La variable « {0} » est du type « {1} » là où le type « {2} » est attendu."),
        ("Declare it as {0}.", "Déclarez-la ainsi : {0}."),
        ("Declare it: {0}.", "Déclarez-la : {0}."),
        ("Declare it after the operation's name: {0}.", "Déclarez-la après le nom de l’opération : {0}."),
        ("Variable '{0}' is not defined by operation '{1}'.", "La variable « {0} » n’est pas déclarée par l’opération « {1} »."),
        ("Variable '{0}' is not defined.", "La variable « {0} » n’est pas déclarée."),
        ("Variable '{0}' is never used in operation '{1}'.", "La variable « {0} » ne sert pas dans l’opération « {1} »."),
        ("Variable '{0}' is never used.", "La variable « {0} » ne sert pas."),
        ("Variable '{0}' is invalid. No value provided for a non-null variable.", "La variable « {0} » demande une valeur."),
        ("Variable '{0}' is invalid. {1}", "La variable « {0} » a une valeur incorrecte. {1}"),
        ("Variable '{0}' cannot be non-input type '{1}'.",
            "La variable « {0} » ne peut pas être du type « {1} » : ce n’est pas un type d’entrée."),
        ("Unknown type {0}.", "Il n’y a pas de type {0}."),
        ("Unknown fragment '{0}'.", "Il n’y a pas de fragment « {0} »."),
        ("Unknown directive '{0}'.", "Il n’y a pas de directive « {0} »."),
        ("Fragment '{0}' is never used.", "Le fragment « {0} » ne sert pas."),
        ("Fragment '{0}' cannot be spread here as objects of type '{1}' can never be of type '{2}'.",
            "Le fragment « {0} » n’a pas sa place ici : aucun objet du type « {1} » n’est du type « {2} »."),
        ("Fragment cannot be spread here as objects of type '{0}' can never be of type '{1}'.",
            "Ce fragment n’a pas sa place ici : aucun objet du type « {0} » n’est du type « {1} »."),
        ("Fields {0} conflict because {1}", "Les champs {0} se contredisent : {1}"),
        ("There can be only one {0} named '{1}'.", "Il ne peut y avoir qu’un(e) {0} du nom « {1} »."),
        ("This anonymous operation must be the only defined operation.", "Une opération sans nom doit être la seule du document."),
        ("Document contains more than one operation, but the operation name was not specified.",
            "Le document a plusieurs opérations : dites laquelle par operationName."),
        ("Document does not contain an operation named '{0}'.", "Le document n’a pas d’opération du nom « {0} »."),
        ("Document does not contain any operations.", "Le document n’a pas d’opération."),
        (MistakeSettings.OperationName, "Dites laquelle, à côté de \"query\" : \"operationName\": \"…\"."),
        ("A document to execute holds operations and fragments only.",
            "Un document à exécuter ne contient que des opérations et des fragments."),
        ("A fragment spreads itself, directly or through others.", "Un fragment se contient lui-même, directement ou par d’autres."),
        ("The document exceeds the limit of {0}.", "Le document dépasse la limite : {0}."),
        ("The operation's {0} of {1} exceeds the maximum of {2}: {3}.",
            "Le coût {0} de l’opération, {1}, dépasse le maximum de {2} : demandez des pages plus petites, moins de champs, de "
                + "comptes et de regroupements, ou filtrez par un hub ou un lieu."),
        ("This server does not show its schema.", "Ce serveur ne montre pas son schéma."),

        // Pages, ids, filters.
        ("'{0}' must lie between 0 and {1}.", "« {0} » doit être compris entre 0 et {1}."),
        ("'first' and 'last' exclude each other.", "« first » et « last » s’excluent."),
        ("'ids' takes {0} ids at the most.", "« ids » prend au plus {0} identifiants."),
        ("'{0}' is not an id of this graph.", "« {0} » n’est pas un identifiant de ce graphe."),
        ("{0}.id: '{1}' is not the id of a {2}.", "{0}.id : « {1} » n’est pas l’identifiant d’un enregistrement {2}."),
        (MistakeSettings.Id,
            "Les identifiants sont ceux que le champ 'id' donne ; les codes et les noms abrégés ont leurs champs : hub(slug: …), "
                + "region(code: …), commune(code: …)."),
        ("The cursor does not belong to this list and sort.", "Ce curseur n’est pas de cette liste et de ce tri."),
        ("It is no cursor of this search.", "Ce curseur n’est pas de cette recherche."),
        ("Give exactly one of {0}.", "Donnez exactement un de {0}."),
        ("A filter may not follow more than {0} relations, one inside the other.",
            "Un filtre ne suit pas plus de {0} relations l’une dans l’autre."),
        ("A filter may not have more than {0} conditions.", "Un filtre n’a pas plus de {0} conditions."),
        ("{0} may not have more than {1} values.", "{0} n’a pas plus de {1} valeurs."),
        ("{0} may not be null.", "{0} ne peut pas être null."),
        ("Each element of '{0}' names exactly one {1}.", "Chaque élément de « {0} » nomme exactement un champ."),
        ("Each element of 'order' names exactly one field of {0}.", "Chaque élément de « order » nomme exactement un champ de {0}."),
        ("'groupBy' names '{0}' twice.", "« groupBy » nomme « {0} » deux fois."),
        ("'includeEmptyPeriods' needs a 'period'.", "« includeEmptyPeriods » demande « period »."),
        ("order.{0}: the statistic is not grouped by it.", "order.{0} : la statistique n’est pas regroupée par ce champ."),
        ("A text may not contain {0}.", "Un texte ne peut pas contenir {0}."),
        ("'query' may have {0} characters at the most.", "« query » a au plus {0} caractères."),
        ("'query' may have {0} words at the most.", "« query » a au plus {0} mots."),
        ("'query' needs a word of {0} letters or digits at least.", "« query » demande un mot d’au moins {0} lettres ou chiffres."),
        ("types: '{0}' is no type of these records.", "types : « {0} » n’est pas un type de ces enregistrements."),
        ("There is no {0} with the {1} '{2}'.", "Aucun enregistrement {0} n’a le {1} « {2} »."),
        ("There is no {0} '{1}'.", "Il n’y a pas de {0} « {1} »."),
        ("'{0}' is a postal code; a commune is looked up by its INSEE code: {1}.",
            "« {0} » est un code postal ; une commune se cherche par son code INSEE : {1}."),
        (MistakeSettings.NameOfPlace,
            "Les lieux se nomment par leur code INSEE ; cherchez-le par le nom ou le code postal : search(query: \"Rennes\"), "
                + "search(query: \"35000\")."),
        ("The answer has more than {0}: ask for smaller pages.", "La réponse a plus de {0} : demandez des pages plus petites."),
        ("The field asks for more than {0} lists and kinds of records: ask for fewer at once.",
            "Le champ demande plus de {0} listes et genres d’enregistrements : demandez-en moins à la fois."),
        ("With its empty periods the statistic has more than {0} groups: ask for fewer or longer periods.",
            "Avec ses périodes vides, la statistique a plus de {0} groupes : demandez des périodes moins nombreuses ou plus longues."),

        // Rights.
        ("This needs a token.", "Il faut un jeton pour cela."),
        ("This needs one of the roles {0}.", "Il faut pour cela un des rôles {0}."),
        ("You may not write for this hub.", "Vous ne pouvez pas écrire pour ce hub."),
        ("You may not write for this hub: your token is for {0}.", "Vous ne pouvez pas écrire pour ce hub : votre jeton est pour {0}."),
        ("'{0}' is for {1}.", "« {0} » est réservé aux porteurs de droits : opérateurs du hub, intégrations et administrateurs."),
        ("{0}: filtering and sorting by it is for {1}.",
            "{0} : filtrer ou trier par ce champ est réservé aux intégrations et aux administrateurs."),
        ("The token has expired.", "Le jeton a expiré."),
        ("The token is not valid yet.", "Le jeton n’est pas encore valable."),
        ("The token is meant for another audience.", "Le jeton est destiné à un autre service."),
        ("The token is of another issuer.", "Le jeton vient d’un autre émetteur."),
        ("The token is not signed by a key of the issuer.", "Le jeton n’est pas signé par une clé de l’émetteur."),
        ("The token is not a JSON Web Token.", "Le jeton n’est pas un JSON Web Token."),
        ("The token is not valid.", "Le jeton n’est pas valable."),
        ("Send one Authorization header.", "Envoyez un seul en-tête Authorization."),
        ("Send the token as: Authorization: Bearer TOKEN.", "Envoyez le jeton ainsi : Authorization: Bearer JETON."),
        ("This server takes no tokens: it is not configured to trust an issuer.",
            "Ce serveur ne prend pas de jetons : aucun émetteur n’est configuré."),
        (MistakeSettings.TokenOfIssuer("{0}"), "Un jeton s’envoie dans l’en-tête « Authorization: Bearer JETON » ; {0} en donne."),
        (MistakeSettings.DevelopmentToken,
            "Un jeton s’envoie dans l’en-tête « Authorization: Bearer JETON » ; pendant le développement, « dotnet user-jwts create "
                + "--project src/HubGraph --name alice --role operator --claim hubs=bretagne --output token » en fait un."),
        (MistakeSettings.NoToken, "Ce serveur ne prend pas encore de jetons : qui l’exploite nomme un émetteur par Auth:Authority."),

        // HTTP.
        (
            "The body is not JSON such as {0}, or nests deeper than {1} levels.",
            "Le corps n’est pas du JSON comme {0}, ou s’imbrique sur plus de {1} niveaux."),
        ("The body is not valid UTF-8.", "Le corps n’est pas en UTF-8."),
        ("The body must be a JSON object.", "Le corps doit être un objet JSON."),
        ("The body of the request is larger than {0} bytes.", "Le corps de la requête dépasse {0} octets."),
        ("The body of the request took too long to come.", "Le corps de la requête a mis trop de temps à venir."),
        ("The body of a POST must have the content type application/json, in UTF-8.",
            "Le corps d’un POST doit avoir le type de contenu application/json, en UTF-8."),
        ("The body of a POST must not be compressed.", "Le corps d’un POST ne doit pas être compressé."),
        ("The parameter \"{0}\" is missing.", "Il manque le paramètre \"{0}\"."),
        ("The parameter \"{0}\" must be a string.", "Le paramètre \"{0}\" doit être un texte."),
        ("The parameter \"{0}\" must be a JSON object.", "Le paramètre \"{0}\" doit être un objet JSON."),
        ("The parameter \"{0}\" is not JSON, or nests deeper than {1} levels.",
            "Le paramètre \"{0}\" n’est pas du JSON, ou s’imbrique sur plus de {1} niveaux."),
        ("The parameter \"{0}\" is given twice.", "Le paramètre \"{0}\" est donné deux fois."),
        ("A parameter is given twice.", "Un paramètre est donné deux fois."),
        ("A JSON object has the same member twice.", "Un objet JSON a deux fois le même membre."),
        ("A number is too large.", "Un nombre est trop grand."),
        ("Batches of requests are not supported: send one JSON object.",
            "Les lots de requêtes ne sont pas pris : envoyez un seul objet JSON."),
        ("A subscription needs a transport that streams: server-sent events (Accept: text/event-stream) or a WebSocket.",
            "Un abonnement demande un flux : des événements envoyés par le serveur (Accept: text/event-stream) ou une WebSocket."),
        ("A mutation must be sent by POST.", "Une mutation s’envoie par POST."),
        ("GraphQL is answered by GET, HEAD and POST.", "GraphQL répond à GET, HEAD et POST."),
        ("Answers are application/graphql-response+json, application/json or text/event-stream, in UTF-8.",
            "Les réponses sont en application/graphql-response+json, application/json ou text/event-stream, en UTF-8."),
        ("Pages of this origin may not ask this server.", "Les pages de cette origine n’ont pas accès à ce serveur."),
        ("Too much was asked in a short time. Come again after {0} s.", "Trop de demandes en peu de temps. Revenez dans {0} s."),
        ("What was asked has kept the database at work for too long. Come again after {0} s.",
            "Ce qui a été demandé a occupé la base trop longtemps. Revenez dans {0} s."),
        ("The server has more to do than it can. Come again after {0} s.", "Le serveur a plus à faire qu’il ne peut. Revenez dans {0} s."),
        ("The server makes its database ready. Come again after {0} s.", "Le serveur prépare sa base de données. Revenez dans {0} s."),
        ("Others have been writing for too long; nothing was written. Come again after {0} s.",
            "D’autres écrivent depuis trop longtemps ; rien n’a été écrit. Revenez dans {0} s."),
        ("The database is not available now; nothing was done. Come again after {0} s.",
            "La base de données n’est pas disponible ; rien n’a été fait. Revenez dans {0} s."),
        ("The operation took longer than {0} s and was stopped.", "L’opération a duré plus de {0} s et a été arrêtée."),
        ("The server failed to answer. Its operators can find the cause by the request id.",
            "Le serveur n’a pas pu répondre. Ceux qui l’exploitent trouvent la cause par le numéro de requête."),
        ("This server executes the documents alone that its operators trust.",
            "Ce serveur n’exécute que les documents que ses exploitants ont approuvés."),
    ];

    private static readonly (string[] English, string French)[] s_patterns =
        [.. s_sentences.Select(sentence => (Parts(sentence.English), sentence.French))];

    /// <summary>A sentence in the language of the request.</summary>
    public static string OfCaller(string sentence) =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr" ? Of(sentence) : sentence;

    /// <summary>A sentence in French, or as it is where there is no translation.</summary>
    public static string Of(string sentence)
    {
        foreach ((string[] english, string french) in s_patterns)
        {
            if (Match(sentence, english) is { } values)
                return string.Format(
                    CultureInfo.InvariantCulture,
                    french.Replace("{ ", "{{ ", StringComparison.Ordinal).Replace(" }", " }}", StringComparison.Ordinal), values);
        }
        return sentence;
    }

    // What stands between the placeholders.
    private static string[] Parts(string english) => english.Split(["{0}", "{1}", "{2}", "{3}"], StringSplitOptions.None);

    // Each part at its next place; the last one at the end.
    private static object[]? Match(string sentence, string[] parts)
    {
        if (!sentence.StartsWith(parts[0], StringComparison.Ordinal))
            return null;
        if (parts.Length == 1)
            return sentence.Length == parts[0].Length ? [] : null;
        object[] values = new object[parts.Length - 1];
        int at = parts[0].Length;
        for (int i = 1; i < parts.Length; i++)
        {
            int end = i < parts.Length - 1 ? sentence.IndexOf(parts[i], at, StringComparison.Ordinal)
                : sentence.EndsWith(parts[i], StringComparison.Ordinal) ? sentence.Length - parts[i].Length : -1;
            if (end < at)
                return null;
            values[i - 1] = sentence[at..end];
            at = end + parts[i].Length;
        }
        return values;
    }
}
