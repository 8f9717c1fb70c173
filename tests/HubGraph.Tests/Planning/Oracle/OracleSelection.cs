using System.Text;

namespace HubGraph.Tests.Planning.Oracle;

/// <summary>A part of a selection set, with its directives.</summary>
public abstract record OracleSelection(IReadOnlyList<(string Directive, OracleInput If)> Directives)
{
    public bool IsIncluded => Directives.All(directive => (bool)((OracleScalar)directive.If.Plain).Value! == (directive.Directive == "include"));

    public abstract void Write(StringBuilder text, OracleCursors cursors);

    public static void WriteSet(StringBuilder text, OracleCursors cursors, IReadOnlyList<OracleSelection> selections)
    {
        text.Append(" {");
        foreach (OracleSelection selection in selections)
        {
            text.Append(' ');
            selection.Write(text, cursors);
        }
        text.Append(" }");
    }

    protected void WriteDirectives(StringBuilder text, OracleCursors cursors)
    {
        foreach ((string directive, OracleInput condition) in Directives)
        {
            text.Append(" @").Append(directive).Append("(if: ");
            condition.Write(text, cursors, json: false);
            text.Append(')');
        }
    }
}

public sealed record OracleSelected(
    string? Alias,
    string Name,
    IReadOnlyList<(string Name, OracleInput Value)> Arguments,
    IReadOnlyList<OracleSelection>? Selections,
    IReadOnlyList<(string Directive, OracleInput If)> Directives) : OracleSelection(Directives)
{
    public string Key => Alias ?? Name;

    public OracleInput? Argument(string name) => Arguments.FirstOrDefault(argument => argument.Name == name).Value?.Plain;

    public override void Write(StringBuilder text, OracleCursors cursors)
    {
        text.Append(Alias is null ? "" : $"{Alias}: ").Append(Name);
        foreach ((int index, (string name, OracleInput value)) in Arguments.Index())
        {
            text.Append(index == 0 ? "(" : ", ").Append(name).Append(": ");
            value.Write(text, cursors, json: false);
        }
        text.Append(Arguments.Count == 0 ? "" : ")");
        WriteDirectives(text, cursors);
        if (Selections is not null)
            WriteSet(text, cursors, Selections);
    }
}

/// <summary>A fragment: inline, with a type or without one, or spread by its name.</summary>
public sealed record OracleFragment(string? Name, string? Type, IReadOnlyList<OracleSelection> Selections, IReadOnlyList<(string Directive, OracleInput If)> Directives)
    : OracleSelection(Directives)
{
    public override void Write(StringBuilder text, OracleCursors cursors)
    {
        text.Append("...").Append(Name ?? (Type is null ? "" : $" on {Type}"));
        WriteDirectives(text, cursors);
        if (Name is null)
            WriteSet(text, cursors, Selections);
    }
}

/// <summary>A question: an operation with its variables and fragments.</summary>
public sealed record OracleQuestion(IReadOnlyList<OracleSelection> Selections, IReadOnlyList<OracleVariable> Variables, IReadOnlyList<OracleFragment> Fragments)
{
    /// <summary>The cursors that it gives, which the server has to say first.</summary>
    public List<OracleCursor> Cursors { get; } = [];

    public string Document(OracleCursors cursors)
    {
        StringBuilder text = new("query Q");
        foreach ((int index, OracleVariable variable) in Variables.Index())
        {
            text.Append(index == 0 ? "(" : ", ").Append('$').Append(variable.Name).Append(": ").Append(variable.Type);
            if (!variable.IsDefault)
                continue;
            text.Append(" = ");
            variable.Value.Write(text, cursors, json: false);
        }
        text.Append(Variables.Count == 0 ? "" : ")");
        OracleSelection.WriteSet(text, cursors, Selections);
        foreach (OracleFragment fragment in Fragments)
        {
            text.Append("\nfragment ").Append(fragment.Name).Append(" on ").Append(fragment.Type);
            OracleSelection.WriteSet(text, cursors, fragment.Selections);
        }
        return text.ToString();
    }

    public string VariablesAsJson(OracleCursors cursors)
    {
        StringBuilder text = new();
        new OracleObject([.. Variables.Where(variable => !variable.IsDefault).Select(variable => (variable.Name, variable.Value))]).Write(text, cursors, json: true);
        return text.ToString();
    }
}
