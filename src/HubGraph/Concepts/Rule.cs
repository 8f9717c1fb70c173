using System.Globalization;

namespace HubGraph.Concepts;

/// <summary>
/// What a write must obey. Its code never changes; its texts are for people, in English and French, with the values of the
/// case at <c>{0}</c>, <c>{1}</c>…
/// </summary>
/// <param name="Code">In SCREAMING_SNAKE_CASE; the type of its error is named by it.</param>
/// <param name="Description">What the error means, in the schema.</param>
/// <param name="Detail">A value that the error tells besides, where programs need one.</param>
public sealed record Rule(string Code, string Description, string English, string French, RuleDetail? Detail = null)
{
    /// <summary>The name of its error's type: <c>UNKNOWN_PLACE</c> is <c>UnknownPlaceError</c>.</summary>
    public string TypeName =>
        string.Concat(Code.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..].ToLowerInvariant())) + "Error";
}

/// <summary>A value that an error tells besides its message.</summary>
public sealed record RuleDetail(string Name, string Description, RuleDetailKind Kind);

/// <summary>What a <see cref="RuleDetail"/> is.</summary>
public enum RuleDetailKind
{
    /// <summary>A whole number, an <c>int</c>.</summary>
    Number,

    /// <summary>Euros, a <c>decimal</c>.</summary>
    Euros,
}

/// <summary>A rule that an input breaks, and where.</summary>
/// <param name="Path">The way to the value in the input: names of fields, and places in lists from 0.</param>
/// <param name="Values">The values of the messages.</param>
/// <param name="Detail">The value of <see cref="Rule.Detail"/>.</param>
public sealed record Violation(Rule Rule, IReadOnlyList<string> Path, IReadOnlyList<object> Values, object? Detail = null)
{
    private static readonly CultureInfo s_french = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>The message, in French or English.</summary>
    public string Message(bool inFrench) =>
        string.Format(inFrench ? s_french : CultureInfo.InvariantCulture, inFrench ? Rule.French : Rule.English, [.. Values]);
}

/// <summary>Takes a rule that is broken.</summary>
/// <param name="path">The field, a dot before each step below it.</param>
/// <param name="values">The values of the message.</param>
public delegate void Refuse(Rule rule, string path, params object[] values);
