using System.Collections.Immutable;
using System.Security.Claims;
using System.Text.Json;
using HubGraph.Planning;

namespace HubGraph.Host.Auth;

/// <summary>Finds the slugs, sorted, of the hubs for which somebody has been granted to write today.</summary>
internal delegate Task<ImmutableArray<string>> FindGrantedHubs(string issuer, string subject, CancellationToken cancellationToken);

/// <summary>Reads a caller from claims. Issuers write lists in three ways: repeated claims, a JSON array, or text with commas.</summary>
internal sealed class CallerClaims(AuthOptions options)
{
    // OpenID Connect allows no more. One that was cut might be another person's.
    private const int LongestSubject = 255;

    public Caller Read(ClaimsPrincipal principal)
    {
        Claim[] claims = [.. principal.Claims];
        string? subject = Written(claims, "sub") is { Length: <= LongestSubject } known ? known : null;
        CallerRole role = subject is not null && options.Administrators.Contains(subject)
            ? CallerRole.Administrator
            : List(claims, options.RoleClaim).Select(RoleOf).Append(CallerRole.Reader).Max();
        ImmutableArray<string> hubs = role == CallerRole.Operator
            ? [.. List(claims, options.HubsClaim).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]
            : [];
        return new Caller(
            Text(claims, "iss"), subject, Written(claims, options.NameClaim), Written(claims, options.EmailClaim), role, hubs);
    }

    /// <summary>Reads the caller of a request; whose claims name neither a strong role nor hubs may have been granted some.</summary>
    public async Task<CallerPrincipal> ReadAsync(ClaimsPrincipal principal, HttpContext http)
    {
        Caller caller = Read(principal);
        if (caller is { Role: <= CallerRole.Operator, Hubs.Count: 0, Issuer: { } issuer, Subject: { } subject })
        {
            ImmutableArray<string> granted = await http.RequestServices.GetRequiredService<FindGrantedHubs>()(
                issuer, subject, http.RequestAborted);
            if (granted.Length > 0)
                caller = new Caller(issuer, subject, caller.Name, caller.Email, CallerRole.Operator, granted);
        }
        return new CallerPrincipal(principal, caller);
    }

    // Roles of other applications of the same issuer give no right here.
    private static CallerRole RoleOf(string name) => name.ToUpperInvariant() switch
    {
        "ADMINISTRATOR" => CallerRole.Administrator,
        "INTEGRATION" => CallerRole.Integration,
        "OPERATOR" => CallerRole.Operator,
        _ => CallerRole.Reader,
    };

    private static string? Text(Claim[] claims, string type) =>
        claims.FirstOrDefault(claim => claim.Type == type)?.Value is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    // These are written with what the caller does, and are no reason to refuse it.
    private static string? Written(Claim[] claims, string type)
    {
        try
        {
            return Text(claims, type) is { } text && WrittenText.Of(text) is { Length: > 0 } written ? written : null;
        }
        catch (PlanningError)
        {
            return null;
        }
    }

    private static IEnumerable<string> List(Claim[] claims, string type)
    {
        string[] values = [.. claims.Where(claim => claim.Type == type).Select(claim => claim.Value)];
        return (values.Length > 0 ? values.SelectMany(Items) : Nested(claims, type.Split('.')))
            .Select(item => item.Trim())
            .Where(item => item.Length > 0);
    }

    private static IEnumerable<string> Items(string value) =>
        !value.TrimStart().StartsWith('[') ? value.Split(',') : Parse(value) is { } array ? Items(array) : [];

    private static IEnumerable<string> Items(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => Items(element.GetString()!),
        JsonValueKind.Array =>
            element.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!),
        _ => [],
    };

    /// <summary>A list inside an object, such as Keycloak's <c>{"realm_access": {"roles": […]}}</c>.</summary>
    private static IEnumerable<string> Nested(Claim[] claims, string[] path)
    {
        JsonElement? at = path.Length > 1 && claims.FirstOrDefault(claim => claim.Type == path[0]) is { } outer ? Parse(outer.Value) : null;
        foreach (string step in path.Skip(1))
            at = at is { ValueKind: JsonValueKind.Object } parent && parent.TryGetProperty(step, out JsonElement child) ? child : null;
        return at is { } list ? Items(list) : [];
    }

    private static JsonElement? Parse(string json)
    {
        try
        {
            return JsonElement.Parse(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
