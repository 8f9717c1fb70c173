using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace HubGraph.Tests.Planning.Oracle;

/// <summary>A value that a question gives: a scalar, an object, a list, a variable or a cursor.</summary>
public abstract record OracleInput
{
    /// <summary>The value behind a variable.</summary>
    public virtual OracleInput Plain => this;

    /// <summary>Writes it as GraphQL, or, without variables, as JSON.</summary>
    public abstract void Write(StringBuilder text, OracleCursors cursors, bool json);

    protected static string Quoted(string text) => JsonSerializer.Serialize(text, s_relaxed);

    private static readonly JsonSerializerOptions s_relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}

public sealed record OracleScalar(string Type, OracleKind Kind, object? Value) : OracleInput
{
    public override void Write(StringBuilder text, OracleCursors cursors, bool json) => text.Append(Value switch
    {
        null => "null",
        bool truth => truth ? "true" : "false",
        string name when Kind == OracleKind.Enum && !json => name,
        string words => Quoted(words),
        DateOnly day => $"\"{day:yyyy-MM-dd}\"",
        DateTime instant => $"\"{instant:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}\"",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException(Value.GetType().Name),
    });
}

public sealed record OracleObject(IReadOnlyList<(string Name, OracleInput Value)> Fields) : OracleInput
{
    public OracleInput? Find(string name) => Fields.FirstOrDefault(field => field.Name == name).Value?.Plain;

    public override void Write(StringBuilder text, OracleCursors cursors, bool json)
    {
        text.Append('{');
        foreach ((int index, (string name, OracleInput value)) in Fields.Index())
        {
            text.Append(index == 0 ? "" : ", ").Append(json ? $"\"{name}\"" : name).Append(": ");
            value.Write(text, cursors, json);
        }
        text.Append('}');
    }
}

public sealed record OracleListInput(IReadOnlyList<OracleInput> Items) : OracleInput
{
    public override void Write(StringBuilder text, OracleCursors cursors, bool json)
    {
        text.Append('[');
        foreach ((int index, OracleInput item) in Items.Index())
        {
            text.Append(index == 0 ? "" : ", ");
            item.Write(text, cursors, json);
        }
        text.Append(']');
    }
}

/// <summary>A variable: given, or left to its default.</summary>
public sealed record OracleVariable(string Name, string Type, OracleInput Value, bool IsDefault) : OracleInput
{
    public override OracleInput Plain => Value.Plain;

    public override void Write(StringBuilder text, OracleCursors cursors, bool json) => text.Append('$').Append(Name);
}

/// <summary>The cursor of a record in a sort, whatever the server writes for it.</summary>
public sealed record OracleCursor(OracleOrder Order, object Record) : OracleInput
{
    public override void Write(StringBuilder text, OracleCursors cursors, bool json) => text.Append(Quoted(cursors[this]));
}

/// <summary>The cursors that the server has written. They are opaque, but each says the same of the same record and sort.</summary>
public sealed class OracleCursors
{
    private readonly Dictionary<OracleCursor, string> _known = [];

    public string this[OracleCursor cursor] => _known[cursor];

    public bool Knows(OracleCursor cursor) => _known.ContainsKey(cursor);

    /// <summary>Takes note of a cursor; false when another was written before.</summary>
    public bool Agrees(OracleCursor cursor, string text) => _known.TryAdd(cursor, text) || _known[cursor] == text;
}
