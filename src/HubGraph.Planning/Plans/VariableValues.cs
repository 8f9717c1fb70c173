using System.Collections;
using System.Text;
using GraphQL.Validation;
using HubGraph.Planning.Sql;

namespace HubGraph.Planning.Plans;

/// <summary>
/// The values of an operation's variables, apart from their shape: which are given, null or absent, the fields of their objects, the
/// lengths of lists of objects. A scalar is a value, and so is a list of scalars.
/// </summary>
internal sealed class VariableValues
{
    private static readonly VariableValues s_none = new("", []);

    private VariableValues(string shape, object?[] values) => (Shape, Values) = (shape, values);

    /// <summary>A text that all variables of this shape have, and no others: names hold none of its marks.</summary>
    public string Shape { get; }

    /// <summary>The values, in their order in the shape.</summary>
    public object?[] Values { get; }

    /// <summary>Reads variables.</summary>
    /// <param name="except">The names of those that are left out.</param>
    public static VariableValues Of(Variables variables, HashSet<string> except)
    {
        if (ReferenceEquals(variables, Variables.None))
            return s_none;
        StringBuilder shape = new();
        List<object?> values = [];
        foreach (Variable variable in variables)
        {
            if (variable.ValueSpecified && !except.Contains(variable.Name))
                Read(variable.Value, shape.Append(variable.Name).Append('='), values);
        }
        return new VariableValues(shape.ToString(), [.. values]);
    }

    /// <summary>The variables for planning: with each value as <see cref="Given"/>.</summary>
    public static Dictionary<string, object?> ForPlanning(Variables variables, HashSet<string> except, RunValues values)
    {
        int place = 0;
        return variables.Where(variable => variable.ValueSpecified && !except.Contains(variable.Name))
            .ToDictionary(variable => variable.Name, variable => Mark(variable.Value, values, ref place));
    }

    private static void Read(object? value, StringBuilder shape, List<object?> values)
    {
        switch (value)
        {
            case null:
                shape.Append('~');
                break;
            case IDictionary<string, object?> record:
                shape.Append('{');
                foreach ((string name, object? member) in record)
                    Read(member, shape.Append(name).Append(':'), values);
                shape.Append('}');
                break;
            case not string and IEnumerable list when HasObjects(list):
                shape.Append('[');
                foreach (object? item in list)
                    Read(item, shape, values);
                shape.Append(']');
                break;
            default:
                shape.Append('*');
                values.Add(value);
                break;
        }
    }

    // In the same order.
    private static object? Mark(object? value, RunValues values, ref int place)
    {
        switch (value)
        {
            case null:
                return null;
            case IDictionary<string, object?> record:
                Dictionary<string, object?> members = [];
                foreach ((string name, object? member) in record)
                    members.Add(name, Mark(member, values, ref place));
                return members;
            case not string and IEnumerable list when HasObjects(list):
                List<object?> items = [];
                foreach (object? item in list)
                    items.Add(Mark(item, values, ref place));
                return items;
            default:
                return new Given(values, place++, value);
        }
    }

    private static bool HasObjects(IEnumerable list)
    {
        foreach (object? item in list)
        {
            if (item is IDictionary<string, object?> or (not string and IEnumerable))
                return true;
        }
        return false;
    }
}
