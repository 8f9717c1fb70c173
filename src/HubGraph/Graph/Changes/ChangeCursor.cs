using System.Buffers.Text;
using System.Globalization;
using System.Text;
using GraphQL;
using HubGraph.Data;
using HubGraph.Planning;

namespace HubGraph.Graph.Changes;

/// <summary>A place in the change log as clients keep it, the same for the feed and for subscriptions: base64url of <c>epoch:id</c>.</summary>
internal static class ChangeCursor
{
    private const int MaximumLength = 200;

    /// <summary>Writes a cursor.</summary>
    public static string Write(LogPosition position) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{position.Epoch}:{position.Id}")));

    /// <summary>Reads a cursor of the log as it is now.</summary>
    /// <exception cref="ExecutionError">It is none, of another log, or of a line that is not there yet: <c>BAD_CURSOR</c>.</exception>
    public static LogPosition Read(string cursor, LogPosition current)
    {
        if (cursor.Length > MaximumLength || !Base64Url.IsValid(cursor))
            throw Bad("It is no cursor of the change log.");
        string text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));
        int colon = text.LastIndexOf(':');
        if (colon < 0 || !long.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out long id))
            throw Bad("It is no cursor of the change log.");
        if (text[..colon] != current.Epoch)
            throw Bad("The change log is another one than the cursor's: the database was put back or brought from elsewhere. Begin again without a cursor.");
        return id <= current.Id ? current with { Id = id } : throw Bad("The cursor is of a change that did not happen yet.");
    }

    /// <summary>What is wrong with a cursor.</summary>
    public static ExecutionError Bad(string message) => new(message) { Code = PlanningErrorCodes.BadCursor };
}
