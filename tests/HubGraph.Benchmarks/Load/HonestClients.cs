using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace HubGraph.Benchmarks.Load;

/// <summary>What honest clients met.</summary>
/// <param name="Milliseconds">How long their answers took, from the moment that each was due, in order.</param>
/// <param name="Errors">What was no answer.</param>
internal sealed record Honesty(double[] Milliseconds, IReadOnlyCollection<string> Errors)
{
    /// <summary>How long a share of the answers took at the most.</summary>
    public double At(double share) => Milliseconds.Length == 0 ? 0 : Milliseconds[(int)Math.Min(Milliseconds.Length - 1, share * Milliseconds.Length)];
}

/// <summary>Honest clients on two addresses: the benchmark's queries, half of which are remembered.</summary>
internal sealed class HonestClients(Uri server, IReadOnlyList<string> slugs) : IDisposable
{
    private const int Closed = 16;

    // What is due waits for one of these, and its time runs: a server that is late is not given a thousand more to accept.
    private const int Connections = 32;

    private readonly HttpClient[] _clients = [AddressedClient.From(2, server, Connections), AddressedClient.From(3, server, Connections)];
    private readonly ConcurrentBag<double> _times = [];
    private readonly ConcurrentBag<string> _errors = [];
    private int _asked;

    /// <summary>How many answers a second the server gives them when each asks as soon as it is answered.</summary>
    public async Task<double> CapacityAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        Stopwatch watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Closed).Select(async _ =>
        {
            while (watch.Elapsed < time)
                await AskAsync(Stopwatch.GetTimestamp(), cancellationToken);
        }));
        return Take().Milliseconds.Length / watch.Elapsed.TotalSeconds;
    }

    /// <summary>Asks so many times a second, whether answers come or not.</summary>
    public async Task<Honesty> AskAsync(double rate, TimeSpan time, CancellationToken cancellationToken)
    {
        List<Task> asked = [];
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < rate * time.TotalSeconds; i++)
        {
            long due = start + (long)(i / rate * Stopwatch.Frequency);
            while (Stopwatch.GetTimestamp() < due)
                await Task.Delay(1, cancellationToken);
            asked.Add(AskAsync(due, cancellationToken));
        }
        await Task.WhenAll(asked);
        return Take();
    }

    private Honesty Take()
    {
        Honesty met = new([.. _times.Order()], [.. _errors]);
        _times.Clear();
        _errors.Clear();
        return met;
    }

    private async Task AskAsync(long due, CancellationToken cancellationToken)
    {
        int number = Interlocked.Increment(ref _asked);
        BenchmarkQuery query = BenchmarkQuery.All[number % BenchmarkQuery.All.Count];
        // Half of them are made unlike by a comment.
        string document = number / BenchmarkQuery.All.Count % 2 == 0 ? query.Document : $"{query.Document} # {number % 1_000}";
        object body = query.TakesSlug ? new { query = document, variables = new { slug = slugs[number % slugs.Count] } } : new { query = document };
        try
        {
            using StringContent content = new(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
            using HttpResponseMessage response = await _clients[number % _clients.Length].PostAsync("/graphql", content, cancellationToken);
            string answer = await response.Content.ReadAsStringAsync(cancellationToken);
            if (!response.IsSuccessStatusCode || answer.Contains("\"errors\":", StringComparison.Ordinal))
                _errors.Add($"{(int)response.StatusCode} {answer[..Math.Min(answer.Length, 200)]}");
        }
        catch (HttpRequestException exception)
        {
            _errors.Add(exception.Message);
        }
        _times.Add(Stopwatch.GetElapsedTime(due).TotalMilliseconds);
    }

    public void Dispose() => Array.ForEach(_clients, client => client.Dispose());
}
