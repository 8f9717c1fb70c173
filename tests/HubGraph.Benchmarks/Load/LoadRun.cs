using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using HubGraph.Benchmarks.Http;
using HubGraph.Data;

namespace HubGraph.Benchmarks.Load;

/// <summary>
/// Everything at once at saturation, for a minute: reads that are remembered and reads that are not, writes, subscribers.
/// Fails at any answer but 200 and 304, 429 and 503 with Retry-After.
/// </summary>
internal sealed class LoadRun(ServerProcess server, TimeSpan time, IReadOnlyList<string> slugs) : IDisposable
{
    private const int Readers = 24;
    private const int Writers = 4;
    private const int Subscribers = 50;

    private readonly ConcurrentDictionary<string, ConcurrentBag<double>> _milliseconds = new();
    private readonly ConcurrentBag<string> _failures = [];
    private readonly HttpClient _client = new(new SocketsHttpHandler { MaxConnectionsPerServer = 200 });
    private int _refused, _events;

    public static async Task RunAsync(DatabaseOptions database, TimeSpan time, CancellationToken cancellationToken)
    {
        await using ServerProcess server = await ServerProcess.StartAsync(ServeCommand.HubGraphServer, database, cancellationToken);
        using LoadRun run = new(server, time, await Answers.SlugsAsync(server.Address, cancellationToken));
        await run.RunAsync(cancellationToken);
    }

    public void Dispose() => _client.Dispose();

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Stopwatch watch = Stopwatch.StartNew();
        over.CancelAfter(time);
        Task[] work =
        [
            .. Enumerable.Range(0, Readers).Select(i => RepeatAsync("read", random => Read(random), i, over.Token)),
            .. Enumerable.Range(0, Writers).Select(i => RepeatAsync("write", _ => WriteClient.LogActivity(server.Address), i, over.Token)),
            .. Enumerable.Range(0, Subscribers).Select(_ => FollowAsync(over.Token)),
        ];
        List<double> memory = [];
        while (!over.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), over.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            memory.Add(server.Memory().Now);
        }

        await Task.WhenAll(work);
        cancellationToken.ThrowIfCancellationRequested();
        Report(watch.Elapsed, memory);
        if (!_failures.IsEmpty)
            throw new BenchmarkException($"{_failures.Count} failures, such as: {string.Join(Environment.NewLine, _failures.Distinct().Take(5))}");
    }

    // Half of the reads are remembered; the others are made unlike by a comment.
    private HttpRequestMessage Read(Random random)
    {
        BenchmarkQuery query = BenchmarkQuery.All[random.Next(BenchmarkQuery.All.Count)];
        string document = random.Next(2) == 0 ? query.Document : $"{query.Document} # {random.Next(1_000)}";
        object body = query.TakesSlug ? new { query = document, variables = new { slug = slugs[random.Next(slugs.Count)] } } : new { query = document };
        return new HttpRequestMessage(HttpMethod.Post, new Uri(server.Address, "/graphql")) { Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json") };
    }

    private async Task RepeatAsync(string kind, Func<Random, HttpRequestMessage> next, int seed, CancellationToken over)
    {
        ConcurrentBag<double> times = _milliseconds.GetOrAdd(kind, _ => []);
        Random random = new(seed);
        while (!over.IsCancellationRequested)
        {
            try
            {
                long start = Stopwatch.GetTimestamp();
                using HttpRequestMessage request = next(random);
                using HttpResponseMessage response = await _client.SendAsync(request, over);
                string answer = await response.Content.ReadAsStringAsync(over);
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                Judge(kind, response, answer);
            }
            catch (OperationCanceledException) when (over.IsCancellationRequested)
            {
                return;
            }
            catch (HttpRequestException exception)
            {
                _failures.Add($"{kind}: {exception.Message}");
            }
        }
    }

    private void Judge(string kind, HttpResponseMessage response, string answer)
    {
        bool isPutOff = response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable && response.Headers.RetryAfter is not null;
        if (isPutOff || answer.Contains("DATABASE_BUSY", StringComparison.Ordinal))
            Interlocked.Increment(ref _refused);
        else if (!response.IsSuccessStatusCode || (answer.Contains("\"errors\":", StringComparison.Ordinal) && !answer.Contains("\"errors\":null", StringComparison.Ordinal)))
            _failures.Add($"{kind}: {(int)response.StatusCode} {answer[..Math.Min(answer.Length, 300)]}");
    }

    private async Task FollowAsync(CancellationToken over)
    {
        try
        {
            using Subscriber subscriber = await Subscriber.OpenAsync(server.Address, over);
            while (true)
            {
                string message = await subscriber.ReceiveAsync(over);
                if (!message.Contains("\"type\":\"next\"", StringComparison.Ordinal))
                    _failures.Add($"subscription: {message}");
                Interlocked.Increment(ref _events);
            }
        }
        catch (Exception exception)
        {
            if (!over.IsCancellationRequested)
                _failures.Add($"subscription: {exception.Message}");
        }
    }

    private void Report(TimeSpan elapsed, List<double> memory)
    {
        Console.WriteLine();
        Console.WriteLine("| kind | a second | p50 ms | p99 ms | at the most ms |");
        Console.WriteLine("|---|--:|--:|--:|--:|");
        foreach ((string kind, ConcurrentBag<double> bag) in _milliseconds.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            double[] times = [.. bag.Order()];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {kind} | {times.Length / elapsed.TotalSeconds:0} | {At(times, 0.5):0.0} | {At(times, 0.99):0.0} | {At(times, 1):0} |"));
        }

        Console.WriteLine();
        double early = memory.Skip(10).Take(10).DefaultIfEmpty().Max(), late = memory.TakeLast(10).Max();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{_events / elapsed.TotalSeconds:0} events a second to {Subscribers} subscribers; {_refused} requests put off; resident memory after 10 to 20 s {early:0} MB, in the last 10 s {late:0} MB; {_failures.Count} failures."));
    }

    private static double At(double[] sorted, double share) => sorted.Length == 0 ? 0 : sorted[(int)Math.Min(sorted.Length - 1, share * sorted.Length)];
}
