using System.Diagnostics;
using HubGraph.Planning.Mapping;
using HubGraph.Planning.Sql;

namespace HubGraph.Planning.Execution;

/// <summary>How many rows the tables have, roughly: what the prices of plans are made from.</summary>
public sealed class TableSizes
{
    private readonly Dictionary<string, long> _rows = [];

    internal TableSizes()
    {
    }

    internal TableSizes(IEnumerable<KeyValuePair<string, long>> rows) => _rows = new(rows);

    /// <summary>Of one table; 1 at the least.</summary>
    public double this[Table table] => Math.Max(1, _rows.GetValueOrDefault(table.Name));

    /// <summary>Whether there is an index of trigrams, which not every database may have.</summary>
    public bool Has(string trigrams) => _rows.GetValueOrDefault(trigrams) > 0;
}

/// <summary>Knows the sizes of all tables of a catalogue: it looks once a minute at the most, and only when it is asked.</summary>
public sealed class TableSizeReader(MapCatalog maps, ReadDatabase database)
{
    private static readonly TimeSpan s_age = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);
    private static readonly TableSizes s_unknown = new();

    private readonly string[] _tables =
    [
        .. maps.All.SelectMany(Tables).Concat(maps.RollUps.Select(rollUp => rollUp.Table)).Select(table => table.Name).Distinct(),
    ];
    private readonly string[] _trigrams =
    [
        .. maps.All.SelectMany(map => map.Fields.OfType<ColumnField>().Where(field => field.HasTrigrams)
            .Select(field => TextLead.IndexOf(map.Table, field.Column))).Distinct(),
    ];
    private volatile TableSizes? _known;
    private long _readAt;
    private int _isReading;

    /// <summary>The sizes that were read last, while newer ones are on their way; nothing but the first look waits.</summary>
    public ValueTask<TableSizes> CurrentAsync(CancellationToken cancellationToken) =>
        _known is null ? new ValueTask<TableSizes>(ReadAsync(cancellationToken)) : new ValueTask<TableSizes>(Known());

    /// <summary>The sizes that were read last; all tables count as small before the first look.</summary>
    public TableSizes Known()
    {
        if (_known is { } known && Stopwatch.GetElapsedTime(Volatile.Read(ref _readAt)) < s_age)
            return known;
        if (Interlocked.Exchange(ref _isReading, 1) == 0)
            _ = Task.Run(ReadAgainAsync);
        return _known ?? s_unknown;
    }

    private async Task ReadAgainAsync()
    {
        using CancellationTokenSource limit = new(s_patience);
        await ReadAsync(limit.Token);
        Volatile.Write(ref _isReading, 0);
    }

    private async Task<TableSizes> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            Dictionary<string, long> rows = [];
            Dialect dialect = database.Dialect;
            string[] names = [.. _tables, .. _trigrams];
            Statement sizes = new(
                $"SELECT {string.Join(", ", _tables.Select(dialect.RowsOf).Concat(_trigrams.Select(dialect.HasTrigrams)))}", []);
            await database.StreamAsync(ReadCaller.Server, sizes, TakeAsync, cancellationToken);
            Volatile.Write(ref _readAt, Stopwatch.GetTimestamp());
            return _known = new TableSizes(rows);

            ValueTask TakeAsync(Rows.RowReader row)
            {
                for (int i = 0; i < names.Length; i++)
                    rows[names[i]] = row.Number(i);
                return ValueTask.CompletedTask;
            }
        }
        catch (Exception)
        {
            // What is to be read meets the same, and knows how to tell it.
            return _known ?? s_unknown;
        }
    }

    private static IEnumerable<Table> Tables(EntityMap map) => map.Fields.Select(field => field.OwnTable).OfType<Table>().Append(map.Table);
}
