using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HubGraph.Data.Search;
using HubGraph.Planning;

namespace HubGraph.Graph.Search;

/// <summary>
/// A place in the results of one search as clients keep it: base64url of <c>search:score:id:name</c>, where the search stands for
/// its words and types.
/// </summary>
internal sealed class SearchCursor(SearchQuery query)
{
    private const int MaximumLength = 2_000;
    private readonly string _search = Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{query.Name}|{string.Join(',', query.Types ?? [])}")).AsSpan(0, 6));

    /// <summary>Writes the cursor of a result.</summary>
    public string Write(SearchHit hit) =>
        Base64Url.EncodeToString(
            Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{_search}:{hit.Score}:{hit.Id}:{hit.Name}")));

    /// <summary>Reads a cursor of this search.</summary>
    /// <exception cref="PlanningError">It is none, or of another search: <c>BAD_CURSOR</c>.</exception>
    public SearchPlace Read(string cursor)
    {
        if (cursor.Length <= MaximumLength && Base64Url.IsValid(cursor)
            && Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split(':', 4) is [var search, var score, var id, var name]
            && search == _search && !name.Contains('\0')
            && long.TryParse(score, NumberStyles.None, CultureInfo.InvariantCulture, out long scored)
            && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out long key))
            return new SearchPlace(scored, name, key);
        throw new PlanningError(PlanningErrorCodes.BadCursor, "It is no cursor of this search.");
    }
}
