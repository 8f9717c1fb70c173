using System.Text.Json;
using HubGraph.Planning.Plans;
using HubGraph.Planning.Rows;

namespace HubGraph.Planning.Execution;

/// <summary>A query all of whose root fields are planned, ready to be read again without the engine: the answer's keys and their plans.</summary>
public sealed class RepeatedQuery
{
    // What a level takes beside the text of its statements.
    private const int LevelSize = 2_000;

    private readonly ReadDatabase _database;
    private readonly JsonEncodedText[] _keys;
    private readonly PlanRun[] _runs;

    internal RepeatedQuery(ReadDatabase database, IReadOnlyList<(string Key, Plan Plan)> fields, object?[] values)
    {
        _database = database;
        _keys = [.. fields.Select(field => JsonEncodedText.Encode(field.Key))];
        _runs = [.. fields.Select(field => new PlanRun(field.Plan, values))];
    }

    /// <summary>How much memory it holds, roughly, in bytes.</summary>
    public int Size => _runs.Sum(run => (run.Plan.Levels.Count * LevelSize) + run.Plan.Statements.Sum(statement => 2 * statement.Sql.Length));

    /// <summary>How many rows it walks at the most, beside those of its pages.</summary>
    public double Rows(TableSizes sizes) => _runs.Sum(run => run.Plan.Rows(sizes));

    /// <summary>Reads the data as they are now, and writes them as the value of <c>data</c>.</summary>
    /// <exception cref="PlanningError">The answer would be too large.</exception>
    public async ValueTask WriteAsync(Utf8JsonWriter json, ReadCaller caller, CancellationToken cancellationToken)
    {
        JsonBuffer[][] answers = await PlanExecution.RunAsync(_database, caller, _runs, cancellationToken);
        json.WriteStartObject();
        for (int i = 0; i < answers.Length; i++)
        {
            json.WritePropertyName(_keys[i]);
            json.WriteRawValue(answers[i][0].Written, skipInputValidation: true);
            answers[i][0].Dispose();
        }
        json.WriteEndObject();
    }
}
