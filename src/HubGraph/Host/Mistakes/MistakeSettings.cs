using System.Text.RegularExpressions;
using HubGraph.Graph;
using HubGraph.Host.Auth;
using HubGraph.Planning;
using HubGraph.Transport.Errors;
using HubGraph.Transport.Options;

namespace HubGraph.Host.Mistakes;

/// <summary>What this graph adds to what the transport says of mistakes.</summary>
internal static partial class MistakeSettings
{
    public const string Date = "A day is written year-month-day, such as \"2026-05-01\".";
    public const string Instant = "An instant is written with its offset, such as \"2026-05-01T09:30:00+02:00\" or "
        + "\"2026-05-01T07:30:00Z\".";
    public const string PartialDate = "A year, a month or a day, such as \"2026\", \"2026-05\" or \"2026-05-01\".";
    public const string Amount = "A number with a decimal point, such as 1500.50, without quotes.";
    public const string First = "The next page: pass this one's pageInfo.endCursor as 'after'.";
    public const string Where = "A filter names a field, an operator and a value: where: { name: { contains: \"bretagne\" } }.";
    public const string Order = "A sort names a field and a direction: order: [{ name: ASC }].";
    public const string After = "A page starts after a cursor: pass the pageInfo.endCursor of the page before as 'after'.";
    public const string Id = "Ids are those that the field 'id' gives; codes and slugs have fields of their own: hub(slug: …), "
        + "region(code: …), commune(code: …).";
    public const string NameOfPlace = "Places are named by their INSEE codes; find one by its name or postal code: search(query: "
        + "\"Rennes\"), search(query: \"35000\").";
    public const string OperationName = "Say which one, beside \"query\": \"operationName\": \"…\".";
    public const string DevelopmentToken =
        "A token is sent as the header 'Authorization: Bearer TOKEN'; in development, 'dotnet user-jwts create --project src/HubGraph "
            + "--name alice --role operator --claim hubs=bretagne --output token' makes one.";
    public const string NoToken = "This server takes no tokens yet: who runs it names an issuer by Auth:Authority.";

    public static string TokenOfIssuer(string issuer) =>
        $"A token is sent as the header 'Authorization: Bearer TOKEN'; {issuer} gives one.";

    // How the most known servers and languages call it.
    private static readonly Dictionary<string, string[]> s_names = new()
    {
        ["first"] = ["limit", "size", "count", "take", "top", "pageSize", "perPage", "per_page", "max", "n"],
        ["after"] = ["offset", "skip", "page", "pageNumber", "cursor", "start", "from"],
        ["where"] = ["filter", "filters", "filterBy", "condition", "conditions"],
        ["order"] = ["sort", "sortBy", "sort_by", "orderBy", "order_by", "sorting"],
        ["query"] = ["text", "q", "term", "search", "keywords"],
        ["eq"] = ["equals", "equal", "is", "_eq", "equalTo"],
        ["neq"] = ["ne", "not", "notEquals", "_neq", "isNot"],
        ["contains"] = ["like", "ilike", "_like", "_ilike", "includes", "match", "matches", "icontains"],
        ["in"] = ["anyOf", "oneOf", "_in"],
        ["nin"] = ["notIn", "_nin"],
        ["gte"] = ["ge", "min", "_gte", "since", "after"],
        ["lte"] = ["le", "_lte", "until", "before"],
        ["gt"] = ["greaterThan", "_gt"],
        ["lt"] = ["lessThan", "_lt"],
        ["some"] = ["has", "every"],
        ["totalCount"] = ["count", "total", "size", "length"],
        ["name"] = ["nom", "label", "libelle"],
        ["title"] = ["nom", "name", "titre"],
    };

    /// <summary>Sets them.</summary>
    /// <param name="auth">Whose tokens the server takes.</param>
    /// <param name="isDevelopment">Whether it takes those that developers make.</param>
    /// <param name="tellsSchema">Whether clients may see the schema.</param>
    public static void Apply(MistakeOptions mistakes, AuthOptions auth, bool isDevelopment, bool tellsSchema)
    {
        mistakes.Forms["Date"] = Date;
        mistakes.Forms["DateTime"] = Instant;
        mistakes.Forms["DateWithPrecision"] = PartialDate;
        mistakes.Forms["Decimal"] = Amount;
        foreach (IGrouping<string, string> there in s_names.SelectMany(name => name.Value.Select(there => (name.Key, there)))
            .GroupBy(name => name.there, name => name.Key))
            mistakes.Names[there.Key] = [.. there];
        mistakes.Arguments["first"] = First;
        mistakes.Arguments["after"] = After;
        mistakes.Arguments["where"] = Where;
        mistakes.Arguments["order"] = Order;
        mistakes.Through = Through;
        mistakes.Translate = French.OfCaller;
        if (tellsSchema)
        {
            mistakes.Advice[PlanningErrorCodes.BadPageSize] = First;
            mistakes.Advice[PlanningErrorCodes.BadCursor] = After;
            mistakes.Advice[PlanningErrorCodes.BadId] = Id;
            mistakes.Advice[GraphErrorCodes.UnknownPlace] = NameOfPlace;
        }
        mistakes.Advice[ErrorCodes.OperationResolutionFailure] = OperationName;
        mistakes.Advice[PlanningErrorCodes.Unauthenticated] =
            auth.Authority is { Length: > 0 } issuer ? TokenOfIssuer(issuer) : isDevelopment ? DevelopmentToken : NoToken;
    }

    // Codes are digits, slugs have no capitals; anything else is a name.
    private static IEnumerable<string> Through(string value) =>
        Code().IsMatch(value) ? ["eq", "code", "siren", "siret", "number", "some"]
        : Slug().IsMatch(value) ? ["eq", "slug", "name", "title", "some"]
        : ["eq", "name", "title", "some"];

    [GeneratedRegex("^[0-9][0-9AB]?[0-9]*$")]
    private static partial Regex Code();

    [GeneratedRegex("^[a-z0-9-]+$")]
    private static partial Regex Slug();
}
