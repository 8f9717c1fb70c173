using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace HubGraph.Host;

/// <summary>
/// Connection strings of PostgreSQL as URLs, which its own tools and most hosts of it use:
/// <c>postgresql://user:password@host:port/database?sslmode=require</c> (PostgreSQL, 34.1.1.2 Connection URIs).
/// </summary>
internal static partial class PostgresUrl
{
    private static readonly string[] s_schemes = ["postgresql://", "postgres://"];

    // What Npgsql calls the parameters of libpq; its own names are taken too.
    private static readonly Dictionary<string, string> s_parameters = new(StringComparer.Ordinal)
    {
        ["application_name"] = "Application Name",
        ["channel_binding"] = "Channel Binding",
        ["client_encoding"] = "Client Encoding",
        ["connect_timeout"] = "Timeout",
        ["dbname"] = "Database",
        ["sslcert"] = "SSL Certificate",
        ["sslkey"] = "SSL Key",
        ["sslmode"] = "SSL Mode",
        ["sslnegotiation"] = "SSL Negotiation",
        ["sslpassword"] = "SSL Password",
        ["sslrootcert"] = "Root Certificate",
        ["target_session_attrs"] = "Target Session Attributes",
        ["user"] = "Username",
    };

    /// <summary>Whether a text means to be one.</summary>
    public static bool Is(string? text) => Scheme(text) is not null;

    /// <summary>Reads one.</summary>
    /// <exception cref="ArgumentException">It is none, or has a parameter that Npgsql does not know.</exception>
    public static NpgsqlConnectionStringBuilder Parse(string url)
    {
        Match parts = Url().Match(url.Trim()[Scheme(url)!.Length..]);
        if (!parts.Success)
            throw new FormatException();
        NpgsqlConnectionStringBuilder builder = new();
        string[] hosts = parts.Groups["host"].Value.Split(',');
        if (hosts is [var only])
            SetHost(builder, only);
        else
            builder.Host = string.Join(',', hosts.Select(Decode));
        if (parts.Groups["user"].Success)
            builder.Username = Decode(parts.Groups["user"].Value);
        if (parts.Groups["password"].Success)
            builder.Password = Decode(parts.Groups["password"].Value);
        if (parts.Groups["database"].Value is { Length: > 0 } database)
            builder.Database = Decode(database);
        foreach (string parameter in parts.Groups["parameters"].Value.Split('&', StringSplitOptions.RemoveEmptyEntries))
            Set(builder, parameter.Split('=', 2));
        return builder;
    }

    private static string? Scheme(string? text) =>
        s_schemes.FirstOrDefault(scheme => text?.TrimStart().StartsWith(scheme, StringComparison.OrdinalIgnoreCase) == true);

    private static void SetHost(NpgsqlConnectionStringBuilder builder, string host)
    {
        Match match = Host().Match(host);
        if (!match.Success)
            throw new FormatException();
        if (match.Groups["name"].Value is { Length: > 0 } name)
            builder.Host = Decode(name.Trim('[', ']'));
        if (match.Groups["port"].Success)
            builder.Port = int.Parse(match.Groups["port"].Value, NumberStyles.None, CultureInfo.InvariantCulture);
    }

    private static void Set(NpgsqlConnectionStringBuilder builder, string[] parameter)
    {
        string name = Decode(parameter[0]);
        string value = parameter is [_, var given] ? Decode(given) : throw new FormatException();
        // verify-full is VerifyFull there.
        builder[s_parameters.GetValueOrDefault(name, name)] = name == "sslmode" ? value.Replace("-", "", StringComparison.Ordinal) : value;
    }

    private static string Decode(string text) => Malformed().IsMatch(text) ? throw new FormatException() : Uri.UnescapeDataString(text);

    // The password ends at the last @, as people do not always encode it.
    [GeneratedRegex(@"^((?<user>[^:/?@]*)(:(?<password>[^/?]*))?@)?(?<host>[^/?@]*)(/(?<database>[^?/@]*))?(\?(?<parameters>[^@]*))?\z")]
    private static partial Regex Url();

    [GeneratedRegex(@"^(?<name>\[[^\]]*\]|[^:\[\]]*)(:(?<port>[0-9]{1,5}))?\z")]
    private static partial Regex Host();

    [GeneratedRegex("%(?![0-9A-Fa-f]{2})")]
    private static partial Regex Malformed();
}
