using System.Collections;
using System.Globalization;
using GraphQL.Types;
using GraphQLParser.AST;

namespace HubGraph.Transport.Mistakes;

/// <summary>A value that a client gave, as a literal of a document or in the JSON of its variables.</summary>
internal abstract record GivenValue
{
    // A message quotes values; they may be as long as the request.
    private const int MaxShown = 60;

    /// <summary>The value of a literal.</summary>
    public static GivenValue Of(GraphQLValue literal) => literal switch
    {
        GraphQLVariable => new Deferred(),
        GraphQLNullValue => new Nothing(),
        GraphQLListValue list => new Items([.. (list.Values ?? []).Select(Of)]),
        GraphQLObjectValue value => new Members([.. (value.Fields ?? []).Select(field => (field.Name.StringValue, Of(field.Value)))]),
        GraphQLStringValue text =>
            new Leaf(
                Quoted(text.Value.ToString()), text.Value.ToString(), IsText: true, type => Takes(() => type.CanParseLiteral(literal))),
        GraphQLEnumValue name =>
            new Leaf(
                Short(name.Name.StringValue), name.Name.StringValue, IsText: false, type => Takes(() => type.CanParseLiteral(literal))),
        IHasValueNode number =>
            new Leaf(
                Short(number.Value.ToString()), number.Value.ToString(), IsText: false, type => Takes(() => type.CanParseLiteral(literal))),
        _ => new Deferred(),
    };

    /// <summary>The value of a variable.</summary>
    public static GivenValue Of(object? variable) => variable switch
    {
        null => new Nothing(),
        IDictionary<string, object?> value => new Members([.. value.Select(member => (member.Key, Of(member.Value)))]),
        string text => new Leaf(Quoted(text), text, IsText: true, type => Takes(() => type.CanParseValue(variable))),
        IEnumerable list => new Items([.. list.Cast<object?>().Select(Of)]),
        bool flag =>
            new Leaf(flag ? "true" : "false", flag ? "true" : "false", IsText: false, type => Takes(() => type.CanParseValue(variable))),
        _ => new Leaf(
            Short(string.Create(CultureInfo.InvariantCulture, $"{variable}")), string.Create(CultureInfo.InvariantCulture, $"{variable}"),
            IsText: false,
            type => Takes(() => type.CanParseValue(variable))),
    };

    /// <summary>How it is shown in a message.</summary>
    public virtual string Shown => "…";

    // Scalars refuse by an exception, of whatever kind.
    private static bool Takes(Func<bool> parse)
    {
        try
        {
            return parse();
        }
        catch (Exception)
        {
            return false;
        }
    }

    private static string Quoted(string text) => $"\"{Short(text)}\"";

    private static string Short(string text)
    {
        string line = string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));
        return line.Length <= MaxShown ? line : string.Concat(line.AsSpan(0, MaxShown), "…");
    }

    /// <summary>A variable inside a literal: it is looked at by itself.</summary>
    public sealed record Deferred : GivenValue;

    public sealed record Nothing : GivenValue
    {
        public override string Shown => "null";
    }

    public sealed record Items(IReadOnlyList<GivenValue> Values) : GivenValue
    {
        public override string Shown => "[…]";
    }

    public sealed record Members(IReadOnlyList<(string Name, GivenValue Value)> Values) : GivenValue
    {
        public override string Shown => "{…}";
    }

    /// <param name="Written">As it is written in a document.</param>
    /// <param name="Text">Its text alone.</param>
    /// <param name="IsText">Whether it is written in quotes.</param>
    /// <param name="Fits">Whether a scalar or an enumeration takes it.</param>
    public sealed record Leaf(string Written, string Text, bool IsText, Func<ScalarGraphType, bool> Fits) : GivenValue
    {
        public override string Shown => Written;
    }
}
