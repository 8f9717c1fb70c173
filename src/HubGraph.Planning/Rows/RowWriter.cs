using System.Text.Json;
using HubGraph.Planning.Mapping;
using HubGraph.Planning.Sql;

namespace HubGraph.Planning.Rows;

/// <summary>Writes a part of a row's JSON.</summary>
internal abstract class RowWriter
{
    public abstract void Write(RowReader row, LevelRows rows);
}

/// <summary>Text that is the same in each row.</summary>
internal sealed class ConstantWriter(byte[] utf8) : RowWriter
{
    public static readonly ConstantWriter Null = new("null"u8.ToArray());

    public byte[] Utf8 { get; } = utf8;
    public override void Write(RowReader row, LevelRows rows) => rows.Json.Append(Utf8);
}

internal sealed class SequenceWriter(RowWriter[] parts) : RowWriter
{
    public override void Write(RowReader row, LevelRows rows)
    {
        foreach (RowWriter part in parts)
            part.Write(row, rows);
    }
}

/// <summary>A column's value.</summary>
internal sealed class ValueWriter(int ordinal, ValueKind kind) : RowWriter
{
    public override void Write(RowReader row, LevelRows rows)
    {
        if (row.IsNull(ordinal))
            kind.WriteNull(rows.Json);
        else
            kind.Write(row, ordinal, rows.Json);
    }
}

/// <summary>A list of objects, which the row has as a JSON array of arrays of their values.</summary>
/// <param name="parts">What each object has: the beginning of its text, and the place of its value, or what it always is.</param>
/// <param name="width">How many values a row of the list has.</param>
internal sealed class ObjectsWriter(int ordinal, (byte[] Name, int Place, byte[]? Constant)[] parts, int width) : RowWriter
{
    public override void Write(RowReader row, LevelRows rows)
    {
        rows.Json.Append((byte)'[');
        if (!row.IsNull(ordinal))
            Write(row.Utf8(ordinal), rows.Json);
        rows.Json.Append((byte)']');
    }

    private void Write(ReadOnlySpan<byte> array, JsonBuffer json)
    {
        Span<Range> values = stackalloc Range[width];
        Utf8JsonReader reader = new(array);
        reader.Read();
        bool isFirst = true;
        while (reader.Read() && reader.TokenType == JsonTokenType.StartArray)
        {
            for (int place = 0; place < width; place++)
            {
                reader.Read();
                values[place] = (int)reader.TokenStartIndex..(int)reader.BytesConsumed;
            }
            reader.Read();
            json.Append(isFirst ? "{"u8 : ",{"u8);
            isFirst = false;
            foreach ((byte[] name, int place, byte[]? constant) in parts)
            {
                json.Append(name);
                json.Append(constant ?? array[values[place]]);
            }
            json.Append((byte)'}');
        }
    }
}

/// <summary>A global id, or null.</summary>
internal sealed class IdWriter(int ordinal, byte[] typeAndColon) : RowWriter
{
    public override void Write(RowReader row, LevelRows rows)
    {
        rows.Json.Append((byte)'"');
        GlobalId.Append(rows.Json, typeAndColon, row.Number(ordinal));
        rows.Json.Append((byte)'"');
    }
}

/// <summary>A joined record, or null when there is none.</summary>
internal sealed class OptionalWriter(int keyOrdinal, RowWriter record) : RowWriter
{
    public override void Write(RowReader row, LevelRows rows)
    {
        if (row.IsNull(keyOrdinal))
            rows.Json.Append("null"u8);
        else
            record.Write(row, rows);
    }
}

/// <summary>A record of an interface: its discriminator tells which concept writes it.</summary>
internal sealed class SwitchWriter(int ordinal, (byte[] Value, RowWriter Record)[] cases) : RowWriter
{
    public override void Write(RowReader row, LevelRows rows)
    {
        ReadOnlySpan<byte> value = row.Utf8(ordinal);
        foreach ((byte[] expected, RowWriter record) in cases)
        {
            if (!value.SequenceEqual(expected))
                continue;
            record.Write(row, rows);
            return;
        }
        throw new InvalidOperationException("A row is of no known concept.");
    }
}

/// <summary>A hole that a level below fills.</summary>
internal sealed class HoleWriter(int level, int keyOrdinal) : RowWriter
{
    public override void Write(RowReader row, LevelRows rows) => rows.AddHole(level, row.Number(keyOrdinal));
}

/// <summary>
/// A record of the concept that the row names: a hole that the concept's level fills; null where ids lead to no such concept.
/// </summary>
internal sealed class AnyWriter(int conceptOrdinal, int keyOrdinal, (byte[] Concept, int Level)[] levels) : RowWriter
{
    public override void Write(RowReader row, LevelRows rows)
    {
        ReadOnlySpan<byte> named = row.Utf8(conceptOrdinal);
        foreach ((byte[] concept, int level) in levels)
        {
            if (!named.SequenceEqual(concept))
                continue;
            rows.AddHole(level, row.Number(keyOrdinal));
            return;
        }
        rows.Json.Append("null"u8);
    }
}

/// <summary>A computed text.</summary>
internal sealed class ComputedWriter(int[] ordinals, Func<RowValues, string?> compute) : RowWriter
{
    public override void Write(RowReader row, LevelRows rows)
    {
        if (compute(new RowValues(row, ordinals)) is { } text)
            rows.Json.AppendString(text);
        else
            rows.Json.Append("null"u8);
    }
}

/// <summary>A row's cursor, as a JSON string.</summary>
internal sealed class CursorWriter(byte[] prefix, (int Ordinal, ValueKind Kind)[] keys)
{
    public void Write(RowReader row, JsonBuffer json, JsonBuffer scratch)
    {
        scratch.Clear();
        scratch.Append(prefix);
        foreach ((int ordinal, ValueKind kind) in keys)
        {
            if (row.IsNull(ordinal))
                scratch.Append(Ordering.NullMark);
            else
                kind.WriteKey(row, ordinal, scratch);
            scratch.Append(Ordering.EndMark);
        }
        json.Append((byte)'"');
        json.AppendBase64Url(scratch.Written);
        json.Append((byte)'"');
    }
}
