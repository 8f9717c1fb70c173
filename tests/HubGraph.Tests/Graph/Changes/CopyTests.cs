using System.Text.Json;
using HubGraph.Concepts;
using HubGraph.Concepts.Activities;
using HubGraph.Concepts.Calls;
using HubGraph.Concepts.Events;
using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Territories;
using HubGraph.Data;
using HubGraph.Tests.Data;

namespace HubGraph.Tests.Graph.Changes;

/// <summary>A copy that one loop keeps in step, whoever writes meanwhile.</summary>
[Trait("Category", "Long")]
public sealed class CopyTests
{
    private const int Writers = 5;
    private const int Writes = 10_000;

    private static readonly Dictionary<string, (string List, string Fields)> s_concepts = new()
    {
        ["Hub"] = ("hubs", "slug name note version"),
        ["Event"] = ("events", "title version hub { slug }"),
        ["AnimationActivity"] = ("animationActivities", "summary durationMinutes version hub { slug }"),
        ["Award"] = ("awards", "amountEuros version"),
    };

    private static readonly string s_record = string.Concat(s_concepts.Select(concept => $" ... on {concept.Key} {{ id {concept.Value.Fields} }}"));

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Equals_the_original_row_for_row_after_ten_thousand_writes(DatabaseProvider provider)
    {
        await using GraphServer server = await GraphServer.StartAsync(provider, TestTemplate.Empty);
        Copy copy = new(server);
        await copy.FollowAsync();
        Task writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(number => Task.Run(() => new Writer(server.Database, number).RunAsync(Writes / Writers))));
        while (!writing.IsCompleted)
            await copy.FollowAsync();
        await writing;
        // Others than the server wrote: it may know of the last a second later.
        long written = await server.Database.CountAsync("SELECT count(*) FROM changes WHERE record_type NOT IN ('Person', 'HubContact')");
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(30));
        for (; copy.Changes < written; limit.Token.ThrowIfCancellationRequested())
            await copy.FollowAsync();

        Assert.Equal(written, copy.Changes);
        Assert.Equal(Writes, copy.Changes);
        Dictionary<string, string> original = [];
        foreach ((string list, string fields) in s_concepts.Values)
            await ReadAsync(server, list, fields, original);
        Assert.Equal(original.Count, copy.Records.Count);
        foreach ((string id, string record) in original)
            Assert.Equal(record, copy.Records[id]);
    }

    private static async Task ReadAsync(GraphServer server, string list, string fields, Dictionary<string, string> records)
    {
        string? after = null;
        do
        {
            JsonElement page = (await server.QueryAsync($"query ($after: String) {{ {list}(first: 100, after: $after, order: [{{ id: ASC }}]) {{ nodes {{ id {fields} }} pageInfo {{ hasNextPage endCursor }} }} }}", new { after })).GetProperty(list);
            foreach (JsonElement record in page.GetProperty("nodes").EnumerateArray())
                records.Add(record.Id(), record.GetRawText());
            after = page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean() ? page.GetProperty("pageInfo").GetProperty("endCursor").GetString() : null;
        }
        while (after is not null);
    }

    /// <summary>The integration: it knows the records, and where it left the log.</summary>
    private sealed class Copy(GraphServer server)
    {
        private readonly HashSet<string> _seen = [];
        private string? _after;

        public Dictionary<string, string> Records { get; } = [];

        public int Changes => _seen.Count;

        public async Task FollowAsync()
        {
            for (bool hasMore = true; hasMore;)
            {
                JsonElement page = (await server.QueryAsync($"query ($after: String) {{ changes(after: $after, first: 100) {{ nodes {{ id recordId record {{ {s_record} }} }} pageInfo {{ hasNextPage endCursor }} }} }}", new { after = _after })).GetProperty("changes");
                foreach (JsonElement change in page.GetProperty("nodes").EnumerateArray())
                {
                    Assert.True(_seen.Add(change.Id()), "A change came twice.");
                    if (change.GetProperty("record") is { ValueKind: JsonValueKind.Object } record)
                        Records[change.GetProperty("recordId").GetString()!] = record.GetRawText();
                    else
                        Records.Remove(change.GetProperty("recordId").GetString()!);
                }
                _after = page.GetProperty("pageInfo").GetProperty("endCursor").GetString();
                hasMore = page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean();
            }
        }
    }

    /// <summary>Writes at random, to records of its own.</summary>
    private sealed class Writer(TestDatabase database, int number)
    {
        private readonly Random _random = new(number);
        private readonly List<long> _hubs = [], _events = [], _activities = [], _awards = [];
        private int _names;

        public async Task RunAsync(int writes)
        {
            while (writes > 0)
            {
                int together = Math.Min(writes, _random.Next(1, 8));
                await SmallWorld.WriteAsync(database, context =>
                {
                    HashSet<object> touched = [];
                    for (int i = 0; i < together; i++)
                        Write(context, touched);
                });
                // Keys are known when it is written.
                foreach ((List<long> keys, IRecord record) in _created)
                    keys.Add(record.Id);
                _created.Clear();
                writes -= together;
            }
        }

        private readonly List<(List<long> Keys, IRecord Record)> _created = [];

        private void Write(HubGraphContext context, HashSet<object> touched)
        {
            string name = $"{number}-{++_names}";
            switch (_random.Next(10))
            {
                case 0 or 1 when _hubs.Count > 0:
                    Touch(context.Hubs.Find(Any(_hubs))!, hub => hub.Note = name);
                    break;
                case 2 when _events.Count > 0:
                    Touch(context.Events.Find(Any(_events))!, @event => @event.Title = name);
                    break;
                case 3 or 4 when _activities.Count > 0:
                    Touch(context.Activities.Find(Any(_activities))!, activity => activity.Summary = name);
                    break;
                case 5 when _activities.Count > 0:
                    Touch(context.Activities.Find(Any(_activities))!, activity =>
                        (activity.WithdrawnAt, activity.WithdrawalReason) = activity.WithdrawnAt is null ? ((DateTime?)DateTime.UtcNow, "Double") : (null, null));
                    break;
                case 6 when _awards.Count > 0:
                    long award = Any(_awards);
                    _awards.Remove(award);
                    context.Remove(context.Awards.Find(award)!);
                    break;
                case 7 when _hubs.Count > 0:
                    Create(_awards, new Award { HubId = Any(_hubs), AmountCents = _random.Next(1, 1_000_000) });
                    break;
                case 8 when _hubs.Count > 0:
                    Create(_events, new Event
                    {
                        HubId = Any(_hubs),
                        Title = name,
                        EventKind = EventKind.Training,
                        Format = EventFormat.Online,
                        Status = EventStatus.Scheduled,
                        TimeZone = "Europe/Paris",
                        StartsAt = new DateTime(2026, 2, 3, 8, 0, 0, DateTimeKind.Utc),
                        EndsAt = new DateTime(2026, 2, 3, 9, 0, 0, DateTimeKind.Utc),
                        StartsOn = new DateOnly(2026, 2, 3),
                    });
                    break;
                case 9 when _hubs.Count > 0:
                    Create(_activities, new AnimationActivity
                    {
                        HubId = Any(_hubs),
                        Summary = name,
                        PerformedOn = new DateOnly(2026, 2, 1),
                        DurationMinutes = _random.Next(1, 600),
                        Scale = TerritorialScale.National,
                        AnimationKind = AnimationKind.NetworkCoordination,
                    });
                    break;
                default:
                    Create(_hubs, new Hub { Slug = name, Name = name });
                    break;
            }

            void Create(List<long> keys, IRecord record)
            {
                context.Add(record);
                _created.Add((keys, record));
            }

            // What is written twice in one scope is one change.
            void Touch<T>(T record, Action<T> change)
                where T : class
            {
                if (touched.Add(record))
                    change(record);
                else
                    Create(_hubs, new Hub { Slug = name, Name = name });
            }
        }

        private long Any(List<long> keys) => keys[_random.Next(keys.Count)];
    }
}
