using HubGraph.Concepts;
using HubGraph.Concepts.Territories;
using HubGraph.Data;
using HubGraph.Data.Changes;

namespace HubGraph.Tests.Planning.Oracle;

/// <summary>A small database in memory: the entities themselves, with the keys that they have in the database too.</summary>
public sealed class OracleWorld
{
    private readonly List<IRecord> _records = [];

    /// <summary>The seats of regions and departments, which are written once the communes are.</summary>
    private readonly List<(IRecord Territory, Commune Seat)> _seats = [];

    public int Count => _records.Count;

    /// <summary>What is in the graph: what was withdrawn is only in the database.</summary>
    public IEnumerable<T> All<T>() => _records.OfType<T>().Where(record => record is not IWithdrawable { WithdrawnAt: not null });

    public void Add(IRecord record) => _records.Add(record);

    public void Remove(IRecord record) => _records.Remove(record);

    public void Seat(IRecord territory, Commune seat) => _seats.Add((territory, seat));

    /// <summary>Writes all of it, through the change log like any write.</summary>
    public async Task SaveAsync(HubGraphContext context)
    {
        context.AddRange(_records);
        await using ChangeScope scope = await new ChangeLog(context, TimeProvider.System).BeginAsync("the oracle");
        await scope.SaveAsync();
        foreach ((IRecord territory, Commune seat) in _seats)
        {
            if (territory is Region region)
                region.Seat = seat;
            else
                ((Department)territory).Seat = seat;
        }
        await scope.CommitAsync();
    }
}
