using GraphQLParser;
using GraphQLParser.AST;
using HubGraph.Transport.Errors;
using HubGraph.Transport.Options;

namespace HubGraph.Transport.Documents;

/// <summary>
/// Measures a document with each fragment put where it is spread: how many selections, how deep, and that no fragment
/// spreads itself. Each fragment is measured once, so the time does not depend on the result.
/// </summary>
internal sealed class DocumentExpansion(
    GraphQLDocument document, Dictionary<ROM, GraphQLFragmentDefinition> fragments, DocumentLimits limits)
{
    private readonly record struct Size(long Selections, int Depth, int Nesting);

    // A fragment whose measuring has begun and not ended stands here as null.
    private readonly Dictionary<GraphQLFragmentDefinition, Size?> _measured = [];

    /// <summary>Throws when a limit is passed or fragments form a circle.</summary>
    public void Measure()
    {
        long selections = 0;
        foreach (ASTNode definition in document.Definitions)
        {
            Size size = definition switch
            {
                GraphQLOperationDefinition operation => Measure(operation.SelectionSet, default),
                GraphQLFragmentDefinition fragment => Measure(fragment, fragment, default),
                _ => default,
            };
            selections += size.Selections;
            if (selections > limits.ExpandedSelections)
                throw new DocumentLimitError(
                    "selections after fragments are expanded", limits.ExpandedSelections, document.Source, definition);
        }
    }

    /// <param name="selections">What to measure.</param>
    /// <param name="above">How deep it lies already; both are checked on the way down, so that recursion stays bounded too.</param>
    private Size Measure(GraphQLSelectionSet? selections, Size above)
    {
        if (selections is null)
            return default;

        above = above with { Nesting = above.Nesting + 1 };
        Require(above, selections);

        long count = 0;
        int depth = 0, nesting = 0;
        foreach (ASTNode selection in selections.Selections)
        {
            Size size;
            switch (selection)
            {
                case GraphQLField field:
                    Size below = above with { Depth = above.Depth + 1 };
                    Require(below, field);
                    size = Measure(field.SelectionSet, below);
                    size = size with { Depth = size.Depth + 1 };
                    break;
                case GraphQLInlineFragment inline:
                    size = Measure(inline.SelectionSet, above);
                    break;
                case GraphQLFragmentSpread spread when fragments.TryGetValue(
                    spread.FragmentName.Name.Value, out GraphQLFragmentDefinition? fragment):
                    size = Measure(fragment, spread, above);
                    break;
                default:
                    size = default;
                    break;
            }

            // Saturates: a few nested fragments multiply beyond any number.
            count = Math.Min(count + size.Selections + 1, int.MaxValue);
            depth = Math.Max(depth, size.Depth);
            nesting = Math.Max(nesting, size.Nesting);
        }

        return new Size(count, depth, nesting + 1);
    }

    private Size Measure(GraphQLFragmentDefinition fragment, ASTNode place, Size above)
    {
        if (_measured.TryGetValue(fragment, out Size? measured))
        {
            if (measured is not { } known)
                throw new DocumentShapeError("A fragment spreads itself, directly or through others.", document.Source, place);
            Require(new Size(0, above.Depth + known.Depth, above.Nesting + known.Nesting), place);
            return known;
        }

        _measured[fragment] = null;
        Size size = Measure(fragment.SelectionSet, above);
        _measured[fragment] = size;
        return size;
    }

    private void Require(Size size, ASTNode place)
    {
        if (size.Depth > limits.Depth)
            throw new DocumentLimitError("nested fields", limits.Depth, document.Source, place);
        if (size.Nesting > limits.Nesting)
            throw new DocumentLimitError("nested selection sets", limits.Nesting, document.Source, place);
    }
}
