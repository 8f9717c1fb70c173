using HubGraph.Planning.Plans;

namespace HubGraph.Planning.Rows;

/// <summary>Joins the fragments of all levels into one JSON value, depth first.</summary>
internal sealed class Stitcher(PlanRows levels, JsonBuffer output)
{
    /// <summary>How large the answer of a root field may become, in bytes. Records read once may stand in it many times.</summary>
    public const int MaximumBytes = 16 * 1024 * 1024;

    /// <summary>Writes the answer of a planned field.</summary>
    /// <param name="items">The records of its list, where its arguments name them.</param>
    /// <exception cref="PlanningError">It grows beyond <see cref="MaximumBytes"/>.</exception>
    public void Write(Plan plan, RecordKey[]? items)
    {
        if (items is null)
        {
            WriteGroup(plan.Roots[0].Index, 0);
            return;
        }
        output.Append((byte)'[');
        for (int i = 0; i < items.Length; i++)
        {
            if (i > 0)
                output.Append((byte)',');
            WriteRecord(plan.Roots[items[i].Concept], items[i].Key);
        }
        output.Append((byte)']');
    }

    /// <summary>Writes one of the records that the run named by their keys.</summary>
    /// <inheritdoc cref="Write" path="/exception"/>
    public void WriteRecord(Level level, long key) => WriteGroup(level.Index, levels[level.Index].GroupOf(key));

    private void WriteGroup(int index, int group)
    {
        if (output.Length > MaximumBytes)
            throw new PlanningError(
                PlanningErrorCodes.ResultTooLarge, $"The answer has more than {MaximumBytes / 1024 / 1024} MB: ask for smaller pages.");
        LevelRows rows = levels[index];
        if (rows.Level.Connection is { } parts)
            WriteParts(parts, rows, group, 0);
        else if (rows.Page(group) is { Count: > 0, FirstRow: int row })
            WriteFragment(rows, rows.Record(row, 0));
        else
            output.Append("null"u8);
    }

    private void WriteParts(ConnectionPart[] parts, LevelRows rows, int group, int row)
    {
        output.Append((byte)'{');
        bool first = true;
        foreach (ConnectionPart part in parts)
        {
            if (!first)
                output.Append((byte)',');
            first = false;
            output.Append(part.Key);
            WritePart(part, rows, group, row);
        }
        output.Append((byte)'}');
    }

    private void WritePart(ConnectionPart part, LevelRows rows, int group, int row)
    {
        switch (part.Kind)
        {
            case PartKind.TotalCount: output.Append(rows.TotalCount(group)); break;
            case PartKind.Total: WriteFragment(rows, rows.Total(group, part.Shape)); break;
            case PartKind.Nodes or PartKind.Edges: WriteRecords(part, rows, group); break;
            case PartKind.Node: WriteFragment(rows, rows.Record(row, part.Shape)); break;
            case PartKind.Cursor: WriteFragment(rows, rows.Cursor(row)); break;
            case PartKind.PageInfo: WriteParts(part.Inner!, rows, group, row); break;
            case PartKind.HasNextPage: WriteHasMore(rows, group, after: true); break;
            case PartKind.HasPreviousPage: WriteHasMore(rows, group, after: false); break;
            case PartKind.StartCursor: WriteEdgeCursor(rows, group, atStart: true); break;
            case PartKind.EndCursor: WriteEdgeCursor(rows, group, atStart: false); break;
            default: break;
        }
    }

    private void WriteRecords(ConnectionPart part, LevelRows rows, int group)
    {
        (int firstRow, int count, _) = rows.Page(group);
        output.Append((byte)'[');
        for (int i = 0; i < count; i++)
        {
            if (i > 0)
                output.Append((byte)',');
            int row = rows.Level.IsReversed ? firstRow + count - 1 - i : firstRow + i;
            if (part.Kind == PartKind.Nodes)
                WriteFragment(rows, rows.Record(row, part.Shape));
            else
                WriteParts(part.Inner!, rows, group, row);
        }
        output.Append((byte)']');
    }

    // Relay: in the direction of reading, whether there are more rows; in the other, whether a cursor was the start.
    private void WriteHasMore(LevelRows rows, int group, bool after)
    {
        bool more = after != rows.Level.IsReversed ? rows.Page(group).HasMore : rows.Level.StartsAtCursor;
        output.Append(more ? "true"u8 : "false"u8);
    }

    private void WriteEdgeCursor(LevelRows rows, int group, bool atStart)
    {
        (int firstRow, int count, _) = rows.Page(group);
        if (count == 0)
            output.Append("null"u8);
        else
            WriteFragment(rows, rows.Cursor(atStart != rows.Level.IsReversed ? firstRow : firstRow + count - 1));
    }

    private void WriteFragment(LevelRows rows, Fragment fragment)
    {
        int position = fragment.Start;
        for (int i = fragment.FirstHole; i < fragment.EndHole; i++)
        {
            Hole hole = rows.Holes[i];
            output.Append(rows.Json.Written[position..hole.Position]);
            WriteGroup(hole.Level, hole.Group);
            position = hole.Position;
        }
        output.Append(rows.Json.Written[position..fragment.End]);
    }
}
