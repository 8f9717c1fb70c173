using System.Text.Json;

namespace HubGraph.Benchmarks.Baseline;

/// <summary>The answers of the benchmark's queries, written by hand for one database: no GraphQL, the fewest statements.</summary>
internal abstract class BaselineAnswers : IAsyncDisposable
{
    /// <summary>Eleven hubs with their carriers and regions.</summary>
    public abstract ValueTask HubsAsync(Utf8JsonWriter json);

    /// <summary>The twenty latest events of a hub, and how many it has.</summary>
    public abstract ValueTask EventsAsync(Utf8JsonWriter json, string slug);

    /// <summary>Ten hubs, five projects of each, three supports of each project.</summary>
    public abstract ValueTask ProjectsAsync(Utf8JsonWriter json);

    /// <summary>The hub with a slug.</summary>
    public abstract ValueTask HubAsync(Utf8JsonWriter json, string slug);

    /// <summary>The commune with a code.</summary>
    public abstract ValueTask CommuneAsync(Utf8JsonWriter json, string code);

    /// <summary>The twenty latest events of a hub from a day on.</summary>
    public abstract ValueTask EventsFromAsync(Utf8JsonWriter json, string slug, string from);

    /// <summary>How many activities a hub had, and how long they took, in each month between two days.</summary>
    public abstract ValueTask MonthsAsync(Utf8JsonWriter json, string slug, string from, string to);

    public abstract ValueTask DisposeAsync();

    protected static void BeginList(Utf8JsonWriter json, JsonEncodedText field)
    {
        json.WriteStartObject(field);
        json.WriteStartArray(Names.Nodes);
    }

    protected static void EndList(Utf8JsonWriter json)
    {
        json.WriteEndArray();
        json.WriteEndObject();
    }

    protected static void BeginData(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartObject(Names.Data);
    }

    protected static void EndData(Utf8JsonWriter json)
    {
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Writes cents as euros, without superfluous zeros.</summary>
    protected static void WriteEuros(Utf8JsonWriter json, long cents)
    {
        if (cents % 100 == 0)
            json.WriteNumber(Names.BudgetEuros, cents / 100);
        else
            json.WriteNumber(Names.BudgetEuros, cents % 10 == 0 ? new decimal(cents / 10) / 10m : new decimal(cents) / 100m);
    }
}
