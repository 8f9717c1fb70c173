using System.Collections.Concurrent;
using HubGraph.Transport.Caching;
using HubGraph.Transport.Options;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace HubGraph.Transport.Responses;

/// <summary>
/// Answers that are the same for everybody, by the request and the version of the data, and those in the making: the same
/// question asked by many at once is executed once.
/// </summary>
internal sealed class ResponseCache(TransportOptions options, IServiceProvider services)
{
    private readonly IDataVersions? _versions = services.GetService<IDataVersions>();
    private readonly BoundedCache<ResponseKey, Asked> _answers = new(int.MaxValue, options.Answers.RememberedBytes);
    private readonly ConcurrentDictionary<ResponseKey, ResponseFlight> _flights = [];

    // What an entry costs beside its key and its bodies.
    private const int Overhead = 500;

    private bool Remembers => options.Answers.RememberedBytes > 0;

    /// <summary>How many bytes are remembered.</summary>
    public long Size => _answers.Size;

    /// <summary>The version that an answer to this request has now; null when it may depend on who asks.</summary>
    public async ValueTask<string?> VersionForAsync(HttpContext http, CancellationToken cancellation) =>
        _versions is null || http.User.Identity?.IsAuthenticated == true ? null : await _versions.CurrentAsync(cancellation);

    /// <summary>
    /// The answer, remembered or made by somebody else just now; or else the flight that the caller must make and give to
    /// <see cref="Land"/> or <see cref="Abandon"/>. Neither when it is known not to be shared, and when nothing is remembered.
    /// </summary>
    public async ValueTask<(
        SharedResponse? Answer, ResponseFlight? Flight)> FindOrBeginAsync(ResponseKey key, string version, CancellationToken cancellation)
    {
        if (!Remembers)
            return default;
        if (Find(key, version) is { } known)
            return (known, null);

        ResponseFlight own = new(key.Copy(), version);
        while (true)
        {
            ResponseFlight flight = _flights.GetOrAdd(own.Key, own);
            if (flight == own)
            {
                if (Find(key, version) is not { } landed)
                    return (null, own);
                // The last one landed between the two looks.
                Land(own, landed);
                return (landed, null);
            }

            // One that began before the last write may not show it.
            if (flight.Version != version)
                return default;
            try
            {
                return (await flight.Landing.WaitAsync(cancellation), null);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                // Its client left: somebody else makes it.
            }
        }
    }

    private SharedResponse? Find(ResponseKey key, string version)
    {
        if (_answers.Find(key) is not { Answer: { } answer } asked || asked.Version != version)
            return null;
        if (!asked.WasUseful)
            asked.WasUseful = true;
        return answer;
    }

    /// <summary>The flight's answer is made, if there is a flight; null if the answer is of no use to others.</summary>
    public void Land(ResponseFlight? flight, SharedResponse? answer)
    {
        if (flight is null)
            return;
        if (answer is not null && answer.Body.Length <= options.Answers.LargestRememberedBytes)
            Remember(flight.Key, answer);
        _flights.TryRemove(KeyValuePair.Create(flight.Key, flight));
        flight.Land(answer);
    }

    // Where data change faster than a question comes again, its answers are not worth their memory: after one that nobody asked
    // for, the next is kept only when it is asked for twice.
    private void Remember(ResponseKey key, SharedResponse answer)
    {
        bool isWorthIt = _answers.Find(key) is not { } last || last.WasUseful || last.Version == answer.Version;
        _answers.Set(key, new Asked(answer.Version, isWorthIt ? answer : null), Overhead + key.Length + (isWorthIt ? answer.MaxSize : 0));
    }

    /// <summary>The flight ends without an answer, unless it has landed or there is none.</summary>
    public void Abandon(ResponseFlight? flight)
    {
        if (flight is null)
            return;
        _flights.TryRemove(KeyValuePair.Create(flight.Key, flight));
        flight.Abandon();
    }

    /// <summary>When a question was asked last, and its answer if that is kept.</summary>
    private sealed class Asked(string version, SharedResponse? answer)
    {
        public string Version => version;

        public SharedResponse? Answer => answer;

        public bool WasUseful { get; set; }
    }
}
