using GraphQL;

namespace HubGraph.Planning;

/// <summary>Codes of the errors that planning raises, as they stand in <c>extensions.code</c>.</summary>
public static class PlanningErrorCodes
{
    /// <summary>An argument's value is not acceptable.</summary>
    public const string BadUserInput = "BAD_USER_INPUT";

    /// <summary><c>first</c> or <c>last</c> is out of its bounds, or both are given.</summary>
    public const string BadPageSize = "BAD_PAGE_SIZE";

    /// <summary>A cursor is made of noise, or comes from another list or sort.</summary>
    public const string BadCursor = "BAD_CURSOR";

    /// <summary>An id is made of noise, or is of another type than the one asked for.</summary>
    public const string BadId = "BAD_ID";

    /// <summary>It takes a right, and the caller is not known.</summary>
    public const string Unauthenticated = "UNAUTHENTICATED";

    /// <summary>It takes a right that the caller does not have.</summary>
    public const string Forbidden = "FORBIDDEN";

    /// <summary>An answer has more records than one operation may have: its reading was stopped.</summary>
    public const string ResultTooLarge = "RESULT_TOO_LARGE";

    /// <summary>A mutation was done, but what it wrote cannot be read now.</summary>
    public const string Written = "WRITTEN";
}

/// <summary>A client's mistake: found by planning, when nothing was executed yet, or by the size of the answer.</summary>
public sealed class PlanningError : ExecutionError
{
    public PlanningError(string code, string message)
        : base(message) => Code = code;
}
