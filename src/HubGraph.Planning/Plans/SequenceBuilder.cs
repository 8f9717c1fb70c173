using System.Text;
using HubGraph.Planning.Rows;

namespace HubGraph.Planning.Plans;

/// <summary>A JSON object's writers in the making; neighbouring constants become one.</summary>
internal sealed class SequenceBuilder
{
    private readonly List<RowWriter> _parts = [];
    private readonly StringBuilder _constant = new("{");
    private bool _hasField;

    /// <summary>Adds a field.</summary>
    public void Add(string key, RowWriter value)
    {
        AppendKey(key);
        if (value is ConstantWriter constant)
        {
            _constant.Append(Encoding.UTF8.GetString(constant.Utf8));
            return;
        }
        Flush();
        _parts.Add(value);
    }

    /// <summary>The finished writer.</summary>
    public RowWriter Finish()
    {
        _constant.Append('}');
        Flush();
        return _parts.Count == 1 ? _parts[0] : new SequenceWriter([.. _parts]);
    }

    // Keys are GraphQL names: nothing in them needs an escape.
    private void AppendKey(string key)
    {
        _constant.Append(_hasField ? "," : "").Append('"').Append(key).Append("\":");
        _hasField = true;
    }

    private void Flush()
    {
        if (_constant.Length == 0)
            return;
        _parts.Add(new ConstantWriter(Encoding.UTF8.GetBytes(_constant.ToString())));
        _constant.Clear();
    }
}
