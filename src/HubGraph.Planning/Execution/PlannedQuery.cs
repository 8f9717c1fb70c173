using System.Text.Json;
using HubGraph.Planning.Plans;
using HubGraph.Planning.Rows;

namespace HubGraph.Planning.Execution;

/// <summary>A query all of whose root fields are planned, with the values of one run, ready to be read without the engine.</summary>
public sealed class PlannedQuery
{
    private readonly ReadDatabase _database;
    private readonly (JsonEncodedText Key, Plan Plan)[] _fields;
    private readonly object?[] _values;

    internal PlannedQuery(ReadDatabase database, (JsonEncodedText, Plan)[] fields, object?[] values) =>
        (_database, _fields, _values) = (database, fields, values);

    /// <summary>How many rows it walks at the most, beside those of its pages.</summary>
    public double Rows(TableSizes sizes) => _fields.Sum(field => field.Plan.Rows(sizes));

    /// <summary>Reads the data as they are now, and writes them as the value of <c>data</c>.</summary>
    /// <exception cref="PlanningError">The answer would be too large.</exception>
    public async ValueTask WriteAsync(Utf8JsonWriter json, ReadCaller caller, CancellationToken cancellationToken)
    {
        JsonBuffer[][] answers = await PlanExecution.RunAsync(
            _database, caller, Array.ConvertAll(_fields, field => new PlanRun(field.Plan, _values)), cancellationToken);
        // What does not exist is explained by the execution.
        if (Array.Exists(answers, answer => answer[0].IsNull))
        {
            foreach (JsonBuffer[] answer in answers)
                answer[0].Dispose();
            throw new InvalidOperationException("A record does not exist.");
        }
        json.WriteStartObject();
        for (int i = 0; i < answers.Length; i++)
        {
            json.WritePropertyName(_fields[i].Key);
            json.WriteRawValue(answers[i][0].Written, skipInputValidation: true);
            answers[i][0].Dispose();
        }
        json.WriteEndObject();
    }
}
