using System.Globalization;
using GraphQL.Types;
using HubGraph.Transport.Options;

namespace HubGraph.Transport.Mistakes;

/// <summary>What is wrong with a value, where, and what would be right.</summary>
internal sealed record ValueMistake(string Message, IReadOnlyList<string> Hints);

/// <summary>Finds all that is wrong with a value that a type refuses: the engine tells the first of it.</summary>
internal sealed class ValueMistakes(MistakeOptions options)
{
    private const int MaxDepth = 4;
    private static readonly string[] s_unquoted = ["Int", "Float", "Boolean", "Decimal", "Long"];
    private readonly List<ValueMistake> _found = [];

    /// <summary>What was found.</summary>
    public IReadOnlyList<ValueMistake> Found => _found;

    /// <summary>Looks at a value.</summary>
    /// <param name="path">What it is called in messages.</param>
    public void Find(IGraphType? type, GivenValue value, string path, bool isLiteral)
    {
        switch (type)
        {
            case NonNullGraphType when value is GivenValue.Nothing:
                Add($"'{path}' may not be null.");
                break;
            case NonNullGraphType required:
                Find(required.ResolvedType, value, path, isLiteral);
                break;
            case not null when value is GivenValue.Nothing or GivenValue.Deferred:
                break;
            case ListGraphType list when value is GivenValue.Items items:
                for (int i = 0; i < items.Values.Count; i++)
                    Find(list.ResolvedType, items.Values[i], $"{path}[{i}]", isLiteral);
                break;
            case ListGraphType list:
                Find(list.ResolvedType, value, path, isLiteral);
                break;
            case IInputObjectGraphType input when value is GivenValue.Members members:
                FindMembers(input, members, path, isLiteral);
                break;
            case IInputObjectGraphType input:
                Add(
                    $"'{path}' is no {input.Name}: {value.Shown}.",
                    Wrapped(input, value, MaxDepth) is { } wrapped
                        ? [$"Write {Last(path)}: {wrapped}."]
                        : [$"It is an object with fields, in braces: {Names(input.Fields.Select(field => field.Name))}."]);
                break;
            case EnumerationGraphType enumeration:
                FindName(enumeration, value, path, isLiteral);
                break;
            case ScalarGraphType scalar when value is not GivenValue.Leaf leaf || !leaf.Fits(scalar):
                Add($"'{path}' is no {scalar.Name}: {value.Shown}.", [.. Written(scalar, value)]);
                break;
        }
    }

    private void FindMembers(IInputObjectGraphType input, GivenValue.Members members, string path, bool isLiteral)
    {
        foreach ((string name, GivenValue value) in members.Values)
        {
            if (input.Fields.Find(name) is { } field)
                Find(field.ResolvedType, value, $"{path}.{name}", isLiteral);
            else
                Add($"'{path}' has no field '{name}'.", NameHints.For(name, input.Fields.Select(each => each.Name), options));
        }
        foreach (FieldType field in input.Fields)
        {
            if (field.ResolvedType is NonNullGraphType required
                && field.DefaultValue is null
                && members.Values.All(member => member.Name != field.Name))
                Add($"'{path}.{field.Name}' is required: a value of {required.ResolvedType}.");
        }
    }

    private void FindName(EnumerationGraphType enumeration, GivenValue value, string path, bool isLiteral)
    {
        if (value is GivenValue.Leaf leaf && (leaf.IsText != isLiteral) && enumeration.Values.FindByName(leaf.Text) is not null)
            return;
        string[] names = [.. enumeration.Values.Select(each => each.Name)];
        string? meant = value is GivenValue.Leaf given
            ? Array.Find(names, name => string.Equals(name, given.Text, StringComparison.OrdinalIgnoreCase))
            : null;
        string hint = (meant, isLiteral) switch
        {
            (null, true) => $"Its values, without quotes: {Names(names)}.",
            (null, false) => $"Its values: {Names(names)}.",
            (_, true) => $"Write {meant}, without quotes.",
            _ => $"Write \"{meant}\".",
        };
        Add($"'{path}' is no {enumeration.Name}: {value.Shown}.", [hint]);
    }

    private IEnumerable<string> Written(ScalarGraphType scalar, GivenValue value)
    {
        bool isQuoted = scalar is StringGraphType or IdGraphType;
        if (value is GivenValue.Leaf { IsText: true } text && !isQuoted && s_unquoted.Contains(scalar.Name) && IsUnquoted(text.Text))
            yield return $"Write {text.Text}, without quotes.";
        else if (value is GivenValue.Leaf { IsText: false } plain && isQuoted)
            yield return $"Write \"{plain.Text}\", in double quotes.";
        else if (options.Forms.TryGetValue(scalar.Name, out string? form))
            yield return form;
    }

    private static bool IsUnquoted(string text) =>
        text is "true" or "false" || (text.Length < 20 && double.TryParse(text, CultureInfo.InvariantCulture, out _));

    /// <summary>A plain value as an input object takes it; null when no way leads there.</summary>
    public string? Wrapped(IGraphType? type, GivenValue value, int depth = MaxDepth)
    {
        IGraphType? named = Unwrapped(type);
        if (value is not GivenValue.Leaf leaf || depth == 0)
            return null;
        if (named is EnumerationGraphType enumeration)
            return enumeration.Values.Select(each => each.Name)
                .FirstOrDefault(name => string.Equals(name, leaf.Text, StringComparison.OrdinalIgnoreCase));
        if (named is ScalarGraphType scalar)
            return leaf.Fits(scalar) ? leaf.Written : null;
        if (named is not IInputObjectGraphType input)
            return null;
        // A sort: the value names a field.
        FieldType[] sorted = [.. input.Fields.Where(field => Unwrapped(field.ResolvedType) is EnumerationGraphType)];
        if (sorted.Length > 0 && sorted.Length == input.Fields.Count)
        {
            FieldType meant = sorted.OrderByDescending(field => field.Name.Length)
                .FirstOrDefault(field => leaf.Text.TrimStart('-').StartsWith(field.Name, StringComparison.OrdinalIgnoreCase)) ?? sorted[0];
            return $"{{ {meant.Name}: {((EnumerationGraphType)Unwrapped(meant.ResolvedType)!).Values.First().Name} }}";
        }
        return options.Through(leaf.Text)
            .Select(name =>
                input.Fields.Find(name) is { } field && Wrapped(field.ResolvedType, value, depth - 1) is { } inner
                    ? $"{{ {name}: {inner} }}"
                    : null)
            .FirstOrDefault(found => found is not null);
    }

    private static IGraphType? Unwrapped(IGraphType? type) => type switch
    {
        NonNullGraphType required => Unwrapped(required.ResolvedType),
        ListGraphType list => Unwrapped(list.ResolvedType),
        _ => type,
    };

    private static string Last(string path) => path.Split('.')[^1].Split('[')[0].TrimStart('$');

    private static string Names(IEnumerable<string> names) => NameHints.Listed(names);

    private void Add(string message, IReadOnlyList<string>? hints = null) => _found.Add(new ValueMistake(message, hints ?? []));
}
