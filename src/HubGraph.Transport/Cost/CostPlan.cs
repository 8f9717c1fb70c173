namespace HubGraph.Transport.Cost;

/// <summary>A field of a costed selection.</summary>
/// <param name="Own">What one call costs: its weight and that of its arguments.</param>
/// <param name="Variables">The variables that add to <paramref name="Own"/>.</param>
/// <param name="IsSized">Whether it is the list whose size the arguments of the field above say.</param>
/// <param name="TypeWeight">The weight of one of its values.</param>
/// <param name="Selection">The selection of its values by its place among all; -1 for a scalar.</param>
internal sealed record CostedField(
    double Own, CostlyVariable[] Variables, bool IsSized, ListSize? Size, bool SizesBelow, double TypeWeight, int Selection);

/// <summary>What is selected of values of one type; of an interface, the selections of the types that it may be, by their places.</summary>
internal sealed record CostedSelection(CostedField[] Fields, int[] Alternatives);

/// <summary>
/// An operation's cost, ready for any variables. Selections that lie deeper come first, so that each is costed once, however
/// many places lead to it.
/// </summary>
internal sealed class CostPlan(CostedSelection[] selections, double rootWeight)
{
    private const int MostOnStack = 32;

    /// <summary>The cost with these variables, as they came.</summary>
    /// <param name="longest">No list is longer.</param>
    public OperationCost Cost(IReadOnlyDictionary<string, object?> variables, int longest)
    {
        Span<SelectionCost> costs =
            selections.Length <= MostOnStack ? stackalloc SelectionCost[MostOnStack] : new SelectionCost[selections.Length];
        for (int i = 0; i < selections.Length; i++)
            costs[i] = Cost(selections[i], costs, variables, longest);
        SelectionCost root = costs[selections.Length - 1];
        return OperationCost.Of(root.Field, root.Type + rootWeight);
    }

    private static SelectionCost Cost(
        CostedSelection selection, ReadOnlySpan<SelectionCost> costs, IReadOnlyDictionary<string, object?> variables, int longest)
    {
        SelectionCost whole = default;
        // Whatever a record turns out to be, it costs no more than the dearest of the types that it may be.
        foreach (int alternative in selection.Alternatives)
            whole = SelectionCost.Larger(whole, costs[alternative]);
        foreach (CostedField field in selection.Fields)
        {
            SelectionCost below = field.Selection < 0 ? default : costs[field.Selection];
            double size = field.Size?.Value(variables, longest) ?? 1;
            double fieldCost = below.Field + (size * below.SizedField);
            double typeCost = field.TypeWeight + below.Type + (size * below.SizedType);
            double times = field.SizesBelow || field.IsSized ? 1 : size;
            whole.Field += Own(field, variables);
            if (field.IsSized)
            {
                whole.SizedField += fieldCost;
                whole.SizedType += typeCost;
            }
            else
            {
                whole.Field += times * fieldCost;
                whole.Type += times * typeCost;
            }
        }
        return whole;
    }

    private static double Own(CostedField field, IReadOnlyDictionary<string, object?> variables)
    {
        double cost = field.Own;
        foreach (CostlyVariable variable in field.Variables)
        {
            if (variables.TryGetValue(variable.Definition.Variable.Name.StringValue, out object? value))
                cost += InputCost.Of(variable.Weight, variable.Type, value);
            else if (variable.Definition.DefaultValue is { } standard)
                cost += InputCost.Of(variable.Weight, variable.Type, standard, CostCompilation.None, []);
        }
        return cost;
    }

    /// <summary>The cost of a selection of one value, and what is added for each item of the list that the field above sizes.</summary>
    private record struct SelectionCost(double Field, double Type, double SizedField, double SizedType)
    {
        public static SelectionCost Larger(SelectionCost one, SelectionCost other) => new(
            Math.Max(one.Field, other.Field),
            Math.Max(one.Type, other.Type),
            Math.Max(one.SizedField, other.SizedField),
            Math.Max(one.SizedType, other.SizedType));
    }
}
