using System.Net;
using System.Text.RegularExpressions;

namespace HubGraph.Tests.Docs;

/// <summary>Asks for pages as a browser does.</summary>
internal static partial class PageClient
{
    private const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    /// <summary>Asks for an address, with further headers.</summary>
    public static async Task<HttpResponseMessage> AskAsync(this HttpClient client, string address, params (string Name, string Value)[] headers)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept", Browser);
        foreach ((string name, string value) in headers)
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }
        return await client.SendAsync(request);
    }

    /// <summary>The HTML of a page that must be there.</summary>
    public static async Task<string> PageAsync(this HttpClient client, string address, params (string Name, string Value)[] headers)
    {
        using HttpResponseMessage response = await client.AskAsync(address, headers);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{address}: {response.StatusCode}");
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>What a page refers to.</summary>
    public static IEnumerable<string> References(string html) => Reference().Matches(html).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value));

    /// <summary>The anchors of a page.</summary>
    public static HashSet<string> Anchors(string html) => [.. Anchor().Matches(html).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value))];

    [GeneratedRegex("(?:href|src|action)=\"([^\"]*)\"")]
    private static partial Regex Reference();

    [GeneratedRegex(" id=\"([^\"]+)\"")]
    private static partial Regex Anchor();
}
