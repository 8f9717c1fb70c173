using System.Buffers.Text;
using System.Globalization;
using System.Text;
using GraphQL;
using HubGraph.Data.Model;
using HubGraph.Planning;

namespace HubGraph.Graph.Changes;

/// <summary>
/// A place in the change log as clients keep it, the same for the feed and for subscriptions: base64url of <c>mark:id</c>.
/// </summary>
internal static class ChangeCursor
{
    private const int MaximumLength = 200;

    /// <summary>Writes a cursor.</summary>
    public static string Write(LogPosition position) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{position.Mark}:{position.Id}")));

    /// <summary>Reads a cursor, which may be of any log.</summary>
    /// <exception cref="ExecutionError">It is none: <c>BAD_CURSOR</c>.</exception>
    public static LogPosition Read(string cursor)
    {
        if (cursor.Length > MaximumLength || !Base64Url.IsValid(cursor))
            throw Bad("It is no cursor of the change log.");
        string text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));
        int colon = text.LastIndexOf(':');
        return colon >= 0
            && !text.Contains('\0')
            && long.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out long id)
                ? new LogPosition(text[..colon], id)
                : throw Bad("It is no cursor of the change log.");
    }

    /// <summary>The line of the cursor is not one of this log.</summary>
    public static ExecutionError OfAnotherLog() =>
        Bad(
            "The cursor is of another change log: the database was put back, brought from elsewhere, or lost its latest changes. Begin "
                + "again without a cursor.");

    private static ExecutionError Bad(string message) => new(message) { Code = PlanningErrorCodes.BadCursor };
}
